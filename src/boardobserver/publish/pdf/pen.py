"""Drawing on the pages of one PDF: text and tints, each either marked as an element's or as an artifact."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager

from boardobserver.publish.pdf.structure import Element, Mark
from boardobserver.publish.pdf.surface import Surface
from boardobserver.publish.pdf.text import Line
from boardobserver.publish.pdf.theme import (
    BAR_WIDTH,
    MARGIN_LEFT,
    MARGIN_TOP,
    Box,
    Colour,
    Sheet,
    TextStyle,
)


class Pen:
    """Draws on the page at hand. Its `left` and `top` are measured from the corner of the text area.

    Args:
        surface: What is drawn on.
        sheet: The measures of its pages.
    """

    def __init__(self, surface: Surface, sheet: Sheet) -> None:
        self.surface = surface
        self.sheet = sheet
        self.page = 0
        self._marks = 0

    def turn_page(self) -> None:
        """Finish the page and begin the next one."""
        self.surface.showPage()
        self.page += 1
        self._marks = 0

    @contextmanager
    def marked(self, element: Element) -> Generator[None]:
        """What is drawn meanwhile is the content of an element."""
        self.surface.operate(f"/{element.tag} <</MCID {self._marks}>> BDC")
        element.kids.append(Mark(self.page, self._marks))
        self._marks += 1
        yield
        self.surface.operate("EMC")

    @contextmanager
    def artifact(self, kind: str = "/Type /Layout") -> Generator[None]:
        """What is drawn meanwhile carries no meaning of its own: rules, tints, running heads."""
        self.surface.operate(f"/Artifact <<{kind}>> BDC")
        yield
        self.surface.operate("EMC")

    def lines(self, lines: Sequence[Line], style: TextStyle, left: float, top: float) -> None:
        """Lines of text, the first one's top at `top`."""
        text = self.surface.beginText()
        text.setFillColor(style.ink)
        baseline = self.baseline(style, top)
        last = len(lines) - 1
        for number, line in enumerate(lines):
            baseline -= line.gap
            text.setTextOrigin(MARGIN_LEFT + left + line.indent, baseline)
            baseline -= style.leading
            for face, part in line.pieces:
                text.setFont(face.name, style.size)
                text.textOut(part)
            if number < last and line.pieces:
                text.textOut(" ")  # so that words stay apart where lines are read out one after the other
        self.surface.drawText(text)

    def line_at(self, line: Line, style: TextStyle, left: float, baseline: float) -> None:
        """One line of text with its baseline so high on the page."""
        self.lines((line,), style, left, self.baseline(style, 0.0) - baseline)

    @contextmanager
    def turned(self, degrees: float) -> Generator[None]:
        """What is drawn meanwhile is turned about the middle of the page, and measured from there."""
        self.surface.saveState()
        self.surface.translate(self.sheet.width / 2, self.sheet.height / 2)
        self.surface.rotate(degrees)
        yield
        self.surface.restoreState()

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
        self.surface.setFillColor(colour)
        bottom = self.sheet.height - MARGIN_TOP - top - height
        self.surface.rect(MARGIN_LEFT + left, bottom, width, height, 0, 1)

    def rule(self, colour: Colour, left: float, top: float, width: float, thickness: float = 0.6) -> None:
        """A level line."""
        self.surface.setStrokeColor(colour)
        self.surface.setLineWidth(thickness)
        y = self.sheet.height - MARGIN_TOP - top
        self.surface.line(MARGIN_LEFT + left, y, MARGIN_LEFT + left + width, y)

    def bookmark(self, title: str, level: int, top: float) -> None:
        """An entry in the outline that leads here."""
        key = f"heading-{self.page}-{self._marks}"
        self.surface.bookmarkPage(key, fit="XYZ", top=self.sheet.height - MARGIN_TOP - top + 6)
        self.surface.addOutlineEntry(title, key, level, closed=False)
