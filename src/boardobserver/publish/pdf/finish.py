"""Finishing a PDF: its structure tree, so that a reader program knows headings, lists and tables.

ReportLab writes the pages with their content marked; here the marks are tied to the elements that they
belong to. Nothing is claimed about conformance: a document must have been checked before it may say so.
"""

from collections import defaultdict
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from boardobserver.publish.pdf.structure import Element, Mark


def with_structure(data: bytes, root: Element) -> bytes:
    """The PDF with the structure that `root` holds; the same input gives the same bytes."""
    output = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        _Tree(pdf).plant(root)
        pdf.save(output, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return output.getvalue()


class _Tree:
    """Writes elements into a PDF as it walks over them."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._owners: dict[int, dict[int, Object]] = defaultdict(dict)

    def plant(self, root: Element) -> None:
        """The tree, the way back from each mark to its element, and the notice that they are there."""
        top = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        top.K = Array([self._element(root, top)])
        numbers = Array()
        for number, page in enumerate(self._pages):
            page.StructParents = number
            page.Tabs = Name.S
            owners = self._owners[number]
            numbers.append(number)
            numbers.append(self._pdf.make_indirect(Array([owners[mark] for mark in range(len(owners))])))
        top.ParentTree = self._pdf.make_indirect(Dictionary(Nums=numbers))
        top.ParentTreeNextKey = len(self._pages)
        self._pdf.Root.StructTreeRoot = top
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, element: Element, parent: Object) -> Object:
        """One element and all below it."""
        made = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.tag}"), P=parent))
        if element.scope:
            made.A = Dictionary(O=Name.Table, Scope=Name(f"/{element.scope}"))
        kids = [
            self._mark(kid, made) if isinstance(kid, Mark) else self._element(kid, made)
            for kid in element.kids
        ]
        if kids:
            made.K = Array(kids)
        return made

    def _mark(self, mark: Mark, owner: Object) -> Object:
        """A reference to marked content on its page."""
        self._owners[mark.page][mark.number] = owner
        return Dictionary(Type=Name.MCR, Pg=self._pages[mark.page], MCID=mark.number)
