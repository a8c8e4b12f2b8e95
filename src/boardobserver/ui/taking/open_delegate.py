"""Paints what is open beside the record: headings, and each record with how it stands and its words."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from boardobserver.ui.records.badges import record_badge
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.taking.open_model import OpenRole
from boardobserver.ui.taking.open_rows import OpenHeading, OpenView
from boardobserver.ui.taking.record_model import AnyIndex
from boardobserver.ui.taking.word_lines import paint_lines, word_lines


class OpenDelegate(QStyledItemDelegate):
    """Paints a row: a heading, or how a record stands and two lines of its words."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Three lines; one for a heading."""
        lines = 1 if index.data(OpenRole.IS_HEADING) else 3
        height = lines * QFontMetrics(option.font).lineSpacing() + self._theme.space(3)
        return QSize(self._view.viewport().width(), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one row."""
        view = index.data(OpenRole.VIEW)
        painter.save()
        if isinstance(view, OpenHeading):
            self._paint_heading(painter, option, view)
        elif isinstance(view, OpenView):
            self._paint_view(painter, option, view)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, heading: OpenHeading) -> None:
        colours, space = self._theme.colours, self._theme.space
        painter.fillRect(option.rect, QColor(colours.sidebar))
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(colours.text))
        place: QRect = option.rect.adjusted(space(2), 0, -space(2), 0)
        shown = painter.fontMetrics().elidedText(heading.words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_view(self, painter: QPainter, option: QStyleOptionViewItem, view: OpenView) -> None:
        colours, space = self._theme.colours, self._theme.space
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ink = colours.selection.ink if is_selected else colours.text
        if is_selected:
            painter.fillRect(option.rect, QColor(colours.selection.ground))
        elif view.is_here:
            edge = QRect(option.rect.left(), option.rect.top(), space(1) // 2, option.rect.height() - 1)
            painter.fillRect(edge, QColor(colours.accent))
        place = option.rect.adjusted(space(2), space(1), -space(2), -space(1))
        self._paint_head(painter, place, view, ink if is_selected else "")
        painter.setPen(QColor(ink))
        top = place.top() + painter.fontMetrics().lineSpacing() + space(1) // 2
        paint_lines(painter, QPointF(place.left(), top), word_lines(view.text, option.font, place.width(), 2))
        painter.setPen(QColor(colours.hairline))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _paint_head(self, painter: QPainter, place: QRect, view: OpenView, ink: str) -> None:
        colours = self._theme.colours
        look = record_badge(self._theme, view.record_kind)
        late = self._theme.tone_badge(Tone.FAULT, "", "clock")
        icon, pair = (late.icon, late.pair) if view.is_late else (look.icon, look.pair)
        side = self._theme.icon_size()
        line = painter.fontMetrics().lineSpacing()
        where = QRect(place.left(), place.top() + (line - side) // 2, side, side)
        self._theme.icons(icon, ink or pair.ink).paint(painter, where)
        left = place.left() + side + self._theme.space(1)
        plain = painter.font()
        if view.reference:
            bold = QFont(plain)
            bold.setWeight(QFont.Weight.DemiBold)
            painter.setFont(bold)
            painter.setPen(QColor(ink or colours.text))
            paint_lines(painter, QPointF(left, place.top()), [view.reference])
            left += painter.fontMetrics().horizontalAdvance(view.reference) + self._theme.space(2)
            painter.setFont(plain)
        painter.setPen(QColor(ink or (pair.ink if view.is_late else colours.quiet)))
        room = max(0, place.right() - left)
        shown = painter.fontMetrics().elidedText(view.head, Qt.TextElideMode.ElideRight, room)
        paint_lines(painter, QPointF(left, place.top()), [shown])
