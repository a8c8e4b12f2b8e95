"""The Meetings page: the list, the series, or one meeting, by its location."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Id
from boardobserver.ui.meetings.commands import STEP_COMMANDS
from boardobserver.ui.meetings.import_form import ChooseFile
from boardobserver.ui.meetings.meeting_page import MeetingPage
from boardobserver.ui.meetings.meetings_list import MeetingsList
from boardobserver.ui.meetings.series_panel import SeriesPanel
from boardobserver.ui.meetings.steps import PAGE, MeetingStep, StepFactories, place_of, read_place
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.commands import CommandTable
from boardobserver.ui.shell.notices import Notice
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.window import Desk

_FORMS = ("", "plan", "import")
_SERIES = "series"


class MeetingsPage(QWidget):
    """What its location says: "" the list, "plan" and "import" with a form, "series", "<meeting id>/<step>".

    Args:
        desk: What pages work with.
        board: The open board.
        steps: Makes the widget of each step of a meeting.
        choose_file: Asks for the file of a log.
    """

    location_requested = Signal(object)
    """The person wants to go to this `Location`; the window takes them there and remembers the way."""

    notice_raised = Signal(object)
    """Something is to be told over the page: a `Notice`."""

    def __init__(
        self,
        desk: Desk,
        board: OpenBoard,
        steps: StepFactories,
        choose_file: ChooseFile,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._table: CommandTable | None = None
        self.list = MeetingsList(desk, board, choose_file)
        self.series = SeriesPanel(desk, board)
        self.meeting = MeetingPage(desk, board, steps)
        self._parts: tuple[QWidget, ...] = (self.list, self.series, self.meeting)
        column = QVBoxLayout(self)
        desk.theme.arrange(column)
        for part in self._parts:
            column.addWidget(part)
            part.hide()
        self.list.meeting_chosen.connect(self._on_meeting_chosen)
        self.list.meeting_planned.connect(self._on_meeting_planned)
        self.list.form_requested.connect(self._go)
        self.list.import_form.notice_raised.connect(self.notice_raised)
        self.series.closed.connect(self._go_to_list)
        self.meeting.step_requested.connect(self._on_step_requested)
        self.meeting.meeting_lost.connect(self._go_to_list)
        # The list reads the meetings when it is seen: who goes straight to a meeting does not wait for that.
        self._show(self.list)

    def connect_commands(self, table: CommandTable) -> None:
        """Answer the commands that go to the steps of the meeting that is shown."""
        self._table = table
        table.connect_all(
            {
                STEP_COMMANDS[MeetingStep.PREPARE]: self._on_prepare,
                STEP_COMMANDS[MeetingStep.TAKE]: self._on_take,
                STEP_COMMANDS[MeetingStep.REVIEW]: self._on_review,
                STEP_COMMANDS[MeetingStep.MINUTES]: self._on_minutes,
            }
        )
        self._offer_steps()

    def show_location(self, detail: str) -> None:
        """Show what the location says; a meeting that is not there any more is said to be gone."""
        if detail in _FORMS:
            self.list.show_form(detail)
            self._show(self.list)
        elif detail == _SERIES:
            self.series.start()
            self._show(self.series)
        else:
            self._show_meeting(*read_place(detail))
        self._offer_steps()

    def _show_meeting(self, meeting_id: Id, step: MeetingStep | None) -> None:
        try:
            self.meeting.show_meeting(meeting_id, step)
        except Refusal as refusal:
            self.notice_raised.emit(Notice(Tone.WARNING, refusal.message))
            self.list.show_form("")
            self._show(self.list)
            return
        self._show(self.meeting)

    def _show(self, wanted: QWidget) -> None:
        wanted.show()
        for part in self._parts:
            if part is not wanted:
                part.hide()
        self.setFocusProxy(wanted)
        if self.isVisible():
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_steps(self) -> None:
        if self._table is not None:
            for command in STEP_COMMANDS.values():
                self._table.set_available(command, self.meeting.isVisibleTo(self))

    @Slot(str)
    def _go(self, detail: str) -> None:
        self.location_requested.emit(Location(PAGE, detail))

    @Slot()
    def _go_to_list(self) -> None:
        self._go("")

    @Slot(str)
    def _on_meeting_chosen(self, meeting_id: Id) -> None:
        self._go(place_of(meeting_id))

    @Slot(str)
    def _on_meeting_planned(self, meeting_id: Id) -> None:
        self._go(place_of(meeting_id))
        self.meeting.propose()

    @Slot(str)
    def _on_step_requested(self, step: str) -> None:
        self._go(place_of(self.meeting.meeting_id, MeetingStep(step)))

    @Slot()
    def _on_prepare(self) -> None:
        self._on_step_requested(MeetingStep.PREPARE.value)

    @Slot()
    def _on_take(self) -> None:
        self._on_step_requested(MeetingStep.TAKE.value)

    @Slot()
    def _on_review(self) -> None:
        self._on_step_requested(MeetingStep.REVIEW.value)

    @Slot()
    def _on_minutes(self) -> None:
        self._on_step_requested(MeetingStep.MINUTES.value)
