"""The agenda beside the record: state, title, time spent against time planned; a click turns to an item."""

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from boardobserver.domain.snapshots import Id
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.icons import Tint
from boardobserver.ui.shell.theme import TONE_ICONS, Theme
from boardobserver.ui.taking.agenda_model import AgendaModel, AgendaRole, ItemView
from boardobserver.ui.taking.record_model import AnyIndex
from boardobserver.ui.taking.word_lines import paint_lines, word_lines

_MOST_TITLE_LINES = 3


class AgendaList(QListView):
    """The items of a meeting. A click or Enter turns to one.

    Args:
        theme: The look.
        model: The agenda.
    """

    item_chosen = Signal(str)
    """The person wants to turn to this item."""

    left = Signal()
    """The person wants to go back to the line to type in."""

    def __init__(self, theme: Theme, model: AgendaModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._agenda = model
        self.setItemDelegate(AgendaDelegate(theme, self))
        self.setAccessibleName(self.tr("Agenda"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._on_chosen)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_item(self, item_id: Id | None) -> None:
        """Make an item the current one of the list and bring it into sight."""
        row = self._agenda.row_of(item_id)
        index = self._agenda.index(row) if row >= 0 else QModelIndex()
        self.setCurrentIndex(index)
        if row >= 0:
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter turns to the item, Escape goes back to the line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_chosen(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the titles anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        item_id = index.data(AgendaRole.ID)
        if isinstance(item_id, str):
            self.item_chosen.emit(item_id)


class AgendaDelegate(QStyledItemDelegate):
    """Paints an item: an icon for its state, its number and title, and under them its time."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as its title and its time."""
        view = index.data(AgendaRole.VIEW)
        width = self._view.viewport().width()
        if not isinstance(view, ItemView):
            return QSize(width, 0)
        lines = len(self._title(option, view, width)) + 1 + bool(view.records) + bool(view.over)
        return QSize(width, lines * QFontMetrics(option.font).lineSpacing() + self._theme.space(2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one item."""
        view = index.data(AgendaRole.VIEW)
        if not isinstance(view, ItemView):
            return
        painter.save()
        self._paint_ground(painter, option, view)
        colours, space = self._theme.colours, self._theme.space
        ink = colours.selection.ink if view.is_current else colours.text
        painter.setFont(_font(option, view))
        line = painter.fontMetrics().lineSpacing()
        top = option.rect.top() + space(1)
        side = self._theme.icon_size()
        icon_place = QRect(option.rect.left() + space(2), top + (line - side) // 2, side, side)
        self._theme.icons(view.icon, ink if view.is_current else Tint.QUIET).paint(painter, icon_place)
        painter.setPen(QColor(ink))
        paint_lines(painter, QPointF(icon_place.right() + space(2), top), [str(view.number)])
        left = option.rect.left() + self._title_left(QFontMetrics(option.font))
        title = self._title(option, view, option.rect.width())
        paint_lines(painter, QPointF(left, top), title)
        painter.setFont(option.font)
        self._paint_time(painter, option, view, QPoint(left, top + len(title) * line))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, view: ItemView) -> None:
        colours = self._theme.colours
        if view.is_current:
            painter.fillRect(option.rect, QColor(colours.selection.ground))
            edge = QRect(option.rect.left(), option.rect.top(), self._theme.space(1), option.rect.height())
            painter.fillRect(edge, QColor(colours.accent))
        state = option.state
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Selected:
            painter.setPen(QColor(colours.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _paint_time(
        self, painter: QPainter, option: QStyleOptionViewItem, view: ItemView, at: QPoint
    ) -> None:
        colours, space = self._theme.colours, self._theme.space
        quiet = colours.selection.ink if view.is_current else colours.quiet
        room = option.rect.right() - at.x() - space(1)
        metrics = painter.fontMetrics()
        painter.setPen(QColor(quiet))
        elide = Qt.TextElideMode.ElideRight
        quiet_lines = [each for each in (view.time, view.records) if each]
        paint_lines(painter, QPointF(at), [metrics.elidedText(each, elide, room) for each in quiet_lines])
        if not view.over:
            return
        ink = quiet if view.is_current else colours.tones[Tone.WARNING].ink
        side = self._theme.icon_size(3)
        top = at.y() + len(quiet_lines) * metrics.lineSpacing()
        place = QRect(at.x(), top + (metrics.lineSpacing() - side) // 2, side, side)
        self._theme.icons(TONE_ICONS[Tone.WARNING], ink).paint(painter, place)
        painter.setPen(QColor(ink))
        taken = side + space(1)
        over = metrics.elidedText(view.over, elide, room - taken)
        paint_lines(painter, QPointF(at.x() + taken, top), [over])

    def _title(self, option: QStyleOptionViewItem, view: ItemView, width: int) -> list[str]:
        room = width - self._title_left(QFontMetrics(option.font)) - self._theme.space(2)
        return word_lines(view.title, _font(option, view), max(1, room), _MOST_TITLE_LINES)

    def _title_left(self, metrics: QFontMetrics) -> int:
        return self._theme.space(5) + self._theme.icon_size() + metrics.horizontalAdvance("00")


def _font(option: QStyleOptionViewItem, view: ItemView) -> QFont:
    font = QFont(option.font)
    if view.is_current:
        font.setWeight(QFont.Weight.DemiBold)
    return font
