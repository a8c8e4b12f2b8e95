"""What stands in the pages of a PDF, by its operators: each piece of text, its mark, size and place."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_BLOCK = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_PAINTS = frozenset({"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh"})

_Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of text on a page.

    Attributes:
        mark: The number of its marked content; None in an artifact.
        text: What it says.
        size: As it appears on paper, in points.
        is_start: It is the first after the text was moved to a new place.
        gap: The word spacing; anything but 0 would be justified text.
    """

    mark: int | None
    text: str
    size: float
    left: float
    is_start: bool
    gap: float


@dataclass(slots=True)
class _State:
    """The part of the graphics state that matters here."""

    matrix: _Matrix = _IDENTITY
    font: str = ""
    size: float = 0.0
    gap: float = 0.0


@dataclass(slots=True)
class PageContent:
    """What a page shows, and what is wrong with how it is marked."""

    shown: list[Shown] = field(default_factory=list[Shown])
    marks: list[int] = field(default_factory=list[int])
    wrongs: list[str] = field(default_factory=list[str])


def contents_of(pdf: pikepdf.Pdf) -> list[PageContent]:
    """The contents of every page; what text says is read by each font's own map."""
    maps: dict[tuple[int, int], dict[int, str]] = {}
    return [_Reader(page.obj, maps).read(page) for page in pdf.pages]


def _letters(font: Any) -> dict[int, str]:
    """What each code of a font stands for."""
    return {
        int(code, 16): bytes.fromhex(said.decode()).decode("utf-16-be")
        for block in _BLOCK.findall(font.ToUnicode.read_bytes())
        for code, said in _PAIR.findall(block)
        if said != b"0000"
    }


class _Reader:
    """Follows the operators of one page."""

    def __init__(self, page: Any, maps: dict[tuple[int, int], dict[int, str]]) -> None:
        self._fonts = page.Resources.Font
        self._maps = maps
        self._state = _State()
        self._kept: list[_State] = []
        self._text: _Matrix = _IDENTITY
        self._moved = False
        self._open: list[tuple[str, Any]] = []
        self._content = PageContent()

    def read(self, page: pikepdf.Page) -> PageContent:
        for instruction in pikepdf.parse_content_stream(page):
            operands: list[Any] = list(instruction.operands)
            self._follow(str(instruction.operator), operands)
        if self._open:
            self._content.wrongs.append("marked content is not closed")
        return self._content

    def _follow(self, operator: str, operands: list[Any]) -> None:
        match operator:
            case "BDC" | "BMC":
                self._begin(str(operands[0]), operands[1] if len(operands) > 1 else {})
            case "EMC":
                self._open.pop()
            case "Tj":
                self._show(bytes(operands[0]))
            case "TJ" | "'" | '"' | "Td" | "TD":
                self._content.wrongs.append(f"{operator} is not followed here")
            case _ if operator in _PAINTS:
                if not self._is_marked():
                    self._content.wrongs.append(f"{operator} paints outside of any mark")
            case _:
                self._set(operator, operands)

    def _set(self, operator: str, operands: list[Any]) -> None:
        """Follow what changes the state of the graphics or of the text."""
        match operator:
            case "q":
                self._kept.append(replace(self._state))
            case "Q":
                self._state = self._kept.pop()
            case "cm":
                self._state.matrix = _times(_matrix(operands), self._state.matrix)
            case "Tf":
                self._state.font, self._state.size = str(operands[0]), float(operands[1])
            case "Tw":
                self._state.gap = float(operands[0])
            case "Tm":
                self._text, self._moved = _matrix(operands), True
            case _:
                pass

    def _begin(self, tag: str, properties: Any) -> None:
        self._open.append((tag, properties))
        if "/MCID" in properties:
            self._content.marks.append(int(properties["/MCID"]))

    def _is_marked(self) -> bool:
        return any(tag == "/Artifact" or "/MCID" in properties for tag, properties in self._open)

    def _show(self, codes: bytes) -> None:
        if not self._is_marked():
            self._content.wrongs.append("text stands outside of any mark")
        font = self._fonts[self._state.font]
        letters = self._maps.get(font.objgen)
        if letters is None:
            letters = self._maps[font.objgen] = _letters(font)
        said = [letters.get(code, "") for code in codes]
        if "" in said:
            self._content.wrongs.append(f"{self._state.font} shows a letter that it does not name")
        marks = [int(properties["/MCID"]) for _, properties in self._open if "/MCID" in properties]
        a, b, c, d, left, _ = _times(self._text, self._state.matrix)
        size = self._state.size * math.sqrt(abs(a * d - b * c))
        mark = marks[-1] if marks else None
        self._content.shown.append(Shown(mark, "".join(said), size, left, self._moved, self._state.gap))
        self._moved = False


def _matrix(operands: list[Any]) -> _Matrix:
    a, b, c, d, e, f = (float(number) for number in operands)
    return a, b, c, d, e, f


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def fonts_of(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every font that a page may use."""
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        fonts: Any = page.obj.Resources.Font
        for font in fonts.as_dict().values():
            if font.objgen not in seen:
                seen.add(font.objgen)
                yield font
