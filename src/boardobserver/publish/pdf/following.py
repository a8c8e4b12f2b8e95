"""Following what the contents of a page tell: the text that they show, and the marks that it stands within.

Whoever wants the text of pages says with a class of its own what becomes of each piece.
"""

import re
from abc import ABC, abstractmethod
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, Object, Page, Stream, String

from boardobserver.domain.errors import Refusal
from boardobserver.publish.pdf.contents import name_and_rest, operations, strings_and_numbers
from boardobserver.publish.pdf.letters import Letters
from boardobserver.publish.pdf.opened import TOO_MUCH, Budget, decoded

_SHOWING = frozenset({b"Tj", b"TJ", b"'", b'"'})
_MOVING = frozenset({b"Td", b"TD", b"Tm", b"T*", b"BT", b"'", b'"'})
_BEGINNING = frozenset({b"BDC", b"BMC"})
_TELLING = _SHOWING | _MOVING | _BEGINNING | {b"Tf", b"EMC", b"Do"}
"""The operators that text is read from."""
_ONLY_A_MARK = re.compile(rb"<<\s*/MCID\s+([0-9]+)\s*>>")
_WIDE_GAP = -200
"""A gap of so many thousandths of the type size to the right is read as a space."""
_DEEPEST = 8
"""Drawings within drawings; the program draws none."""

_MOST = 4 * 2**20
"""No page draws more, in bytes; those of the program are a hundredth of it."""

_COST = 64
"""What one operator takes of what may be read."""

_COST_OF_DRAWING = 2**18
"""What a drawing takes of it that a page uses: a few small ones that use each other make millions."""


class Stretch(NamedTuple):
    """A stretch of marked content, as it begins.

    Attributes:
        tag: What it is.
        number: Its number on the page, if it has one.
        instead: What is read out in place of what it shows.
    """

    tag: str
    number: int | None
    instead: str | None


class Typefaces:
    """The typefaces of a file, each read once for all of its pages.

    Args:
        budget: What may be read of the file.
    """

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self._known: dict[tuple[int, int], Letters | None] = {}

    def letters(self, font: Object) -> Letters | None:
        """How a typeface reads; None for one that does not say so."""
        if font.objgen not in self._known or font.objgen == (0, 0):
            self._known[font.objgen] = Letters(font, self.budget) if "/ToUnicode" in font else None
        return self._known[font.objgen]


class Follower(ABC):
    """Goes through the contents of one page.

    Args:
        typefaces: Those of the file.
    """

    def __init__(self, typefaces: Typefaces) -> None:
        self._typefaces = typefaces
        self._has_moved = False

    @abstractmethod
    def show(self, text: str) -> None:
        """Text is shown; it begins with a space where the place has changed."""

    @abstractmethod
    def begin(self, stretch: Stretch) -> None:
        """A stretch of marked content begins."""

    @abstractmethod
    def end(self) -> None:
        """The stretch that began last ends."""

    def follow(self, drawing: Page | Object, owner: Object, depth: int = 0) -> None:
        """Go through what is drawn.

        Args:
            drawing: A page, or a drawing that it uses.
            owner: What has its resources.
            depth: Within how many other drawings it is used.

        Raises:
            Refusal: It is more than any page of minutes draws.
            ValueError: It cannot be read to its end.
        """
        resources = owner.get("/Resources")
        fonts: dict[bytes, Letters | None] = {}
        letters: Letters | None = None
        for operator, given in self._operations(drawing):
            if operator in _MOVING:
                self._has_moved = True
            if operator in _SHOWING:
                self.show(self._spaced(_shown(given, letters, is_spaced=operator == b"TJ")))
            elif operator == b"Tf":
                if given not in fonts:
                    font = _entry(resources, "/Font", name_and_rest(given)[0])
                    fonts[given] = None if font is None else self._typefaces.letters(font)
                letters = fonts[given]
            elif operator in _BEGINNING:
                tag, held = name_and_rest(given)
                number, instead = _said_of_mark(held, resources)
                self.begin(Stretch(tag, number, None if instead is None else self._spaced(instead)))
            elif operator == b"EMC":
                self.end()
            elif operator == b"Do" and depth < _DEEPEST:
                used = _entry(resources, "/XObject", name_and_rest(given)[0])
                if isinstance(used, Stream) and used.get("/Subtype") == Name.Form:
                    self._typefaces.budget.take(_COST_OF_DRAWING)
                    self.follow(used, used, depth + 1)

    def _operations(self, drawing: Page | Object) -> list[tuple[bytes, bytes]]:
        """The operators of a drawing, which is refused before any is looked at where it is too large."""
        budget = self._typefaces.budget
        contents = drawing.obj.get("/Contents") if isinstance(drawing, Page) else drawing
        pieces = list(contents) if isinstance(contents, Array) else [contents]
        if sum(len(decoded(piece, budget)) for piece in pieces if isinstance(piece, Stream)) > _MOST:
            raise Refusal(TOO_MUCH)
        found = operations(drawing, _TELLING)
        budget.take(_COST * len(found))
        return found

    def _spaced(self, text: str) -> str:
        """Text with a space before it where the place has changed."""
        if self._has_moved:
            self._has_moved = False
            return f" {text}"
        return text


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
    """What a page uses by a name."""
    entries = resources.get(kind) if isinstance(resources, Dictionary) else None
    found = entries.get(name) if name and isinstance(entries, Dictionary) else None
    return found if isinstance(found, Dictionary | Stream) else None
