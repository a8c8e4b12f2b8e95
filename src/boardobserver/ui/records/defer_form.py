"""The row by which a record is put off, to a day or to a later meeting."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import MeetingStatus
from boardobserver.services.deferring import defer
from boardobserver.ui.fields.dates import DateReader
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.date_field import DateField, show_date
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.form import Form
from boardobserver.ui.widgets.line_fields import LineField
from boardobserver.ui.widgets.word_box import WordBox


class DeferForm(QFrame):
    """To when, and why.

    Args:
        theme: The look.
        board: The open board.
    """

    closed = Signal()
    """It is done with: the record is deferred, or is not to be."""

    def __init__(self, theme: Theme, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._record_id: Id = ""
        self._form = Form(theme)
        self.meeting = WordBox([])
        self.until = DateField(theme, DateReader(board))
        self.words = LineField()
        self.defer_button = QPushButton(self.tr("Defer"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Defer this record"))
        self._form.add_row("until", self.tr("Until"), self.until)
        self._form.add_row("to_meeting_id", self.tr("Or to a meeting"), self.meeting)
        self._form.add_row("words", self.tr("Why"), self.words)
        self.defer_button.setProperty("role", "primary")
        buttons = FlowLayout()
        theme.arrange(buttons, gap=Space.CLOSE)
        buttons.addWidget(self.defer_button)
        buttons.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.CLOSE, gap=Space.NORMAL)
        column.addWidget(self._form)
        column.addLayout(buttons)
        self.setFocusProxy(self.until)
        self.defer_button.clicked.connect(self._on_defer)
        self.words.returnPressed.connect(self._on_defer)
        self.cancel_button.clicked.connect(self.closed)

    def start(self, record_id: Id) -> None:
        """Begin anew, for a record; the meetings that are still to come are offered."""
        self._record_id = record_id
        workspace = self._board.workspace
        today = workspace.local(workspace.now()).date()
        to_come = [
            each
            for each in reversed(workspace.read.meetings())
            if each.status is MeetingStatus.DRAFT and each.held_on >= today
        ]
        named = [(each.id, f"{each.title}, {show_date(each.held_on)}") for each in to_come]
        self.meeting.set_options([(None, self.tr("None")), *named])
        self.meeting.set_value(None)
        self.until.set_value(None)
        self.words.set_value(None)
        self._form.clear_refusals()

    @Slot()
    def _on_defer(self) -> None:
        if self.until.refusal:
            return  # it is said beside the field
        self._form.clear_refusals()
        meeting = self.meeting.value
        command = defer(
            self._record_id,
            until=self.until.value,
            to_meeting_id=meeting if isinstance(meeting, str) else None,
            words=self.words.text(),
        )
        if self._board.attempt(command, origin=self, on_refusal=self._on_refused) is not None:
            self.closed.emit()

    def _on_refused(self, refusal: Refusal) -> None:
        if not self._form.show_refusal(refusal):
            self._form.show_refusal(Refusal(refusal.message, "until"))
