"""The structure of a document, as its tags will have it: elements in reading order and their marks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


class Mark(NamedTuple):
    """A stretch of marked content: the page that it is on, from 0, and its number there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Hotspot:
    """Where on a page a link can be clicked, and the address that it leads to."""

    page: int
    area: Area
    address: str


@dataclass(eq=False, slots=True)
class Element:
    """One element of the structure; a paragraph that runs over a page has a mark on each.

    Attributes:
        tag: A standard structure type, "P", "H1", "TH".
        scope: For a header cell, what it heads: "Row" or "Column".
        numbering: For a list, what stands before its items: "Decimal" or "Disc".
        summary: For a table, what it holds.
        alternative: For a figure, what it shows.
        expansion: What a short form stands for.
        spoken: What is read out in place of the text that is drawn.
        area: For a figure, where it is.
    """

    tag: str
    scope: str = ""
    numbering: str = ""
    summary: str = ""
    alternative: str = ""
    expansion: str = ""
    spoken: str = ""
    area: Area | None = None
    kids: list["Element | Mark | Hotspot"] = field(default_factory=list["Element | Mark | Hotspot"])

    def add(self, tag: str, scope: str = "") -> "Element":
        """A new element as the last within this one."""
        element = Element(tag, scope)
        self.kids.append(element)
        return element

    def walk(self) -> Iterator["Element"]:
        """This element and all below it, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [kid for kid in reversed(element.kids) if isinstance(kid, Element)]
