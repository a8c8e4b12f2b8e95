"""Signing minutes off: asked once, by the button of the Review step or by its command."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from boardobserver.domain.snapshots import Id, MeetingRecord
from boardobserver.services.meetings import sign_off
from boardobserver.ui.reviewing.review_commands import SIGN_OFF
from boardobserver.ui.reviewing.sign_off_dialog import SignOffDialog
from boardobserver.ui.shell.commands import CommandTable
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Theme


class Signing(QObject):
    """Asks who signs off, and has it done.

    Args:
        theme: The look.
        board: The open board.
        step: The step that shows the record.

    Attributes:
        dialog: The question, while it is open.
    """

    asked = Signal()
    """The person wants to sign off: what is being typed is to be put away, and then `ask` called."""

    signed = Signal()
    """The minutes were signed off, or a rule said no and was shown."""

    def __init__(self, theme: Theme, board: OpenBoard, step: QWidget) -> None:
        super().__init__(step)
        self._theme = theme
        self._board = board
        self._step = step
        self._table: CommandTable | None = None
        self._meeting_id: Id = ""
        self.dialog: SignOffDialog | None = None

    def connect_command(self, table: CommandTable) -> None:
        """Answer the command; it is offered when `offer` says so."""
        self._table = table
        table.connect_command(SIGN_OFF, self._on_command)

    def offer(self, *, is_possible: bool) -> None:
        """Offer the command, or not."""
        if self._table is not None:
            self._table.set_available(SIGN_OFF, is_possible)

    def ask(self, record: MeetingRecord) -> None:
        """Ask who signs off the minutes of a record."""
        self._meeting_id = record.meeting.id
        withholdings = self._board.workspace.read.releases.withholdings()
        self.dialog = SignOffDialog(self._theme, record, withholdings, self._step)
        self.dialog.sign_off_requested.connect(self._on_chosen)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    @Slot()
    def _on_command(self) -> None:
        self.asked.emit()

    @Slot(str)
    def _on_chosen(self, person_id: Id) -> None:
        self._board.attempt(sign_off(self._meeting_id, person_id), origin=self._step)
        self.signed.emit()

    @Slot(int)
    def _on_finished(self, _result: int) -> None:
        self.dialog = None
