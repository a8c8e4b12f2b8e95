"""Planning, preparing, starting, ending, signing off and removing meetings; agendas and attendance."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.boards import note, person_of, planned_meeting

from boardobserver.domain.attended import attended_items, items_in_words
from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import AgendaItem, Id, Meeting
from boardobserver.domain.words import AttendanceList, ItemState, MeetingStatus, Section
from boardobserver.services import agenda, attendance, boards, entries, meetings, people
from boardobserver.services.workspace import Workspace


def planned(workspace: Workspace, day: dt.date, *, with_agenda: bool = True) -> Meeting:
    series = workspace.read.series()[0].id
    return workspace.read.meeting(
        workspace.perform(meetings.plan_meeting(series, day, with_agenda=with_agenda))
    )


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


def test_a_standing_agenda_is_the_template_of_the_next_meeting_only(workspace: Workspace, meeting_id: Id):
    before = titled(workspace, meeting_id)
    series = workspace.read.series()[0].id
    lines = (("Welcome", Section.WELCOME, 5, ""), ("Close", Section.CLOSE, None, ""))
    workspace.perform(meetings.set_standing_agenda(series, lines))
    assert titled(workspace, planned(workspace, dt.date(2027, 1, 5)).id) == ["Welcome", "Close"]
    assert titled(workspace, meeting_id) == before
    with pytest.raises(Refusal, match="between 0 minutes"):
        workspace.perform(meetings.set_standing_agenda(series, (("Welcome", Section.WELCOME, -1, ""),)))


@pytest.mark.parametrize("needed", [-1, -100])
def test_a_quorum_is_a_number_of_people(workspace: Workspace, meeting_id: Id, needed: int):
    series = workspace.read.series()[0].id
    for command in (
        meetings.change_meeting(meeting_id, quorum_needed=needed),
        meetings.change_series(series, name="Board meetings", quorum_needed=needed),
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


def test_an_agenda_is_numbered_from_one_and_new_business_comes_before_the_close(
    workspace: Workspace, meeting_id: Id
):
    workspace.perform(agenda.add_item(meeting_id, "Retrospective facial recognition"))
    workspace.perform(agenda.add_item(meeting_id, "First of all", place=-3))
    titles = titled(workspace, meeting_id)
    assert titles[0] == "First of all"
    assert titles.index("Retrospective facial recognition") + 1 == titles.index("Forward look")
    assert [item.position for item in workspace.read.items(meeting_id)] == list(range(1, len(titles) + 1))


def test_an_item_under_which_something_was_noted_stays_until_its_lines_are_moved(
    workspace: Workspace, meeting_id: Id
):
    items = workspace.read.items(meeting_id)
    entry_id = note(workspace, meeting_id, "! @LL to act", items[5].id)
    with pytest.raises(Refusal, match="Something was noted"):
        workspace.perform(agenda.remove_item(items[5].id))
    workspace.perform(entries.move_entry(entry_id, item_id=items[4].id, after_id=None))
    workspace.perform(agenda.remove_item(items[5].id))
    assert items[5].id not in {item.id for item in workspace.read.items(meeting_id)}


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


@given(st.sets(st.integers(1, 60), min_size=1))
def test_items_in_words_are_read_back_as_the_same_items(numbers: set[int]):
    assert attended_items(items_in_words(numbers), 60) == numbers


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


@pytest.mark.parametrize("zone", ["Nowhere", "", "../../etc/passwd", "a\x00b", "Europe"])
def test_a_time_zone_that_is_not_there_is_refused(workspace: Workspace, zone: str):
    with pytest.raises(Refusal) as caught:
        workspace.perform(boards.change_board(timezone=zone))
    assert caught.value.field == "timezone"
    workspace.perform(boards.change_board(timezone="Europe/Berlin"))
    assert workspace.local(dt.datetime(2026, 7, 1, 10, tzinfo=dt.UTC)).hour == 12


@pytest.mark.parametrize("meetings_between", [0, -1, 25, 10**9])
def test_a_question_is_due_again_after_one_to_twenty_four_meetings(
    workspace: Workspace, meetings_between: int
) -> None:
    with pytest.raises(Refusal) as refused:
        workspace.perform(boards.change_board(question_interval=meetings_between))
    assert refused.value.field == "question_interval"
    assert workspace.read.board().question_interval == 3
    workspace.perform(boards.change_board(question_interval=24))
    assert workspace.read.board().question_interval == 24
    workspace.undo()
    assert workspace.read.board().question_interval == 3


def test_topics_go_from_the_standing_agenda_to_the_meetings_that_are_planned(workspace: Workspace):
    series = workspace.read.series()[0]
    lines = (("Testing", Section.BUSINESS, 20, "Accuracy and testing"), ("Close", Section.CLOSE, None, ""))
    workspace.perform(meetings.set_standing_agenda(series.id, lines))
    assert [item.topic for item in workspace.read.series()[0].standing_items] == ["Accuracy and testing", ""]
    planned_id = planned(workspace, dt.date(2027, 1, 5)).id
    first, last = workspace.read.items(planned_id)
    assert (first.topic, last.topic) == ("Accuracy and testing", "")
    workspace.perform(agenda.change_item(first.id, topic="Necessity"))
    assert workspace.read.items(planned_id)[0].topic == "Necessity"
    workspace.perform(agenda.change_item(first.id, topic=""))
    assert workspace.read.items(planned_id)[0].topic == ""
    with pytest.raises(Refusal, match="not on the board’s list of topics") as refused:
        workspace.perform(agenda.change_item(first.id, topic="Gossip"))
    assert refused.value.field == "topic"
