"""A model of plain rows that changes by as little as it can, so that selection and scroll stay."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.widgets.tips import tip

ROW_MIME = "application/x-boardobserver-row"
"""What is dragged: the id of a row."""

_ROOT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a row tells besides its words."""

    ID = Qt.ItemDataRole.UserRole
    IS_HEADING = Qt.ItemDataRole.UserRole + 1
    BADGE = Qt.ItemDataRole.UserRole + 2
    IS_QUIET = Qt.ItemDataRole.UserRole + 3


_ROLES = frozenset(int(role) for role in Role)
_NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, whether it holds numbers, and its first width in characters."""

    title: str
    is_number: bool = False
    characters: int = 12


@dataclass(frozen=True, slots=True)
class RowBadge:
    """A state shown in a cell as a badge; the cell's words are its word."""

    tone: Tone
    icon: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row as it is shown.

    Attributes:
        id: What it is known by.
        cells: Its words, one for each column; a heading has one.
        badges: The columns that show a badge.
        is_heading: Whether it heads the rows below it, and cannot be chosen.
        is_quiet: Whether it is of less importance than the others.
    """

    id: str
    cells: tuple[str, ...]
    badges: dict[int, RowBadge] = field(default_factory=dict[int, RowBadge])
    is_heading: bool = False
    is_quiet: bool = False


class RowsModel(QAbstractTableModel):
    """Rows under columns.

    Args:
        columns: The columns.
        can_drag: Whether rows can be dragged to another place.
    """

    def __init__(
        self, columns: Sequence[Column], *, can_drag: bool = False, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: list[TableRow] = []
        self.can_drag = can_drag

    @property
    def rows(self) -> tuple[TableRow, ...]:
        """The rows as they are shown."""
        return tuple(self._rows)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns."""
        return self._columns

    def row_of(self, row_id: str) -> int:
        """The place of a row; -1 when it is not there."""
        return next((at for at, row in enumerate(self._rows) if row.id == row_id), -1)

    def set_rows(self, rows: Sequence[TableRow]) -> None:
        """Show these, telling only what is new, gone, moved or different."""
        wanted = {row.id for row in rows}
        for at in range(len(self._rows) - 1, -1, -1):
            if self._rows[at].id not in wanted:
                self.beginRemoveRows(_ROOT, at, at)
                del self._rows[at]
                self.endRemoveRows()
        if not self._rows and rows:
            self.beginInsertRows(_ROOT, 0, len(rows) - 1)
            self._rows = list(rows)
            self.endInsertRows()
            return
        there = {row.id for row in self._rows}
        for at, row in enumerate(rows):
            self._put(at, row, is_there=row.id in there)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says."""
        row, column = self._rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            words = row.cells[column] if column < len(row.cells) else ""
            return words if role == Qt.ItemDataRole.DisplayRole else tip(words)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _NUMBERS if self._columns[column].is_number else None
        told = {
            Role.ID: row.id,
            Role.IS_HEADING: row.is_heading,
            Role.BADGE: row.badges.get(column),
            Role.IS_QUIET: row.is_quiet,
        }
        return told.get(Role(role)) if role in _ROLES else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heading of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole and self._columns[section].is_number:
            return _NUMBERS
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A heading can be neither chosen nor dragged."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        if self._rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self.can_drag else flags

    def mimeTypes(self) -> list[str]:
        """A row is dragged by its id."""
        return [ROW_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The id of the row that is dragged."""
        data = QMimeData()
        data.setData(ROW_MIME, self._rows[indexes[0].row()].id.encode())
        return data

    def _put(self, at: int, row: TableRow, *, is_there: bool) -> None:
        if not is_there:
            self.beginInsertRows(_ROOT, at, at)
            self._rows.insert(at, row)
            self.endInsertRows()
            return
        was = at + next(step for step, each in enumerate(self._rows[at:]) if each.id == row.id)
        if was != at:
            self.beginMoveRows(_ROOT, was, was, _ROOT, at)
            self._rows.insert(at, self._rows.pop(was))
            self.endMoveRows()
        if self._rows[at] != row:
            self._rows[at] = row
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(self._columns) - 1))
