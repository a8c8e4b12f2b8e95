"""The structure of a document, as its tags will have it: elements in reading order and their marks."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of marked content: the page that it is on, from 0, and its number there."""

    page: int
    number: int


@dataclass(eq=False, slots=True)
class Element:
    """One element of the structure; a paragraph that runs over a page has a mark on each.

    Attributes:
        tag: A standard structure type, "P", "H1", "TH".
        scope: For a header cell, what it heads: "Row" or "Column".
    """

    tag: str
    scope: str = ""
    kids: list["Element | Mark"] = field(default_factory=list["Element | Mark"])

    def add(self, tag: str, scope: str = "") -> "Element":
        """A new element as the last within this one."""
        made = Element(tag, scope)
        self.kids.append(made)
        return made
