"""Tables as high as their rows, for pages that scroll as a whole; in one of them rows can change places."""

from PySide6.QtCore import QMimeData, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QWidget

from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.record_table import ColumnMemory, RecordTable
from boardobserver.ui.widgets.row_delegate import RowDelegate
from boardobserver.ui.widgets.rows_model import ROW_MIME, Role, RowsModel, TableRow

_LEAST_CHARACTERS = 24
"""A stretched column is never narrower than so many characters."""


class FittedTable(RecordTable):
    """A table of a `RowsModel` that is as high as its rows, up to a limit.

    Args:
        theme: The look.
        name: What it is remembered by.
        title: What it is called, for those who cannot see it.
        memory: Where its columns are remembered.
        model: Its rows.
        stretched: The column that takes the width that is left.
        most_rows: No higher than so many rows; more scroll. With 0 it takes the height that there is.
    """

    row_id_chosen = Signal(str)
    """The person wants to open the row of this id."""

    current_id_changed = Signal(str)
    """The row of this id is the current one; empty for none."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        title: str,
        memory: ColumnMemory,
        model: RowsModel,
        *,
        stretched: int,
        most_rows: int = 14,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, title, memory, parent)
        self._rows_model = model
        self._stretched = stretched
        self._most_rows = most_rows
        self.setItemDelegate(RowDelegate(theme, self))
        down = QSizePolicy.Policy.Fixed if most_rows else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, down)
        # It goes after the view: a model that goes first, by Python's count, takes the view's ground away.
        model.setParent(self)
        self.setModel(model)
        self._fit_columns()
        for signal in (model.rowsInserted, model.rowsRemoved, model.rowsMoved, model.dataChanged):
            signal.connect(self._on_rows_changed)
        self.row_chosen.connect(self._on_row_chosen)
        self.current_row_changed.connect(self._on_current_row)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def current_id(self) -> str:
        """The id of the current row; empty for none."""
        index = self.currentIndex()
        return str(index.data(Role.ID)) if index.isValid() else ""

    def select_id(self, row_id: str) -> bool:
        """Make the row of an id the current one; False when it is not there."""
        row = self._rows_model.row_of(row_id)
        if row >= 0:
            self.selectRow(row)
        return row >= 0

    def show_rows(self, rows: list[TableRow]) -> None:
        """Show these rows; when the current one is gone, its neighbour takes its place."""
        was = self.currentIndex().row()
        kept = self.current_id
        self._rows_model.set_rows(rows)
        if kept and self._rows_model.row_of(kept) < 0:
            self.clearSelection()
            near = min(was, len(rows) - 1)
            if not self._step_from(near, 1):
                self._step_from(near, -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and the last row that can be chosen."""
        if event.key() == Qt.Key.Key_Home:
            self._step_from(0, 1)
        elif event.key() == Qt.Key.Key_End:
            self._step_from(len(self._rows_model.rows) - 1, -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A table that is reached by key has a current row."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection() and event.reason() is not Qt.FocusReason.MouseFocusReason:
            # Qt itself makes the first row the current one, but does not choose it.
            self._step_from(max(0, self.currentIndex().row()), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the stretched column legible, and make room for the bar at the foot where there is one."""
        super().resizeEvent(event)
        self._fit_stretched()
        self._fit_height()

    def _step_from(self, row: int, step: int) -> bool:
        rows = self._rows_model.rows
        while 0 <= row < len(rows):
            if not rows[row].is_heading:
                self.selectRow(row)
                self.scrollTo(self._rows_model.index(row, 0))
                return True
            row += step
        return False

    def _fit_columns(self) -> None:
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._fit_stretched()

    def _fit_stretched(self) -> None:
        """Give one column what is left; where that is too little to read, the table scrolls sideways."""
        header = self.horizontalHeader()
        others = sum(header.sectionSize(at) for at in range(header.count()) if at != self._stretched)
        column = self._rows_model.columns[self._stretched]
        least = self.fontMetrics().averageCharWidth() * min(column.characters, _LEAST_CHARACTERS)
        has_room = self.viewport().width() - others >= least
        modes = QHeaderView.ResizeMode
        mode = modes.Stretch if has_room else modes.Interactive
        if header.sectionResizeMode(self._stretched) is not mode:
            header.setSectionResizeMode(self._stretched, mode)
        if not has_room:
            header.resizeSection(self._stretched, least)

    def _fit_height(self) -> None:
        if not self._most_rows:
            return
        rows = max(1, min(self._most_rows, len(self._rows_model.rows)))
        bar = self.horizontalScrollBar()
        foot = bar.sizeHint().height() if bar.maximum() > 0 else 0
        head = self.horizontalHeader().sizeHint().height()
        height = head + rows * self.verticalHeader().defaultSectionSize() + 2 * self.frameWidth() + foot + 2
        if height != self.height():
            self.setFixedHeight(height)

    @Slot()
    def _on_rows_changed(self) -> None:
        self.clearSpans()
        for at, row in enumerate(self._rows_model.rows):
            if row.is_heading:
                self.setSpan(at, 0, 1, len(self._rows_model.columns))
        self._fit_height()

    @Slot(QModelIndex)
    def _on_row_chosen(self, index: QModelIndex) -> None:
        self.row_id_chosen.emit(str(index.data(Role.ID)))

    @Slot(QModelIndex)
    def _on_current_row(self, index: QModelIndex) -> None:
        self.current_id_changed.emit(str(index.data(Role.ID)) if index.isValid() else "")

    @Slot()
    def _on_theme_changed(self) -> None:
        width = self.fontMetrics().averageCharWidth()
        for at, column in enumerate(self._rows_model.columns):
            if at != self._stretched:
                self.setColumnWidth(at, width * column.characters + self._theme.space(4))
        self.horizontalHeader().setMinimumSectionSize(self._theme.space(10))
        self._fit_stretched()
        # The height of the header follows the new font only after this turn of the event loop.
        QTimer.singleShot(0, self, self._fit_height)
        self._fit_height()


class OrderedTable(FittedTable):
    """A fitted table whose rows can be moved: by Alt+Up and Alt+Down, or dragged; Delete removes one."""

    move_requested = Signal(str, int)
    """The row of this id is to stand before the row that is at this place now (or at the end)."""

    removal_requested = Signal(str)
    """The row of this id is to go."""

    edit_requested = Signal(str)
    """The row of this id is to be edited: F2."""

    _is_open = False

    def allow_moves(self, is_allowed: bool) -> None:
        """Let rows be moved and removed, or only read."""
        self._is_open = is_allowed
        modes = QAbstractItemView.DragDropMode
        self._rows_model.can_drag = is_allowed
        self.setDragDropMode(modes.InternalMove if is_allowed else modes.NoDragDrop)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(is_allowed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the current row, Delete removes it, F2 edits it."""
        row_id, row = self.current_id, self.currentIndex().row()
        has_alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if not row_id or not self._is_open:
            super().keyPressEvent(event)
        elif has_alt and event.key() == Qt.Key.Key_Up:
            self.move_requested.emit(row_id, max(0, row - 1))
        elif has_alt and event.key() == Qt.Key.Key_Down:
            self.move_requested.emit(row_id, min(len(self._rows_model.rows), row + 2))
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_requested.emit(row_id)
        elif event.key() == Qt.Key.Key_F2:
            self.edit_requested.emit(row_id)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Rows of this table alone are taken."""
        # A source is None only for a drag that began outside of the program.
        if event.source() in (self, None) and self._can_take(event.mimeData()):
            event.acceptProposedAction()
            self.setState(QAbstractItemView.State.DraggingState)
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the row would go; also over a heading, whose group takes it."""
        super().dragMoveEvent(event)
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move; the rows follow when it has been made."""
        self.move_requested.emit(_row_in(event.mimeData()), self._place_at(event.position().toPoint().y()))
        # Told to copy, the view would else take the dragged row away by itself.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def _can_take(self, data: QMimeData) -> bool:
        return data.hasFormat(ROW_MIME) and self._rows_model.row_of(_row_in(data)) >= 0

    def _place_at(self, y: int) -> int:
        row = self.rowAt(y)
        if row < 0:
            return len(self._rows_model.rows)
        middle = self.rowViewportPosition(row) + self.rowHeight(row) // 2
        return row + 1 if y > middle or self._rows_model.rows[row].is_heading else row


def _row_in(data: QMimeData) -> str:
    return bytes(data.data(ROW_MIME).data()).decode()
