"""People are put on the lists of a meeting and moved through them, with the keys and the mouse."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.support import boards
from tests.support.fields import choose, drop_row, retype, row

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import AttendanceList
from boardobserver.services import attendance
from boardobserver.services.workspace import Workspace
from boardobserver.ui.preparing.prepare_step import PrepareStep

_ALT = Qt.KeyboardModifier.AltModifier


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


def test_somebody_is_dragged_into_another_list(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
) -> None:
    lines = _listed(workspace, meeting_id, BC=AttendanceList.PRESENT, LO=AttendanceList.OBSERVERS)
    table = step.attendance.table
    assert table.dragEnabled()
    drop_row(table, lines["BC"], step.attendance.model.row_of(lines["LO"]))
    found = {line.id: line.list for line in workspace.read.attendance(meeting_id)}
    assert found[lines["BC"]] is AttendanceList.OBSERVERS


def test_the_quorum_is_counted(step: PrepareStep, workspace: Workspace, meeting_id: Id) -> None:
    retype(row(step.quorum, "Needed for a quorum").field, "2")
    _listed(workspace, meeting_id, BC=AttendanceList.PRESENT)
    assert step.quorum.remark.text() == "1 listed as present, 2 needed: 1 short of a quorum"
    choose(row(step.quorum, "The meeting was").field, "Not quorate")
    meeting = workspace.read.meeting(meeting_id)
    assert (meeting.quorum_needed, meeting.quorate) == (2, False)
