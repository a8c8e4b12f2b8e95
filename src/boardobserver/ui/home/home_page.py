"""The Home page: the next meeting, what is unfinished, open actions, challenges without a response."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import MeetingStatus
from boardobserver.services.changes import Changes
from boardobserver.ui.home.attention import Attention, OpenLine, read_attention
from boardobserver.ui.home.first_steps import FirstSteps
from boardobserver.ui.home.open_list import OpenList
from boardobserver.ui.meetings.meeting_words import STATUS_BADGES, STATUS_WORDS, head_line
from boardobserver.ui.meetings.steps import PAGE as MEETINGS
from boardobserver.ui.meetings.steps import MeetingStep, place_of
from boardobserver.ui.people.people_page import PAGE as PEOPLE
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.badge import Badge
from boardobserver.ui.widgets.date_field import show_date
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.rows_model import Column, RowBadge, TableRow

PAGE = "home"
"""The id of the page."""

_WHEN = 3
_TABLES = ("meeting", "tracked", "action", "challenge", "response", "person", "organisation", "movement")


class HomePage(QWidget):
    """What needs attention now; a new board leads through its first three steps.

    Args:
        desk: What pages work with.
        board: The open board.
    """

    location_requested = Signal(object)
    """The person wants to go to this `Location`."""

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = desk.theme
        self._board = board
        self._is_stale = True
        self._attention: Attention | None = None
        self._meeting_of: dict[Id, Id] = {}
        self.first_steps = FirstSteps(desk.theme)
        self.next_panel = QFrame()
        self.next_words = Heading("", 2)
        self.next_badge = Badge(desk.theme, desk.theme.tone_badge(Tone.NEUTRAL, ""))
        self.next_button = QPushButton()
        self.plan_button = QPushButton(self.tr("Plan a meeting"))
        self.unfinished = OpenList(
            desk,
            "home-meetings",
            self.tr("Meetings not signed off"),
            (
                Column("Meeting", characters=40),
                Column("Date", characters=20),
                Column("Status", characters=20),
            ),
            stretched=0,
            empty=self.tr("Every meeting that was held is signed off."),
        )
        columns = (
            Column("Reference", characters=15),
            Column("Text", characters=40),
            Column("Who", characters=10),
            Column("When", characters=24),
        )
        self.open_actions = OpenList(
            desk,
            "home-actions",
            self.tr("Open actions"),
            columns,
            stretched=1,
            empty=self.tr("No action is open."),
        )
        self.challenges = OpenList(
            desk,
            "home-challenges",
            self.tr("Challenges awaiting a response"),
            columns,
            stretched=1,
            empty=self.tr("No challenge awaits a response."),
        )
        self._build()
        self._connect()
        self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """Read anew what changed while the page was hidden."""
        super().showEvent(event)
        if self._is_stale:
            self.reload()

    def reload(self) -> None:
        """Read what needs attention anew."""
        self._is_stale = False
        self._attention = attention = read_attention(self._board.workspace)
        is_new = not attention.has_notes
        self.first_steps.setVisible(is_new)
        self.first_steps.show_attention(attention)
        self.next_panel.setVisible(attention.has_meetings or not is_new)
        self._show_next(attention)
        self.unfinished.show_rows(
            [
                TableRow(
                    each.id,
                    (each.title, show_date(each.held_on), STATUS_WORDS[each.status]),
                    badges={2: STATUS_BADGES[each.status]},
                )
                for each in attention.unfinished
            ]
        )
        lines = (*attention.actions, *attention.challenges)
        self._meeting_of = {line.id: line.meeting_id for line in lines if line.meeting_id is not None}
        self.open_actions.show_rows([_row(line) for line in attention.actions])
        self.challenges.show_rows([_row(line) for line in attention.challenges])
        for part in (self.unfinished, self.open_actions, self.challenges):
            part.setVisible(not is_new)
        next_step = self.next_button if attention.next_meeting is not None else self.plan_button
        self.setFocusProxy(self.first_steps if is_new else next_step)

    def _build(self) -> None:
        theme = self._theme
        self.next_panel.setProperty("role", "panel")
        panel = QVBoxLayout(self.next_panel)
        theme.arrange(panel, margin=Space.WIDE, gap=Space.NORMAL)
        self._next_label = Words(quiet=True)
        line = QHBoxLayout()
        theme.arrange(line, gap=Space.NORMAL)
        line.addWidget(self.next_words, 1)
        line.addWidget(self.next_badge)
        line.addWidget(self.next_button)
        line.addWidget(self.plan_button)
        self.next_button.setProperty("role", "primary")
        self.plan_button.setIcon(theme.icons.beside_words("calendar-plus"))
        panel.addWidget(self._next_label)
        panel.addLayout(line)
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.WIDE, gap=Space.WIDE)
        column.addWidget(Heading(self.tr("Home")))
        for part in (self.first_steps, self.next_panel, self.open_actions, self.challenges, self.unfinished):
            column.addWidget(part)
        column.addStretch(1)

    def _connect(self) -> None:
        self.first_steps.people_requested.connect(self._on_people_wanted)
        self.first_steps.plan_requested.connect(self._on_plan_wanted)
        self.first_steps.notes_requested.connect(self._on_notes_wanted)
        self.next_button.clicked.connect(self._on_next_wanted)
        self.plan_button.clicked.connect(self._on_plan_wanted)
        self.unfinished.line_chosen.connect(self._on_meeting_chosen)
        self.open_actions.line_chosen.connect(self._on_line_chosen)
        self.challenges.line_chosen.connect(self._on_line_chosen)
        self._board.changed.connect(self._on_changed)

    def _show_next(self, attention: Attention) -> None:
        meeting = attention.next_meeting
        has_next = meeting is not None
        self.next_button.setVisible(has_next)
        self.next_badge.setVisible(has_next)
        self.plan_button.setVisible(not has_next)
        self.plan_button.setEnabled(not self._board.workspace.is_read_only)
        if meeting is None:
            self._next_label.setText(self.tr("Next meeting"))
            self.next_words.setText(self.tr("No meeting is planned"))
            return
        is_running = meeting.status is MeetingStatus.IN_PROGRESS
        self._next_label.setText(self.tr("Meeting in progress") if is_running else self.tr("Next meeting"))
        self.next_words.setText(head_line(meeting))
        look = STATUS_BADGES[meeting.status]
        self.next_badge.set_look(self._theme.tone_badge(look.tone, STATUS_WORDS[meeting.status], look.icon))
        self.next_button.setText(self.tr("Take notes") if is_running else self.tr("Prepare"))
        self.next_button.setIcon(
            self._theme.icons.beside_words(
                "notebook-pen" if is_running else "clipboard-check", self._theme.colours.on_accent
            )
        )

    def _go(self, page: str, detail: str) -> None:
        self.location_requested.emit(Location(page, detail))

    @Slot()
    def _on_people_wanted(self) -> None:
        self._go(PEOPLE, "new")

    @Slot()
    def _on_plan_wanted(self) -> None:
        self._go(MEETINGS, "plan")

    @Slot()
    def _on_notes_wanted(self) -> None:
        meetings = self._board.workspace.read.meetings()
        wanted = self._attention.next_meeting if self._attention is not None else None
        wanted = wanted or (meetings[0] if meetings else None)
        if wanted is not None:
            self._go(MEETINGS, place_of(wanted.id, MeetingStep.TAKE))

    @Slot()
    def _on_next_wanted(self) -> None:
        if self._attention is not None and self._attention.next_meeting is not None:
            self._go(MEETINGS, place_of(self._attention.next_meeting.id))

    @Slot(str)
    def _on_meeting_chosen(self, meeting_id: Id) -> None:
        self._go(MEETINGS, place_of(meeting_id))

    @Slot(str)
    def _on_line_chosen(self, record_id: Id) -> None:
        if record_id in self._meeting_of:
            self._go(MEETINGS, place_of(self._meeting_of[record_id]))

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if not changes.concern(*_TABLES):
            return
        if self.isVisible():
            self.reload()
        else:
            self._is_stale = True


def _row(line: OpenLine) -> TableRow:
    cells = (line.reference, " ".join(line.text.split()), line.who, line.when)
    return TableRow(line.id, cells, badges={_WHEN: RowBadge(Tone.FAULT, "clock")} if line.is_late else {})
