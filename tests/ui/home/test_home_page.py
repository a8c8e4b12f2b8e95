"""Home tells what needs attention, and leads there."""

import datetime as dt
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.leading_pages import shown

from boardobserver.domain.snapshots import ChallengeDetails, Due, Id
from boardobserver.domain.words import DueKind, RecordKind
from boardobserver.services import deferring, entries, meetings, tracking
from boardobserver.services.attention import Sort
from boardobserver.services.boards import new_board
from boardobserver.services.recording import add_record
from boardobserver.services.workspace import Workspace
from boardobserver.ui.home.home_page import HomePage
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.theme import SchemeChoice
from boardobserver.ui.shell.window import Desk

_CLICK = Qt.MouseButton.LeftButton


@pytest.fixture
def workspace(tmp_path: Path) -> Generator[Workspace]:
    opened = boards.board(tmp_path)
    yield opened
    opened.close()


def test_a_new_board_leads_through_its_first_three_steps(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    workspace = new_board(tmp_path / "new.board", "New board", actor="tester", clock=boards.SteppingClock())
    page, asked = shown(HomePage, qtbot, desk, workspace)
    steps = page.first_steps
    assert steps.isVisible()
    assert not steps.notes.button.isEnabled()
    QTest.mouseClick(steps.people.button, _CLICK)
    QTest.mouseClick(steps.plan.button, _CLICK)
    assert asked == [Location("people", "new"), Location("meetings", "plan")]
    meeting_id = boards.planned_meeting(workspace)
    assert steps.notes.button.isEnabled()
    QTest.mouseClick(steps.notes.button, _CLICK)
    assert asked[-1] == Location("meetings", f"{meeting_id}/take")
    workspace.perform(meetings.start_meeting(meeting_id))
    assert not steps.isVisible()
    page.close()
    workspace.close()


def test_a_new_board_can_start_from_the_published_conditions(
    qtbot: QtBot, desk: Desk, workspace: Workspace
) -> None:
    page, _asked = shown(HomePage, qtbot, desk, workspace)
    QTest.mouseClick(page.first_steps.conditions_button, _CLICK)
    assert len(workspace.read.tracked_of_kind(RecordKind.ADVICE)) == 5
    assert not page.first_steps.conditions_button.isVisible()
    advice = page.lists[Sort.UNANSWERED_ADVICE]
    assert [row.cells[1] for row in advice.rows][1] == "Evidence of no gender or racial bias in operations."
    workspace.undo()
    assert page.first_steps.conditions_button.isVisible()


def _held(workspace: Workspace) -> tuple[Id, Id]:
    series = workspace.read.series()[0].id
    held = workspace.perform(meetings.plan_meeting(series, dt.date(2026, 10, 1)))
    workspace.perform(meetings.start_meeting(held))
    for typed in (
        "! @LL publish the report by 1 November 2026",
        "! @LL bring a sample by 1 December 2026",
        "! somebody to look into it",
        "? @LL what testing supports 0.64?",
        "? @LL who signs the watchlist?",
        "> @LL the authorising officer",
    ):
        boards.note(workspace, held, typed)
    workspace.perform(meetings.end_meeting(held))
    return held, workspace.perform(meetings.plan_meeting(series, dt.date(2026, 12, 3)))


def test_what_needs_attention_is_listed_with_what_is_latest_first(
    qtbot: QtBot, desk: Desk, workspace: Workspace
) -> None:
    held, upcoming = _held(workspace)
    page, asked = shown(HomePage, qtbot, desk, workspace)
    assert page.next_panel.words.text() == "2nd meeting · 3 December 2026"
    overdue = page.lists[Sort.OVERDUE_ACTIONS]
    assert overdue.heading.text() == "Overdue actions (1)"
    assert [row.cells[3] for row in overdue.rows] == ["overdue by 18 days"]
    awaited = page.lists[Sort.RESPONSES_AWAITED]
    assert [row.cells[1] for row in awaited.rows] == ["what testing supports 0.64?"]
    assert [row.id for row in page.unsigned.rows] == [held]
    assert page.lists[Sort.STALE_ASSURANCES].isHidden()
    assert "stale assurances or deferrals" in page.quiet_words.text()
    overdue.table.setFocus()
    overdue.table.select_id(overdue.rows[0].id)
    QTest.keyClick(overdue.table, Qt.Key.Key_Return)
    QTest.mouseClick(page.next_panel.button, _CLICK)
    QTest.mouseClick(page.next_panel.business[RecordKind.ACTION], _CLICK)
    assert asked == [
        Location("actions", overdue.rows[0].id),
        Location("meetings", upcoming),
        Location("actions", "filter:is:open"),
    ]


def test_a_day_that_the_last_minutes_name_is_offered_to_be_planned(
    qtbot: QtBot, desk: Desk, workspace: Workspace
) -> None:
    held = boards.planned_meeting(workspace)
    workspace.perform(meetings.start_meeting(held))
    workspace.perform(meetings.end_meeting(held))
    page, asked = shown(HomePage, qtbot, desk, workspace)
    panel = page.next_panel
    assert (panel.words.text(), panel.plan_button.text()) == ("No meeting is planned", "Plan a meeting")
    workspace.perform(meetings.change_meeting(held, next_date=dt.date(2027, 1, 21)))
    assert panel.words.text() == "21 January 2027 · not planned yet"
    QTest.mouseClick(panel.plan_button, _CLICK)
    assert asked == [Location("meetings", "plan")]
    workspace.perform(meetings.plan_meeting(workspace.read.series()[0].id, dt.date(2027, 1, 21)))
    assert panel.words.text() == "2nd meeting · 21 January 2027"
    workspace.undo()
    workspace.perform(meetings.change_meeting(held, next_date=dt.date(2026, 11, 18)))
    assert panel.words.text() == "No meeting is planned"


def test_the_badge_of_the_next_meeting_follows_the_theme(
    qtbot: QtBot, desk: Desk, workspace: Workspace
) -> None:
    boards.planned_meeting(workspace)
    page, _asked = shown(HomePage, qtbot, desk, workspace)
    badge = page.next_panel.badge
    desk.theme.choose(SchemeChoice.DARK)
    dark = badge.grab().toImage().pixelColor(4, badge.height() // 2)
    desk.theme.choose(SchemeChoice.LIGHT)
    light = badge.grab().toImage().pixelColor(4, badge.height() // 2)
    assert dark.lightness() < light.lightness() - 100


def test_a_long_list_shows_its_first_lines_and_leads_to_all_of_it(
    qtbot: QtBot, desk: Desk, workspace: Workspace
) -> None:
    for number in range(7):
        workspace.perform(add_record(RecordKind.ADVICE, f"Condition {number}"))
    workspace.perform(meetings.start_meeting(boards.planned_meeting(workspace)))
    page, asked = shown(HomePage, qtbot, desk, workspace)
    advice = page.lists[Sort.UNANSWERED_ADVICE]
    assert len(advice.rows) == 5
    assert advice.heading.text() == "Ethics advice without a response (7)"
    QTest.mouseClick(advice.all_button, _CLICK)
    assert asked == [Location("advice", "filter:is:awaiting")]


def test_a_planned_meeting_that_was_never_started_is_not_forgotten(
    qtbot: QtBot, desk: Desk, workspace: Workspace
) -> None:
    held, _upcoming = _held(workspace)
    series = workspace.read.series()[0].id
    missed = workspace.perform(meetings.plan_meeting(series, dt.date(2026, 11, 2)))
    page, asked = shown(HomePage, qtbot, desk, workspace)
    assert [row.cells[2] for row in page.never_started.rows] == ["never started"]
    assert [row.id for row in page.unsigned.rows] == [held]
    table = page.never_started.table
    QTest.mouseClick(table.viewport(), _CLICK, pos=table.visualRect(table.model().index(0, 0)).center())
    assert asked == [Location("meetings", missed)]


def test_home_follows_what_changes(qtbot: QtBot, desk: Desk, workspace: Workspace) -> None:
    held, upcoming = _held(workspace)
    page, _asked = shown(HomePage, qtbot, desk, workspace)
    first = workspace.read.entries(held)[0]
    workspace.perform(entries.withdraw_entry(first.id, "said by mistake"))
    assert page.lists[Sort.OVERDUE_ACTIONS].isHidden()
    workspace.perform(meetings.start_meeting(upcoming))
    assert page.next_panel.button.text() == "Take notes"
    page.hide()
    workspace.perform(meetings.end_meeting(upcoming))
    page.show()
    assert page.next_panel.words.text() == "No meeting is planned"
    assert page.next_panel.plan_button.isVisible()


def test_a_promise_that_was_not_kept_stands_before_what_is_only_old(
    qtbot: QtBot, desk: Desk, workspace: Workspace
) -> None:
    _held(workspace)
    response = next(
        each.details.responses[0]
        for each in workspace.read.tracked_of_kind(RecordKind.CHALLENGE)
        if isinstance(each.details, ChallengeDetails) and each.details.responses
    )
    workspace.perform(tracking.change_response(response.id, promised_by=dt.date(2026, 11, 17)))
    page, _asked = shown(HomePage, qtbot, desk, workspace)
    awaited = page.lists[Sort.RESPONSES_AWAITED]
    assert awaited.rows[0].cells[3] == "promise overdue by 2 days"


def test_what_was_deferred_until_now_comes_back(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    clock = boards.SteppingClock()
    workspace = new_board(tmp_path / "new.board", "New board", actor="tester", clock=clock)
    _held(workspace)
    challenge = workspace.read.tracked_of_kind(RecordKind.CHALLENGE)[0]
    workspace.perform(deferring.defer(challenge.id, until=dt.date(2026, 11, 20)))
    page, _asked = shown(HomePage, qtbot, desk, workspace)
    assert page.lists[Sort.DEFERRED_TILL_NOW].isHidden()
    clock.at += dt.timedelta(days=1)
    page.reload()
    assert [row.cells[3] for row in page.lists[Sort.DEFERRED_TILL_NOW].rows] == [
        "deferred to 20 November 2026"
    ]
    page.close()
    workspace.close()


def test_what_has_changed_since_the_last_meeting_is_told_newest_first(
    qtbot: QtBot, desk: Desk, workspace: Workspace
) -> None:
    _held(workspace)
    actions = workspace.read.tracked_of_kind(RecordKind.ACTION)
    workspace.perform(tracking.add_update(actions[0].id, "A draft is out."))
    workspace.perform(tracking.change_due(actions[1].id, Due(DueKind.DATE, dt.date(2027, 1, 15))))
    page, asked = shown(HomePage, qtbot, desk, workspace)
    changed = page.changed_list
    assert changed.counts.text() == "Since the 1st meeting: 2 actions."
    assert [row.id for row in changed.list.rows] == [actions[1].id, actions[0].id]
    assert "Due: 1 December 2026 → 15 January 2027" in changed.list.rows[0].cells[2]
    QTest.mouseClick(changed.list.all_button, _CLICK)
    assert asked == [Location("changes")]
