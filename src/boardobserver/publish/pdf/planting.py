"""Writing a structure tree into a PDF, and the links that stand in it."""

from collections import defaultdict
from functools import cache

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from boardobserver.publish.pdf.metadata import sayable
from boardobserver.publish.pdf.structure import Area, Element, Hotspot, Mark

_PRINTS = 4
"""The flag of an annotation that prints with its page."""


_ELEMENT = Name.StructElem


def plant(pdf: Pdf, root: Element) -> None:
    """Write the tree, the way back from each mark to its element, and the notice that they are there."""
    _Tree(pdf).plant(root)


class _Tree:
    """Writes elements into a PDF as it walks over them."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._owners: dict[int, dict[int, Object]] = defaultdict(dict)
        self._links: list[Object] = []

    def plant(self, root: Element) -> None:
        top = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        top.K = Array([self._element(root, top)])
        numbers = Array()
        for number, page in enumerate(self._pages):
            page.StructParents = number
            page.Tabs = Name.S
            owners = self._owners[number]
            numbers.append(number)
            numbers.append(self._pdf.make_indirect(Array([owners[mark] for mark in sorted(owners)])))
        for number, element in enumerate(self._links, len(self._pages)):
            numbers.append(number)
            numbers.append(element)
        top.ParentTree = self._pdf.make_indirect(Dictionary(Nums=numbers))
        top.ParentTreeNextKey = len(self._pages) + len(self._links)
        self._pdf.Root.StructTreeRoot = top
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, element: Element, parent: Object) -> Object:
        """One element and all below it."""
        members = {"/Type": _ELEMENT, "/S": _tag(element.tag), "/P": parent}
        attributes = _attributes(element)
        if attributes is not None:
            members["/A"] = attributes
        page = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
        if page is not None:
            members["/Pg"] = self._pages[page]
        made = self._pdf.make_indirect(Dictionary(members))
        if element.alternative:
            made.Alt = String(sayable(element.alternative))
        if element.expansion:
            made.E = String(sayable(element.expansion))
        if element.spoken:
            made.ActualText = String(element.spoken)
        kids = [self._kid(kid, made, page) for kid in element.kids]
        if kids:
            made.K = Array(kids)
        return made

    def _kid(self, kid: "Element | Mark | Hotspot", owner: Object, page: int | None) -> Object | int:
        """What stands in an element; a mark on the element's own page is no more than its number."""
        match kid:
            case Element():
                return self._element(kid, owner)
            case Mark():
                self._owners[kid.page][kid.number] = owner
                if kid.page == page:
                    return kid.number
                return Dictionary(Type=Name.MCR, Pg=self._pages[kid.page], MCID=kid.number)
            case Hotspot():
                return self._link(kid, owner)

    def _link(self, spot: Hotspot, owner: Object) -> Object:
        """A link on its page, and the reference from its element to it."""
        page = self._pages[spot.page]
        made = self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=_rectangle(spot.area),
                Border=Array([0, 0, 0]),
                F=_PRINTS,
                Contents=String(sayable(spot.address)),
                A=Dictionary(S=Name.URI, URI=String(spot.address)),
                StructParent=len(self._pages) + len(self._links),
            )
        )
        self._links.append(owner)
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(made)
        return Dictionary(Type=Name.OBJR, Pg=page, Obj=made)


@cache
def _tag(tag: str) -> Name:
    return Name(f"/{tag}")


def _attributes(element: Element) -> Object | None:
    """The attributes of an element, by the kind of thing that it is."""
    if element.scope:
        return Dictionary(O=Name.Table, Scope=Name(f"/{element.scope}"))
    if element.summary:
        return Dictionary(O=Name.Table, Summary=String(sayable(element.summary)))
    if element.numbering:
        return Dictionary(O=Name.List, ListNumbering=Name(f"/{element.numbering}"))
    if element.area is not None:
        return Dictionary(O=Name.Layout, Placement=Name.Block, BBox=_rectangle(element.area))
    return None


def _rectangle(area: Area) -> Array:
    return Array([round(edge, 2) for edge in (area.left, area.bottom, area.right, area.top)])
