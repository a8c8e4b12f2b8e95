"""Text with marks within it: links, expanded short forms, and stretches that are read in another order."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from boardobserver.publish.pdf.faces import face
from boardobserver.publish.pdf.line import Line, Part, Role
from boardobserver.publish.pdf.structure import Area, Element
from boardobserver.publish.pdf.surface import Surface
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
    """Writes the lines of one element, each stretch marked as what it is.

    Args:
        surface: What is written on.
        element: Whose text it is, where a part has no element of its own.
        open_mark: Begins a new mark of an element.
        style: The size of the text.
    """

    def __init__(
        self, surface: Surface, element: Element, open_mark: Callable[[Element], None], style: TextStyle
    ) -> None:
        self._surface = surface
        self._element = element
        self._open_mark = open_mark
        self._size = style.size
        self._owner: Element | None = None

    def write(self, line: Line) -> None:
        """One line, where the text stands."""
        for part in line.parts:
            if not line.is_plain or self._owner is not self._element:
                self._go_to(self._owner_of(part))
            self._surface.show(part.face, self._size, part.text)
        if line.has_next:
            self._gap(line)

    def end(self) -> None:
        """Close the last mark."""
        if self._owner is not None:
            self._surface.close_mark()

    def _gap(self, line: Line) -> None:
        """The space that keeps the last word of a line apart from the first of the next."""
        self._go_to(self._of_role(line.parts[-1].role) if line.parts else self._element)
        last = line.parts[-1].face if line.parts else face()
        self._surface.show(last if last.is_of_text else face(), self._size, " ")

    def _go_to(self, owner: Element) -> None:
        """What is written next belongs to that element."""
        if owner is not self._owner:
            self.end()
            self._open_mark(owner)
            self._owner = owner

    def _owner_of(self, part: Part) -> Element:
        """The element that a part belongs to: what is read in another order has one of its own."""
        around = self._of_role(part.role)
        if part.turned is None:
            return around
        if part.turned.element is None:
            part.turned.element = around.add("Span")
            part.turned.element.spoken = part.turned.spoken
        return part.turned.element

    def _of_role(self, role: Role | None) -> Element:
        """The element of a role, made when it is first needed; the one written into where it needs none."""
        if role is None or not role.tag:
            return self._element
        if role.element is None:
            role.element = self._element.add(role.tag)
            role.element.expansion = role.expansion
        return role.element
