"""The lines of a record under review: as typed, as they print, and whether they print at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from boardobserver.domain.publication import is_published, wording_of
from boardobserver.domain.snapshots import Entry, Id, MeetingRecord
from boardobserver.domain.words import EntryKind
from boardobserver.ui.taking.rows import HeadingRow, LineRow, Row, changed_stretch, rows_of
from boardobserver.ui.withholding.marks import Marks

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()


class Column(IntEnum):
    """The columns."""

    IN_MINUTES = 0
    WHO = 1
    TYPED = 2
    PRINTS = 3


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One line as it is reviewed.

    Attributes:
        entry: The line.
        when: The time of its first key, "10:33".
        who: Initials of who spoke, or empty.
        prints: The words that print, or why none do.
        is_own: Whether it prints in words of its own, not as typed.
        is_printed: Whether it prints.
    """

    entry: Entry
    when: str
    who: str
    prints: str
    is_own: bool
    is_printed: bool

    @property
    def is_private(self) -> bool:
        """Whether it can never print."""
        return self.entry.kind is EntryKind.PRIVATE_NOTE

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was withdrawn."""
        return self.entry.withdrawn_at is not None


class ReviewModel(QAbstractTableModel):
    """Lines under the headings of their items."""

    printing_chosen = Signal(str, bool)
    """The person wants the line of this id in the minutes, or out of them."""

    marks_changed = Signal()
    """Something else is withheld: lines look, and may be high, otherwise."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone: tzinfo = UTC
        self._record: MeetingRecord | None = None
        self._rows: list[Row] = []
        self._lines: dict[Id, ReviewLine] = {}
        self._places: dict[Id, int] = {}
        self._marks = Marks()
        self.is_editable = False

    @property
    def rows(self) -> Sequence[Row]:
        """Headings and lines, in order."""
        return self._rows

    @property
    def marks(self) -> Marks:
        """What of the lines is withheld."""
        return self._marks

    def show_record(self, record: MeetingRecord, *, with_withdrawn: bool, is_editable: bool) -> None:
        """Show a record; only what is different changes."""
        self.is_editable = is_editable
        rows = rows_of(record.entries, record.items, with_withdrawn=with_withdrawn)
        first, old_end, new_end = changed_stretch(self._rows, rows)
        before = dict(self._lines)
        self._record = record
        self._zone = record.board.zone
        if old_end > first:
            self.beginRemoveRows(_NO_INDEX, first, old_end - 1)
            del self._rows[first:old_end]
            self._find_places()
            self.endRemoveRows()
        if new_end > first:
            self.beginInsertRows(_NO_INDEX, first, new_end - 1)
            self._rows[first:first] = rows[first:new_end]
            self._find_places()
            self.endInsertRows()
        self._rows = rows
        self._lines = {row.entry.id: self._line(row.entry) for row in rows if isinstance(row, LineRow)}
        for at, row in enumerate(rows):
            if first <= at < new_end:
                continue  # it has just come in
            if isinstance(row, HeadingRow) or self._lines[row.entry.id] != before.get(row.entry.id):
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(Column) - 1))

    def show_marks(self, marks: Marks) -> None:
        """Show what of the lines is withheld."""
        is_same = marks.says_the_same(self._marks)
        self._marks = marks
        if not is_same:
            self.marks_changed.emit()

    def heading_words(self, heading: HeadingRow) -> str:
        """The words of a heading, and that its item is withheld whole if it is."""
        words = heading.words or self.tr("Before the first item")
        return " · ".join(part for part in (words, self._marks.of_item(heading.item_id)) if part)

    def line_at(self, row: int) -> ReviewLine | None:
        """The line of a row; None for a heading."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return self._line_of(found) if isinstance(found, LineRow) else None

    def row_of_entry(self, entry_id: Id) -> int:
        """The row of a line; -1 when it is not shown."""
        return self._places.get(entry_id, -1)

    def row_of_item(self, item_id: Id) -> int:
        """The row of the first heading of an item; -1 when it has none."""
        headings = (
            at for at, row in enumerate(self._rows) if isinstance(row, HeadingRow) and row.item_id == item_id
        )
        return next(headings, -1)

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """How many headings and lines there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """What the columns are called."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (self.tr("In"), self.tr("Who"), self.tr("As typed"), self.tr("Prints as"))
        return names[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell, and its tick."""
        row = self._rows[index.row()]
        roles = Qt.ItemDataRole
        if isinstance(row, HeadingRow):
            is_shown = role in (roles.DisplayRole, roles.AccessibleTextRole) and index.column() == 0
            return self.heading_words(row) if is_shown else None
        line = self._line_of(row)
        if role == roles.CheckStateRole and index.column() == Column.IN_MINUTES and not line.is_private:
            return Qt.CheckState.Checked if line.entry.in_minutes else Qt.CheckState.Unchecked
        if role in (roles.DisplayRole, roles.AccessibleTextRole):
            return self._words(line, Column(index.column()), is_spoken=role == roles.AccessibleTextRole)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Lines can be chosen; their tick can be set while the minutes are open."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        line = self.line_at(index.row())
        can_tick = line is not None and not line.is_private and not line.is_withdrawn
        if self.is_editable and can_tick and index.column() == Column.IN_MINUTES:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a tick to be set; it shows when that has been done."""
        line = self.line_at(index.row())
        if line is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.printing_chosen.emit(line.entry.id, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _words(self, line: ReviewLine, column: Column, *, is_spoken: bool) -> str:
        match column:
            case Column.IN_MINUTES:
                ticked = self.tr("in the minutes") if line.is_printed else self.tr("not in the minutes")
                return ticked if is_spoken else ""
            case Column.WHO:
                return " ".join(part for part in (line.when, line.who, line.entry.kind.label) if part)
            case Column.TYPED:
                return line.entry.text
            case Column.PRINTS:
                withheld = self._marks.of_line(line.entry).words if is_spoken else ""
                return f"{line.prints}, {withheld}" if withheld else line.prints

    def _line_of(self, row: LineRow) -> ReviewLine:
        line = self._lines.get(row.entry.id)
        if line is None or line.entry is not row.entry:
            line = self._lines[row.entry.id] = self._line(row.entry)
        return line

    def _line(self, entry: Entry) -> ReviewLine:
        record = self._record
        assert record is not None
        if entry.withdrawn_at is not None:
            reason = f": {entry.withdrawn_reason}" if entry.withdrawn_reason else ""
            prints = self.tr("withdrawn") + reason
        elif entry.kind is EntryKind.PRIVATE_NOTE:
            prints = self.tr("never printed: a private note")
        else:
            prints = wording_of(entry)
        return ReviewLine(
            entry=entry,
            when=f"{entry.at.astimezone(self._zone):%H:%M}",
            who=record.initials_of(entry.speaker_id, entry.speaker_organisation_id),
            prints=prints,
            is_own=bool(entry.wording.strip()),
            is_printed=is_published(entry),
        )

    def _find_places(self) -> None:
        self._places = {row.entry.id: at for at, row in enumerate(self._rows) if isinstance(row, LineRow)}
