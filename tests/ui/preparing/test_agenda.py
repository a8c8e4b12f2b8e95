"""The items of an agenda are added, filled in, put in order and removed, with the keys and the mouse."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.support import boards
from tests.support.fields import choose, drop_row, retype, row

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import ItemState, Section
from boardobserver.services.workspace import Workspace
from boardobserver.ui.preparing.prepare_step import PrepareStep

_ALT = Qt.KeyboardModifier.AltModifier


def test_an_item_is_added_and_given_its_fields(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
) -> None:
    part = step.agenda
    part.new_minutes.setFocus()
    QTest.keyClicks(part.new_minutes, "20")
    retype(part.new_title, "Permanent cameras")
    item = next(each for each in workspace.read.items(meeting_id) if each.title == "Permanent cameras")
    assert item.planned_minutes == 20
    assert part.table.current_id == item.id
    choose(row(part.pane, "Section").field, "Forward look")
    retype(row(part.pane, "Presenter").field, "LFR lead")
    papers = row(part.pane, "Papers").field
    papers.setFocus()
    QTest.keyClicks(papers, "Paper 03: Test report")
    QTest.keyClick(papers, Qt.Key.Key_Return)
    item = next(each for each in workspace.read.items(meeting_id) if each.id == item.id)
    assert (item.section, item.presenter_id) == (Section.FORWARD_LOOK, boards.person_of(workspace, "LL"))
    assert [(paper.reference, paper.title) for paper in item.papers] == [("Paper 03", "Test report")]


def test_an_item_is_put_in_the_restricted_part_by_key_and_by_its_field(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
) -> None:
    part = step.agenda
    item = workspace.read.items(meeting_id)[5]
    part.table.setFocus()
    part.table.select_id(item.id)

    QTest.keyClick(part.table, Qt.Key.Key_2, _ALT)
    assert workspace.read.items(meeting_id)[5].part == 2
    assert part.model.rows[5].cells[2] == f"Part 2 · {item.title}"

    choose(row(part.pane, "Part of the meeting").field, "Part 1: open (Alt+1)")
    assert workspace.read.items(meeting_id)[5].part == 1
    assert part.model.rows[5].cells[2] == item.title

    workspace.undo()
    part.table.setFocus()
    QTest.keyClick(part.table, Qt.Key.Key_1, _ALT)
    assert workspace.read.items(meeting_id)[5].part == 1


def test_items_are_reordered_by_key_and_by_dragging(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
) -> None:
    part = step.agenda
    first, second, third = (item.id for item in workspace.read.items(meeting_id)[:3])
    part.table.setFocus()
    part.table.select_id(first)
    QTest.keyClick(part.table, Qt.Key.Key_Down, _ALT)
    assert [item.id for item in workspace.read.items(meeting_id)[:3]] == [second, first, third]
    QTest.keyClick(part.table, Qt.Key.Key_Up, _ALT)
    QTest.keyClick(part.table, Qt.Key.Key_Up, _ALT)
    assert [item.id for item in workspace.read.items(meeting_id)[:3]] == [first, second, third]
    drop_row(part.table, third, 0)
    assert [item.id for item in workspace.read.items(meeting_id)[:3]] == [third, first, second]
    assert part.table.current_id == third


def test_the_planned_time_is_added_up_and_shared_out(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
) -> None:
    retype(row(step.particulars, "Planned start").field, "10:00")
    retype(row(step.particulars, "Planned end").field, "11:00")
    assert step.agenda.remark.text() == "85 of 60 minutes planned, 25 too many"
    assert [each.cells[1] for each in step.agenda.model.rows[:3]] == ["10:00", "10:05", "10:10"]
    assert workspace.read.items(meeting_id)[5].planned_minutes == 30


def test_an_item_with_notes_is_not_removed_and_says_why(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
) -> None:
    item = workspace.read.items(meeting_id)[5]
    boards.note(workspace, meeting_id, "Something was said", item.id)
    step.agenda.table.setFocus()
    step.agenda.table.select_id(item.id)
    QTest.keyClick(step.agenda.table, Qt.Key.Key_Delete)
    assert len(workspace.read.items(meeting_id)) == 9
    assert step.agenda.message.message.startswith("Something was noted under")


def test_the_topic_of_an_item_is_chosen_in_its_fields(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
):
    step.agenda.table.selectRow(5)
    choose(step.agenda.topic, "Necessity")
    assert workspace.read.items(meeting_id)[5].topic == "Necessity"
    choose(step.agenda.topic, "No topic")
    assert workspace.read.items(meeting_id)[5].topic == ""


def test_an_item_is_deferred_in_its_fields(step: PrepareStep, workspace: Workspace, meeting_id: Id):
    step.agenda.table.selectRow(5)
    choose(step.agenda.state, "Deferred")
    assert workspace.read.items(meeting_id)[5].state is ItemState.DEFERRED
    assert [step.agenda.state.itemText(at) for at in range(step.agenda.state.count())] == [
        "Waiting",
        "Done",
        "Deferred",
    ]
