"""The Home page: what needs attention now, and what has changed since the last meeting."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardobserver.domain.attention import Need
from boardobserver.domain.snapshots import Id, Meeting
from boardobserver.services.attention import Attention, OpenLine, read_attention
from boardobserver.services.changes import Changes
from boardobserver.ui.fields.record_places import place_of_filter, place_of_record
from boardobserver.ui.home.changed_list import ChangedList
from boardobserver.ui.home.first_steps import FirstSteps
from boardobserver.ui.home.next_panel import NextPanel
from boardobserver.ui.home.open_list import MOST, OpenList
from boardobserver.ui.home.sections import SECTIONS, Section
from boardobserver.ui.meetings.meeting_words import STATUS_BADGES, STATUS_WORDS
from boardobserver.ui.meetings.steps import PAGE as MEETINGS
from boardobserver.ui.meetings.steps import MeetingStep, place_of
from boardobserver.ui.people import PAGE as PEOPLE
from boardobserver.ui.records.badges import need_cell
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.fresh_page import FreshPage
from boardobserver.ui.shell.notices import Notice
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.date_field import show_date
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.rows_model import Column, RowBadge, TableRow

PAGE = "home"
"""The id of the page."""

_WHEN = 3
_UNAFFECTED = frozenset({"attendance", "declaration", "paper", "item_span", "series", "standing_item"})
_COLUMNS = (
    Column("Reference", characters=15),
    Column("Text", characters=40),
    Column("Who", characters=10),
    Column("When", characters=32),
)
_MEETING_COLUMNS = (
    Column("Meeting", characters=40),
    Column("Date", characters=20),
    Column("Status", characters=20),
)
_NEVER_STARTED = RowBadge(Tone.WARNING, "triangle-alert")


class HomePage(FreshPage):
    """What needs attention now; a new board leads through its first three steps.

    Args:
        desk: What pages work with.
        board: The open board.
    """

    location_requested = Signal(object)
    """The person wants to go to this `Location`."""

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(board, _is_affected, parent)
        self._theme = desk.theme
        self._attention: Attention | None = None
        self._lines: dict[Id, OpenLine] = {}
        self.first_steps = FirstSteps(desk.theme)
        self.next_panel = NextPanel(desk.theme)
        self.never_started = OpenList(
            desk, "home-not-started", self.tr("Planned, but never started"), _MEETING_COLUMNS, stretched=0
        )
        self.unsigned = OpenList(
            desk, "home-unsigned", self.tr("Minutes not signed off"), _MEETING_COLUMNS, stretched=0
        )
        self.lists = {
            section.sort: OpenList(desk, f"home-{section.sort.value}", section.title, _COLUMNS, stretched=1)
            for section in SECTIONS
        }
        self.changed_list = ChangedList(desk)
        self.quiet_words = Words(quiet=True)
        self._build()
        self._connect()
        self.reload()

    def _read(self) -> None:
        """Read what needs attention anew."""
        workspace = self._board.workspace
        self._attention = attention = read_attention(workspace)
        is_new = not attention.has_notes
        self.first_steps.setVisible(is_new)
        self.first_steps.show_attention(attention, is_read_only=workspace.is_read_only)
        self.next_panel.setVisible(attention.has_meetings)
        self.next_panel.show_attention(attention, is_read_only=workspace.is_read_only)
        self._show_meetings(self.never_started, attention.never_started, "never started")
        self._show_meetings(self.unsigned, attention.unsigned)
        for section in SECTIONS:
            lines = attention.lines[section.sort]
            shown = lines if section.kind is None else lines[:MOST]
            self.lists[section.sort].show_rows([_row(line, section.late) for line in shown], len(lines))
        self.changed_list.show_board(workspace, attention.meetings)
        self._lines = {line.id: line for lines in attention.lines.values() for line in lines}
        self._show_quiet(attention, is_new=is_new)
        self.setFocusProxy(self.first_steps if is_new else self.next_panel)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        self._theme.arrange(column, margin=Space.WIDE, gap=Space.WIDE)
        column.addWidget(Heading(self.tr("Home")))
        column.addWidget(self.first_steps)
        column.addWidget(self.next_panel)
        for part in (self.never_started, *self.lists.values(), self.unsigned, self.changed_list):
            column.addWidget(part)
        column.addWidget(self.quiet_words)
        column.addStretch(1)

    def _connect(self) -> None:
        self.first_steps.people_requested.connect(self._on_people_wanted)
        self.first_steps.plan_requested.connect(self._on_plan_wanted)
        self.first_steps.notes_requested.connect(self._on_notes_wanted)
        self.first_steps.conditions_requested.connect(self._on_conditions_wanted)
        self.next_panel.location_requested.connect(self.location_requested)
        for part in (self.never_started, self.unsigned):
            part.line_chosen.connect(self._on_meeting_chosen)
            part.all_requested.connect(self._on_meetings_wanted)
        for part in self.lists.values():
            part.line_chosen.connect(self._on_line_chosen)
            part.all_requested.connect(self._on_all_wanted)
        self.changed_list.location_requested.connect(self.location_requested)

    @staticmethod
    def _show_meetings(part: OpenList, meetings: Sequence[Meeting], words: str = "") -> None:
        rows = [
            TableRow(
                each.id,
                (each.title, show_date(each.held_on), words or STATUS_WORDS[each.status]),
                badges={2: _NEVER_STARTED if words else STATUS_BADGES[each.status]},
            )
            for each in meetings[:MOST]
        ]
        part.show_rows(rows, len(meetings))

    def _show_quiet(self, attention: Attention, *, is_new: bool) -> None:
        """Say in one line of what there is none; not on a new board, where there is none of anything."""
        empty = [section.empty for section in SECTIONS if not attention.lines[section.sort]]
        empty += [] if attention.unsigned else [self.tr("minutes to sign off")]
        self.quiet_words.setVisible(bool(empty) and not is_new)
        self.quiet_words.setText(self.tr("There are no {things}.").format(things=_listed(empty)))

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
        meetings = self._board.workspace.overview.meetings()
        wanted = self._attention.next_meeting if self._attention is not None else None
        wanted = wanted or (meetings[0] if meetings else None)
        if wanted is not None:
            self._go(MEETINGS, place_of(wanted.id, MeetingStep.TAKE))

    @Slot()
    def _on_conditions_wanted(self) -> None:
        # Imported when it is wanted: a start need not load what changes a board.
        from boardobserver.services.conditions import add_conditions

        if self._board.attempt(add_conditions()) is not None:
            words = self.tr("The five conditions stand in the register of ethics advice.")
            self._board.tell(Notice(Tone.GOOD, words))

    @Slot(str)
    def _on_meeting_chosen(self, meeting_id: Id) -> None:
        self._go(MEETINGS, place_of(meeting_id))

    @Slot()
    def _on_meetings_wanted(self) -> None:
        self._go(MEETINGS, "")

    @Slot(str)
    def _on_line_chosen(self, record_id: Id) -> None:
        line = self._lines.get(record_id)
        if line is not None:
            self.location_requested.emit(place_of_record(line.kind, line.id))

    @Slot()
    def _on_all_wanted(self) -> None:
        section = self._section_of(self.sender())
        if section is not None and section.kind is not None:
            self.location_requested.emit(place_of_filter(section.kind, section.filter_text))

    def _section_of(self, part: object) -> Section | None:
        return next((each for each in SECTIONS if self.lists[each.sort] is part), None)


def _row(line: OpenLine, late: Need) -> TableRow:
    cells = (line.reference, " ".join(line.text.split()), line.who, line.when)
    return TableRow(line.id, cells, badges={_WHEN: need_cell(late)} if line.is_late else {})


def _listed(words: Sequence[str]) -> str:
    return " or ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


def _is_affected(changes: Changes) -> bool:
    return bool(changes.touched.keys() - _UNAFFECTED)
