"""Home tells what needs attention, and leads there."""

import datetime as dt
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.steps import open_board

from boardobserver.domain.snapshots import ChallengeDetails, Due, Id
from boardobserver.domain.words import DueKind, RecordKind
from boardobserver.services import entries, meetings, tracking
from boardobserver.services.boards import new_board
from boardobserver.services.workspace import Workspace
from boardobserver.ui.home.home_page import HomePage
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.window import Desk

_CLICK = Qt.MouseButton.LeftButton


@pytest.fixture
def workspace(tmp_path: Path) -> Generator[Workspace]:
    opened = boards.board(tmp_path)
    yield opened
    opened.close()


def shown(qtbot: QtBot, desk: Desk, workspace: Workspace) -> tuple[HomePage, list[Location]]:
    board = open_board(workspace)
    page = HomePage(desk, board)
    board.setParent(page)
    asked: list[Location] = []
    page.location_requested.connect(asked.append)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitExposed(page)
    return page, asked


def test_a_new_board_leads_through_its_first_three_steps(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    workspace = new_board(tmp_path / "new.board", "New board", actor="tester", clock=boards.SteppingClock())
    page, asked = shown(qtbot, desk, workspace)
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


def test_what_is_open_is_listed_with_what_is_overdue_first(
    qtbot: QtBot, desk: Desk, workspace: Workspace
) -> None:
    held, upcoming = _held(workspace)
    page, asked = shown(qtbot, desk, workspace)
    assert page.next_words.text() == "2nd meeting · 3 December 2026"
    assert [row.cells[3] for row in page.open_actions.model.rows] == [
        "overdue by 18 days",
        "1 December 2026",
        "no date",
    ]
    assert [row.cells[1] for row in page.challenges.model.rows] == ["what testing supports 0.64?"]
    assert [row.id for row in page.unfinished.model.rows] == [held]
    table = page.open_actions.table
    table.setFocus()
    table.select_id(page.open_actions.model.rows[0].id)
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.mouseClick(page.next_button, _CLICK)
    assert asked == [Location("meetings", held), Location("meetings", upcoming)]


def test_home_follows_what_changes(qtbot: QtBot, desk: Desk, workspace: Workspace) -> None:
    held, upcoming = _held(workspace)
    page, _asked = shown(qtbot, desk, workspace)
    first = workspace.read.entries(held)[0]
    workspace.perform(entries.withdraw_entry(first.id, "said by mistake"))
    assert len(page.open_actions.model.rows) == 2
    workspace.perform(meetings.start_meeting(upcoming))
    assert page.next_button.text() == "Take notes"
    page.hide()
    workspace.perform(meetings.end_meeting(upcoming))
    page.show()
    assert page.next_words.text() == "No meeting is planned"
    assert page.plan_button.isVisible()


def test_home_says_when_the_next_meeting_is_and_which_promise_was_not_kept(
    qtbot: QtBot, desk: Desk, workspace: Workspace
) -> None:
    _held_id, upcoming = _held(workspace)
    response = next(
        each.details.responses[0]
        for each in workspace.read.tracked_of_kind(RecordKind.CHALLENGE)
        if isinstance(each.details, ChallengeDetails) and each.details.responses
    )
    workspace.perform(tracking.change_response(response.id, promised_by=dt.date(2026, 11, 17)))
    undated = workspace.read.tracked_of_kind(RecordKind.ACTION)[2]
    workspace.perform(tracking.change_due(undated.id, Due(DueKind.NEXT_MEETING)))
    page, _asked = shown(qtbot, desk, workspace)
    assert page.open_actions.model.rows[-1].cells[3] == "next meeting, 3 December 2026"
    assert [row.cells[3] for row in page.challenges.model.rows][-1] == "promise overdue by 2 days"
    workspace.perform(meetings.change_meeting(upcoming, held_on=dt.date(2026, 12, 10)))
    assert page.open_actions.model.rows[-1].cells[3] == "next meeting, 10 December 2026"
