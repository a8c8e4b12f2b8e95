"""Meetings are planned, started, ended, signed off and removed."""

import datetime as dt

import pytest
from tests.support.boards import note, person_of, planned_meeting

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import AgendaItem, Id, Meeting
from boardobserver.domain.words import AttendanceList, ItemState, MeetingStatus
from boardobserver.services import agenda, attendance, entries, meetings, people
from boardobserver.services.series import change_series
from boardobserver.services.workspace import Workspace


def planned(workspace: Workspace, day: dt.date) -> Meeting:
    return workspace.read.meeting(planned_meeting(workspace, day))


def titled(workspace: Workspace, meeting_id: Id) -> list[str]:
    return [item.title for item in workspace.read.items(meeting_id)]


def item_at(workspace: Workspace, meeting_id: Id, number: int) -> AgendaItem:
    return workspace.read.items(meeting_id)[number - 1]


def test_meetings_planned_out_of_order_follow_one_another_by_date(workspace: Workspace):
    january, march = planned(workspace, dt.date(2027, 1, 5)), planned(workspace, dt.date(2027, 3, 5))
    february = planned(workspace, dt.date(2027, 2, 5))
    assert february.previous_id == january.id
    assert workspace.read.meeting(march.id).previous_id == february.id
    assert [meeting.number for meeting in (january, march, february)] == [1, 2, 3]
    workspace.perform(meetings.remove_meeting(february.id))
    assert workspace.read.meeting(march.id).previous_id == january.id


def test_a_meeting_that_has_begun_keeps_the_one_it_follows(workspace: Workspace):
    march = planned(workspace, dt.date(2027, 3, 5))
    workspace.perform(meetings.start_meeting(march.id))
    planned(workspace, dt.date(2027, 2, 5))
    assert workspace.read.meeting(march.id).previous_id is None


def test_meetings_cannot_follow_one_another_in_a_circle(workspace: Workspace):
    first, second = planned(workspace, dt.date(2027, 1, 5)), planned(workspace, dt.date(2027, 2, 5))
    for own, other in ((first.id, second.id), (first.id, first.id)):
        with pytest.raises(Refusal, match="follow itself"):
            workspace.perform(meetings.change_meeting(own, previous_id=other))


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_a_year_that_is_a_slip_is_refused(workspace: Workspace, meeting_id: Id, day: dt.date):
    with pytest.raises(Refusal, match="its year"):
        planned(workspace, day)
    with pytest.raises(Refusal, match="its year"):
        workspace.perform(meetings.change_meeting(meeting_id, held_on=day))


def test_a_meeting_starts_with_the_standing_agenda_and_the_people_of_the_last(workspace: Workspace):
    first = planned_meeting(workspace)
    chair, lead, observer = (person_of(workspace, initials) for initials in ("BC", "LL", "LO"))
    workspace.perform(attendance.add_attendee(first, chair, AttendanceList.PRESENT))
    absent = workspace.perform(attendance.add_attendee(first, lead, AttendanceList.APOLOGIES))
    workspace.perform(attendance.change_attendance(absent, note="on leave", items="3-5"))
    gone = workspace.perform(attendance.add_attendee(first, observer, AttendanceList.OBSERVERS))
    workspace.perform(people.change_person(observer, is_active=False))
    workspace.perform(meetings.change_meeting(first, place="Room 3", chair_id=chair))
    second = planned(workspace, dt.date(2026, 12, 10))
    lines = workspace.read.attendance(second.id)
    assert gone not in {line.id for line in lines}
    assert [(line.person_id, line.list, line.items, line.note) for line in lines] == [
        (chair, AttendanceList.PRESENT, "", ""),
        (lead, AttendanceList.PRESENT, "", ""),
    ]
    assert (second.place, second.chair_id, second.previous_id) == ("Room 3", chair, first)
    assert titled(workspace, second.id) == [line.title for line in workspace.read.series()[0].standing_items]


@pytest.mark.parametrize("needed", [-1, -100])
def test_a_quorum_is_a_number_of_people(workspace: Workspace, meeting_id: Id, needed: int):
    series = workspace.read.series()[0].id
    for command in (
        meetings.change_meeting(meeting_id, quorum_needed=needed),
        change_series(series, name="Board meetings", quorum_needed=needed),
    ):
        with pytest.raises(Refusal) as caught:
            workspace.perform(command)
        assert caught.value.field == "quorum_needed"


def test_ending_a_meeting_stops_its_clocks_and_a_second_time_changes_nothing(
    workspace: Workspace, meeting_id: Id
):
    item = item_at(workspace, meeting_id, 6)
    workspace.perform(agenda.open_item(item.id))
    assert workspace.read.meeting(meeting_id).status is MeetingStatus.IN_PROGRESS
    workspace.perform(meetings.end_meeting(meeting_id))
    ended = workspace.read.meeting(meeting_id)
    done = item_at(workspace, meeting_id, 6)
    assert (done.state, done.spans[-1].end) == (ItemState.DONE, ended.ended_at)
    workspace.perform(meetings.end_meeting(meeting_id))
    assert workspace.read.meeting(meeting_id) == ended
    workspace.perform(meetings.start_meeting(meeting_id))
    assert workspace.read.meeting(meeting_id).ended_at is None


def test_a_meeting_noted_without_being_started_began_with_its_first_line(
    workspace: Workspace, meeting_id: Id
):
    first = note(workspace, meeting_id, "The Chair opened the meeting.")
    workspace.perform(meetings.end_meeting(meeting_id))
    assert workspace.read.meeting(meeting_id).started_at == workspace.read.entries_of_ids([first])[0].at


def test_signing_off_needs_an_end_locks_everything_and_is_not_undone(workspace: Workspace, meeting_id: Id):
    chair, observer = person_of(workspace, "BC"), person_of(workspace, "LO")
    line = workspace.perform(attendance.add_attendee(meeting_id, chair, AttendanceList.PRESENT))
    declared = workspace.perform(attendance.add_declaration(meeting_id, chair, "A shareholding"))
    item = item_at(workspace, meeting_id, 6)
    with pytest.raises(Refusal, match="End the meeting"):
        workspace.perform(meetings.sign_off(meeting_id, observer))
    workspace.perform(meetings.end_meeting(meeting_id))
    workspace.perform(meetings.sign_off(meeting_id, observer))
    before = workspace.read.record_of(meeting_id)
    assert before.meeting.signed_off_by_id == observer
    for command in (
        meetings.change_meeting(meeting_id, title="Else"),
        meetings.start_meeting(meeting_id),
        meetings.end_meeting(meeting_id),
        meetings.remove_meeting(meeting_id),
        meetings.sign_off(meeting_id, chair),
        agenda.add_item(meeting_id, "One more"),
        agenda.change_item(item.id, title="Else"),
        agenda.move_item(item.id, 0),
        agenda.remove_item(item.id),
        agenda.set_papers(item.id, (("Paper 1", "Title"),)),
        agenda.open_item(item.id),
        agenda.set_item_state(item.id, ItemState.DEFERRED),
        attendance.add_attendee(meeting_id, observer, AttendanceList.OBSERVERS),
        attendance.change_attendance(line, note="late"),
        attendance.move_attendee(line, 0, in_list=AttendanceList.APOLOGIES),
        attendance.remove_attendee(line),
        attendance.add_declaration(meeting_id, observer, "Another"),
        attendance.change_declaration(declared, interest="Another"),
        attendance.remove_declaration(declared),
    ):
        with pytest.raises(Refusal, match="signed off"):
            workspace.perform(command)
    assert workspace.undo() is None
    assert workspace.redo() is None
    assert workspace.read.record_of(meeting_id) == before


def test_a_meeting_with_a_record_is_not_removed(workspace: Workspace, meeting_id: Id):
    entry_id = note(workspace, meeting_id, "A line")
    workspace.perform(entries.withdraw_entry(entry_id))
    with pytest.raises(Refusal, match="has been held"):
        workspace.perform(meetings.remove_meeting(meeting_id))


def test_a_planned_meeting_goes_with_all_that_belongs_to_it_and_comes_back(
    workspace: Workspace, meeting_id: Id
):
    chair = person_of(workspace, "BC")
    item = item_at(workspace, meeting_id, 6)
    workspace.perform(agenda.set_papers(item.id, (("Paper 03", "LFR"), ("", ""), ("", "Untitled"))))
    workspace.perform(attendance.add_attendee(meeting_id, chair, AttendanceList.PRESENT))
    workspace.perform(attendance.add_declaration(meeting_id, chair, "A shareholding", item_id=item.id))
    before = workspace.read.record_of(meeting_id)
    assert [(paper.reference, paper.title) for paper in before.items[5].papers] == [
        ("Paper 03", "LFR"),
        ("", "Untitled"),
    ]
    workspace.perform(meetings.remove_meeting(meeting_id))
    assert workspace.read.meetings() == ()
    assert workspace.undo() == "remove a planned meeting"
    assert workspace.read.record_of(meeting_id) == before
