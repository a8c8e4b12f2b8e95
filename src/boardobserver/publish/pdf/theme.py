"""The measures, sizes and colours of printed documents. Lengths are in points; text is never under 12."""

from dataclasses import dataclass
from typing import TypeAlias

from boardobserver.publish.document import Tone

Colour: TypeAlias = tuple[float, float, float]

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
"""A4."""

MARGIN_LEFT = MARGIN_RIGHT = 62.0
MARGIN_TOP, MARGIN_BOTTOM = 74.0, 74.0
FOOT_BASELINE = 36.0

INK: Colour = (0.10, 0.11, 0.13)
QUIET_INK: Colour = (0.33, 0.35, 0.39)
ACCENT: Colour = (0.09, 0.29, 0.48)
RULE: Colour = (0.72, 0.75, 0.79)
HEADER_TINT: Colour = (0.91, 0.93, 0.96)
ACTION_TINT: Colour = (0.925, 0.95, 0.98)
DECISION_TINT: Colour = (0.95, 0.95, 0.95)
NOTICE_TINT: Colour = (0.97, 0.965, 0.94)
WITHHELD_TINT: Colour = (0.90, 0.90, 0.90)
WATERMARK: Colour = (0.935, 0.935, 0.94)

NUMBER_INDENT = 42.0
"""Where the text of a numbered paragraph begins, so that "12.34" stands before it."""

NUMBER_GAP = 9.0
"""The least space between a number and the text after it."""

LIST_INDENT = 18.0
FIELD_TERM_WIDTH = 128.0
CELL_PADDING = 5.0
HANGING = 12.0
"""How far the second line of one of several entries in a field is moved in."""

PARAGRAPH_GAP = 3.0
"""The space between two entries of a cell."""

BOX_PADDING = 8.0
BAR_WIDTH = 3.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper that a document is laid out on."""

    width: float
    height: float

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return self.width - MARGIN_LEFT - MARGIN_RIGHT

    @property
    def text_height(self) -> float:
        """The height between the margins."""
        return self.height - MARGIN_TOP - MARGIN_BOTTOM

    @property
    def head_baseline(self) -> float:
        """Where the marking stands at the head."""
        return self.height - 44.0


UPRIGHT = Sheet(PAGE_WIDTH, PAGE_HEIGHT)
ACROSS = Sheet(PAGE_HEIGHT, PAGE_WIDTH)
"""The paper turned, for tables of many columns."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a block of text is set: its size, its leading, its colour and the space around it."""

    size: float
    leading: float
    ink: Colour = INK
    is_bold: bool = False
    before: float = 0.0
    after: float = 0.0


BODY = TextStyle(12.0, 16.5, after=7.0)
QUIET = TextStyle(12.0, 16.5, ink=QUIET_INK, after=7.0)
TABLE = TextStyle(12.0, 15.5)
TABLE_HEADER = TextStyle(12.0, 15.5, is_bold=True)
FURNITURE = TextStyle(12.0, 14.0, ink=QUIET_INK)
MARKING = TextStyle(12.0, 14.0, is_bold=True)
WATERMARK_SIZE = 150.0

HEADINGS: dict[int, TextStyle] = {
    1: TextStyle(24.0, 29.0, ink=ACCENT, is_bold=True, before=2.0, after=12.0),
    2: TextStyle(15.0, 19.0, ink=ACCENT, is_bold=True, before=17.0, after=7.0),
    3: TextStyle(13.0, 17.0, is_bold=True, before=10.0, after=5.0),
}


@dataclass(frozen=True, slots=True)
class Box:
    """The tint behind a paragraph that stands out, and the bar at its left."""

    tint: Colour
    bar: Colour


BOXES: dict[Tone, Box] = {
    Tone.ACTION: Box(ACTION_TINT, ACCENT),
    Tone.DECISION: Box(DECISION_TINT, QUIET_INK),
}
NOTICE_BOX = Box(NOTICE_TINT, RULE)


def heading_style(level: int) -> TextStyle:
    """The style of a heading; all levels below the third look like it."""
    return HEADINGS[min(level, max(HEADINGS))]
