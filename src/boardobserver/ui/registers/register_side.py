"""What stands beside the table: the record that is chosen, or the form for a new one."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from boardobserver.domain.snapshots import Id
from boardobserver.ui.registers.looks import RegisterLook
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk

if TYPE_CHECKING:
    from boardobserver.ui.records.record_pane import RecordPane
    from boardobserver.ui.registers.new_record_form import NewRecordForm


class RegisterSide(QWidget):
    """Shows one of the two, and can be closed.

    Args:
        desk: What pages work with.
        board: The open board.
        look: The register.
    """

    closed = Signal()
    """The person wants the whole room for the table."""

    added = Signal(str)
    """A record was made: its key."""

    record_requested = Signal(str)
    """Another record is to be shown, of whatever kind."""

    location_requested = Signal(object)
    """A meeting is to be shown: its `Location`."""

    def __init__(
        self, desk: Desk, board: OpenBoard, look: RegisterLook, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._board = board
        self._look = look
        self._is_begun = False
        self._form_area = QScrollArea()
        self._column = QVBoxLayout(self)
        self._close = QToolButton()
        self._build()
        self._close.clicked.connect(self.closed)

    @cached_property
    def pane(self) -> "RecordPane":
        """The record; made when the first one is chosen, so that the register is there the sooner."""
        # Imported here, since a register is mostly looked at before any of its records is.
        from boardobserver.ui.records.record_pane import RecordPane

        pane = RecordPane(self._desk, self._board)
        self._column.addWidget(pane, 1)
        pane.record_requested.connect(self.record_requested)
        pane.meeting_requested.connect(self.location_requested)
        return pane

    @cached_property
    def form(self) -> "NewRecordForm":
        """The form for a new record; made when the first one is begun."""
        # Imported here for the same reason.
        from boardobserver.ui.registers.new_record_form import NewRecordForm

        form = NewRecordForm(self._desk.theme, self._board, self._look)
        self._form_area.setWidget(form)
        form.cancelled.connect(self._on_form_done)
        form.added.connect(self._on_form_done)
        form.cancelled.connect(self.closed)
        form.added.connect(self.added)
        return form

    @property
    def is_adding(self) -> bool:
        """Whether the form for a new record is shown."""
        return not self.isHidden() and not self._form_area.isHidden()

    def begin(self) -> None:
        """Begin a new record, or go on with the one that was begun: what was typed of it is not lost."""
        if not self._is_begun:
            self.form.start()
            self._is_begun = True
        self._show(is_adding=True)
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_record(self, record_id: Id) -> None:
        """Show a record."""
        self._show(is_adding=False)
        self.pane.show_record(record_id)

    def leave(self) -> None:
        """Show nothing, and take no room."""
        self.hide()
        self._form_area.hide()
        if "pane" in self.__dict__:
            self.pane.show_record(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_form_done(self) -> None:
        self._is_begun = False

    def _build(self) -> None:
        theme = self._desk.theme
        self._form_area.setProperty("role", "page")
        self._form_area.setFrameShape(QFrame.Shape.NoFrame)
        self._form_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._form_area.setWidgetResizable(True)
        self._form_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._close.setProperty("role", "quiet")
        self._close.setIcon(theme.icons("x"))
        self._close.setToolTip(self.tr("Close (Escape)"))
        self._close.setAccessibleName(self.tr("Close what stands beside the table"))
        top = QHBoxLayout()
        theme.arrange(top)
        top.addStretch(1)
        top.addWidget(self._close)
        theme.arrange(self._column, gap=Space.TIGHT)
        self._column.addLayout(top)
        self._column.addWidget(self._form_area, 1)
        self.leave()

    def _show(self, *, is_adding: bool) -> None:
        self._form_area.setVisible(is_adding)
        if not is_adding or "pane" in self.__dict__:
            self.pane.setVisible(not is_adding)
        self.show()
