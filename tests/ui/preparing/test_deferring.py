"""While a meeting is prepared, what it would inherit is deferred to a day or to a later meeting."""

import datetime as dt
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.support.boards import record_like
from tests.support.brought_forward import board_with_something_left_over, proposed, standing, words_of
from tests.support.fields import choose, click
from tests.support.left_over import LATER, following

from boardobserver.domain.snapshots import Id
from boardobserver.services.deferring import defer
from boardobserver.services.workspace import Workspace
from boardobserver.ui.preparing.inherited_pane import InheritedPane
from boardobserver.ui.preparing.prepare_step import PrepareStep
from boardobserver.ui.widgets.form import FormRow


@pytest.fixture
def workspace(tmp_path: Path) -> Generator[Workspace]:
    opened = board_with_something_left_over(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def meeting_id(workspace: Workspace) -> Id:
    return following(workspace)


def fill_day(pane: InheritedPane, words: str) -> None:
    field = pane.defer_form.until
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_deferring_on_the_agenda_refuses_a_past_day_beside_its_field_and_keeps_it(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
):
    click(proposed(step).carry_button)
    record = record_like(workspace, "testing")
    standing(step).table.select_id(record.id)
    pane = standing(step).pane
    click(pane.defer_button)
    assert pane.defer_form.until.hasFocus()
    fill_day(pane, "1 January 2020")
    assert pane.defer_form.until.text() == "1 January 2020"
    messages = [each.message.message for each in rows_of(pane)]
    assert "Give a day that is still to come." in messages
    fill_day(pane, "1 May 2027")
    assert record.id not in workspace.read.on_agenda(meeting_id)
    assert workspace.read.deferrals()[record.id].on == dt.date(2027, 5, 1)
    assert words_of(proposed(step)) == ["Deferred to later", str(record.reference)]
    assert proposed(step).model.ticked == frozenset()
    workspace.undo()
    assert record.id in workspace.read.on_agenda(meeting_id)


def rows_of(pane: InheritedPane) -> list[FormRow]:
    return pane.findChildren(FormRow)


def test_a_proposal_is_deferred_to_a_later_meeting_and_can_be_chosen_all_the_same(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
):
    later = following(workspace, LATER + dt.timedelta(weeks=6))
    record = record_like(workspace, "publish")
    proposed(step).table.select_id(record.id)
    pane = proposed(step).pane
    click(pane.defer_button)
    choose(pane.defer_form.meeting, "3rd meeting, 21 January 2027")
    click(pane.defer_form.defer_button)
    assert workspace.read.deferrals()[record.id].meeting_id == later
    assert words_of(proposed(step))[-2:] == ["Deferred to later", str(record.reference)]
    row = proposed(step).model.rows[-1]
    assert row.cells[-1] == "deferred to 3rd meeting"
    proposed(step).table.select_id(record.id)
    proposed(step).table.setFocus()
    QTest.keyClick(proposed(step).table, Qt.Key.Key_Space)
    click(proposed(step).carry_button)
    assert record.id in workspace.read.on_agenda(meeting_id)
    assert workspace.read.deferrals() == {}


def test_escape_leaves_a_deferral_undone(step: PrepareStep, workspace: Workspace):
    proposed(step).table.select_id(record_like(workspace, "publish").id)
    pane = proposed(step).pane
    click(pane.defer_button)
    QTest.keyClick(pane.defer_form.until, Qt.Key.Key_Escape)
    assert not pane.defer_form.isVisible()
    assert proposed(step).table.hasFocus()
    assert workspace.read.deferrals() == {}


def test_what_comes_back_to_this_meeting_is_ticked(step: PrepareStep, workspace: Workspace, meeting_id: Id):
    record = record_like(workspace, "publish")
    workspace.perform(defer(record.id, to_meeting_id=meeting_id))
    assert record.id in proposed(step).model.ticked
    assert "Deferred to later" not in words_of(proposed(step))
