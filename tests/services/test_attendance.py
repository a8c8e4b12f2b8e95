"""Who is on which list of a meeting, and for which of its items."""

import pytest
from tests.support.boards import person_of

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import AttendanceList
from boardobserver.services import agenda, attendance
from boardobserver.services.workspace import Workspace


def test_who_attended_some_items_attended_those_whatever_their_numbers_become(
    workspace: Workspace, meeting_id: Id
):
    line_id = workspace.perform(
        attendance.add_attendee(meeting_id, person_of(workspace, "LL"), AttendanceList.IN_ATTENDANCE)
    )
    workspace.perform(attendance.change_attendance(line_id, items="items 4-6"))

    def items() -> str:
        return workspace.read.attendance(meeting_id)[0].items

    added = workspace.perform(agenda.add_item(meeting_id, "Urgent business", place=0))
    assert items() == "5–7"
    workspace.perform(agenda.move_item(added, 5))
    assert items() == "4–5, 7"
    workspace.perform(agenda.remove_item(added))
    assert items() == "4–6"
    workspace.perform(agenda.add_item(meeting_id, "In the middle", place=4))
    assert items() == "4–7"
    workspace.undo()
    assert items() == "4–6"
    with pytest.raises(Refusal) as caught:
        workspace.perform(attendance.change_attendance(line_id, items="40"))
    assert caught.value.field == "items"


def test_somebody_stands_on_one_list_only_and_can_be_moved_to_another(workspace: Workspace, meeting_id: Id):
    chair, lead = person_of(workspace, "BC"), person_of(workspace, "LL")
    first = workspace.perform(attendance.add_attendee(meeting_id, chair, AttendanceList.PRESENT))
    workspace.perform(attendance.add_attendee(meeting_id, lead, AttendanceList.APOLOGIES))
    with pytest.raises(Refusal, match="already listed under “Present”"):
        workspace.perform(attendance.add_attendee(meeting_id, chair, AttendanceList.OBSERVERS))
    workspace.perform(attendance.move_attendee(first, 0, in_list=AttendanceList.APOLOGIES))
    apologies = [
        line.person_id
        for line in workspace.read.attendance(meeting_id)
        if line.list is AttendanceList.APOLOGIES
    ]
    assert apologies == [chair, lead]
    workspace.undo()
    assert workspace.read.attendance(meeting_id)[0].list is AttendanceList.PRESENT
