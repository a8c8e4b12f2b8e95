"""Drawing on the pages of one PDF: text and tints, each either marked as an element's or as an artifact."""

import math
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from PIL.Image import Image

from boardobserver.publish.pdf.line import Line
from boardobserver.publish.pdf.passages import Passage, Writing, passages_of
from boardobserver.publish.pdf.structure import Area, Element, Hotspot, Mark
from boardobserver.publish.pdf.surface import Surface
from boardobserver.publish.pdf.theme import (
    BAR_WIDTH,
    MARGIN_LEFT,
    MARGIN_TOP,
    WITHHELD_TINT,
    Box,
    Colour,
    Sheet,
    TextStyle,
)


class Lines(NamedTuple):
    """Lines one under the other: the left edge, and the top of the first."""

    lines: Sequence[Line]
    left: float
    top: float


class Pen:
    """Draws on the page at hand. Its `left` and `top` are measured from the corner of the text area.

    Args:
        surface: What is drawn on.
        sheet: The measures of its pages.

    Attributes:
        marks: How many marks each page has that is done.
    """

    def __init__(self, surface: Surface, sheet: Sheet) -> None:
        self.surface = surface
        self.sheet = sheet
        self.page = 0
        self.marks: list[int] = []
        self._marks = 0

    def turn_page(self) -> None:
        """Finish the page and begin the next one."""
        self.surface.turn_page()
        self.marks.append(self._marks)
        self.page += 1
        self._marks = 0

    def open_mark(self, element: Element) -> None:
        """What is drawn next belongs to an element, until the mark is closed."""
        element.kids.append(Mark(self.page, self._marks))
        self.surface.open_mark(element.tag, f"/MCID {self._marks}")
        self._marks += 1

    @contextmanager
    def artifact(self, kind: str = "/Type /Layout") -> Generator[None]:
        """What is drawn meanwhile carries no meaning of its own: rules, tints, running heads."""
        self.surface.open_mark("Artifact", kind)
        yield
        self.surface.close_mark()

    def text(self, element: Element, style: TextStyle, *placed: Lines) -> None:
        """Lines of text as the content of an element, one stretch after the other."""
        passages = [
            passage
            for lines, left, top in placed
            if not all(line.is_plain for line in lines)
            for passage in self._passages(lines, style, left, top)
        ]
        for passage in passages:
            if passage.role.is_withheld:
                with self.artifact():
                    self._fill(WITHHELD_TINT, passage.area)
        surface = self.surface
        surface.begin_text(style.ink)
        writing = Writing(surface, element, self.open_mark, style)
        for lines, left, top in placed:
            baseline = self.baseline(style, top)
            for line in lines:
                baseline -= line.gap
                surface.move(MARGIN_LEFT + left + line.indent, baseline)
                baseline -= style.leading
                writing.write(line)
        writing.end()
        surface.end_text()
        self._links(passages, style)

    def line_at(self, line: Line, style: TextStyle, left: float, baseline: float) -> None:
        """One line of an artifact's text with its baseline so high on the page."""
        self.surface.begin_text(style.ink)
        self.surface.move(MARGIN_LEFT + left, baseline)
        for part in line.parts:
            self.surface.show(part.face, style.size, part.text)
        self.surface.end_text()

    def picture(self, element: Element, image: Image, top: float, width: float, height: float) -> None:
        """An image as the content of an element, at the left edge of the text."""
        bottom = self.sheet.height - MARGIN_TOP - top - height
        element.area = Area(MARGIN_LEFT, bottom, MARGIN_LEFT + width, bottom + height)
        self.open_mark(element)
        self.surface.place_image(image, MARGIN_LEFT, bottom, width, height)
        self.surface.close_mark()

    @contextmanager
    def turned(self, angle: float) -> Generator[None]:
        """What is drawn meanwhile is turned about the middle of the page, and measured from there."""
        self.surface.turn(math.cos(angle), math.sin(angle), self.sheet.width / 2, self.sheet.height / 2)
        yield
        self.surface.turn_back()

    def baseline(self, style: TextStyle, top: float) -> float:
        """Where on the page the baseline of a line is that begins at `top`."""
        return self.sheet.height - MARGIN_TOP - top - (style.leading + style.size * 0.7) / 2

    def box(self, box: Box, left: float, top: float, width: float, height: float) -> None:
        """A tint with a bar at its left, as an artifact."""
        with self.artifact():
            self.tint(box.tint, left, top, width, height)
            self.tint(box.bar, left, top, BAR_WIDTH, height)

    def tint(self, colour: Colour, left: float, top: float, width: float, height: float) -> None:
        """A filled rectangle."""
        bottom = self.sheet.height - MARGIN_TOP - top - height
        self._fill(colour, Area(MARGIN_LEFT + left, bottom, MARGIN_LEFT + left + width, bottom + height))

    def rule(self, colour: Colour, left: float, top: float, width: float, thickness: float = 0.6) -> None:
        """A level line."""
        y = self.sheet.height - MARGIN_TOP - top
        self._stroke(colour, MARGIN_LEFT + left, MARGIN_LEFT + left + width, y, thickness)

    def bookmark(self, title: str, level: int, top: float) -> None:
        """An entry in the outline that leads here."""
        self.surface.bookmark(title, level, self.sheet.height - MARGIN_TOP - top + 6)

    def _passages(
        self, lines: Sequence[Line], style: TextStyle, left: float, top: float
    ) -> Generator[Passage]:
        """The stretches of these lines that have a role, each with where it stands on the page."""
        baseline = self.baseline(style, top)
        for line in lines:
            baseline -= line.gap
            if not line.is_plain:
                yield from passages_of(line, style, MARGIN_LEFT + left + line.indent, baseline)
            baseline -= style.leading

    def _links(self, passages: list[Passage], style: TextStyle) -> None:
        """Underline what leads somewhere, and say where it can be clicked."""
        for role, area in passages:
            if role.link and role.element is not None:
                with self.artifact():
                    self._stroke(style.ink, area.left, area.right, area.bottom + style.size * 0.1, 0.6)
                role.element.kids.append(Hotspot(self.page, area, role.link))

    def _fill(self, colour: Colour, area: Area) -> None:
        self.surface.fill(colour, area.left, area.bottom, area.right - area.left, area.top - area.bottom)

    def _stroke(self, colour: Colour, left: float, right: float, y: float, thickness: float) -> None:
        self.surface.stroke(colour, thickness, left, right, y)
