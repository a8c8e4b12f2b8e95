"""Paints the lines under review, each as high as the longer of its two texts."""

from collections import OrderedDict
from math import ceil

from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from boardobserver.domain.words import EntryKind
from boardobserver.ui.reviewing.review_model import Column, ReviewLine, ReviewModel
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.icons import Tint
from boardobserver.ui.shell.theme import BadgeLook, Theme
from boardobserver.ui.taking.line_layout import laid_out
from boardobserver.ui.taking.record_model import AnyIndex
from boardobserver.ui.taking.rows import HeadingRow
from boardobserver.ui.widgets.badge import badge_size, paint_badge
from boardobserver.ui.withholding.shading import NO_SHADING, Shading, shaded

_MOST_KEPT = 200


class ReviewDelegate(QStyledItemDelegate):
    """Paints headings across the table, and lines cell by cell.

    Args:
        theme: The look.
        model: What is shown.

    Attributes:
        edited_row: The row whose wording an editor covers, so that it is not painted underneath; -1 for none.
    """

    def __init__(self, theme: Theme, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.edited_row = -1
        self._kept: OrderedDict[tuple[str, int, str, Shading], QTextLayout] = OrderedDict()

    def forget(self) -> None:
        """The font is another one: lay everything out anew."""
        self._kept.clear()

    def who_width(self, font: QFont) -> int:
        """The width that time, speaker and the widest badge need."""
        metrics = QFontMetrics(font)
        badges = (badge_size(self._theme, self._theme.kind_badge(kind), metrics) for kind in EntryKind)
        return max(size.width() for size in badges) + 2 * self._theme.space(2)

    def row_height(self, row: int, text_width: int, font: QFont) -> int:
        """How high a row is whose two texts have columns of that width."""
        pad = 2 * self._theme.space(2)
        line = self._model.line_at(row)
        metrics = QFontMetrics(font)
        if line is None:
            return metrics.lineSpacing() + pad
        badge = badge_size(self._theme, self._theme.kind_badge(line.entry.kind), metrics)
        who = metrics.lineSpacing() + self._theme.space(1) + badge.height()
        typed, prints = (
            ceil(self._laid_out(text, text_width, font).boundingRect().height())
            for text in (line.entry.text, self._printed_words(line))
        )
        return max(who, typed, prints + self.foot_height(line, text_width, metrics)) + pad

    def foot_height(self, line: ReviewLine, text_width: int, metrics: QFontMetrics) -> int:
        """How high the badge under the printing words is; 0 where nothing is withheld."""
        words = self._model.marks.of_line(line.entry).words
        return self._theme.space(1) + self._foot(words, text_width, metrics).height() if words else 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one cell."""
        painter.save()
        row = self._model.rows[index.row()]
        line = self._model.line_at(index.row())
        if isinstance(row, HeadingRow) or line is None:
            self._paint_heading(painter, option, str(index.data() or ""))
        elif index.column() == Column.IN_MINUTES:
            self._paint_ground(painter, option)
            self._paint_tick(painter, option, line)
        else:
            self._paint_ground(painter, option)
            self._paint_line(painter, option, index, line)
        painter.restore()

    def editorEvent(
        self,
        _event: QEvent,
        _model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        _index: AnyIndex,
    ) -> bool:
        """The table itself answers clicks on a tick: the whole cell takes them."""
        return False

    def _paint_tick(self, painter: QPainter, option: QStyleOptionViewItem, line: ReviewLine) -> None:
        if line.is_private or line.is_withdrawn:
            return
        colours, side = self._theme.colours, self._theme.space(4)
        box = QRect(0, 0, side, side)
        box.moveTopLeft(option.rect.topLeft() + QPoint(self._theme.space(3), self._theme.space(2)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.accent if line.is_printed else colours.edge))
        painter.setBrush(QColor(colours.accent if line.is_printed else colours.base))
        painter.drawRoundedRect(box, 3, 3)
        if line.is_printed:
            self._theme.icons("check", Tint.ON_ACCENT).paint(painter, box.adjusted(1, 1, -1, -1))

    def _paint_line(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, line: ReviewLine
    ) -> None:
        font = QFont(option.font)
        if index.column() == Column.WHO:
            self._paint_who(painter, option.rect, line, font, self._ink(option, is_quiet=not line.is_printed))
        elif index.column() == Column.TYPED:
            font.setStrikeOut(line.is_withdrawn)
            painter.setPen(self._ink(option, is_quiet=not line.is_printed))
            self._paint_text(painter, option.rect, line.entry.text, font)
        else:
            self._paint_prints(painter, option, index, line)

    def _paint_prints(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, line: ReviewLine
    ) -> None:
        marks = self._model.marks.of_line(line.entry)
        if index.row() != self.edited_row:
            painter.setPen(self._ink(option, is_quiet=not (line.is_own and line.is_printed)))
            is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
            pair = None if is_selected else self._theme.colours.tones[Tone.WARNING]
            words = self._printed_words(line)
            self._paint_text(painter, option.rect, words, QFont(option.font), Shading(marks.spans, pair))
        if marks.words:
            pad = self._theme.space(2)
            painter.setFont(option.font)
            size = self._foot(marks.words, option.rect.width(), painter.fontMetrics())
            at = QPoint(option.rect.left() + pad, option.rect.bottom() + 1 - pad - size.height())
            paint_badge(painter, QRect(at, size), self._theme, self._withheld(marks.words))

    def _foot(self, words: str, text_width: int, metrics: QFontMetrics) -> QSize:
        return badge_size(
            self._theme, self._withheld(words), metrics, max(1, text_width - 2 * self._theme.space(2))
        )

    def _withheld(self, words: str) -> BadgeLook:
        return self._theme.tone_badge(Tone.WARNING, words, "eye-off")

    def _printed_words(self, line: ReviewLine) -> str:
        if line.is_printed or line.is_private or line.is_withdrawn:
            return line.prints
        return self.tr("not in the minutes")

    def _paint_who(self, painter: QPainter, place: QRect, line: ReviewLine, font: QFont, ink: QColor) -> None:
        pad = self._theme.space(2)
        inner = place.adjusted(pad, pad, -pad, -pad)
        painter.setFont(font)
        painter.setPen(ink)
        words = f"{line.when}  {line.who}".strip()
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, shown)
        look = self._theme.kind_badge(line.entry.kind)
        size = badge_size(self._theme, look, painter.fontMetrics())
        top = inner.top() + painter.fontMetrics().lineSpacing() + self._theme.space(1)
        paint_badge(
            painter,
            QRect(inner.left(), top, min(size.width(), inner.width()), size.height()),
            self._theme,
            look,
        )

    def _paint_text(
        self,
        painter: QPainter,
        place: QRect,
        text: str,
        font: QFont,
        shading: Shading = NO_SHADING,
    ) -> None:
        pad = self._theme.space(2)
        layout = self._laid_out(text, place.width(), font, shading)
        painter.setClipRect(place)
        at = QPointF(place.left() + pad, place.top() + pad)
        seen = painter.clipBoundingRect().translated(-at)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            if line.y() > seen.bottom():
                break
            if line.y() + line.height() >= seen.top():
                line.draw(painter, at)

    def _laid_out(self, text: str, width: int, font: QFont, shading: Shading = NO_SHADING) -> QTextLayout:
        key = (text, width, font.key(), shading)
        layout = self._kept.get(key)
        if layout is None:
            room = max(1, width - 2 * self._theme.space(2))
            layout = laid_out(text, font, room, formats=shaded(text, shading))
            self._kept[key] = layout
            if len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return layout

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, words: str) -> None:
        colours = self._theme.colours
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, QColor(colours.selection.ground if is_selected else colours.sidebar))
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(colours.selection.ink if is_selected else colours.text))
        pad = self._theme.space(2)
        place = option.rect.adjusted(pad, 0, -pad, 0)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(self._theme.colours.selection.ground))

    def _ink(self, option: QStyleOptionViewItem, *, is_quiet: bool) -> QColor:
        colours = self._theme.colours
        if option.state & QStyle.StateFlag.State_Selected:
            return QColor(colours.selection.ink)
        return QColor(colours.quiet if is_quiet else colours.text)
