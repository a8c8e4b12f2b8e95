"""The table of a register: columns and sorting are remembered, the record chosen outlasts every change."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from boardobserver.domain.snapshots import Id
from boardobserver.ui.registers.cells import HIDDEN_AT_FIRST, Cell
from boardobserver.ui.registers.looks import RegisterLook
from boardobserver.ui.registers.register_delegate import RegisterDelegate
from boardobserver.ui.registers.register_model import RegisterModel
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.record_table import ColumnMemory, RecordTable
from boardobserver.ui.widgets.rows_model import Role

_LEAST_CHARACTERS = 36
"""The column with the words is never narrower than so many characters."""


class RegisterTable(RecordTable):
    """Shows a `RegisterModel`.

    Args:
        theme: The look.
        look: The register.
        memory: Where its columns and its sorting are remembered.
        model: Its lines.
    """

    current_id_changed = Signal(str)
    """The record of this key is the current one; empty for none."""

    def __init__(
        self,
        theme: Theme,
        look: RegisterLook,
        memory: ColumnMemory,
        model: RegisterModel,
        parent: QWidget | None = None,
    ) -> None:
        self._model = model
        self._current: Id = ""
        self._at_top = 0
        self._is_changing = False
        self._side: QWidget | None = None
        super().__init__(theme, f"register.{look.page}", look.title, memory, parent)
        # It goes after the view: a model that goes first, by Python's count, takes the view's ground away.
        model.setParent(self)
        self.setItemDelegate(RegisterDelegate(theme, model))
        self._sort_as(*model.order)
        self.setModel(model)
        if memory.columns(f"register.{look.page}").isEmpty():
            for cell in HIDDEN_AT_FIRST:
                self.setColumnHidden(cell, True)
            self._fit_widths()
        self.setSortingEnabled(True)
        self._fit_text()
        header = self.horizontalHeader()
        header.sectionResized.connect(self._on_section_changed)
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.modelReset.connect(self._on_reset)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        theme.changed.connect(self._fit_text)

    @property
    def current_id(self) -> Id:
        """The key of the current record; empty for none."""
        return self._current

    @property
    def shown_cells(self) -> tuple[Cell, ...]:
        """The columns that are shown, or would be if there were room, in their order."""
        header = self.horizontalHeader()
        cells = (Cell(header.logicalIndex(at)) for at in range(header.count()))
        return tuple(cell for cell in cells if self.is_chosen(cell))

    def fold_beside(self, side: QWidget) -> None:
        """Put the last columns out of sight where this is shown, which says it all, and leaves no room."""
        self._side = side

    def select_id(self, record_id: Id) -> bool:
        """Make a record the current one, in sight; False when it is not shown."""
        at = self._model.row_of(record_id)
        if at >= 0:
            self.selectRow(at)
            self.scrollTo(self._model.index(at, Cell.REFERENCE))
        return at >= 0

    def settle(self) -> None:
        """After another filter: the current record in sight if it is still there, else the first lines."""
        at = self._model.row_of(self._current) if self._current else -1
        if at >= 0:
            self.scrollTo(self._model.index(at, Cell.REFERENCE))
        else:
            self.scrollToTop()

    def forget_current(self) -> None:
        """Have no record be the current one."""
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A table that is reached by key has a current row."""
        super().focusInEvent(event)
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and not self._current and self._model.rowCount():
            self.selectRow(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The column with the words takes what is left of the width."""
        super().resizeEvent(event)
        self._fold_last()
        self._fit_text()

    def _sort_as(self, cell: Cell, order: Qt.SortOrder) -> None:
        self.horizontalHeader().setSortIndicator(cell, order)

    def _restore_columns(self) -> None:
        super()._restore_columns()
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def _fit_widths(self) -> None:
        width = self.fontMetrics().averageCharWidth()
        for at, column in enumerate(self._model.columns):
            self.setColumnWidth(at, width * column.characters + self._theme.space(4))

    def _fold_last(self) -> None:
        folded: list[Cell] = []
        if self._side is not None and not self._side.isHidden():
            self.fold(())
            header = self.horizontalHeader()
            shown = self.shown_cells
            room = self.viewport().width() - self._least_text()
            wide = sum(header.sectionSize(cell) for cell in shown if cell is not Cell.TEXT)
            stays = (Cell.REFERENCE, Cell.TEXT, Cell(header.sortIndicatorSection()))
            for cell in reversed([each for each in shown if each not in stays]):
                if wide > room:
                    folded.append(cell)
                    wide -= header.sectionSize(cell)
        self.fold(folded)

    def _least_text(self) -> int:
        return self.fontMetrics().averageCharWidth() * _LEAST_CHARACTERS

    @Slot()
    def _fit_text(self) -> None:
        """Give the words what is left; where that is too little to read, the table scrolls sideways."""
        header = self.horizontalHeader()
        others = sum(header.sectionSize(at) for at in range(header.count()) if at != Cell.TEXT)
        wanted = max(self._least_text(), self.viewport().width() - others)
        if wanted != header.sectionSize(Cell.TEXT) and not self._is_changing:
            self._is_changing = True
            header.resizeSection(Cell.TEXT, wanted)
            self._is_changing = False

    @Slot(int, int, int)
    def _on_section_changed(self, _section: int, _old: int, _new: int) -> None:
        self._fit_text()

    @Slot()
    def _on_about_to_reset(self) -> None:
        self._at_top = self.verticalScrollBar().value()

    @Slot()
    def _on_reset(self) -> None:
        """Choose again what was chosen; a view that is reset forgets it without a word."""
        at = self._model.row_of(self._current) if self._current else -1
        if at >= 0:
            self.selectRow(at)
        self.verticalScrollBar().setValue(min(self._at_top, self.verticalScrollBar().maximum()))
        if at < 0 and self._current:
            self._current = ""
            self.current_id_changed.emit("")

    @Slot()
    def _on_selection_changed(self) -> None:
        # Not the current index: Qt makes the first line that when the focus comes, without choosing it.
        chosen = self.selectionModel().selectedRows()
        record_id = str(chosen[0].data(Role.ID)) if chosen else ""
        if record_id != self._current:
            self._current = record_id
            self.current_id_changed.emit(record_id)
