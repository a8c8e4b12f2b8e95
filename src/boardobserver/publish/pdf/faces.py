"""The faces that documents are set in, which characters each covers, and how wide they are.

Text is cut into pieces by face: the text face where it has the character, else the first fallback face that
does. What no face has is printed as its code point, "[U+4E2D]", and never as a black box.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from itertools import groupby
from typing import Final

from reportlab.pdfbase.ttfonts import TTFontFace

from boardobserver.host.assets import asset
from boardobserver.publish.document import Document, texts_of

_TEXT = ("NotoSans-Regular", "NotoSans-Bold")
_FALLBACKS = (
    ("NotoSansArabic-Regular", "NotoSansArabic-Bold"),
    ("NotoSansHebrew-Regular", "NotoSansHebrew-Bold"),
    ("NotoSansSymbols-Regular", "NotoSansSymbols-Regular"),
    ("NotoSansSymbols2-Regular", "NotoSansSymbols2-Regular"),
    ("NotoSansMath-Regular", "NotoSansMath-Regular"),
    ("NotoEmoji-Regular", "NotoEmoji-Regular"),
)
"""Regular and bold, in order of preference; emoji last, because that face has digits of its own."""

_UNPRINTED = frozenset({"Cc", "Cs", "Cn", "Co", "Cf", "Zl", "Zp"})
_SELECTORS = frozenset({*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x034F, 0x115F, 0x1160, 0x3164})
SPACES: Final = re.compile("[\t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")
"""Spaces that a line may break at, each of which prints as a plain one."""

_LOADING = threading.Lock()
_LOADED: "dict[str, Face]" = {}


class Face:
    """One face: its letters, and how wide they are.

    Attributes:
        name: What it is called, by its file as within it.
        outlines: The file as ReportLab reads it.
        is_of_text: It is one of the text faces and none of those that stand in.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.outlines = TTFontFace(str(asset(f"fonts/{name}.ttf")))  # pyright: ignore[reportUnknownMemberType] - untyped
        self.is_of_text = name in _TEXT

    @cached_property
    def covered(self) -> frozenset[int]:
        """The code points that it draws."""
        codes = self.outlines.charToGlyph
        return frozenset(code for code in codes if unicodedata.category(chr(code)) not in _UNPRINTED)

    @cached_property
    def _widths(self) -> dict[str, float]:
        default = self.outlines.defaultWidth
        widths = self.outlines.charWidths
        return {chr(code): widths.get(code, default) for code in self.covered}

    @cached_property
    def uncovered(self) -> re.Pattern[str]:
        """Finds the characters that it does not draw; the test that most text passes at once."""
        codes = sorted({*self.covered, 0x20})
        ranges: list[str] = []
        for _, group in groupby(enumerate(codes), key=lambda pair: pair[1] - pair[0]):
            run = [code for _, code in group]
            ranges.append(f"\\U{run[0]:08x}-\\U{run[-1]:08x}")
        return re.compile(f"[^{''.join(ranges)}]")

    @cached_property
    def space(self) -> float:
        """The width of its space, in thousandths of its size."""
        return self.width_of(" ")

    def width_of(self, text: str) -> float:
        """The width of covered text, in thousandths of its size."""
        return sum(map(self._widths.__getitem__, text))


def _loaded(name: str) -> Face:
    """A face, read when it is first wanted; the same one for all documents and threads."""
    found = _LOADED.get(name)
    if found is None:
        with _LOADING:
            found = _LOADED.setdefault(name, _LOADED.get(name) or Face(name))
    return found


def face(*, is_bold: bool = False) -> Face:
    """The face of the text."""
    return _loaded(_TEXT[is_bold])


def pieces_of(text: str, *, is_bold: bool = False) -> list[tuple[Face, str]]:
    """The text in its faces, with nothing left that a face cannot draw.

    Spaces of any width become plain ones, characters that show nothing are dropped, and what no face has
    is spelt as its code point.
    """
    main = face(is_bold=is_bold)
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)  # a letter with its mark is better drawn than set together
    if main.uncovered.search(text) is None:
        return [(main, text)] if text else []
    found: list[tuple[Face, str]] = []
    last = main
    for char in SPACES.sub(" ", text):
        if _is_invisible(char):
            continue
        chosen = _face_for(char, last, main, is_bold=is_bold)
        found.append((main, _spelt(char)) if chosen is None else (chosen, char))
        last = chosen or main
    return [
        (chosen, "".join(part for _, part in group))
        for chosen, group in groupby(found, key=lambda pair: pair[0])
    ]


def _face_for(char: str, last: Face, main: Face, *, is_bold: bool) -> Face | None:
    """The face for a character: its letter's for a mark, else the first with it."""
    code = ord(char)
    if code in last.covered and unicodedata.category(char) in {"Mn", "Mc", "Me"}:
        return last
    if code in main.covered or char == " ":
        return main
    for names in _FALLBACKS:
        other = _loaded(names[is_bold])
        if code in other.covered:
            return other
    return None


def _is_invisible(char: str) -> bool:
    """Whether a character shows nothing by itself: joiners, direction marks, selectors, soft hyphens."""
    return unicodedata.category(char) == "Cf" or ord(char) in _SELECTORS


def _spelt(char: str) -> str:
    return f"[U+{ord(char):04X}]"


def uncovered(document: Document) -> tuple[str, ...]:
    """The characters of a document that no face has, named: "U+4E2D CJK UNIFIED IDEOGRAPH-4E2D"."""
    main = face()
    odd: set[str] = set()
    for part in _strings_of(document):
        if not (part.isascii() and part.isprintable()):  # as most text is, and covered
            odd.update(main.uncovered.findall(part))
    bare = {char for char in odd - {"\n", "\r"} if not _is_invisible(char) and not SPACES.match(char)}
    missing = sorted(char for char in bare if _face_for(char, main, main, is_bold=False) is None)
    return tuple(f"U+{ord(char):04X} {unicodedata.name(char, 'unnamed character')}" for char in missing)


def _strings_of(document: Document) -> Iterator[str]:
    yield document.short_title
    yield document.marking
    for block in document.blocks:
        yield from texts_of(block)
