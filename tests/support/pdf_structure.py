"""The structure tree of a PDF with the text of its pages, as a reader program goes through it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from tests.support.pdf_content import PageContent, contents_of


@dataclass(slots=True)
class Node:
    """An element of the structure.

    Attributes:
        marks: The marks of its own, as page and number, in their order.
        links: The notes that say where its links lead.
        own: The text of its own, without that of the elements within it.
        kids: Text and elements in reading order.
    """

    tag: str
    scope: str = ""
    expansion: str = ""
    alternative: str = ""
    spoken: str = ""
    marks: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    links: list[str] = field(default_factory=list[str])
    kids: list["Node | str"] = field(default_factory=list["Node | str"])

    @property
    def text(self) -> str:
        """Its text with that of all elements within it, or what is read out in its place."""
        return self.spoken or "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def nodes(self) -> "list[Node]":
        """The elements directly within it."""
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def walk(self) -> Iterator["Node"]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.nodes():
            yield from kid.walk()


@dataclass(frozen=True, slots=True)
class Structure:
    """A document's elements, and the contents of its pages."""

    root: Node
    pages: list[PageContent]


def structure_of(data: bytes) -> Structure:
    """The structure of a PDF."""
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = contents_of(pdf)
        said: dict[tuple[int, int], str] = {}
        for number, page in enumerate(pages):
            for mark in page.marks:
                said[number, mark] = ""
            for shown in page.shown:
                if shown.mark is not None:
                    said[number, shown.mark] += shown.text
        places = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        root: Any = pdf.Root
        return Structure(_node(root.StructTreeRoot.K[0], places, said), pages)


def _node(element: Any, places: dict[tuple[int, int], int], said: dict[tuple[int, int], str]) -> Node:
    attributes: Any = element.get("/A", {})
    node = Node(
        str(element.S).lstrip("/"),
        str(attributes.get("/Scope", "")).lstrip("/"),
        str(element.get("/E", "")),
        str(element.get("/Alt", "")),
        str(element.get("/ActualText", "")),
    )
    for kid in element.get("/K", []):
        if not isinstance(kid, pikepdf.Dictionary):
            mark = places[element.Pg.objgen], int(kid)
            node.marks.append(mark)
            node.kids.append(said[mark])
        elif "/S" in kid:
            node.kids.append(_node(kid, places, said))
        elif "/Obj" in kid:
            node.links.append(str(kid.Obj.Contents))
        else:
            mark = places[kid.Pg.objgen], int(kid.MCID)
            node.marks.append(mark)
            node.kids.append(said[mark])
    return node
