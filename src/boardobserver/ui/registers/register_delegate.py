"""Paints the lines of a register: words, and badges of where a record stands and what has to be seen to."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from boardobserver.domain.registers import RegisterRow
from boardobserver.ui.records.badges import need_badge, status_badge
from boardobserver.ui.registers.cells import Cell, due_words
from boardobserver.ui.registers.register_model import RegisterModel
from boardobserver.ui.shell.theme import BadgeLook, Theme
from boardobserver.ui.widgets.badge import badge_size, paint_badge

_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class RegisterDelegate(QStyledItemDelegate):
    """Asks the line itself rather than the model, cell by cell and role by role.

    A page of a register is some two hundred cells, and all are painted at each key struck in the filter.

    Args:
        theme: The look.
        model: The lines.
    """

    def __init__(self, theme: Theme, model: RegisterModel) -> None:
        super().__init__(model)
        self._theme = theme
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell; a record at its end is in the quieter ink."""
        row, cell = self._model.line(index.row()), Cell(index.column())
        place: QRect = option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            option.state &= ~QStyle.StateFlag.State_HasFocus
            panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
            option.widget.style().drawPrimitive(panel, option, painter, option.widget)
        badge = self._badge(row, cell)
        if badge is not None:
            self._paint_badge(painter, option, badge)
            return
        words = self._model.words(row, cell)
        if not words:
            return
        colours = self._theme.colours
        if is_selected:
            painter.setPen(option.palette.color(QPalette.ColorRole.HighlightedText))
        else:
            painter.setPen(QColor(colours.quiet if row.is_closed else colours.text))
        room = place.adjusted(self._theme.space(2), 0, -self._theme.space(1), 0)
        painter.setFont(option.font)
        shown = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _RIGHT if self._model.columns[cell].is_number else _LEFT, shown)

    def _badge(self, row: RegisterRow, cell: Cell) -> BadgeLook | None:
        if cell is Cell.STATUS:
            return status_badge(self._theme, row.status)
        if cell is Cell.DUE:
            due = due_words(row)
            return need_badge(self._theme, due.need, due.words) if due.need is not None else None
        return None

    def _paint_badge(self, painter: QPainter, option: QStyleOptionViewItem, look: BadgeLook) -> None:
        place: QRect = option.rect
        painter.setFont(option.font)
        size = badge_size(self._theme, look, option.fontMetrics)
        left = place.left() + self._theme.space(2)
        top = place.center().y() - size.height() // 2
        width = min(size.width(), place.right() - left)
        paint_badge(painter, QRect(left, top, width, size.height()), self._theme, look)
