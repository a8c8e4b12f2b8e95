"""The text that the pages of a PDF draw, put together paragraph by paragraph over lines and pages."""

import re
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, NumberTree, Object, Page, Pdf, Stream, String

from boardobserver.publish.pdf.contents import name_and_rest, operations, strings_and_numbers
from boardobserver.publish.pdf.letters import Letters
from boardobserver.publish.pdf.opened import Budget

_SHOWING = frozenset({b"Tj", b"TJ", b"'", b'"'})
_MOVING = frozenset({b"Td", b"TD", b"Tm", b"T*", b"BT", b"'", b'"'})
_BEGINNING = frozenset({b"BDC", b"BMC"})
_TELLING = _SHOWING | _MOVING | _BEGINNING | {b"Tf", b"EMC", b"Do"}
"""The operators that text is read from."""
_ONLY_A_MARK = re.compile(rb"<<\s*/MCID\s+([0-9]+)\s*>>")
_WITHIN_A_PARAGRAPH = {"/Span", "/Link", "/Em", "/Strong", "/Quote", "/Reference"}
_WIDE_GAP = -200
"""A gap of so many thousandths of the type size to the right is read as a space."""
_DEEPEST = 8


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
class _Block:
    """What belongs together: the text of an element, or of a stretch of marked content that is in none.

    Attributes:
        where: Where it begins.
        read: Its text, as it is read out.
        shown: Its text, as its glyphs show it.
    """

    where: str
    read: list[str] = field(default_factory=list[str])
    shown: list[str] = field(default_factory=list[str])


def drawn_texts(pdf: Pdf) -> DrawnTexts:
    """The text of every page."""
    walk = _Walk(pdf)
    pages = [(f"page {number}", walk.page(page, number)) for number, page in enumerate(pdf.pages, start=1)]
    everything = ("the pages", " ".join(text for _where, text in pages))
    blocks: list[tuple[str, str]] = []
    for block in walk.blocks:
        texts = dict.fromkeys(("".join(block.read), "".join(block.shown)))
        blocks += [(block.where, text) for text in texts if text.strip()]
    return DrawnTexts(blocks, [*pages, everything])


class _Walk:
    """Goes through the contents of the pages."""

    def __init__(self, pdf: Pdf) -> None:
        tree = pdf.Root.get("/StructTreeRoot")
        parents = tree.get("/ParentTree") if isinstance(tree, Dictionary) else None
        self._parents = NumberTree(parents) if isinstance(parents, Dictionary) else None
        self._of_elements: dict[tuple[int, int], _Block] = {}
        self._letters: dict[tuple[int, int], Letters | None] = {}
        self.blocks: list[_Block] = []

    def page(self, page: Page, number: int) -> str:
        """Take in a page; what of its text is no artifact, in the order in which it is drawn."""
        marks = page.obj.get("/StructParents")
        owners = self._parents.get(int(marks)) if self._parents is not None and marks is not None else None
        drawing = _Drawing(self, f"page {number}", owners)
        drawing.take(page, page.obj, 0)
        return "".join(drawing.body)

    def block_of(self, owners: Object | None, mark: int, where: str) -> _Block:
        """The block that a mark of a page belongs to."""
        if not isinstance(owners, Array) or not 0 <= mark < len(owners):
            return self.new_block(where)
        element = owners[mark]
        found = self._of_elements.get(element.objgen)
        if found is None:
            top = element
            while isinstance(top, Dictionary) and str(top.get("/S")) in _WITHIN_A_PARAGRAPH and "/P" in top:
                top = top.P
            found = self._of_elements.get(top.objgen) or self.new_block(where)
            self._of_elements[element.objgen] = self._of_elements[top.objgen] = found
        return found

    def new_block(self, where: str) -> _Block:
        """A block of its own."""
        self.blocks.append(_Block(where))
        return self.blocks[-1]

    def letters(self, font: Object) -> Letters | None:
        """How a typeface reads; None for one that does not say so."""
        if font.objgen not in self._letters or font.objgen == (0, 0):
            self._letters[font.objgen] = Letters(font, Budget()) if "/ToUnicode" in font else None
        return self._letters[font.objgen]


@dataclass(slots=True)
class _Mark:
    """A stretch of marked content: its block, and what is read out in place of its glyphs."""

    block: _Block
    is_artifact: bool = False
    is_read_out: bool = False


class _Drawing:
    """Goes through one content stream.

    Attributes:
        body: What is no artifact, as it is drawn.
    """

    def __init__(self, walk: _Walk, where: str, owners: Object | None) -> None:
        self._walk = walk
        self._where = where
        self._owners = owners
        self._marks = [_Mark(walk.new_block(where))]
        self._has_moved = False
        self.body: list[str] = []

    def take(self, drawing: Page | Object, owner: Object, depth: int) -> None:
        """Take in what is drawn."""
        resources = owner.get("/Resources")
        fonts: dict[bytes, Letters | None] = {}
        letters: Letters | None = None
        for operator, given in operations(drawing, _TELLING):
            if operator in _MOVING:
                self._has_moved = True
            if operator in _SHOWING:
                self._say(_shown(given, letters, is_spaced=operator == b"TJ"))
            elif operator == b"Tf":
                if given not in fonts:
                    font = _entry(resources, "/Font", name_and_rest(given)[0])
                    fonts[given] = None if font is None else self._walk.letters(font)
                letters = fonts[given]
            elif operator in _BEGINNING:
                self._begin(given, resources)
            elif operator == b"EMC" and len(self._marks) > 1:
                self._marks.pop()
            elif operator == b"Do" and depth < _DEEPEST:
                used = _entry(resources, "/XObject", name_and_rest(given)[0])
                if isinstance(used, Stream) and used.get("/Subtype") == Name.Form:
                    self.take(used, used, depth + 1)

    def _begin(self, given: bytes, resources: Object | None) -> None:
        """A stretch of marked content begins."""
        tag, held = name_and_rest(given)
        number, instead = _said_of_mark(held, resources)
        outer = self._marks[-1]
        block = self._walk.new_block(self._where) if tag == "/Artifact" else outer.block
        if number is not None:
            block = self._walk.block_of(self._owners, number, self._where)
        mark = _Mark(block, outer.is_artifact or tag == "/Artifact", outer.is_read_out)
        self._marks.append(mark)
        if instead is not None:
            self._say(instead, is_shown=False)
            mark.is_read_out = True

    def _say(self, text: str, *, is_shown: bool = True) -> None:
        """Take in some text, with a space before it where the place has changed."""
        if self._has_moved:
            text = f" {text}"
            self._has_moved = False
        mark = self._marks[-1]
        if is_shown:
            mark.block.shown.append(text)
        if not (is_shown and mark.is_read_out):
            mark.block.read.append(text)
        if not mark.is_artifact:
            self.body.append(text)


def _said_of_mark(held: bytes, resources: Object | None) -> tuple[int | None, str | None]:
    """The number of a stretch of marked content, and what is read out in place of its glyphs."""
    if (only := _ONLY_A_MARK.fullmatch(held)) is not None:
        return int(only[1]), None
    found = Object.parse(held) if held else None
    if isinstance(found, Name):
        found = _entry(resources, "/Properties", str(found))
    if not isinstance(found, Dictionary):
        return None, None
    mark, instead = found.get("/MCID"), found.get("/ActualText")
    return None if mark is None else int(mark), str(instead) if isinstance(instead, String) else None


def _shown(given: bytes, letters: Letters | None, *, is_spaced: bool) -> str:
    """What an operator shows; a wide gap between the strings of an array is a space."""
    parts: list[str] = []
    for part in strings_and_numbers(given):
        if isinstance(part, bytes):
            parts.append(part.decode("cp1252", "replace") if letters is None else letters.text(part))
        elif is_spaced and part < _WIDE_GAP:
            parts.append(" ")
    return "".join(parts)


def _entry(resources: Object | None, kind: str, name: str) -> Object | None:
    entries = resources.get(kind) if isinstance(resources, Dictionary) else None
    return entries.get(name) if name and isinstance(entries, Dictionary) else None
