"""The running record on the screen: rows of their own heights, laid out as they come into sight."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from boardobserver.domain.entry_marks import MARKS
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import EntryKind
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.taking.line_editor import LineEditor
from boardobserver.ui.taking.line_layout import LineLayouts
from boardobserver.ui.taking.record_delegate import RecordDelegate
from boardobserver.ui.taking.record_model import AnyIndex, RecordModel
from boardobserver.ui.taking.row_heights import RowHeights
from boardobserver.ui.taking.rows import LineRow

NOTE_KEY = "."
"""The key that makes a line a note again, which has no mark."""

RE_MARK_KEYS: dict[str, EntryKind] = {**MARKS, NOTE_KEY: EntryKind.NOTE}
"""The keys that give the selected line another kind."""


class RecordView(QTableView):
    """A view of a `RecordModel`. It asks; the step does.

    Args:
        theme: The look.
        model: What is shown.
    """

    line_chosen = Signal(str)
    """Another line is the current one; with its id, or "" for none."""

    re_mark_requested = Signal(str, object)
    """This line is to be of that `EntryKind`."""

    edit_requested = Signal(str)
    """The text of this line is to be edited."""

    withdraw_requested = Signal(str)
    """This line is to be withdrawn, or reinstated if it is."""

    move_requested = Signal(str, int)
    """This line is to go one step up (-1) or down (1)."""

    menu_requested = Signal(str, QPoint)
    """Everything that can be done to this line is to be offered at a place of the screen."""

    left = Signal()
    """The person wants to go back to the line to type in."""

    def __init__(self, theme: Theme, model: RecordModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._record = model
        self._layouts = LineLayouts(theme)
        self._delegate = RecordDelegate(theme, model, self._layouts, self)
        self._is_new = False
        self._heights = RowHeights(theme, self, model, self._layouts, self._edited_height)
        self._editor: LineEditor | None = None
        self._build()
        model.modelReset.connect(self._on_reset)
        model.rows_reread.connect(self._on_rows_reread)
        theme.changed.connect(self._on_theme_changed)

    @property
    def record(self) -> RecordModel:
        """What is shown."""
        return self._record

    @property
    def current_id(self) -> Id | None:
        """The line that is selected, if any."""
        return self._record.entry_id(self.currentIndex())

    @property
    def editor(self) -> LineEditor | None:
        """The editor that stands on a line, if any."""
        return self._editor

    @property
    def is_measuring(self) -> bool:
        """Whether rows out of sight still have to be laid out."""
        return self._heights.is_measuring

    def choose(self, entry_id: Id | None) -> None:
        """Select a line and bring it into sight; None selects nothing."""
        row = -1 if entry_id is None else self._record.row_of(entry_id)
        if row < 0:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
            return
        self.setCurrentIndex(self._record.index(row))
        self.scrollTo(self._record.index(row))

    def show_end(self) -> None:
        """Bring the end of the record into sight."""
        self._heights.measure_from_end()
        self.scrollToBottom()

    def begin_editing(self, entry_id: Id) -> LineEditor | None:
        """Put an editor on a line; None when the line is not shown. One at a time."""
        self.end_editing()
        row = self._record.row_of(entry_id)
        found = self._record.rows[row] if row >= 0 else None
        if not isinstance(found, LineRow):
            return None
        editor = LineEditor(self._theme, entry_id, found.entry.text, self._layouts.columns.text_left)
        self._editor = editor
        self._delegate.edited_row = row
        self.setIndexWidget(self._record.index(row), editor)
        editor.resized.connect(self._on_editor_resized)
        self._on_editor_resized()
        editor.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return editor

    def end_editing(self) -> None:
        """Take the editor away."""
        editor, self._editor = self._editor, None
        if editor is None:
            return
        self._delegate.edited_row = -1
        row = self._record.row_of(editor.entry_id)
        if row >= 0:
            self.setIndexWidget(self._record.index(row), None)  # pyright: ignore[reportArgumentType] - Qt takes it away so
            self._heights.measure(row)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that do something to the selected line; the rest walks through the record."""
        entry_id = self.current_id
        if event.key() == Qt.Key.Key_Escape or self._leaves_at_end(event):
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.choose(self._record.end_line(is_first=event.key() == Qt.Key.Key_Home))
        elif entry_id is None or not self._ask(entry_id, event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done to the line under the pointer, or to the selected one."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        entry_id = self._record.entry_id(index)
        if entry_id is None:
            return
        self.setCurrentIndex(index)
        at = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(index).center())
        self.menu_requested.emit(entry_id, at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew for another width."""
        was_at_end = self._heights.is_at_end
        super().resizeEvent(event)
        self._fit(keeps_end=was_at_end)
        if was_at_end:
            self.show_end()

    def showEvent(self, event: QShowEvent) -> None:
        """Lay out what is in sight."""
        super().showEvent(event)
        self._fit(keeps_end=self._heights.is_at_end)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Lay out what comes into sight."""
        super().scrollContentsBy(dx, dy)
        self._heights.measure_seen()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say what comes here while nothing was noted."""
        super().paintEvent(event)
        if any(isinstance(row, LineRow) for row in self._record.rows[:2]):
            return
        painter = QPainter(self.viewport())
        painter.setPen(QColor(self._theme.colours.quiet))
        room = self.viewport().rect().adjusted(*[self._theme.space(side) for side in (6, 12, -6, -6)])
        words = self.tr("Nothing is noted yet.\nType the first line below; Enter notes it.")
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, words)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Say which line is the current one now."""
        super().currentChanged(current, previous)
        self.line_chosen.emit(self._record.entry_id(current) or "")

    def _build(self) -> None:
        self.setModel(self._record)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Running record"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # It never comes and goes while there are lines: each time would break all of them anew.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.verticalScrollBar()
        bar.setEnabled(False)  # one that scrolls nothing is not seen
        bar.rangeChanged.connect(lambda: bar.setEnabled(bar.maximum() > bar.minimum()))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self._on_double_clicked)

    def _ask(self, entry_id: Id, event: QKeyEvent) -> bool:
        """Ask for what a key does to the selected line; False for a key that does nothing to it."""
        key, held = event.key(), event.modifiers()
        bare = not held & (
            Qt.KeyboardModifier.ControlModifier
            | Qt.KeyboardModifier.AltModifier
            | Qt.KeyboardModifier.MetaModifier
        )
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if bare and event.text() in RE_MARK_KEYS:
            self.re_mark_requested.emit(entry_id, RE_MARK_KEYS[event.text()])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and bare:
            self.edit_requested.emit(entry_id)
        elif key == Qt.Key.Key_Delete and bare:
            self.withdraw_requested.emit(entry_id)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and held & both == both:
            self.move_requested.emit(entry_id, -1 if key == Qt.Key.Key_Up else 1)
        else:
            return False
        return True

    def _leaves_at_end(self, event: QKeyEvent) -> bool:
        is_down = (
            event.key() == Qt.Key.Key_Down and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        )
        return is_down and self.current_id == self._record.end_line(is_first=False)

    def _fit(self, *, keeps_end: bool) -> None:
        is_new, self._is_new = self._is_new, False
        if self._heights.fit(self._room(), self.font()) and (keeps_end or is_new):
            self.show_end()
        self._heights.measure_seen()

    def _room(self) -> int:
        """How wide the lines are: the scroll bar, always there, takes its room a moment after it is shown."""
        beside = self.contentsRect().width() - self.verticalScrollBar().sizeHint().width()
        return min(self.viewport().width(), beside)

    def _edited_height(self, entry_id: Id) -> int | None:
        if self._editor is None or self._editor.entry_id != entry_id:
            return None
        return max(self._editor.wanted_height, self._theme.space(8))

    @Slot()
    def _on_reset(self) -> None:
        self._editor = None
        self._delegate.edited_row = -1
        if not self.isVisible():
            # The heights are guessed once, when it is shown, at the width that it has then.
            self._layouts.fit(0, self.font())
            self._is_new = True
            return
        self._layouts.fit(self._room(), self.font())
        self._heights.guess_all()
        self.show_end()

    @Slot(object)
    def _on_rows_reread(self, rows: range) -> None:
        self._heights.forget(rows)
        if self._editor is not None:
            self._delegate.edited_row = self._record.row_of(self._editor.entry_id)

    @Slot()
    def _on_editor_resized(self) -> None:
        if self._editor is not None:
            row = self._record.row_of(self._editor.entry_id)
            if row >= 0:
                self._heights.measure(row)
                self.updateGeometries()  # the bar learns of the height from a timer, and may end before it
                self.scrollTo(self._record.index(row))

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        entry_id = self._record.entry_id(index)
        if entry_id is not None:
            self.edit_requested.emit(entry_id)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._layouts.fit(0, self.font())
        self._fit(keeps_end=self._heights.is_at_end)
