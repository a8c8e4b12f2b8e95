"""Two people of one name are told apart by their initials wherever a document says the name."""

from tests.support.boards import note, person_of

from boardobserver.domain.printed_names import full_name
from boardobserver.domain.snapshots import ActionDetails, Id
from boardobserver.domain.words import AttendanceList
from boardobserver.publish.header import author
from boardobserver.publish.lines import owner_of
from boardobserver.publish.wording import attendance_line
from boardobserver.services import attendance, meetings, people
from boardobserver.services.workspace import Workspace


def test_a_document_with_one_of_them_says_the_name_and_with_both_the_initials(
    workspace: Workspace, meeting_id: Id
):
    first = person_of(workspace, "LL")
    workspace.perform(attendance.add_attendee(meeting_id, first, AttendanceList.PRESENT))
    note(workspace, meeting_id, "! @LL to write")
    workspace.perform(meetings.change_meeting(meeting_id, author_id=first))
    assert full_name(workspace.read.record_of(meeting_id), first) == "LFR lead (MPS)"
    second = workspace.perform(people.add_person("lfr  Lead"))
    other = next(person for person in workspace.read.people() if person.id == second)
    workspace.perform(attendance.add_attendee(meeting_id, second, AttendanceList.PRESENT))
    record = workspace.read.record_of(meeting_id)
    assert full_name(record, first) == "LFR lead (LL, MPS)"
    assert full_name(record, second) == f"lfr  Lead ({other.initials})"
    assert author(record)[0] == "LFR lead (LL)"
    (action,) = record.records.values()
    assert isinstance(action.details, ActionDetails)
    assert owner_of(record, action, action.details) == "LFR lead (LL, MPS)"
    lines = [attendance_line(record, each) for each in record.attendance]
    assert all(f"({initials})" in line for initials, line in zip(("LL", other.initials), lines, strict=True))
