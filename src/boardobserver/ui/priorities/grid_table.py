"""The same figures as a table, with headings to every row and column, as a screen reader reads it."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from boardobserver.ui.priorities.sheet import Sheet
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.record_table import ColumnMemory, RecordTable
from boardobserver.ui.widgets.tips import tip

_ROOT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class SheetModel(QAbstractTableModel):
    """The cells of a sheet."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet: Sheet | None = None

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a sheet; of the same shape, only its figures change."""
        was = self._sheet
        if was is not None and (was.rows, was.columns) == (sheet.rows, sheet.columns):
            self._sheet = sheet
            self.dataChanged.emit(self.index(0, 0), self.index(sheet.rows - 1, sheet.columns - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, sheet.columns - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, sheet.rows - 1)
            return
        self.beginResetModel()
        self._sheet = sheet
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() or self._sheet is None else self._sheet.rows

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() or self._sheet is None else self._sheet.columns

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says: its figure, and the whole of it in words."""
        if self._sheet is None:
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            number, short = len(self._sheet.concerns(row, column)), self._sheet.short(row, column)
            return f"{number}\n{short}" if short else str(number)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._sheet.sentence(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._sheet.sentence(row, column))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The quarter of a column, the topic of a row."""
        if self._sheet is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return "\n".join(self._sheet.column_words(section))
        return self._sheet.row_words(section)


class PriorityTable(RecordTable):
    """Its cells are chosen one by one, as those of the grid."""

    cell_chosen = Signal(int, int)
    """The person wants to see what is behind the cell of this row and column."""

    def __init__(self, theme: Theme, memory: ColumnMemory, parent: QWidget | None = None) -> None:
        super().__init__(theme, "priorities", "", memory, parent)
        self.setAccessibleName(self.tr("Priorities by topic and quarter"))
        self._sheet_model = SheetModel(self)
        self.setModel(self._sheet_model)
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.horizontalHeader().setSectionsMovable(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().show()
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_index_chosen)
        theme.changed.connect(self._fit_height)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show priorities; the current cell stays, at first the newest quarter of the first topic."""
        self._sheet_model.show_sheet(sheet)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._sheet_model.index(0, sheet.columns - 1))
        self._fit_height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current cell; otherwise as in any table of cells."""
        index = self.currentIndex()
        if event.key() in _CHOOSING and index.isValid():
            self._on_index_chosen(index)
        else:
            QTableView.keyPressEvent(self, event)

    @Slot(QModelIndex)
    def _on_index_chosen(self, index: QModelIndex) -> None:
        self.cell_chosen.emit(index.row(), index.column())

    @Slot()
    def _fit_height(self) -> None:
        height = 2 * self.fontMetrics().height() + self._theme.space(1)
        self.verticalHeader().setDefaultSectionSize(height)
        rows = self._sheet_model.rowCount() * height
        head = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(rows + head + bar + 2 * self.frameWidth())
