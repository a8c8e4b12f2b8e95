"""The table of lines under review: walked by key, each wording edited in its place."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from boardobserver.domain.snapshots import Id
from boardobserver.ui.reviewing.review_delegate import ReviewDelegate
from boardobserver.ui.reviewing.review_model import Column, ReviewModel
from boardobserver.ui.reviewing.wording_editor import WordingEditor
from boardobserver.ui.shell.theme import Theme

_ROWS_A_TURN = 120
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReviewTable(QTableView):
    """Up and Down walk, Enter edits the wording, Ctrl+Enter goes on to the next, Space puts it in or out.

    Args:
        theme: The look.
        model: The lines.
    """

    line_chosen = Signal(str)
    """The line of this id is the current one; empty for a heading or none."""

    editor_opened = Signal(object)
    """The wording of a line is being edited in this `WordingEditor`."""

    def __init__(self, theme: Theme, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._delegate = ReviewDelegate(theme, model, self)
        self._editor: WordingEditor | None = None
        self._unfitted = 0
        self._fitting = QTimer(self)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._fit_some)
        self._build()
        self.setModel(model)
        self._connect()
        self._on_theme_changed()

    @property
    def editor(self) -> WordingEditor | None:
        """The editor that is open, if any."""
        return self._editor

    @property
    def lines(self) -> ReviewModel:
        """The lines that are shown."""
        return self._model

    @property
    def current_entry_id(self) -> Id:
        """The line that is the current one; empty for a heading or none."""
        line = self._model.line_at(self.currentIndex().row())
        return line.entry.id if line is not None else ""

    def go_to_row(self, row: int) -> bool:
        """Make a row the current one and show it; False when there is none."""
        if not 0 <= row < self._model.rowCount():
            return False
        self._fit_row(row)
        self.setCurrentIndex(self._model.index(row, Column.PRINTS))
        self.scrollTo(self.currentIndex())
        return True

    def edit_row(self, row: int) -> bool:
        """Open the editor on the wording of a row; False where there is none.

        Where the wording can only be read, words can be selected in it.
        """
        line = self._model.line_at(row)
        if line is None or line.is_private or line.is_withdrawn:
            return False
        self.close_editor()
        self.go_to_row(row)
        self._editor = editor = WordingEditor(self._theme, line.entry.id, self.viewport())
        editor.set_text(line.prints)
        editor.addActions(self.actions())
        if not self._model.is_editable:
            editor.only_read()
        self._delegate.edited_row = row
        self._place_editor()
        editor.show()
        editor.height_changed.connect(self._place_editor)
        editor.textChanged.connect(self._show_marks_in_editor)
        self._show_marks_in_editor()
        self.editor_opened.emit(editor)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._place_editor()
        return True

    @Slot()
    def close_editor(self) -> None:
        """Take the editor away; what stood in it has been committed or given up."""
        editor, self._editor = self._editor, None
        if editor is None:
            return
        had_focus = editor.hasFocus()
        row, self._delegate.edited_row = self._delegate.edited_row, -1
        editor.settle()
        editor.hide()
        editor.deleteLater()
        self._fit_row(row)
        self.viewport().update()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit_next(self) -> None:
        """Go on to the next line whose wording can be edited, and edit it."""
        for row in range(self.currentIndex().row() + 1, self._model.rowCount()):
            if self.edit_row(row):
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit, go on, or put a line in or out."""
        row = self.currentIndex().row()
        if event.key() in _ENTERS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.edit_next()
        elif event.key() in (*_ENTERS, Qt.Key.Key_F2):
            self.edit_row(row)
        elif event.key() == Qt.Key.Key_Space:
            self._toggle(row)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to_row(0 if event.key() == Qt.Key.Key_Home else self._model.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A table that is reached by key has a current row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go_to_row(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_rows()
        self._place_editor()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The editor moves with its line."""
        super().scrollContentsBy(dx, dy)
        self._place_editor()

    @Slot()
    def fit_rows(self) -> None:
        """Give every row its height: those in sight at once, the others as there is time."""
        self._unfitted = 0
        for row in self._rows_in_sight():
            self._fit_row(row)
        self._fitting.start()

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Lines of the record"))
        self.setItemDelegate(self._delegate)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )

    def _connect(self) -> None:
        header = self.horizontalHeader()
        modes = QHeaderView.ResizeMode
        for column in Column:
            is_text = column in (Column.TYPED, Column.PRINTS)
            header.setSectionResizeMode(column, modes.Stretch if is_text else modes.Fixed)
        for signal in (self._model.rowsInserted, self._model.rowsRemoved):
            signal.connect(self._on_rows_changed)
        self._model.dataChanged.connect(self._on_data_changed)
        self._model.marks_changed.connect(self._on_marks_changed)
        self.selectionModel().currentRowChanged.connect(self._on_current_row)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double_clicked)
        self._theme.changed.connect(self._on_theme_changed)

    def _toggle(self, row: int) -> None:
        line = self._model.line_at(row)
        if line is not None and self._model.is_editable and not line.is_withdrawn:
            self._model.printing_chosen.emit(line.entry.id, not line.entry.in_minutes)

    def _rows_in_sight(self) -> range:
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height())
        return range(first, (last if last >= 0 else self._model.rowCount() - 1) + 1)

    def _fit_row(self, row: int) -> None:
        if not 0 <= row < self._model.rowCount():
            return
        width = self.columnWidth(Column.PRINTS)
        height = self._delegate.row_height(row, width, self.font())
        if row == self._delegate.edited_row and self._editor is not None:
            line = self._model.line_at(row)
            foot = self._delegate.foot_height(line, width, self.fontMetrics()) if line is not None else 0
            height = max(height, self._editor.height() + 2 * self._theme.space(1) + foot)
        if height != self.rowHeight(row):
            self.setRowHeight(row, height)

    @Slot()
    def _fit_some(self) -> None:
        # What is above the first row in sight must not push it about.
        top = self.rowAt(0)
        shift = self.rowViewportPosition(top) if top > 0 else 0
        until = min(self._model.rowCount(), self._unfitted + _ROWS_A_TURN)
        for row in range(self._unfitted, until):
            self._fit_row(row)
        if top > 0 and self.rowViewportPosition(top) != shift:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.rowViewportPosition(top) - shift)
        self._unfitted = until
        if until >= self._model.rowCount():
            self._fitting.stop()

    @Slot()
    def _place_editor(self) -> None:
        if self._editor is None:
            return
        row = self._model.row_of_entry(self._editor.entry_id)
        if row < 0:
            return
        self._delegate.edited_row = row
        cell = self.visualRect(self._model.index(row, Column.PRINTS))
        gap = self._theme.space(1)
        self._editor.setFixedWidth(max(1, cell.width() - 2 * gap))
        self._editor.move(cell.left() + gap, cell.top() + gap)
        self._fit_row(row)

    @Slot()
    def _on_rows_changed(self) -> None:
        self.clearSpans()
        for row in range(self._model.rowCount()):
            if self._model.line_at(row) is None:
                self.setSpan(row, 0, 1, len(Column))
        self.fit_rows()
        self._place_editor()

    @Slot(QModelIndex, QModelIndex)
    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        for row in range(first.row(), last.row() + 1):
            self._fit_row(row)

    @Slot()
    def _on_marks_changed(self) -> None:
        self.fit_rows()
        self._show_marks_in_editor()
        self.viewport().update()

    @Slot()
    def _show_marks_in_editor(self) -> None:
        if self._editor is not None:
            self._editor.show_withheld(self._model.marks.of_text(self._editor.text).spans)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_row(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.line_chosen.emit(self.current_entry_id)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.IN_MINUTES:
            self._toggle(index.row())

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        if index.column() != Column.IN_MINUTES:
            self.edit_row(index.row())

    @Slot()
    def _on_theme_changed(self) -> None:
        self._delegate.forget()
        self.setColumnWidth(Column.IN_MINUTES, self._theme.space(10))
        self.setColumnWidth(Column.WHO, self._delegate.who_width(self.font()))
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() * 3)
        self.fit_rows()
