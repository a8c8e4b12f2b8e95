"""The text that the pages of a PDF draw, put together paragraph by paragraph over lines and pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, TypeAlias, cast

import pikepdf
from pikepdf import Array, Dictionary, Name, NumberTree, Object, Page, Pdf, Stream, String

from boardobserver.publish.pdf.letters import Letters
from boardobserver.publish.pdf.opened import Budget

_SHOWING = {"Tj", "TJ", "'", '"'}
_MOVING = {"Td", "TD", "Tm", "T*", "BT", "'", '"'}
_TELLING = " ".join(sorted({*_SHOWING, *_MOVING, "Tf", "BDC", "BMC", "EMC", "Do"}))
"""The operators that text is read from."""
_WITHIN_A_PARAGRAPH = {"/Span", "/Link", "/Em", "/Strong", "/Quote", "/Reference"}
_WIDE_GAP = -200
"""A gap of so many thousandths of the type size to the right is read as a space."""
_DEEPEST = 8

Block: TypeAlias = tuple[object, ...]
"""What belongs together: an element of the structure, or a stretch of marked content that is in none."""


@dataclass(slots=True)
class DrawnTexts:
    """What pages draw.

    Attributes:
        blocks: Each paragraph, cell and running line with where it begins.
        pages: All that is part of the text, on every page and once more over all of them.
    """

    blocks: list[tuple[str, str]]
    pages: list[tuple[str, str]]


@dataclass(slots=True)
class _Said:
    """The text of one block: as it is read out, and as its glyphs show it."""

    where: str
    read: list[str] = field(default_factory=list[str])
    shown: list[str] = field(default_factory=list[str])


def drawn_texts(pdf: Pdf) -> DrawnTexts:
    """The text of every page."""
    walk = _Walk(pdf)
    pages: list[tuple[str, str]] = []
    for number, page in enumerate(pdf.pages, start=1):
        pages.append((f"page {number}", walk.page(page, number)))
    everything = ("the pages", " ".join(text for _where, text in pages))
    blocks: list[tuple[str, str]] = []
    for said in walk.blocks.values():
        read, shown = "".join(said.read), "".join(said.shown)
        blocks += [(said.where, text) for text in dict.fromkeys((read, shown)) if text.strip()]
    return DrawnTexts(blocks, [*pages, everything])


class _Walk:
    """Goes through the contents of the pages."""

    def __init__(self, pdf: Pdf) -> None:
        tree = pdf.Root.get("/StructTreeRoot")
        parents = tree.get("/ParentTree") if isinstance(tree, Dictionary) else None
        self._parents = NumberTree(parents) if isinstance(parents, Dictionary) else None
        self._owners: dict[tuple[int, int], Block] = {}
        self._letters: dict[tuple[int, int], Letters | None] = {}
        self._serials = count()
        self.blocks: dict[Block, _Said] = {}

    def page(self, page: Page, number: int) -> str:
        """Take in a page; what of its text is no artifact, in the order in which it is drawn."""
        marks = page.obj.get("/StructParents")
        owners = self._parents.get(int(marks)) if self._parents is not None and marks is not None else None
        body: list[str] = []
        _Drawing(self, f"page {number}", owners, body).take(page, page.obj, 0)
        return "".join(body)

    def block_of(self, owners: Object | None, mark: int) -> Block:
        """The block that a mark of a page belongs to."""
        if not isinstance(owners, Array) or not 0 <= mark < len(owners):
            return self.new_block()
        element = owners[mark]
        if element.objgen not in self._owners:
            top = element
            while isinstance(top, Dictionary) and str(top.get("/S")) in _WITHIN_A_PARAGRAPH and "/P" in top:
                top = top.P
            self._owners[element.objgen] = ("element", *top.objgen)
        return self._owners[element.objgen]

    def new_block(self) -> Block:
        """A block of its own."""
        return ("stretch", next(self._serials))

    def letters(self, font: Object) -> Letters | None:
        """How a typeface reads; None for one that does not say so."""
        if font.objgen not in self._letters or font.objgen == (0, 0):
            self._letters[font.objgen] = Letters(font, Budget()) if "/ToUnicode" in font else None
        return self._letters[font.objgen]


@dataclass(slots=True)
class _Mark:
    """A stretch of marked content: its block, and what is read out in place of its glyphs."""

    block: Block
    is_artifact: bool
    is_read_out: bool


class _Drawing:
    """Goes through one content stream."""

    def __init__(self, walk: _Walk, where: str, owners: Object | None, body: list[str]) -> None:
        self._walk = walk
        self._where = where
        self._owners = owners
        self._body = body
        self._marks: list[_Mark] = []
        self._outside = walk.new_block()

    def take(self, drawing: Page | Object, owner: Object, depth: int) -> None:
        """Take in what is drawn."""
        resources = owner.get("/Resources")
        letters: Letters | None = None
        for operands, operator in _operations(drawing):
            said = str(operator)
            if said in _MOVING:
                self._say(" ")
            if said == "Tf" and operands:
                font = _entry(resources, "/Font", str(operands[0]))
                letters = None if font is None else self._walk.letters(font)
            elif said in _SHOWING:
                for text in _shown(operands, letters):
                    self._say(text)
            elif said in {"BDC", "BMC"}:
                self._begin(operands, resources)
            elif said == "EMC" and self._marks:
                self._marks.pop()
            elif said == "Do" and operands and depth < _DEEPEST:
                used = _entry(resources, "/XObject", str(operands[0]))
                if isinstance(used, Stream) and used.get("/Subtype") == Name.Form:
                    self.take(used, used, depth + 1)

    def _begin(self, operands: Sequence[Any], resources: Object | None) -> None:
        """A stretch of marked content begins."""
        tag = str(operands[0]) if operands else ""
        held = operands[1] if len(operands) > 1 else None
        if isinstance(held, Name):
            held = _entry(resources, "/Properties", str(held))
        outer = self._marks[-1] if self._marks else None
        block = outer.block if outer is not None else self._outside
        if tag == "/Artifact":
            block = self._walk.new_block()
        is_read_out = outer is not None and outer.is_read_out
        if isinstance(held, Dictionary):
            mark = held.get("/MCID")
            if mark is not None:
                block = self._walk.block_of(self._owners, int(mark))
        is_artifact = tag == "/Artifact" or (outer is not None and outer.is_artifact)
        self._marks.append(_Mark(block, is_artifact, is_read_out))
        instead = held.get("/ActualText") if isinstance(held, Dictionary) else None
        if isinstance(instead, String):
            self._say(str(instead), is_shown=False)
            self._marks[-1].is_read_out = True

    def _say(self, text: str, *, is_shown: bool = True) -> None:
        mark = self._marks[-1] if self._marks else None
        block = self._outside if mark is None else mark.block
        said = self._walk.blocks.get(block)
        if said is None:
            said = self._walk.blocks[block] = _Said(self._where)
        if is_shown:
            said.shown.append(text)
        if not is_shown or mark is None or not mark.is_read_out:
            said.read.append(text)
        if mark is None or not mark.is_artifact:
            self._body.append(text)


def _operations(drawing: Page | Object) -> Iterable[tuple[Sequence[Any], object]]:
    """What is drawn, operator by operator; the published types leave it unknown."""
    found = pikepdf.parse_content_stream(drawing, _TELLING)
    return cast("Iterable[tuple[Sequence[Any], object]]", found)


def _shown(operands: Sequence[Any], letters: Letters | None) -> Iterable[str]:
    for operand in operands:
        for part in operand if isinstance(operand, Array) else (operand,):
            if isinstance(part, String):
                shown = bytes(part)
                yield shown.decode("cp1252", "replace") if letters is None else letters.text(shown)
            elif isinstance(operand, Array) and float(part) < _WIDE_GAP:
                yield " "


def _entry(resources: Object | None, kind: str, name: str) -> Object | None:
    entries = resources.get(kind) if isinstance(resources, Dictionary) else None
    return entries.get(name) if isinstance(entries, Dictionary) else None
