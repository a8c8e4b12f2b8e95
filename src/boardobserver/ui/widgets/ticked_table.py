"""A fitted table whose rows are ticked: by Space, or by a click on the box in the first column."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from boardobserver.ui.widgets.fitted_table import FittedTable
from boardobserver.ui.widgets.rows_model import Column, RowsModel

_Index = QModelIndex | QPersistentModelIndex


class TickedRowsModel(RowsModel):
    """Rows with a box to tick in the first column; headings have none."""

    tick_requested = Signal(str)
    """The row of this id is to be ticked, or no longer."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(columns, parent=parent)
        self._ticked: frozenset[str] = frozenset()
        self._can_tick = True

    @property
    def ticked(self) -> frozenset[str]:
        """The ids of the rows that are ticked."""
        return self._ticked

    def set_ticked(self, ids: Collection[str], *, can_tick: bool) -> None:
        """Tick these rows and no others."""
        wanted = frozenset(ids)
        changed = self._ticked ^ wanted
        self._ticked, self._can_tick = wanted, can_tick
        rows = [at for at, row in enumerate(self._rows) if row.id in changed]
        if rows:
            # Told once for all of them: views look at every row whenever they are told.
            first, last = self.index(rows[0], 0), self.index(rows[-1], 0)
            self.dataChanged.emit(first, last, [Qt.ItemDataRole.CheckStateRole])

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """As every row, and whether it is ticked."""
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            row = self._rows[index.row()]
            states = Qt.CheckState
            return None if row.is_heading else states.Checked if row.id in self._ticked else states.Unchecked
        return super().data(index, role)

    def setData(self, index: _Index, _value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A click on the box asks for the tick; whoever keeps the rows sets it."""
        if role != Qt.ItemDataRole.CheckStateRole or not self._can_tick:
            return False
        self.tick_requested.emit(self._rows[index.row()].id)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """The first cell of a row can be ticked."""
        flags = super().flags(index)
        is_box = index.isValid() and index.column() == 0 and flags & Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsUserCheckable if is_box and self._can_tick else flags


class TickedTable(FittedTable):
    """A fitted table of a `TickedRowsModel`."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the current row, or takes the tick away."""
        model = self.model()
        if event.key() == Qt.Key.Key_Space and self.current_id and isinstance(model, TickedRowsModel):
            model.setData(self.currentIndex(), None, Qt.ItemDataRole.CheckStateRole)
        else:
            super().keyPressEvent(event)
