"""The agenda as a Qt model: each item with how far it is and how long it took."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, Qt, Slot

from boardobserver.domain.elapsed import elapsed_text, overrun
from boardobserver.domain.room import is_paused
from boardobserver.domain.snapshots import AgendaItem, Id
from boardobserver.domain.words import ItemState
from boardobserver.ui.fields.item_words import part_words
from boardobserver.ui.taking.live_record import LiveRecord
from boardobserver.ui.taking.record_model import AnyIndex
from boardobserver.ui.widgets.tips import tip

_MINUTE = timedelta(minutes=1)
_ICONS = {
    ItemState.WAITING: "circle",
    ItemState.OPEN: "circle-dot",
    ItemState.DONE: "check",
    ItemState.DEFERRED: "arrow-right",
}


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item as it is painted and read out.

    Attributes:
        icon: Of its state.
        time: "Open · 12 of 30 min".
        records: How many records stand on it, after "Part 2" for the restricted part: "Part 2 · 2 records".
        over: "4 min over", or empty.
        is_current: Whether the next line goes under it.
    """

    number: int
    title: str
    icon: str
    time: str
    records: str
    over: str
    is_current: bool

    @property
    def spoken(self) -> str:
        """The item as a screen reader says it."""
        return ", ".join(
            part for part in (str(self.number), self.title, self.time, self.records, self.over) if part
        )


def item_view(item: AgendaItem, now: datetime, *, is_current: bool, records: int = 0) -> ItemView:
    """How an item looks at an instant, with so many records that were carried to it."""
    over = overrun(item, now) // _MINUTE
    parts = [_tr("Paused") if is_paused(item) else item.state.label]
    if item.spans:
        parts.append(elapsed_text(item, now))
    elif item.planned_minutes is not None:
        parts.append(_tr("{n} min").format(n=item.planned_minutes))
    standing = _tr("1 record") if records == 1 else _tr("{n} records").format(n=records)
    return ItemView(
        number=item.position,
        title=item.title,
        icon=_ICONS[item.state],
        time=" · ".join(parts),
        records=" · ".join(said for said in (part_words(item), standing if records else "") if said),
        over=_tr("{n} min over").format(n=over) if over else "",
        is_current=is_current,
    )


class AgendaRole(IntEnum):
    """What the model can be asked for, besides the words."""

    VIEW = Qt.ItemDataRole.UserRole + 1
    ID = Qt.ItemDataRole.UserRole + 2


class AgendaModel(QAbstractListModel):
    """Follows the agenda of a `LiveRecord`.

    Args:
        record: The record of the meeting.
        now: Tells the time.
    """

    def __init__(
        self, record: LiveRecord, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._record = record
        self._now = now
        self._views: list[tuple[Id, ItemView]] = []
        self._current_id: Id | None = None
        record.agenda_changed.connect(self.refresh)
        record.records_changed.connect(self.refresh)

    def set_current_item(self, item_id: Id | None) -> None:
        """Say under which item the next line goes."""
        self._current_id = item_id
        self.refresh()

    def row_of(self, item_id: Id | None) -> int:
        """The row of an item; -1 when it is not there."""
        return next((at for at, (key, _view) in enumerate(self._views) if key == item_id), -1)

    @Slot()
    def refresh(self) -> None:
        """Show the agenda as it is at this instant."""
        now = self._now()
        carried = Counter(self._record.carrying.places.values())
        views = [
            (
                item.id,
                item_view(item, now, is_current=item.id == self._current_id, records=carried[item.id]),
            )
            for item in self._record.items
        ]
        old, self._views = self._views, views
        if [key for key, _view in old] != [key for key, _view in views]:
            self._views = old
            self.beginResetModel()
            self._views = views
            self.endResetModel()
            return
        for at, (before, after) in enumerate(zip(old, views, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(at), self.index(at))

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many items there are."""
        return 0 if parent.isValid() else len(self._views)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The item, how it looks, or its words."""
        if not index.isValid() or index.row() >= len(self._views):
            return None
        key, view = self._views[index.row()]
        words: dict[int, Any] = {
            AgendaRole.VIEW: view,
            AgendaRole.ID: key,
            Qt.ItemDataRole.DisplayRole: f"{view.number}  {view.title}",
            Qt.ItemDataRole.ToolTipRole: tip(f"{view.number}  {view.title}"),
            Qt.ItemDataRole.AccessibleTextRole: view.spoken,
        }
        return words.get(role)


def _tr(words: str) -> str:
    return QCoreApplication.translate("taking", words)
