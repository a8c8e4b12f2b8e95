"""The particulars of a meeting are filled in, each by itself, with the keys."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from tests.support import boards
from tests.support.fields import choose, retype, row

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import PreviousMinutes
from boardobserver.services import meetings
from boardobserver.services.workspace import Workspace
from boardobserver.ui.preparing.prepare_step import PrepareStep


def test_each_particular_is_committed_by_itself_and_undone_by_itself(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
) -> None:
    retype(row(step.particulars, "Title").field, "Extraordinary meeting")
    retype(row(step.particulars, "Date").field, "22 November 2026")
    retype(row(step.particulars, "Planned start").field, "9.30")
    retype(row(step.particulars, "Place").field, "New Scotland Yard")
    meeting = workspace.read.meeting(meeting_id)
    assert (meeting.title, meeting.held_on) == ("Extraordinary meeting", dt.date(2026, 11, 22))
    assert (meeting.planned_start, meeting.place) == (dt.time(9, 30), "New Scotland Yard")
    workspace.undo()
    workspace.undo()
    undone = workspace.read.meeting(meeting_id)
    assert (undone.place, undone.planned_start, undone.held_on) == ("", None, dt.date(2026, 11, 22))
    place, start = (row(step.particulars, label).field for label in ("Place", "Planned start"))
    assert isinstance(place, QLineEdit)
    assert isinstance(start, QLineEdit)
    assert (place.text(), start.text()) == ("", "")


def test_showing_a_meeting_writes_nothing(step: PrepareStep, workspace: Workspace, meeting_id: Id) -> None:
    label = workspace.undo_label
    step.show_meeting(meeting_id)
    for section in step.findChildren(QWidget):
        section.clearFocus()
    assert workspace.undo_label == label == "plan a meeting"


def test_a_refusal_stands_beside_its_field_and_keeps_the_words(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
) -> None:
    date_row, number_row = row(step.particulars, "Date"), row(step.particulars, "Number in its series")
    retype(date_row.field, "31 April 2027")
    retype(number_row.field, "0")
    assert date_row.message.message == "There is no 31 April 2027."
    assert number_row.message.message == "A meeting’s number is 1 or more."
    workspace.perform(meetings.change_meeting(meeting_id, place="Elsewhere"))
    fields = [each.field for each in (date_row, number_row)]
    assert [each.text() for each in fields if isinstance(each, QLineEdit)] == ["31 April 2027", "0"]
    retype(number_row.field, "4")
    assert number_row.message.message == ""
    assert workspace.read.meeting(meeting_id).number == 4
    assert workspace.read.meeting(meeting_id).held_on == boards.DAY


def test_what_is_being_typed_survives_a_change_made_elsewhere(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
) -> None:
    field = row(step.particulars, "Place").field
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "City H")
    workspace.perform(meetings.change_meeting(meeting_id, via="Teams"))
    assert field.text() == "City H"
    QTest.keyClicks(field, "all")
    field.clearFocus()
    assert workspace.read.meeting(meeting_id).place == "City Hall"


def test_the_chair_is_picked_by_initials(step: PrepareStep, workspace: Workspace, meeting_id: Id) -> None:
    retype(row(step.particulars, "Chair").field, "bc")
    assert workspace.read.meeting(meeting_id).chair_id == boards.person_of(workspace, "BC")


def test_a_declaration_is_added_changed_and_removed_and_none_is_said(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
) -> None:
    part = step.declarations
    assert part.empty.isVisible()
    assert part.empty.text() == "No interests were declared."
    retype(part.person, "LL")
    QTest.keyClick(part.interest, Qt.Key.Key_Return)
    assert row(part, "Interest").message.message == "Say what interest was declared."
    retype(part.interest, "A former employer of the supplier")
    made = workspace.read.declarations(meeting_id)
    assert [each.interest for each in made] == ["A former employer of the supplier"]
    assert not part.empty.isVisible()
    handling = row(part.pane, "Handling").field
    handling.setFocus()
    QTest.keyClicks(handling, "left the room")
    QTest.keyClick(handling, Qt.Key.Key_Return)
    assert workspace.read.declarations(meeting_id)[0].handling == "left the room"
    QTest.mouseClick(part.remove_button, Qt.MouseButton.LeftButton)
    assert part.empty.isVisible()


def test_corrections_to_the_previous_minutes_are_one_to_a_line(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
) -> None:
    choose(
        row(step.minutes_before, "What the meeting did with them").field, "Approved, subject to corrections"
    )
    field = row(step.minutes_before, "Corrections as they were said").field
    field.setFocus()
    QTest.keyClicks(field, "Item 3: read 0.64")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(field, "Item 5: read two")
    QTest.keyClick(field, Qt.Key.Key_Return)
    meeting = workspace.read.meeting(meeting_id)
    assert meeting.previous_minutes is PreviousMinutes.APPROVED_WITH_CORRECTIONS
    assert meeting.corrections == "Item 3: read 0.64\nItem 5: read two"
