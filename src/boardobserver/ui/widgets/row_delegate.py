"""Paints the cells of a `RowsModel`: badges, headings over their rows, quiet rows."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.badge import badge_size, paint_badge
from boardobserver.ui.widgets.rows_model import Role, RowBadge

_Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """The delegate of all tables of plain rows.

    Args:
        theme: The look.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """A heading is bold, a quiet row in the quieter ink; the cell has no frame of its own."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if index.data(Role.IS_QUIET):
            option.palette.setColor(QPalette.ColorRole.Text, QColor(self._theme.colours.quiet))
        if index.data(Role.IS_HEADING):
            option.font.setWeight(QFont.Weight.DemiBold)
            option.state |= QStyle.StateFlag.State_Enabled
            option.backgroundBrush = QBrush(QColor(self._theme.colours.sidebar))
        if isinstance(index.data(Role.BADGE), RowBadge):
            option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the cell, and its badge over it."""
        super().paint(painter, option, index)
        badge = index.data(Role.BADGE)
        if not isinstance(badge, RowBadge):
            return
        word = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        look = self._theme.tone_badge(badge.tone, word, badge.icon)
        place: QRect = option.rect
        size = badge_size(self._theme, look, option.fontMetrics)
        left = place.left() + self._theme.space(1)
        top = place.center().y() - size.height() // 2
        width = min(size.width(), place.right() - left)
        paint_badge(painter, QRect(left, top, width, size.height()), self._theme, look)
