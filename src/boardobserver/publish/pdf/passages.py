"""Text with marks within it: links, expanded short forms, and stretches that are read in another order."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from boardobserver.publish.pdf.faces import face
from boardobserver.publish.pdf.line import Line, Part, Role, Turned
from boardobserver.publish.pdf.structure import Area, Element
from boardobserver.publish.pdf.surface import TextObject
from boardobserver.publish.pdf.theme import TextStyle

_DESCENT, _ASCENT = 0.28, 0.92
"""How far a passage reaches below and above its baseline, of its size."""


class Passage(NamedTuple):
    """A stretch of a line with a role, and where it stands on its page."""

    role: Role
    area: Area


def passages_of(line: Line, style: TextStyle, left: float, baseline: float) -> Iterator[Passage]:
    """The stretches of a line that have a role; neighbours in the same one are one."""
    role: Role | None = None
    start = right = left
    for part in (*line.parts, None):
        if part is None or part.role is not role:
            if role is not None:
                bottom, top = baseline - style.size * _DESCENT, baseline + style.size * _ASCENT
                yield Passage(role, Area(start, bottom, right, top))
            start = right
        if part is not None:
            role = part.role
            right += part.face.width_of(part.text) * style.size / 1000


class Writing:
    """Writes the lines of one element into a text object, each stretch marked as what it is.

    Args:
        text: What is written into.
        element: Whose text it is, where a part has no element of its own.
        mark: Gives the operator that begins a new mark of an element.
        style: The size of the text.
    """

    def __init__(
        self, text: TextObject, element: Element, mark: Callable[[Element], str], style: TextStyle
    ) -> None:
        self._text = text
        self._element = element
        self._mark = mark
        self._style = style
        self._owner: Element = element
        self._turned: Turned | None = None
        text.operate(mark(element))

    def write(self, line: Line) -> None:
        """One line, where the text object stands."""
        for part in line.parts:
            if not line.is_plain or self._owner is not self._element:
                self._turn_to(part)
            self._text.setFont(part.face.name, self._style.size)
            self._text.textOut(part.text)
        if line.has_next:
            self._gap(line)

    def end(self) -> None:
        """Close the last mark."""
        self._turn(None)
        self._text.operate("EMC")

    def _gap(self, line: Line) -> None:
        """The space that keeps the last word of a line apart from the first of the next."""
        self._turn(None)
        if not line.parts or not line.parts[-1].face.is_of_text:
            self._text.setFont(face().name, self._style.size)
        self._text.textOut(" ")

    def _turn_to(self, part: Part) -> None:
        """Make the marks what a part asks for."""
        owner = self._owner_of(part.role)
        if owner is not self._owner:
            self._turn(None)
            self._text.operate("EMC")
            self._text.operate(self._mark(owner))
            self._owner = owner
        self._turn(part.turned)

    def _owner_of(self, role: Role | None) -> Element:
        """The element that a part belongs to: the one of its role, made when it is first needed."""
        if role is None or not role.tag:
            return self._element
        if role.element is None:
            role.element = self._element.add(role.tag)
            role.element.expansion = role.expansion
        return role.element

    def _turn(self, turned: Turned | None) -> None:
        """End the stretch that is read in another order, if one is open, and begin the one asked for."""
        if turned is self._turned:
            return
        if self._turned is not None:
            self._text.operate("EMC")
        if turned is not None:
            spoken = turned.spoken.encode("utf-16-be").hex().upper()
            self._text.operate(f"/Span <</ActualText <FEFF{spoken}>>> BDC")
        self._turned = turned
