"""The running record as a Qt model of one column: a row for each line and each heading."""

from collections.abc import Iterable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot

from boardobserver.domain.snapshots import Id
from boardobserver.ui.taking.line_view import LineView, line_view
from boardobserver.ui.taking.live_record import LiveRecord
from boardobserver.ui.taking.rows import HeadingRow, LineRow, Row, changed_stretch, rows_of

AnyIndex = QModelIndex | QPersistentModelIndex


class RecordRole(IntEnum):
    """What the model can be asked for, besides the words."""

    ROW = Qt.ItemDataRole.UserRole + 1
    VIEW = Qt.ItemDataRole.UserRole + 2


class RecordModel(QAbstractListModel):
    """Follows a `LiveRecord` with signals as small as the change.

    Args:
        record: The record of the meeting.
    """

    rows_reread = Signal(object)
    """These rows (a range) are new or read otherwise: whoever measured them measures again."""

    def __init__(self, record: LiveRecord, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._record = record
        self._rows: list[Row] = []
        self._lines: dict[Id, LineRow] = {}
        self._views: dict[Id, tuple[object, LineView]] = {}
        self._stale: set[Id] = set()
        self._current_id: Id | None = None
        self._with_withdrawn = True
        record.entries_changed.connect(self.refresh)
        record.records_changed.connect(self._on_records_changed)
        record.people_changed.connect(self._on_people_changed)

    @property
    def rows(self) -> list[Row]:
        """The rows as they stand."""
        return self._rows

    def reload(self, current_id: Id | None) -> None:
        """Show the record anew, with the heading of an item that the next line goes under."""
        self.beginResetModel()
        self._current_id = current_id
        self._views.clear()
        self._lines.clear()
        self._rows = self._wanted()
        self.endResetModel()

    def set_current_item(self, item_id: Id | None) -> None:
        """Say under which item the next line goes."""
        if item_id != self._current_id:
            self._current_id = item_id
            self.refresh()

    def show_withdrawn(self, shown: bool) -> None:
        """Show or hide the lines that were withdrawn."""
        if shown != self._with_withdrawn:
            self._with_withdrawn = shown
            self.refresh()

    def row_of(self, entry_id: Id) -> int:
        """The row of a line; -1 when it is not shown."""
        for at in range(len(self._rows) - 1, -1, -1):
            row = self._rows[at]
            if isinstance(row, LineRow) and row.entry.id == entry_id:
                return at
        return -1

    def end_line(self, *, is_first: bool) -> Id | None:
        """The first or the last line that is shown; None where there is none."""
        rows = self._rows if is_first else reversed(self._rows)
        return next((row.entry.id for row in rows if isinstance(row, LineRow)), None)

    def row(self, index: AnyIndex) -> Row | None:
        """The row at an index, None where there is none."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def entry_id(self, index: AnyIndex) -> Id | None:
        """The line at an index; None for a heading."""
        row = self.row(index)
        return row.entry.id if isinstance(row, LineRow) else None

    def view(self, row: LineRow) -> LineView:
        """How a line looks, worked out once."""
        entry = row.entry
        kept = self._views.get(entry.id)
        if kept is None or kept[0] is not entry:
            record = self._record.record(entry.record_id)
            seen = line_view(entry, self._record.local(entry.at), record, self._record.directory)
            kept = self._views[entry.id] = (entry, seen)
        return kept[1]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row, how it looks, or its words."""
        row = self.row(index)
        if row is None:
            return None
        if role == RecordRole.ROW:
            return row
        if isinstance(row, HeadingRow):
            words = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return self.heading_words(row) if role in words else None
        if role == RecordRole.VIEW:
            return self.view(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.entry.text
        return self.view(row).spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Lines can be selected, headings cannot."""
        if isinstance(self.row(index), LineRow):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def heading_words(self, row: HeadingRow) -> str:
        """The words of a heading."""
        if row.item_id is None:
            return self.tr("Before the first item")
        return self.tr("{item} (continued)").format(item=row.words) if row.time > 1 else row.words

    @Slot()
    def refresh(self) -> None:
        """Bring the rows to what the record now is, touching only what differs."""
        wanted = self._wanted()
        first, old_end, new_end = changed_stretch(self._rows, wanted)
        changed = self._changed_in_place(wanted, first, old_end, new_end)
        if old_end > first:
            self.beginRemoveRows(QModelIndex(), first, old_end - 1)
            del self._rows[first:old_end]
            self.endRemoveRows()
        if new_end > first:
            self.beginInsertRows(QModelIndex(), first, new_end - 1)
            self._rows[first:first] = wanted[first:new_end]
            self.endInsertRows()
            self.rows_reread.emit(range(first, new_end))
        self._rows = wanted
        self._stale.clear()
        for at in changed:
            self.dataChanged.emit(self.index(at), self.index(at))
            self.rows_reread.emit(range(at, at + 1))

    def _wanted(self) -> list[Row]:
        return rows_of(
            self._record.entries,
            self._record.items,
            current_id=self._current_id,
            with_withdrawn=self._with_withdrawn,
            known=self._lines,
        )

    def _changed_in_place(self, wanted: list[Row], first: int, old_end: int, new_end: int) -> list[int]:
        """The rows, by their new places, that stay and read otherwise."""
        pairs = [(at, at) for at in range(first)]
        pairs += zip(range(old_end, len(self._rows)), range(new_end, len(wanted)), strict=True)
        rows, is_stale = self._rows, bool(self._stale)
        # Nearly every row is the very one that was there, and of those there may be thousands.
        return [
            new
            for old, new in pairs
            if (is_stale or rows[old] is not wanted[new]) and self._reads_otherwise(rows[old], wanted[new])
        ]

    def _reads_otherwise(self, old: Row, new: Row) -> bool:
        if isinstance(old, LineRow) and isinstance(new, LineRow):
            return old.entry is not new.entry or new.entry.id in self._stale
        return old != new

    def _make_stale(self, entry_ids: Iterable[Id]) -> None:
        for entry_id in entry_ids:
            self._stale.add(entry_id)
            self._views.pop(entry_id, None)

    @Slot(object)
    def _on_records_changed(self, ids: frozenset[Id]) -> None:
        lines = (row.entry for row in self._rows if isinstance(row, LineRow))
        self._make_stale([line.id for line in lines if line.record_id in ids])

    @Slot()
    def _on_people_changed(self) -> None:
        self._make_stale([row.entry.id for row in self._rows if isinstance(row, LineRow)])
