"""Writing a structure tree into a PDF, and the links that stand in it."""

from collections import defaultdict
from collections.abc import Sequence

from boardobserver.publish.pdf.file import PdfFile, numbers, string
from boardobserver.publish.pdf.metadata import sayable
from boardobserver.publish.pdf.structure import Area, Element, Hotspot, Mark

_PRINTS = 4
"""The flag of an annotation that prints with its page."""


class Planted:
    """A structure tree in a file.

    Args:
        file: Where it is written.
        pages: The objects of the pages.
        root: The tree, with the marks that it has on the pages.

    Attributes:
        object: Its own object: the elements, and the way back from each mark to its element.
        annotations: The objects of the links on each page.
    """

    def __init__(self, file: PdfFile, pages: Sequence[int], root: Element) -> None:
        self._file = file
        self._pages = pages
        self._owners: list[dict[int, int]] = [{} for _ in pages]
        self._links: list[int] = []
        self.annotations: dict[int, list[int]] = defaultdict(list)
        self.object = file.reserve()
        document = self._element(root, self.object)
        parents = file.add(f"<</Nums[{self._ways_back()}]>>")
        following = len(pages) + len(self._links)
        file.put(
            self.object,
            f"<</Type/StructTreeRoot/K[{document} 0 R]/ParentTree {parents} 0 R"
            f"/ParentTreeNextKey {following}>>",
        )

    def _ways_back(self) -> str:
        """The owners of the marks of each page, in the order of their numbers; then those of the links."""
        marks = (" ".join([f"{owned[mark]} 0 R" for mark in sorted(owned)]) for owned in self._owners)
        owners = [*(self._file.add(f"[{each}]") for each in marks), *self._links]
        return " ".join(f"{place} {owner} 0 R" for place, owner in enumerate(owners))

    def _element(self, element: Element, parent: int) -> int:
        """One element and all below it."""
        made = self._file.reserve()
        page = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
        on = "" if page is None else f"/Pg {self._pages[page]} 0 R"
        kids = " ".join([self._kid(kid, made, page) for kid in element.kids])
        held = f"/K[{kids}]" if kids else ""
        self._file.put(made, f"<</Type/StructElem/S/{element.tag}/P {parent} 0 R{on}{_said(element)}{held}>>")
        return made

    def _kid(self, kid: "Element | Mark | Hotspot", owner: int, page: int | None) -> str:
        """What stands in an element; a mark on the element's own page is no more than its number."""
        match kid:
            case Mark():
                self._owners[kid.page][kid.number] = owner
                if kid.page == page:
                    return f"{kid.number}"
                return f"<</Type/MCR/Pg {self._pages[kid.page]} 0 R/MCID {kid.number}>>"
            case Element():
                return f"{self._element(kid, owner)} 0 R"
            case Hotspot():
                return self._link(kid, owner)

    def _link(self, spot: Hotspot, owner: int) -> str:
        """A link on its page, and the reference from its element to it."""
        made = self._file.add(
            f"<</Type/Annot/Subtype/Link/Rect{_rectangle(spot.area)}/Border[0 0 0]/F {_PRINTS}"
            f"/Contents{string(sayable(spot.address))}/A<</S/URI/URI{string(spot.address)}>>"
            f"/StructParent {len(self._pages) + len(self._links)}>>"
        )
        self._links.append(owner)
        self.annotations[spot.page].append(made)
        return f"<</Type/OBJR/Pg {self._pages[spot.page]} 0 R/Obj {made} 0 R>>"


def _said(element: Element) -> str:
    """The attributes of an element, by the kind of thing that it is, and what is said in its place."""
    said = ""
    if element.scope:
        said = f"/A<</O/Table/Scope/{element.scope}>>"
    elif element.summary:
        said = f"/A<</O/Table/Summary{string(sayable(element.summary))}>>"
    elif element.numbering:
        said = f"/A<</O/List/ListNumbering/{element.numbering}>>"
    elif element.area is not None:
        said = f"/A<</O/Layout/Placement/Block/BBox{_rectangle(element.area)}>>"
    if element.alternative:
        said += f"/Alt{string(sayable(element.alternative))}"
    if element.expansion:
        said += f"/E{string(sayable(element.expansion))}"
    if element.spoken:
        said += f"/ActualText{string(element.spoken)}"
    return said


def _rectangle(area: Area) -> str:
    return numbers((area.left, area.bottom, area.right, area.top))
