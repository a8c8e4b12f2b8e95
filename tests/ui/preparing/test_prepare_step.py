"""A meeting is prepared by keyboard and mouse, on a real board."""

import datetime as dt
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.steps import Notices, open_board

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import AttendanceList, PreviousMinutes, Section
from boardobserver.services import attendance, meetings
from boardobserver.services.workspace import Workspace
from boardobserver.ui.fields.tie import Tie
from boardobserver.ui.preparing.prepare_step import PrepareStep
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.fitted_table import OrderedTable
from boardobserver.ui.widgets.form import FormRow
from boardobserver.ui.widgets.rows_model import ROW_MIME
from boardobserver.ui.widgets.word_box import WordBox

_ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def workspace(tmp_path: Path) -> Generator[Workspace]:
    opened = boards.board(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def meeting_id(workspace: Workspace) -> Id:
    return boards.planned_meeting(workspace)


@pytest.fixture
def notices() -> Notices:
    return Notices()


@pytest.fixture
def step(qtbot: QtBot, desk: Desk, workspace: Workspace, meeting_id: Id, notices: Notices) -> PrepareStep:
    board = open_board(workspace, notices)
    made = PrepareStep(desk, board)
    board.setParent(made)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show_meeting(meeting_id)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def row(part: QWidget, label: str) -> FormRow:
    return next(each for each in part.findChildren(FormRow) if each.field.accessibleName() == label)


def retype(field: QWidget, words: str) -> None:
    """Type over what stands in a field, and press Enter."""
    line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
    assert line is not None
    field.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, words)
    popup = line.completer().popup() if line.completer() else None
    QTest.keyClick(popup if popup is not None and popup.isVisible() else line, Qt.Key.Key_Return)


def choose(box: QWidget, words: str) -> None:
    """Choose in a word box as the keyboard does."""
    assert isinstance(box, WordBox)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.count()):
        if box.currentText() == words:
            return
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == words


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


def test_people_are_added_to_the_lists_by_typing(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
) -> None:
    retype(step.attendance.picker, "Board Chair")
    choose(step.attendance.to_list, "Observers")
    retype(step.attendance.picker, "LO")
    lines = workspace.read.attendance(meeting_id)
    assert [(boards.person_of(workspace, "BC"), AttendanceList.PRESENT)] == [
        (line.person_id, line.list) for line in lines[:1]
    ]
    assert lines[1].list is AttendanceList.OBSERVERS
    shown = [each.cells[0] for each in step.attendance.model.rows]
    assert shown == [
        "Present (1)",
        "BC",
        "In attendance (nobody)",
        "Observers (1)",
        "LO",
        "Apologies (nobody)",
    ]


def test_somebody_already_listed_is_refused_beside_the_line(step: PrepareStep) -> None:
    retype(step.attendance.picker, "BC")
    retype(step.attendance.picker, "BC")
    said = row(step.attendance, "Add somebody").message.message
    assert said == "Board Chair is already listed under “Present”."


def test_an_unknown_name_is_offered_and_added_with_role_and_organisation(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
) -> None:
    retype(step.attendance.picker, "Borough Commander")
    offer = step.attendance.picker.offer
    assert offer.isVisible()
    assert not workspace.read.attendance(meeting_id)
    choose(row(offer, "Organisation").field, "MPS · Metropolitan Police Service")
    retype(row(offer, "Role").field, "Commander of the borough")
    added = next(each for each in workspace.read.people() if each.name == "Borough Commander")
    assert (added.initials, added.role) == ("BCO", "Commander of the borough")
    assert [line.person_id for line in workspace.read.attendance(meeting_id)] == [added.id]
    assert not offer.isVisible()


def _listed(workspace: Workspace, meeting_id: Id, **lists: AttendanceList) -> dict[str, Id]:
    return {
        initials: workspace.perform(
            attendance.add_attendee(meeting_id, boards.person_of(workspace, initials), in_list)
        )
        for initials, in_list in lists.items()
    }


def test_partial_attendance_is_typed_and_read_against_the_agenda(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
) -> None:
    lines = _listed(workspace, meeting_id, BC=AttendanceList.PRESENT)
    step.attendance.table.select_id(lines["BC"])
    items = row(step.attendance, "Items attended")
    retype(items.field, "from 3 to 40")
    assert "cannot be read" in items.message.message or "There is no item" in items.message.message
    retype(items.field, "items 3-5 and 7")
    retype(row(step.attendance, "Arrived").field, "10.15")
    retype(row(step.attendance, "Note").field, "deputising")
    line = workspace.read.attendance(meeting_id)[0]
    assert (line.items, line.arrived, line.note) == ("3–5, 7", dt.time(10, 15), "deputising")
    shown = step.attendance.model.rows[1].cells[3]
    assert shown == "items 3–5, 7, from 10:15, deputising"


def test_alt_and_arrows_move_somebody_through_the_lists(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
) -> None:
    lines = _listed(workspace, meeting_id, BC=AttendanceList.PRESENT, LL=AttendanceList.PRESENT)
    table = step.attendance.table
    table.setFocus()
    table.select_id(lines["BC"])
    for _ in range(3):
        QTest.keyClick(table, Qt.Key.Key_Down, _ALT)
    found = {line.id: line.list for line in workspace.read.attendance(meeting_id)}
    assert found[lines["BC"]] is AttendanceList.OBSERVERS
    assert table.current_id == lines["BC"]
    QTest.keyClick(table, Qt.Key.Key_Up, _ALT)
    found = {line.id: line.list for line in workspace.read.attendance(meeting_id)}
    assert found[lines["BC"]] is AttendanceList.IN_ATTENDANCE
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert [line.id for line in workspace.read.attendance(meeting_id)] == [lines["LL"]]
    workspace.undo()
    assert len(workspace.read.attendance(meeting_id)) == 2


def drop(table: OrderedTable, row_id: str, before: int) -> None:
    """Drop a row onto the upper part of another one, as the end of a drag does."""
    data = QMimeData()
    data.setData(ROW_MIME, row_id.encode())
    at = QPoint(10, table.rowViewportPosition(before) + 2)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    moves = Qt.DropAction.MoveAction
    viewport = table.viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(QPointF(at), moves, data, left, none))
    QApplication.sendEvent(viewport, QDragMoveEvent(QPointF(at), moves, data, left, none))
    QApplication.sendEvent(viewport, QDropEvent(QPointF(at), moves, data, left, none))


def test_somebody_is_dragged_into_another_list(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
) -> None:
    lines = _listed(workspace, meeting_id, BC=AttendanceList.PRESENT, LO=AttendanceList.OBSERVERS)
    table = step.attendance.table
    assert table.dragEnabled()
    drop(table, lines["BC"], step.attendance.model.row_of(lines["LO"]))
    found = {line.id: line.list for line in workspace.read.attendance(meeting_id)}
    assert found[lines["BC"]] is AttendanceList.OBSERVERS


def test_the_quorum_is_counted(step: PrepareStep, workspace: Workspace, meeting_id: Id) -> None:
    retype(row(step.quorum, "Needed for a quorum").field, "2")
    _listed(workspace, meeting_id, BC=AttendanceList.PRESENT)
    assert step.quorum.remark.text() == "1 listed as present, 2 needed: 1 short of a quorum"
    choose(row(step.quorum, "The meeting was").field, "Not quorate")
    meeting = workspace.read.meeting(meeting_id)
    assert (meeting.quorum_needed, meeting.quorate) == (2, False)


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
    drop(part.table, third, 0)
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


def test_a_signed_off_meeting_can_be_read_but_not_changed(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
) -> None:
    workspace.perform(meetings.start_meeting(meeting_id))
    workspace.perform(meetings.end_meeting(meeting_id))
    workspace.perform(meetings.sign_off(meeting_id, boards.person_of(workspace, "LO")))
    title = row(step.particulars, "Title").field
    assert isinstance(title, QLineEdit)
    before = title.text()
    QTest.keyClicks(title, "changed")
    assert title.text() == before
    marking = row(step.particulars, "Marking").field
    QTest.keyClick(marking, Qt.Key.Key_Up)
    assert workspace.read.meeting(meeting_id).marking == workspace.read.board().marking
    assert not step.attendance.picker.isVisible()
    assert not step.agenda.table.dragEnabled()


def test_a_hidden_step_reads_anew_when_it_is_shown(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
) -> None:
    step.hide()
    workspace.perform(meetings.change_meeting(meeting_id, place="City Hall"))
    step.show()
    field = row(step.particulars, "Place").field
    assert isinstance(field, QLineEdit)
    assert field.text() == "City Hall"


def test_a_meeting_whose_planning_is_undone_leaves_the_step_at_rest(
    step: PrepareStep, workspace: Workspace, notices: Notices
) -> None:
    workspace.undo()
    assert workspace.read.meetings() == ()
    assert notices.told == []
    assert step.isVisible()


@pytest.mark.parametrize("width", [500, 683, 1366])
@pytest.mark.parametrize("scale", [100, 200])
def test_nothing_is_wider_than_the_window(step: PrepareStep, desk: Desk, width: int, scale: int) -> None:
    desk.theme.scale_text(scale)
    step.resize(width * scale // 100, 700)
    QTest.qWait(20)
    content = step.particulars.parentWidget()
    assert content is not None
    viewport = content.parentWidget()
    assert viewport is not None
    assert content.width() <= viewport.width()


def test_every_field_has_a_name_for_those_who_cannot_see_it(step: PrepareStep) -> None:
    for form_row in step.findChildren(FormRow):
        assert form_row.field.accessibleName() or form_row.field.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert step.findChildren(Tie)
