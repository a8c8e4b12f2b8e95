"""Meetings are planned, opened and walked through, in the real window."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.meetings_window import MeetingsWindow

from boardobserver.domain.words import MeetingStatus
from boardobserver.services import agenda, meetings
from boardobserver.services.workspace import Workspace
from boardobserver.ui.meetings.steps import MeetingStep
from boardobserver.ui.preparing.prepare_step import PrepareStep
from boardobserver.ui.shell.pages import Location

_CLICK = Qt.MouseButton.LeftButton


def test_planning_leads_to_what_the_meeting_inherits(
    qtbot: QtBot, window: MeetingsWindow, workspace: Workspace
) -> None:
    first = boards.planned_meeting(workspace)
    boards.note(workspace, first, "? What testing supports 0.64?")
    workspace.perform(meetings.end_meeting(first))
    window.go_to(Location("meetings", "plan"))
    form = window.page.list.plan_form
    QTest.keyClicks(form.date, "10 Dec 2026")
    QTest.mouseClick(form.plan_button, _CLICK)
    (step,) = window.page.findChildren(PrepareStep)
    assert step.brought_forward.proposed.table.hasFocus()
    qtbot.waitUntil(lambda: not step.brought_forward.proposed.table.visibleRegion().isEmpty())
    area = step.findChild(QScrollArea)
    assert area is not None
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == min(bar.maximum(), step.brought_forward.y()))


def test_an_empty_board_offers_to_plan_the_first_meeting(
    window: MeetingsWindow, workspace: Workspace
) -> None:
    listed = window.page.list
    assert listed.empty.isVisible()
    assert not listed.table.isVisible()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert listed.plan_form.isVisible()
    QTest.keyClicks(listed.plan_form.date, "22 Nov 2026")
    QTest.keyClick(listed.plan_form.date, Qt.Key.Key_Return)
    planned = workspace.read.meetings()[0]
    assert (planned.held_on, planned.title) == (dt.date(2026, 11, 22), "1st meeting")
    assert len(workspace.read.items(planned.id)) == 9
    assert window.pages.location == Location("meetings", planned.id)
    assert window.page.meeting.isVisible()
    assert window.page.meeting.head.title.words == "1st meeting · 22 November 2026"


def test_planning_without_a_date_is_refused_beside_the_field(
    window: MeetingsWindow, workspace: Workspace
) -> None:
    window.go_to(Location("meetings", "plan"))
    QTest.mouseClick(window.page.list.plan_form.plan_button, _CLICK)
    assert workspace.read.meetings() == ()
    assert window.page.list.plan_form.date.accessibleDescription() == "Give the date of the meeting."


def test_enter_on_a_day_that_is_none_plans_nothing(window: MeetingsWindow, workspace: Workspace) -> None:
    window.go_to(Location("meetings", "plan"))
    date = window.page.list.plan_form.date
    QTest.keyClicks(date, "31 Nov 2026")
    QTest.keyClick(date, Qt.Key.Key_Return)
    assert workspace.read.meetings() == ()
    assert date.accessibleDescription() == "There is no 31 November 2026."


def test_the_newest_meeting_is_first_and_enter_opens_it(window: MeetingsWindow, workspace: Workspace) -> None:
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
    window: MeetingsWindow, workspace: Workspace, status: MeetingStatus, step: MeetingStep
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


def test_keys_walk_the_steps_and_back_goes_back(window: MeetingsWindow, workspace: Workspace) -> None:
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


def test_the_head_shows_the_clock_and_the_open_item(window: MeetingsWindow, workspace: Workspace) -> None:
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
    window: MeetingsWindow, workspace: Workspace
) -> None:
    meeting_id = boards.planned_meeting(workspace)
    window.go_to(Location("meetings", meeting_id))
    workspace.undo()
    assert window.page.list.isVisible()
    assert window.page.list.empty.isVisible()


def test_a_location_that_names_no_meeting_shows_the_list_and_says_so(window: MeetingsWindow) -> None:
    window.go_to(Location("meetings", "0198-nothing/review"))
    assert window.page.list.isVisible()
    assert [each.message for each in window.notices.notices()] == ["This meeting is not there any more."]


def test_a_meeting_that_is_not_to_be_held_is_removed_and_taken_back(
    window: MeetingsWindow, workspace: Workspace
) -> None:
    noted, planned = (
        boards.planned_meeting(workspace),
        boards.planned_meeting(workspace, dt.date(2026, 12, 10)),
    )
    boards.note(workspace, noted, "A line is noted before it has begun.")
    window.go_to(Location("meetings"))
    listed = window.page.list
    listed.table.setFocus()
    listed.table.select_id(noted)
    assert not listed.remove_button.isEnabled()
    QTest.keyClick(listed.table, Qt.Key.Key_Delete)
    assert len(workspace.read.meetings()) == 2
    listed.table.select_id(planned)
    QTest.mouseClick(listed.remove_button, _CLICK)
    assert [each.id for each in workspace.read.meetings()] == [noted]
    workspace.undo()
    assert len(workspace.read.meetings()) == 2
    listed.table.select_id(planned)
    QTest.keyClick(listed.table, Qt.Key.Key_Delete)
    assert [each.id for each in workspace.read.meetings()] == [noted]
