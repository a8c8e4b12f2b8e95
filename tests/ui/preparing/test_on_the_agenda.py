"""What was brought forward stands on the agenda: taken off again, spoken of, counted, settled."""

import datetime as dt
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.support import boards
from tests.support.boards import item_like, record_like
from tests.support.brought_forward import board_with_something_left_over, proposed, standing, words_of
from tests.support.fields import click
from tests.support.left_over import following

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import RecordKind
from boardobserver.services import meetings, recording, tracking
from boardobserver.services.carrying import CarriedRecord, carry
from boardobserver.services.workspace import Workspace
from boardobserver.ui.preparing.prepare_step import PrepareStep


@pytest.fixture
def workspace(tmp_path: Path) -> Generator[Workspace]:
    opened = board_with_something_left_over(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def meeting_id(workspace: Workspace) -> Id:
    return following(workspace)


def test_delete_takes_a_record_off_the_agenda_and_it_is_proposed_again(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
):
    click(proposed(step).carry_button)
    record = record_like(workspace, "testing")
    table = standing(step).table
    table.select_id(record.id)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert record.id not in workspace.read.on_agenda(meeting_id)
    assert words_of(proposed(step))[1:] == [str(record.reference)]
    table.select_id(record_like(workspace, "publish").id)
    click(standing(step).pane.remove_button)
    assert len(workspace.read.on_agenda(meeting_id)) == 1


def test_a_record_that_was_spoken_of_stays_and_the_reason_stands_beside_it(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
):
    click(proposed(step).carry_button)
    record = record_like(workspace, "testing")
    boards.note(workspace, meeting_id, f"> it was tested ^{record.reference}")
    standing(step).table.select_id(record.id)
    click(standing(step).pane.remove_button)
    assert "A line of this meeting" in standing(step).pane.message.message
    assert record.id in workspace.read.on_agenda(meeting_id)


def test_a_signed_off_meeting_shows_what_it_had_and_offers_nothing(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
):
    record = record_like(workspace, "testing")
    workspace.perform(carry(meeting_id, [CarriedRecord(record.id)]))
    workspace.perform(meetings.end_meeting(meeting_id))
    workspace.perform(meetings.sign_off(meeting_id, boards.person_of(workspace, "LO")))
    assert not proposed(step).isVisible()
    assert words_of(standing(step)) == ["No item", str(record.reference)]
    standing(step).table.select_id(record.id)
    assert not standing(step).pane.remove_button.isVisible()
    assert not standing(step).pane.defer_button.isVisible()
    QTest.keyClick(standing(step).table, Qt.Key.Key_Delete)
    assert list(workspace.read.on_agenda(meeting_id)) == [record.id]


def test_each_kind_says_what_its_date_is(step: PrepareStep, workspace: Workspace, meeting_id: Id):
    claim = workspace.perform(recording.add_record(RecordKind.ASSURANCE, "Every alert is reviewed."))
    workspace.perform(tracking.change_assurance(claim, stale_after=boards.DAY))
    advice = record_like(workspace, "Train").id
    workspace.perform(tracking.change_advice(advice, review_date=boards.DAY + dt.timedelta(days=2)))
    cells = {row.id: row.cells for row in proposed(step).model.rows}
    assert cells[claim][-1] == "counts until 19 Nov 2026"
    assert cells[advice][-1] == "review 21 Nov 2026"
    workspace.perform(carry(meeting_id, [CarriedRecord(claim)]))
    assert words_of(standing(step))[0] == "No item"


def test_enter_goes_from_a_line_to_what_can_be_done_to_it(step: PrepareStep, workspace: Workspace):
    part = proposed(step)
    part.table.select_id(record_like(workspace, "testing").id)
    part.table.setFocus()
    QTest.keyClick(part.table, Qt.Key.Key_Return)
    assert part.pane.place.hasFocus()
    click(part.carry_button)
    standing(step).table.setFocus()
    QTest.keyClick(standing(step).table, Qt.Key.Key_Return)
    assert standing(step).pane.remove_button.hasFocus()


def test_a_signed_off_meeting_to_which_nothing_was_brought_says_so(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
):
    workspace.perform(meetings.end_meeting(meeting_id))
    workspace.perform(meetings.sign_off(meeting_id, boards.person_of(workspace, "LO")))
    assert step.brought_forward.empty.isVisible()
    assert "Nothing was brought forward" in step.brought_forward.empty.text()


def test_the_number_of_records_stands_in_the_agenda(step: PrepareStep, workspace: Workspace, meeting_id: Id):
    click(proposed(step).carry_button)
    new = item_like(workspace, meeting_id, "Watchlist policy")
    assert step.agenda.model.rows[new.position - 1].cells[-1] == "3"
