"""What has changed since a meeting is listed by record, and leads to it."""

import datetime as dt
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.leading_pages import shown

from boardobserver.domain.snapshots import Due, Id
from boardobserver.domain.words import DueKind, RecordKind
from boardobserver.services import carrying, meetings, tracking
from boardobserver.services.workspace import Workspace
from boardobserver.ui.changes.changes_page import ChangesPage
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.window import Desk


@pytest.fixture
def workspace(tmp_path: Path) -> Generator[Workspace]:
    opened = boards.board(tmp_path)
    yield opened
    opened.close()


def held(workspace: Workspace, day: dt.date, *lines: str) -> Id:
    made = workspace.perform(meetings.plan_meeting(workspace.read.series()[0].id, day))
    workspace.perform(meetings.start_meeting(made))
    for line in lines:
        boards.note(workspace, made, line)
    workspace.perform(meetings.end_meeting(made))
    return made


def cells(page: ChangesPage) -> list[tuple[str, ...]]:
    return [row.cells for row in page.model.rows]


def test_before_any_meeting_the_page_says_what_it_is_for(
    qtbot: QtBot, desk: Desk, workspace: Workspace
) -> None:
    page, _asked = shown(ChangesPage, qtbot, desk, workspace)
    assert page.empty.isVisible()
    held(workspace, boards.DAY, "? Who signs?")
    assert page.empty.isHidden()
    assert page.counts.text() == "Nothing has happened to any record since then."


def test_each_record_stands_once_with_everything_that_happened_to_it(
    qtbot: QtBot, desk: Desk, workspace: Workspace
) -> None:
    first = held(
        workspace, boards.DAY, "? Who signs?", "! @LL bring a sample by 1 December 2026", "? Why 0.64?"
    )
    action = workspace.read.tracked_of_kind(RecordKind.ACTION)[0]
    workspace.perform(tracking.change_due(action.id, Due(DueKind.DATE, dt.date(2027, 1, 15))))
    workspace.perform(tracking.add_update(action.id, "A draft is out."))
    page, asked = shown(ChangesPage, qtbot, desk, workspace)
    assert page.since.value == first
    assert cells(page) == [
        ("1 action",),
        ("AC-2026-001", "LL bring a sample by 1 December 2026", "Open", ""),
        ("", "Due date changed. Due: 1 December 2026 → 15 January 2027", "19 November 2026", ""),
        ("", "Updated: “A draft is out.”", "19 November 2026", ""),
    ]
    page.table.setFocus()
    page.table.selectRow(1)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert asked == [Location("actions", action.id)]


def test_what_a_later_meeting_did_is_told_since_an_earlier_one_but_not_what_it_only_carried(
    qtbot: QtBot, desk: Desk, workspace: Workspace
) -> None:
    first = held(workspace, boards.DAY, "? Who signs?", "? Why 0.64?")
    signs, why = workspace.read.tracked_of_kind(RecordKind.CHALLENGE)
    later = workspace.perform(
        meetings.plan_meeting(workspace.read.series()[0].id, boards.DAY + dt.timedelta(days=7))
    )
    workspace.perform(carrying.carry(later, (carrying.CarriedRecord(why.id),)))
    workspace.perform(meetings.start_meeting(later))
    boards.note(workspace, later, f"> @LL The authorising officer ^{signs.reference}")
    workspace.perform(meetings.end_meeting(later))
    page, _asked = shown(ChangesPage, qtbot, desk, workspace)
    assert page.since.value == later
    assert page.counts.text() == "Nothing has happened to any record since then."
    page.show_location(first)
    assert [row[:2] for row in cells(page)[:2]] == [("1 challenge",), (str(signs.reference), "Who signs?")]
    assert cells(page)[2] == ("", "Answered: “The authorising officer”", "2nd meeting", "LL")
    boards.note(
        workspace,
        workspace.perform(meetings.plan_meeting(workspace.read.series()[0].id, dt.date(2026, 12, 10))),
        f"? Still no word ^{why.reference}",
    )
    assert page.counts.text() == "2 challenges"
