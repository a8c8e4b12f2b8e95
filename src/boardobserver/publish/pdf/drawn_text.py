"""The text that the pages of a PDF draw, put together paragraph by paragraph over lines and pages."""

from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, NumberTree, Object, Page, Pdf

from boardobserver.publish.pdf.following import Follower, Stretch, Typefaces
from boardobserver.publish.pdf.opened import Budget

_WITHIN_A_PARAGRAPH = {"/Span", "/Link", "/Em", "/Strong", "/Quote", "/Reference"}


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
        self.typefaces = Typefaces(Budget())
        self.blocks: list[_Block] = []

    def page(self, page: Page, number: int) -> str:
        """Take in a page; what of its text is no artifact, in the order in which it is drawn."""
        marks = page.obj.get("/StructParents")
        owners = self._parents.get(int(marks)) if self._parents is not None and marks is not None else None
        drawing = _Drawing(self, f"page {number}", owners)
        drawing.follow(page, page.obj)
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


@dataclass(slots=True)
class _Mark:
    """A stretch of marked content: its block, and what is read out in place of its glyphs."""

    block: _Block
    is_artifact: bool = False
    is_read_out: bool = False


class _Drawing(Follower):
    """Takes in what a page draws.

    Attributes:
        body: What is no artifact, as it is drawn.
    """

    def __init__(self, walk: _Walk, where: str, owners: Object | None) -> None:
        super().__init__(walk.typefaces)
        self._walk = walk
        self._where = where
        self._owners = owners
        self._marks = [_Mark(walk.new_block(where))]
        self.body: list[str] = []

    def show(self, text: str) -> None:
        """Take it in as what is shown, and as what is read out where nothing else is."""
        mark = self._marks[-1]
        mark.block.shown.append(text)
        if not mark.is_read_out:
            mark.block.read.append(text)
        if not mark.is_artifact:
            self.body.append(text)

    def begin(self, stretch: Stretch) -> None:
        """What is shown next belongs to the block of the mark."""
        outer = self._marks[-1]
        is_artifact = stretch.tag == "/Artifact"
        block = self._walk.new_block(self._where) if is_artifact else outer.block
        if stretch.number is not None:
            block = self._walk.block_of(self._owners, stretch.number, self._where)
        mark = _Mark(block, outer.is_artifact or is_artifact, outer.is_read_out)
        self._marks.append(mark)
        if stretch.instead is not None:
            mark.is_read_out = True
            block.read.append(stretch.instead)
            if not mark.is_artifact:
                self.body.append(stretch.instead)

    def end(self) -> None:
        """What is shown next belongs to the mark around."""
        if len(self._marks) > 1:
            self._marks.pop()
