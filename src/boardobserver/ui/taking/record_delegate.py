"""Paints the rows of the record: quiet, aligned, and never by colour alone."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.taking.line_layout import LineLayout, LineLayouts
from boardobserver.ui.taking.line_view import LineView
from boardobserver.ui.taking.record_model import AnyIndex, RecordModel, RecordRole
from boardobserver.ui.taking.rows import HeadingRow, LineRow
from boardobserver.ui.widgets.badge import paint_badge

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class RecordDelegate(QStyledItemDelegate):
    """Paints headings and lines.

    Args:
        theme: The look.
        model: What is shown.
        layouts: Where everything stands in a line.

    Attributes:
        edited_row: The row whose text an editor covers, so that it is not painted underneath; -1 for none.
    """

    def __init__(
        self, theme: Theme, model: RecordModel, layouts: LineLayouts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._layouts = layouts
        self.edited_row = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one row."""
        row = index.data(RecordRole.ROW)
        painter.save()
        painter.setFont(option.font)
        if isinstance(row, HeadingRow):
            self._paint_heading(painter, option.rect, self._model.heading_words(row))
        elif isinstance(row, LineRow):
            view = self._model.view(row)
            self._paint_ground(painter, option, view)
            layout = self._layouts.layout(row.entry.id, view)
            self._paint_line(painter, option, view, layout, is_edited=index.row() == self.edited_row)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As wide as the record, as high as the line needs."""
        row = index.data(RecordRole.ROW)
        width = self._layouts.columns.width
        if isinstance(row, LineRow):
            return QSize(width, self._layouts.layout(row.entry.id, self._model.view(row)).height)
        return QSize(width, self._layouts.heading_height())

    def _paint_heading(self, painter: QPainter, place: QRect, words: str) -> None:
        space, colours = self._theme.space, self._theme.colours
        painter.fillRect(place, QColor(colours.sidebar))
        painter.setFont(_bold(painter.font()))
        painter.setPen(QColor(colours.text))
        inner = place.adjusted(space(2), 0, -space(2), 0)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, _LEFT, shown)
        painter.setPen(QColor(colours.hairline))
        painter.drawLine(place.bottomLeft(), place.bottomRight())

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, view: LineView) -> None:
        colours = self._theme.colours
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            painter.fillRect(option.rect, QColor(colours.selection.ground))
        elif view.is_private:
            painter.fillRect(option.rect, QColor(colours.window))

    def _paint_line(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        view: LineView,
        layout: LineLayout,
        *,
        is_edited: bool,
    ) -> None:
        colours = self._theme.colours
        corner = option.rect.topLeft()
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ink = colours.selection.ink if is_selected else colours.text
        quiet = colours.selection.ink if is_selected else colours.quiet
        painter.setPen(QColor(quiet))
        painter.drawText(layout.time.translated(corner), _LEFT, view.time)
        self._paint_who(painter, layout.who.translated(corner), view.who, ink)
        paint_badge(painter, layout.badge.translated(corner), self._theme, self._theme.kind_badge(view.kind))
        if is_edited:
            return
        clip = _seen_part(option)
        painter.setPen(QColor(quiet if view.is_withdrawn else ink))
        layout.text.draw(painter, layout.text_at + QPointF(corner), _struck(layout.text, view), clip)
        if layout.below is not None:
            is_flagged = view.is_flagged and not is_selected
            painter.setPen(QColor(colours.tones[Tone.WARNING].ink if is_flagged else quiet))
            layout.below.draw(painter, layout.below_at + QPointF(corner), [], clip)

    def _paint_who(self, painter: QPainter, place: QRect, who: str, ink: str) -> None:
        painter.save()
        painter.setFont(_bold(painter.font()))
        painter.setPen(QColor(ink))
        room = place.width() - self._theme.space(1)
        painter.drawText(
            place, _LEFT, painter.fontMetrics().elidedText(who, Qt.TextElideMode.ElideRight, room)
        )
        painter.restore()


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _seen_part(option: QStyleOptionViewItem) -> QRectF:
    """What of a row is on the screen: of a line of ten thousand words only that is drawn."""
    if isinstance(option.widget, QAbstractScrollArea):
        return QRectF(option.rect.intersected(option.widget.viewport().rect()))
    return QRectF(option.rect)


def _struck(layout: QTextLayout, view: LineView) -> list[QTextLayout.FormatRange]:
    """A line through the whole of a withdrawn text."""
    if not view.is_withdrawn:
        return []
    struck = QTextCharFormat()
    struck.setFontStrikeOut(True)
    whole = QTextLayout.FormatRange()
    # Qt counts in units of UTF-16, of which an emoji has two; more than there are does no harm.
    whole.start, whole.length, whole.format = 0, 2 * len(layout.text()), struck
    return [whole]
