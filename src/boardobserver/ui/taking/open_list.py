"""What is open on the board, beside the record; one key links one of them to the line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from boardobserver.domain.snapshots import ActionDetails, Id, Tracked
from boardobserver.domain.words import EntryKind, RecordKind
from boardobserver.ui.fields.directory import Directory
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.taking.line_view import standing
from boardobserver.ui.taking.record_model import AnyIndex
from boardobserver.ui.taking.word_lines import paint_lines, word_lines

_KINDS = {
    RecordKind.CHALLENGE: EntryKind.CHALLENGE,
    RecordKind.ADVICE: EntryKind.ADVICE,
    RecordKind.ACTION: EntryKind.ACTION,
    RecordKind.DECISION: EntryKind.DECISION,
}
_ORDER = (RecordKind.CHALLENGE, RecordKind.ADVICE, RecordKind.ACTION)


@dataclass(frozen=True, slots=True)
class OpenView:
    """One open record as it is painted and read out.

    Attributes:
        head: Owner or age, due date or status.
        is_late: Whether it is overdue; the words say so too.
        is_here: Whether it was raised at this meeting.
    """

    record_id: Id
    reference: str
    kind: EntryKind
    head: str
    text: str
    is_late: bool
    is_here: bool

    @property
    def spoken(self) -> str:
        """The record as a screen reader says it."""
        return f"{self.kind.label}, {self.reference}, {self.head}, {self.text}"


class OpenRole(IntEnum):
    """What the model can be asked for, besides the words."""

    VIEW = Qt.ItemDataRole.UserRole + 1


def open_views(
    records: Iterable[Tracked], meeting_id: Id, item_id: Id | None, today: date, directory: Directory
) -> list[OpenView]:
    """Open records in the order in which they are wanted: of this item, of this meeting, overdue, oldest."""

    def wanted(record: Tracked) -> tuple[object, ...]:
        due = record.details.due.on if isinstance(record.details, ActionDetails) else None
        return (
            not (item_id is not None and record.item_id == item_id),
            record.meeting_id != meeting_id,
            _ORDER.index(record.kind),
            due or date.max,
            record.reference,
        )

    views: list[OpenView] = []
    for record in sorted((each for each in records if each.kind in _ORDER), key=wanted):
        head, is_late = standing(record, today, directory)
        is_here = record.meeting_id == meeting_id
        kind = _KINDS[record.kind]
        text = " ".join(record.text.split())
        views.append(OpenView(record.id, str(record.reference), kind, head, text, is_late, is_here))
    return views


class OpenModel(QAbstractListModel):
    """Open records as a Qt model."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: list[OpenView] = []

    def show_views(self, views: list[OpenView]) -> None:
        """Show these, if they are others."""
        if views != self._views:
            self.beginResetModel()
            self._views = views
            self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many records there are."""
        return 0 if parent.isValid() else len(self._views)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The record as it looks, or its words."""
        if not index.isValid() or index.row() >= len(self._views):
            return None
        view = self._views[index.row()]
        words: dict[int, Any] = {
            OpenRole.VIEW: view,
            Qt.ItemDataRole.DisplayRole: f"{view.reference} {view.head} {view.text}",
            Qt.ItemDataRole.ToolTipRole: view.text,
            Qt.ItemDataRole.AccessibleTextRole: view.spoken,
        }
        return words.get(role)


class OpenList(QListView):
    """The open records; a click or Enter links one to the line being typed, the right arrow shows it.

    Args:
        theme: The look.
    """

    link_requested = Signal(str)
    """This reference is to stand in the line."""

    record_requested = Signal(str)
    """This record's fields are to be shown."""

    left = Signal()
    """The person wants to go back to the line to type in."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = OpenModel(self)
        self.setModel(self.records)
        self.setItemDelegate(OpenDelegate(theme, self))
        self.setAccessibleName(self.tr("Open on the board; Enter links one to the line, Right shows it"))
        self.setProperty("role", "inside")
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._on_chosen)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter links, the right arrow shows, Escape goes back to the line."""
        view = self.currentIndex().data(OpenRole.VIEW)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_chosen(self.currentIndex())
        elif event.key() == Qt.Key.Key_Right and isinstance(view, OpenView):
            self.record_requested.emit(view.record_id)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        view = index.data(OpenRole.VIEW)
        if isinstance(view, OpenView):
            self.link_requested.emit(view.reference)


class OpenDelegate(QStyledItemDelegate):
    """Paints an open record: how it stands, and two lines of its words."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Three lines."""
        height = 3 * QFontMetrics(option.font).lineSpacing() + self._theme.space(3)
        return QSize(self._view.viewport().width(), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one record."""
        view = index.data(OpenRole.VIEW)
        if not isinstance(view, OpenView):
            return
        painter.save()
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
        painter.restore()

    def _paint_head(self, painter: QPainter, place: QRect, view: OpenView, ink: str) -> None:
        colours = self._theme.colours
        look = self._theme.kind_badge(view.kind)
        late = self._theme.tone_badge(Tone.FAULT, "", "clock")
        icon, pair = (late.icon, late.pair) if view.is_late else (look.icon, look.pair)
        side = self._theme.icon_size()
        line = painter.fontMetrics().lineSpacing()
        where = QRect(place.left(), place.top() + (line - side) // 2, side, side)
        self._theme.icons(icon, ink or pair.ink).paint(painter, where)
        left = place.left() + side + self._theme.space(1)
        plain = painter.font()
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
