"""What stands on every page beside its text: the marking, the short title, the page number, the watermark."""

import math

from boardobserver.publish.document import Document, text
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
    TextStyle,
)


class Furniture:
    """Draws the running parts of one document; all of them are artifacts."""

    def __init__(self, document: Document, typesetter: Typesetter) -> None:
        self._document = document
        self._set = typesetter

    def draw(self, pen: Pen, number: int, total: int) -> None:
        """Everything on page `number`, the watermark first so that the text lies over it."""
        if self._document.watermark:
            with pen.artifact("/Type /Pagination /Subtype /Watermark"):
                self._watermark(pen, self._document.watermark)
        with pen.artifact("/Type /Pagination /Subtype /Header"):
            self._centred(pen, self._document.marking, pen.sheet.head_baseline)
        with pen.artifact("/Type /Pagination /Subtype /Footer"):
            top = pen.sheet.height - MARGIN_TOP - FOOT_BASELINE - 31.0
            pen.rule(RULE, 0.0, top, pen.sheet.text_width)
            page = f"Page {number} of {total}"
            room = pen.sheet.text_width - self._set.width(page, FURNITURE) - 20.0
            line = self._set.lines(text(self._document.short_title), FURNITURE, room)[0]
            pen.line_at(line, FURNITURE, 0.0, FOOT_BASELINE + 16.0)
            line = self._set.lines(text(page), FURNITURE, pen.sheet.text_width)[0]
            left = pen.sheet.text_width - self._set.width(page, FURNITURE)
            pen.line_at(line, FURNITURE, left, FOOT_BASELINE + 16.0)
            self._centred(pen, self._document.marking, FOOT_BASELINE - 2.0)

    def _centred(self, pen: Pen, words: str, baseline: float) -> None:
        left = (pen.sheet.text_width - self._set.width(words, MARKING)) / 2
        pen.line_at(self._set.lines(text(words), MARKING, pen.sheet.text_width)[0], MARKING, left, baseline)

    def _watermark(self, pen: Pen, word: str) -> None:
        """The word across the page from its lower left to its upper right."""
        style = TextStyle(WATERMARK_SIZE, WATERMARK_SIZE, ink=WATERMARK, is_bold=True)
        diagonal = math.hypot(pen.sheet.width, pen.sheet.height)
        line = self._set.lines(text(word), style, diagonal)[0]
        with pen.turned(math.degrees(math.atan2(pen.sheet.height, pen.sheet.width))):
            width = self._set.width(word, style)
            pen.line_at(line, style, -MARGIN_LEFT - width / 2, -WATERMARK_SIZE * 0.35)
