"""What stands on every page beside its text: the marking, the short title, the page number, the watermark."""

import math

from boardobserver.publish.document import Document, text
from boardobserver.publish.pdf.line import Line
from boardobserver.publish.pdf.pen import Pen
from boardobserver.publish.pdf.text import Typesetter
from boardobserver.publish.pdf.theme import (
    FOOT_BASELINE,
    FURNITURE,
    MARGIN_LEFT,
    MARGIN_TOP,
    MARKING,
    RULE,
    WATERMARK,
    WATERMARK_SIZE,
    Sheet,
    TextStyle,
)

_ACROSS_THE_PAGE = TextStyle(WATERMARK_SIZE, WATERMARK_SIZE, ink=WATERMARK, is_bold=True)


class Furniture:
    """Draws the running parts of one document; all of them are artifacts.

    They are laid out once: from page to page only the number changes, and the room that it leaves.
    """

    def __init__(self, document: Document, typesetter: Typesetter, sheet: Sheet) -> None:
        self._set = typesetter
        self._width = sheet.text_width
        self._marking = self._line(document.marking, MARKING, sheet.text_width)
        self._marking_left = (sheet.text_width - typesetter.width(document.marking, MARKING)) / 2
        self._watermark: Line | None = None
        if document.watermark:
            diagonal = math.hypot(sheet.width, sheet.height)
            self._watermark = self._line(document.watermark, _ACROSS_THE_PAGE, diagonal)
            self._watermark_width = typesetter.width(document.watermark, _ACROSS_THE_PAGE)
        self._short_title = document.short_title
        self._titles: dict[float, Line] = {}

    def draw(self, pen: Pen, number: int, total: int) -> None:
        """Everything on page `number`, the watermark first so that the text lies over it."""
        if self._watermark is not None:
            with pen.artifact("/Type /Pagination /Subtype /Watermark"):
                self._draw_watermark(pen, self._watermark)
        with pen.artifact("/Type /Pagination /Subtype /Header"):
            pen.line_at(self._marking, MARKING, self._marking_left, pen.sheet.head_baseline)
        with pen.artifact("/Type /Pagination /Subtype /Footer"):
            top = pen.sheet.height - MARGIN_TOP - FOOT_BASELINE - 31.0
            pen.rule(RULE, 0.0, top, self._width)
            page = f"Page {number} of {total}"
            taken = self._set.width(page, FURNITURE)
            title = self._title_in(self._width - taken - 20.0)
            pen.line_at(title, FURNITURE, 0.0, FOOT_BASELINE + 16.0)
            line = self._line(page, FURNITURE, self._width)
            pen.line_at(line, FURNITURE, self._width - taken, FOOT_BASELINE + 16.0)
            pen.line_at(self._marking, MARKING, self._marking_left, FOOT_BASELINE - 2.0)

    def _title_in(self, room: float) -> Line:
        """The short title in the room that the number leaves, which is seldom another."""
        if room not in self._titles:
            self._titles[room] = self._line(self._shortened(room), FURNITURE, room)
        return self._titles[room]

    def _shortened(self, room: float) -> str:
        """The short title, or as many of its words as there is room for, which shows that there are more."""
        words, shown = self._short_title.split(), self._short_title
        while len(words) > 1 and self._set.width(shown, FURNITURE) > room:
            words.pop()
            shown = f"{' '.join(words)}…"
        return shown

    def _line(self, words: str, style: TextStyle, room: float) -> Line:
        return self._set.lines(text(words), style, room)[0]

    def _draw_watermark(self, pen: Pen, line: Line) -> None:
        """The word across the page from its lower left to its upper right."""
        with pen.turned(math.atan2(pen.sheet.height, pen.sheet.width)):
            left = -MARGIN_LEFT - self._watermark_width / 2
            pen.line_at(line, _ACROSS_THE_PAGE, left, -WATERMARK_SIZE * 0.35)
