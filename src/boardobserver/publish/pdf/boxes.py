"""Paragraphs, headings, list items and notices as boxes of lines; pictures as boxes of their own."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from PIL.Image import Image

from boardobserver.publish.pdf.line import Line
from boardobserver.publish.pdf.pen import Lines, Pen
from boardobserver.publish.pdf.structure import Element
from boardobserver.publish.pdf.theme import BODY, BOX_PADDING, RULE, Box, TextStyle

_FEWEST = 2
"""A paragraph leaves at least so many lines on either page."""


class Label(NamedTuple):
    """What stands before the first line: a paragraph's number or a bullet."""

    line: Line
    left: float
    element: Element


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline; the level counts from 0."""

    title: str
    level: int


@dataclass(slots=True, eq=False)
class TextBox:
    """Lines of text of one element, with a label before the first and perhaps a tint behind them."""

    element: Element
    lines: tuple[Line, ...]
    style: TextStyle
    left: float = 0.0
    before: float = 0.0
    after: float = 0.0
    label: Label | None = None
    box: Box | None = None
    box_left: float = 0.0
    bookmark: Bookmark | None = None
    keeps_next: bool = False

    @property
    def height(self) -> float:
        """Lines and padding."""
        return len(self.lines) * self.style.leading + self._padding * 2

    @property
    def least(self) -> float:
        """Its first lines, or all of them where there are few."""
        lines = len(self.lines)
        fewest = lines if lines < _FEWEST * 2 else _FEWEST
        return fewest * self.style.leading + self._padding * 2

    @property
    def _padding(self) -> float:
        return BOX_PADDING if self.box else 0.0

    def split(self, room: float, *, is_forced: bool) -> "tuple[TextBox, TextBox] | None":
        """As many lines as fit, at least two here and two there; the rest has no label."""
        fit = int((room - self._padding * 2) / self.style.leading + 0.001)
        if is_forced:
            fit = max(1, min(fit, len(self.lines) - 1))
        else:
            fit = min(fit, len(self.lines) - _FEWEST)
            if fit < _FEWEST:
                return None
        if fit >= len(self.lines):
            return None
        return (
            replace(self, lines=self.lines[:fit]),
            replace(self, lines=self.lines[fit:], label=None, bookmark=None),
        )

    def draw(self, pen: Pen, top: float) -> None:
        """The tint, the label, the lines."""
        if self.box is not None:
            pen.box(self.box, self.box_left, top, pen.sheet.text_width - self.box_left, self.height)
        if self.bookmark is not None:
            pen.bookmark(self.bookmark.title, self.bookmark.level, top)
        top += self._padding
        lines = Lines(self.lines, self.left, top)
        if self.label is None:
            pen.text(self.element, self.style, lines)
            return
        label = Lines((self.label.line,), self.label.left, top)
        if self.label.element is self.element:
            pen.text(self.element, self.style, label, lines)
        else:
            pen.text(self.label.element, self.style, label)
            pen.text(self.element, self.style, lines)


@dataclass(frozen=True, slots=True)
class BlankBox:
    """A label and a line to write on."""

    element: Element
    line: Line
    rule_left: float
    before: float = 10.0
    after: float = 6.0
    keeps_next: bool = False

    @property
    def height(self) -> float:
        """One line with room to write above the rule."""
        return BODY.leading + 8.0

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def split(self, room: float, *, is_forced: bool) -> None:
        """Nothing: a line to sign on stays whole."""

    def draw(self, pen: Pen, top: float) -> None:
        """The label, then the rule."""
        pen.text(self.element, BODY, Lines((self.line,), 0.0, top + 8.0))
        with pen.artifact():
            pen.rule(RULE, self.rule_left, top + self.height - 2.0, pen.sheet.text_width - self.rule_left)


@dataclass(frozen=True, slots=True)
class PictureBox:
    """An image in the size in which it prints."""

    element: Element
    image: Image
    width: float
    height: float
    before: float = 4.0
    after: float = 10.0
    keeps_next: bool = False

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def split(self, room: float, *, is_forced: bool) -> None:
        """Nothing: a picture stays whole."""

    def draw(self, pen: Pen, top: float) -> None:
        """The image at the left edge."""
        pen.picture(self.element, self.image, top, self.width, self.height)
