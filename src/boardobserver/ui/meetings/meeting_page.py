"""The page of one meeting: its head, and its four steps, each built when it is first gone to."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Id
from boardobserver.services.changes import Changes
from boardobserver.ui.meetings.meeting_head import MeetingHead
from boardobserver.ui.meetings.steps import (
    STEP_WORDS,
    MeetingStep,
    Proposes,
    ShowsMeeting,
    StepFactories,
    first_step,
)
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.segmented import Segment, Segmented

_ROOM_FOR_HEAD = 100
"""Steps of height from which the head is shown."""

_TABLES = ("meeting", "item", "item_span", "hold")


class MeetingPage(QWidget):
    """One meeting at one of its steps.

    Args:
        desk: What pages work with.
        board: The open board.
        factories: Makes the widget of each step.
    """

    step_requested = Signal(str)
    """The person wants to go to this step of the meeting."""

    meeting_lost = Signal()
    """The meeting that is shown is not there any more: its planning was undone."""

    def __init__(
        self, desk: Desk, board: OpenBoard, factories: StepFactories, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = desk.theme
        self._board = board
        self._factories = factories
        self._meeting_id: Id = ""
        self._widgets: dict[MeetingStep, QWidget] = {}
        self._shown: dict[MeetingStep, Id] = {}
        self.head = MeetingHead(desk.theme, board.workspace)
        self.steps = Segmented(desk.theme, _segments(factories), self.tr("Steps of the meeting"))
        self._column = QVBoxLayout(self)
        top = QVBoxLayout()
        desk.theme.arrange_sides(top, across=Space.WIDE, down=Space.CLOSE, gap=Space.CLOSE)
        top.addWidget(self.head)
        top.addWidget(self.steps)
        desk.theme.arrange(self._column)
        self._column.addLayout(top)
        self.steps.chosen.connect(self.step_requested)
        board.changed.connect(self._on_changed)

    @property
    def meeting_id(self) -> Id:
        """The meeting that is shown; empty before any was."""
        return self._meeting_id

    @property
    def step(self) -> MeetingStep:
        """The step that is shown."""
        return MeetingStep(self.steps.current)

    def show_meeting(self, meeting_id: Id, step: MeetingStep | None = None) -> None:
        """Show a meeting at a step, or at the one that comes first by its status.

        Raises:
            Refusal: There is no such meeting.
        """
        meeting = self._board.workspace.read.meeting(meeting_id)
        self._meeting_id = meeting_id
        self.head.show_meeting(meeting, self._board.workspace.read.items(meeting_id))
        wanted = step or first_step(meeting.status)
        self._show_step(wanted if wanted in self._factories else next(iter(self._factories)))

    def propose(self) -> None:
        """Go to what the meeting that is shown inherits, where its step shows that."""
        widget = self._widgets.get(self.step)
        if isinstance(widget, Proposes):
            widget.propose()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the step the room of the head where there is little, as with large text on a small screen."""
        super().resizeEvent(event)
        self.head.setVisible(event.size().height() >= self._theme.space(_ROOM_FOR_HEAD))

    def hasHeightForWidth(self) -> bool:
        """Each step scrolls by itself: the page around is not to be as high as all that a step holds."""
        return False

    def _show_step(self, step: MeetingStep) -> None:
        if step not in self._widgets:
            self._widgets[step] = widget = self._factories[step]()
            self._column.addWidget(widget, 1)
        if self._shown.get(step) != self._meeting_id:
            shows = self._widgets[step]
            if not isinstance(shows, ShowsMeeting):
                raise TypeError(f"the widget of {step.value} cannot show a meeting")
            shows.show_meeting(self._meeting_id)
            self._shown[step] = self._meeting_id
        self.steps.set_current(step.value)
        self.setFocusProxy(self._widgets[step])
        # Shown before the others go, so that the focus never falls out of the page.
        self._widgets[step].show()
        for other, widget in self._widgets.items():
            if other is not step:
                widget.hide()
        if self.isVisible():
            self._widgets[step].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if not self._meeting_id or not changes.concern(*_TABLES):
            return
        read = self._board.workspace.read
        try:
            self.head.show_meeting(read.meeting(self._meeting_id), read.items(self._meeting_id))
        except Refusal:
            self._meeting_id = ""
            self._shown.clear()
            self.meeting_lost.emit()


def _segments(factories: StepFactories) -> list[Segment]:
    return [
        Segment(step.value, STEP_WORDS[step][0], STEP_WORDS[step][1])
        for step in MeetingStep
        if step in factories
    ]
