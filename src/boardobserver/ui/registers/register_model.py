"""The lines of a register as a model: sorted once, filtered as one types, changed by as little as it can."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from boardobserver.domain.filters.evaluation import test_of as as_test
from boardobserver.domain.filters.terms import Filter
from boardobserver.domain.numbering import USUAL_REFERENCES
from boardobserver.domain.registers import RegisterRow
from boardobserver.domain.snapshots import Id
from boardobserver.ui.registers.cells import Cell, columns, key_of, whole_words_of, words_of
from boardobserver.ui.registers.looks import RegisterLook
from boardobserver.ui.widgets.rows_model import Role
from boardobserver.ui.widgets.tips import tip

_ROOT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MOST_STEPS = 64
"""So many lines come and go one by one; more of them, and all are shown anew."""
_BLOCK = 64
"""So many lines are made ready at once when one of them comes into sight."""

Prepare = Callable[[Collection[Id]], None]
"""Reads at once what some lines are about to be asked for."""


def _nothing(_record_ids: Collection[Id]) -> None:
    """There is no register yet."""


class RegisterModel(QAbstractTableModel):
    """The lines that a filter finds, in the order of a column.

    Args:
        look: The register.
        local: Gives an instant in the board's own time zone.
    """

    shown_changed = Signal()
    """Other lines are shown, or others of them are found."""

    def __init__(
        self, look: RegisterLook, local: Callable[[datetime], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = columns(look)
        self._local = local
        self._rows: Sequence[RegisterRow] = ()
        self._prepare: Prepare = _nothing
        self._ready: set[Id] = set()
        self._sorted: list[RegisterRow] = []
        self._shown: list[RegisterRow] = []
        self._filter = Filter()
        self._references = USUAL_REFERENCES
        self._holds = as_test(self._filter)
        self._order = (Cell.REFERENCE, Qt.SortOrder.DescendingOrder)
        self._kept: Id = ""
        self._found = 0

    @property
    def shown(self) -> tuple[RegisterRow, ...]:
        """The lines that are shown, in their order."""
        return tuple(self._shown)

    @property
    def found(self) -> int:
        """How many lines the filter finds."""
        return self._found

    @property
    def total(self) -> int:
        """How many lines the register has."""
        return len(self._rows)

    @property
    def kept(self) -> Id:
        """The record that is shown although the filter does not find it; empty for none."""
        return self._kept if len(self._shown) > self._found else ""

    @property
    def order(self) -> tuple[Cell, Qt.SortOrder]:
        """By what the lines are sorted."""
        return self._order

    def row_of(self, record_id: Id) -> int:
        """The place of a record; -1 when it is not shown."""
        return next((at for at, row in enumerate(self._shown) if row.id == record_id), -1)

    def words(self, row: RegisterRow, cell: Cell) -> str:
        """What stands in a cell."""
        return words_of(row, cell, self._local)

    def whole_words(self, row: RegisterRow, cell: Cell) -> str:
        """What stands in a cell, however long it is."""
        return whole_words_of(row, cell, self._local)

    def show_register(self, rows: Sequence[RegisterRow], prepare: Prepare) -> None:
        """Show these lines, oldest reference first, through the same filter and in the same order.

        Args:
            rows: The lines.
            prepare: Called with the keys of lines that come into sight.
        """
        if prepare != self._prepare:
            self._ready.clear()
        self._rows, self._prepare = rows, prepare
        self._references = rows[0].head.references if rows else USUAL_REFERENCES
        self._holds = as_test(self._filter, self._references)
        self._sort()
        self._refilter()

    def show_found(self, wanted: Filter) -> None:
        """Show the lines that a filter finds, and no longer one that it does not."""
        # Who types on narrows what was found; then the others need not be looked at again.
        narrows = not self.kept and wanted.is_within(self._filter)
        self._filter, self._holds = wanted, as_test(wanted, self._references)
        self._kept = ""
        self._refilter(self._shown if narrows else self._sorted)

    def keep(self, record_id: Id) -> None:
        """Show a record even if the filter does not find it."""
        if record_id != self._kept:
            self._kept = record_id
            self._refilter()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        if 0 <= column < len(self.columns) and (Cell(column), order) != self._order:
            self._order = (Cell(column), order)
            self._sort()
            self._refilter()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many lines are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def line(self, at: int) -> RegisterRow:
        """The line at a place, made ready to be asked anything."""
        row = self._shown[at]
        if row.id not in self._ready:
            first = at - at % _BLOCK
            ids = [each.id for each in self._shown[first : first + _BLOCK]]
            self._prepare(ids)
            self._ready.update(ids)
        return row

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(self.line(index.row()), Cell(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            row = self.line(index.row())
            return tip(self.whole_words(row, Cell(index.column())))
        if role == Role.ID:
            return self._shown[index.row()].id
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _NUMBERS if self.columns[index.column()].is_number else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heading of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[section].is_number:
            return _NUMBERS
        return None

    def _sort(self) -> None:
        cell, order = self._order
        is_reversed = order is Qt.SortOrder.DescendingOrder
        if cell is Cell.REFERENCE:
            # They come in this order, so nothing needs to be asked of twenty thousand lines.
            self._sorted = list(reversed(self._rows)) if is_reversed else list(self._rows)
        else:
            self._sorted = sorted(self._rows, key=key_of(cell), reverse=is_reversed)

    def _refilter(self, among: Sequence[RegisterRow] | None = None) -> None:
        holds, kept = self._holds, self._kept
        among = self._sorted if among is None else among
        found = [row for row in among if holds(row)] if self._filter.terms else list(among)
        self._found = len(found)
        if kept and all(row.id != kept for row in found):
            wanted = {row.id for row in found} | {kept}
            found = [row for row in self._sorted if row.id in wanted]
        self._show(found)
        self.shown_changed.emit()

    def _show(self, rows: list[RegisterRow]) -> None:
        """Tell only what is new, gone or different where that is little; else that all is."""
        old, most = self._shown, min(len(self._shown), len(rows))
        head = next((at for at in range(most) if old[at].id != rows[at].id), most)
        tail = next((at for at in range(most - head) if old[-1 - at].id != rows[-1 - at].id), most - head)
        gone, come = len(old) - head - tail, len(rows) - head - tail
        if max(gone, come) > _MOST_STEPS:
            self.beginResetModel()
            self._shown = rows
            self.endResetModel()
            return
        changed = [at for at in range(head) if old[at] is not rows[at]]
        changed += [len(rows) - at for at in range(1, tail + 1) if old[-at] is not rows[-at]]
        if gone:
            self.beginRemoveRows(_ROOT, head, head + gone - 1)
            self._shown = old[:head] + old[head + gone :]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(_ROOT, head, head + come - 1)
            self._shown = rows
            self.endInsertRows()
        self._shown = rows
        for at in changed:
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.columns) - 1))
