"""The meetings are planned, opened, imported and walked through, in the real window."""

import datetime as dt
from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.steps import Notices, open_board

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import EntryKind, MeetingStatus
from boardobserver.services import agenda, meetings
from boardobserver.services.workspace import Workspace
from boardobserver.ui.meetings.commands import MEETING_COMMANDS
from boardobserver.ui.meetings.meetings_page import MeetingsPage
from boardobserver.ui.meetings.steps import MeetingStep
from boardobserver.ui.preparing.prepare_step import PrepareStep
from boardobserver.ui.shell.pages import Location, Page
from boardobserver.ui.shell.window import Desk, MainWindow

_CLICK = Qt.MouseButton.LeftButton
_LOG = """\
10:00:00 <SRO> Topic: Live facial recognition
10:00:05 <SRO> The watchlist grew to 16,000.
10:01:00 <OB> What testing supports a threshold of 0.64?
10:02:00 <SRO> ACTION: publish the test report
"""


class Window(MainWindow):
    """The window with the Meetings page on a board, and a chosen answer to the file dialog."""

    def __init__(self, desk: Desk, workspace: Workspace, notices: Notices) -> None:
        self.chosen_file: Path | None = None
        self._opened = open_board(workspace, notices)
        self._desk_of_pages = desk
        super().__init__(desk, [Page("meetings", "Meetings", "calendar-days", self._made)], MEETING_COMMANDS)
        self._opened.setParent(self)
        self.show_board("Test board", None)

    @property
    def page(self) -> MeetingsPage:
        found = self.pages.widget_of("meetings")
        assert isinstance(found, MeetingsPage)
        return found

    def _made(self) -> QWidget:
        make = partial(PrepareStep, self._desk_of_pages, self._opened)
        steps: dict[MeetingStep, Callable[[], QWidget]] = dict.fromkeys(MeetingStep, make)
        page = MeetingsPage(self._desk_of_pages, self._opened, steps, self._choose)
        page.location_requested.connect(self.go_to)
        page.notice_raised.connect(self.notices.show_notice)
        page.connect_commands(self.commands)
        return page

    def _choose(self, _parent: QWidget) -> Path | None:
        return self.chosen_file


@pytest.fixture
def workspace(tmp_path: Path) -> Generator[Workspace]:
    opened = boards.board(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, workspace: Workspace) -> Window:
    made = Window(desk, workspace, Notices())
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def test_planning_leads_to_what_the_meeting_inherits(
    qtbot: QtBot, window: Window, workspace: Workspace
) -> None:
    first = boards.planned_meeting(workspace)
    boards.note(workspace, first, "? What testing supports 0.64?")
    workspace.perform(meetings.end_meeting(first))
    window.go_to(Location("meetings", "plan"))
    form = window.page.list.plan_form
    QTest.keyClicks(form.date, "10 Dec 2026")
    QTest.keyClick(form.date, Qt.Key.Key_Return)
    QTest.mouseClick(form.plan_button, _CLICK)
    (step,) = window.page.findChildren(PrepareStep)
    assert step.brought_forward.proposed.table.hasFocus()
    qtbot.waitUntil(lambda: not step.brought_forward.proposed.table.visibleRegion().isEmpty())


def test_a_topic_of_the_standing_agenda_is_chosen_and_kept_when_a_title_changes(
    window: Window, workspace: Workspace
) -> None:
    window.go_to(Location("meetings", "series"))
    panel = window.page.series
    panel.table.selectRow(5)
    box = panel.item.topic
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    chosen = box.currentText()
    assert chosen in workspace.read.topics()
    assert workspace.read.series()[0].standing_items[5].topic == chosen
    title = panel.item.title
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "LFR: the month")
    QTest.keyClick(title, Qt.Key.Key_Return)
    item = workspace.read.series()[0].standing_items[5]
    assert (item.title, item.topic) == ("LFR: the month", chosen)
    workspace.undo()
    workspace.undo()
    assert workspace.read.series()[0].standing_items[5].topic == ""
    assert box.currentText() == "No topic"


def test_an_empty_board_offers_to_plan_the_first_meeting(window: Window, workspace: Workspace) -> None:
    listed = window.page.list
    assert listed.empty.isVisible()
    assert not listed.table.isVisible()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert listed.plan_form.isVisible()
    QTest.keyClicks(listed.plan_form.date, "22 Nov 2026")
    QTest.keyClick(listed.plan_form.date, Qt.Key.Key_Return)
    QTest.mouseClick(listed.plan_form.plan_button, _CLICK)
    planned = workspace.read.meetings()[0]
    assert (planned.held_on, planned.title) == (dt.date(2026, 11, 22), "1st meeting")
    assert len(workspace.read.items(planned.id)) == 9
    assert window.pages.location == Location("meetings", planned.id)
    assert window.page.meeting.isVisible()
    assert window.page.meeting.head.title.words == "1st meeting · 22 November 2026"


def test_planning_without_a_date_is_refused_beside_the_field(window: Window, workspace: Workspace) -> None:
    window.go_to(Location("meetings", "plan"))
    QTest.mouseClick(window.page.list.plan_form.plan_button, _CLICK)
    assert workspace.read.meetings() == ()
    assert window.page.list.plan_form.date.accessibleDescription() == "Give the date of the meeting."


def test_the_newest_meeting_is_first_and_enter_opens_it(window: Window, workspace: Workspace) -> None:
    series = workspace.read.series()[0].id
    first = workspace.perform(meetings.plan_meeting(series, dt.date(2026, 9, 10)))
    second = workspace.perform(meetings.plan_meeting(series, dt.date(2026, 11, 19)))
    boards.note(workspace, first, "? @LO what testing supports 0.64?")
    rows = window.page.list.model.rows
    assert [row.id for row in rows] == [second, first]
    assert rows[1].cells[-2:] == ("1", "1")
    table = window.page.list.table
    table.setFocus()
    table.select_id(second)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert window.page.meeting.meeting_id == second


@pytest.mark.parametrize(
    ("status", "step"),
    [
        (MeetingStatus.DRAFT, MeetingStep.PREPARE),
        (MeetingStatus.IN_PROGRESS, MeetingStep.TAKE),
        (MeetingStatus.UNDER_REVIEW, MeetingStep.REVIEW),
        (MeetingStatus.SIGNED_OFF, MeetingStep.MINUTES),
    ],
)
def test_a_meeting_opens_at_the_step_of_its_status(
    window: Window, workspace: Workspace, status: MeetingStatus, step: MeetingStep
) -> None:
    meeting_id = boards.planned_meeting(workspace)
    for reached, command in (
        (MeetingStatus.IN_PROGRESS, meetings.start_meeting(meeting_id)),
        (MeetingStatus.UNDER_REVIEW, meetings.end_meeting(meeting_id)),
        (MeetingStatus.SIGNED_OFF, meetings.sign_off(meeting_id, boards.person_of(workspace, "LO"))),
    ):
        if list(MeetingStatus).index(status) >= list(MeetingStatus).index(reached):
            workspace.perform(command)
    window.go_to(Location("meetings", meeting_id))
    assert window.page.meeting.step is step


def test_keys_walk_the_steps_and_back_goes_back(window: Window, workspace: Workspace) -> None:
    meeting_id = boards.planned_meeting(workspace)
    assert not window.commands.action("meeting.review").isEnabled()
    window.go_to(Location("meetings", meeting_id))
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_3, both)
    assert window.page.meeting.step is MeetingStep.REVIEW
    QTest.keyClick(window, Qt.Key.Key_1, both)
    assert window.page.meeting.step is MeetingStep.PREPARE
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.page.meeting.step is MeetingStep.REVIEW


def test_the_head_shows_the_clock_and_the_open_item(window: Window, workspace: Workspace) -> None:
    meeting_id = boards.planned_meeting(workspace)
    workspace.perform(meetings.change_meeting(meeting_id, place="New Scotland Yard", via="Teams"))
    window.go_to(Location("meetings", meeting_id))
    head = window.page.meeting.head
    assert head.title.words == "1st meeting · 19 November 2026 · New Scotland Yard and via Teams"
    assert not head.clock.isVisible()
    workspace.perform(agenda.open_item(workspace.read.items(meeting_id)[2].id))
    assert head.badge.accessibleName() == "taking notes"
    assert head.clock.text().startswith("10:0")
    assert head.item.accessibleName() == "item 3: 0 of 5 min"


def test_a_meeting_whose_planning_is_undone_leads_back_to_the_list(
    window: Window, workspace: Workspace
) -> None:
    meeting_id = boards.planned_meeting(workspace)
    window.go_to(Location("meetings", meeting_id))
    workspace.undo()
    assert window.page.list.isVisible()
    assert window.page.list.empty.isVisible()


def _import(window: Window, path: Path) -> None:
    window.chosen_file = path
    window.go_to(Location("meetings", "import"))
    form = window.page.list.import_form
    QTest.mouseClick(form.choose_button, _CLICK)
    QTest.mouseClick(form.import_button, _CLICK)


def test_a_log_becomes_a_meeting_with_a_report(
    window: Window, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "2026-10-14 board.txt"
    path.write_text(_LOG, encoding="utf-8")
    _import(window, path)
    qtbot.waitUntil(lambda: bool(window.notices.notices()))
    meeting = workspace.read.meetings()[0]
    assert meeting.held_on == dt.date(2026, 10, 14)
    assert window.page.meeting.meeting_id == meeting.id
    kinds = [entry.kind for entry in workspace.read.entries(meeting.id)]
    assert kinds.count(EntryKind.ACTION) == 1
    told = window.notices.notices()[-1]
    assert told.message == f"The log is now meeting {meeting.reference}."
    assert "4 lines read" in told.remedy


@pytest.mark.parametrize("contents", [b"", bytes(range(256)) * 50])
def test_a_file_that_is_no_log_is_refused_beside_its_field(
    window: Window, workspace: Workspace, qtbot: QtBot, tmp_path: Path, contents: bytes
) -> None:
    path = tmp_path / "2026-10-14.bin"
    path.write_bytes(contents)
    _import(window, path)
    form = window.page.list.import_form
    qtbot.waitUntil(lambda: bool(form.path.accessibleDescription()))
    assert workspace.read.meetings() == ()
    assert form.path.text() == str(path)


def test_a_missing_file_says_what_to_do(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    _import(window, tmp_path / "2026-10-14 nowhere.txt")
    form = window.page.list.import_form
    qtbot.waitUntil(lambda: "Check the file’s name and place." in form.path.accessibleDescription())
    assert form.import_button.isEnabled()


def _series(window: Window) -> tuple[Id, list[str]]:
    window.go_to(Location("meetings", "series"))
    return window.page.series.choice.value, [row.cells[1] for row in window.page.series.model.rows]  # pyright: ignore[reportReturnType] - a series is always chosen here


def test_the_standing_agenda_is_changed_and_used_by_the_next_meeting(
    window: Window, workspace: Workspace
) -> None:
    _id, titles = _series(window)
    panel = window.page.series
    assert titles[0] == "Welcome and apologies"
    QTest.keyClicks(panel.new_title, "Deployments since the last meeting")
    QTest.keyClick(panel.new_title, Qt.Key.Key_Return)
    panel.table.setFocus()
    for _ in range(3):
        QTest.keyClick(panel.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    panel.item.minutes.setFocus()
    QTest.keyClicks(panel.item.minutes, "15")
    QTest.keyClick(panel.item.minutes, Qt.Key.Key_Return)
    meeting_id = boards.planned_meeting(workspace)
    item = workspace.read.items(meeting_id)[6]
    assert (item.title, item.planned_minutes) == ("Deployments since the last meeting", 15)
    panel.table.select_id("7")
    QTest.keyClick(panel.table, Qt.Key.Key_Delete)
    assert len(workspace.read.series()[0].standing_items) == 9


def test_a_series_is_added_renamed_and_never_nameless(window: Window, workspace: Workspace) -> None:
    _series(window)
    panel = window.page.series
    QTest.keyClick(panel.new_name, Qt.Key.Key_Return)
    assert panel.new_name.accessibleDescription() == "Give the series a name."
    QTest.keyClicks(panel.new_name, "Working group")
    QTest.keyClick(panel.new_name, Qt.Key.Key_Return)
    assert panel.name.text() == "Working group"
    assert panel.model.rows == ()
    panel.name.setFocus()
    panel.name.selectAll()
    QTest.keyClicks(panel.name, "Ethics working group")
    QTest.keyClick(panel.name, Qt.Key.Key_Return)
    assert {each.name for each in workspace.read.series()} == {"Board meetings", "Ethics working group"}


def test_a_location_that_names_no_meeting_shows_the_list_and_says_so(window: Window) -> None:
    window.go_to(Location("meetings", "0198-nothing/review"))
    assert window.page.list.isVisible()
    assert [each.message for each in window.notices.notices()] == ["This meeting is not there any more."]
