"""Where everything stands in one painted line of the record; laid out once for a width and kept."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPoint, QPointF, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from boardobserver.domain.snapshots import Entry, Id
from boardobserver.domain.words import EntryKind
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.taking.line_view import LineView, has_words_below
from boardobserver.ui.widgets.badge import badge_size

_MOST_KEPT = 160
_LINE_SEPARATOR = "\u2028"
_LEAST_TEXT = 75
"""The badge has a column of its own while the text keeps so many steps of the grid beside it."""


@dataclass(frozen=True, slots=True)
class LineLayout:
    """One line, laid out; all places are relative to its top left corner.

    Attributes:
        time: Where the time stands. `who`: the initials. `badge`: the badge of the kind.
        text: The text, to be drawn at `text_at`.
        below: The words under it, to be drawn at `below_at`; None without any.
        height: Of the whole.
    """

    time: QRect
    who: QRect
    badge: QRect
    text: QTextLayout
    text_at: QPointF
    below: QTextLayout | None
    below_at: QPointF
    height: int


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a record of some width, by where each begins."""

    width: int
    time_left: int
    who_left: int
    badge_left: int
    text_left: int
    right: int
    is_badge_apart: bool


class LineLayouts:
    """Lays lines out for the width of the record, and keeps those that were used last.

    Args:
        theme: The look.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._font = QFont()
        self._columns = Columns(0, 0, 0, 0, 0, 0, is_badge_apart=True)
        # Asking Qt for these again for each of a thousand lines is what opening a meeting would wait for.
        self._badges: dict[EntryKind, QSize] = {}
        self._line_height = self._letters_in_line = 1
        self._kept: OrderedDict[Id, tuple[LineView, LineLayout]] = OrderedDict()

    @property
    def columns(self) -> Columns:
        """The columns now."""
        return self._columns

    def fit(self, width: int, font: QFont) -> bool:
        """Take another width or font; says whether anything is different."""
        metrics = QFontMetrics(font)
        badges = {kind: badge_size(self._theme, self._theme.kind_badge(kind), metrics) for kind in EntryKind}
        columns = self._columns_of(width, metrics, max(size.width() for size in badges.values()))
        if columns == self._columns and font == self._font:
            return False
        self._columns, self._font, self._badges = columns, QFont(font), badges
        self._line_height = metrics.lineSpacing()
        room = columns.right - columns.text_left
        self._letters_in_line = max(1, room // max(1, metrics.averageCharWidth()))
        self._kept.clear()
        return True

    def layout(self, key: Id, view: LineView) -> LineLayout:
        """A line laid out."""
        kept = self._kept.get(key)
        if kept is not None and kept[0] is view:
            self._kept.move_to_end(key)
            return kept[1]
        made = self._lay_out(view)
        self._kept[key] = (view, made)
        if len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        return made

    def guess(self, entry: Entry) -> int:
        """About how high a line will be, without working out what stands in it or laying it out."""
        per_line = self._letters_in_line
        text = entry.text
        lines = (
            sum(1 + len(part) // per_line for part in text.split("\n"))
            if "\n" in text
            else 1 + len(text) // per_line
        )
        if has_words_below(entry):
            lines += 1
        return max(lines * self._line_height, self._badges[entry.kind].height()) + self._pad() * 2

    def heading_height(self) -> int:
        """How high a heading is."""
        return self._line_height + self._theme.space(3)

    def _pad(self) -> int:
        return self._theme.space(1)

    def _columns_of(self, width: int, metrics: QFontMetrics, widest: int) -> Columns:
        space = self._theme.space
        time_left = space(2)
        who_left = time_left + metrics.horizontalAdvance("00:00") + space(2)
        badge_left = who_left + metrics.horizontalAdvance("MOPAC") + space(2)
        right = width - space(2)
        is_apart = right - badge_left - widest - space(2) >= space(_LEAST_TEXT)
        text_left = badge_left + widest + space(2) if is_apart else badge_left
        return Columns(width, time_left, who_left, badge_left, text_left, right, is_apart)

    def _lay_out(self, view: LineView) -> LineLayout:
        columns, pad = self._columns, self._pad()
        badge = QRect(QPoint(), self._badges[view.kind])
        line_height = self._line_height
        # The first line of text and the badge stand on one middle, whichever of them is higher.
        first = max(line_height, badge.height())
        badge.moveTo(columns.badge_left, pad + (first - badge.height()) // 2)
        top = pad + (first - line_height) // 2
        room = max(self._theme.space(10), columns.right - columns.text_left)
        indent = 0 if columns.is_badge_apart else badge.width() + self._theme.space(2)
        text = laid_out(view.text, self._font, room, indent)
        bottom = max(top + ceil(text.boundingRect().bottom()), 0 if indent == 0 else badge.bottom() + 1)
        below = laid_out(view.below, self._font, room) if view.below else None
        below_at = QPointF(columns.text_left, bottom)
        if below is not None:
            bottom += ceil(below.boundingRect().height())
        time = QRect(columns.time_left, top, columns.who_left - columns.time_left, line_height)
        who = QRect(columns.who_left, top, columns.badge_left - columns.who_left, line_height)
        height = max(bottom, badge.bottom() + 1) + pad
        return LineLayout(time, who, badge, text, QPointF(columns.text_left, top), below, below_at, height)


def laid_out(
    text: str, font: QFont, room: int, indent: int = 0, formats: Sequence[QTextLayout.FormatRange] = ()
) -> QTextLayout:
    """Text broken into lines of a width; the first begins further in, and some stretches look otherwise."""
    layout = QTextLayout(text.replace("\n", _LINE_SEPARATOR), font)
    if formats:
        layout.setFormats(formats)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    y = 0.0
    left = indent
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, room - left))
        line.setPosition(QPointF(left, y))
        y += ceil(line.height())
        left = 0
    layout.endLayout()
    return layout
