"""Lines that say who came and went fill in the attendance; a pause stops the clock of the item."""

import datetime as dt

import pytest
from tests.support.boards import DAY, note, person_of

from boardobserver.domain.elapsed import elapsed
from boardobserver.domain.entry_line import read_line
from boardobserver.domain.room import is_paused
from boardobserver.domain.snapshots import AgendaItem, Attendance, Entry, Id
from boardobserver.domain.words import AttendanceList, EntryKind
from boardobserver.services import agenda, attendance, entries, meetings
from boardobserver.services.introducing import introduce
from boardobserver.services.workspace import Workspace


def line_of(workspace: Workspace, meeting_id: Id, initials: str) -> Attendance:
    """How somebody attended."""
    person_id = person_of(workspace, initials)
    return next(line for line in workspace.read.attendance(meeting_id) if line.person_id == person_id)


def how(workspace: Workspace, meeting_id: Id, initials: str) -> tuple[str | None, str | None, str]:
    """Arrived, left, and for which items."""
    line = line_of(workspace, meeting_id, initials)
    arrived, left = (None if each is None else f"{each:%H:%M}" for each in (line.arrived, line.left))
    return arrived, left, line.items


def entry_of(workspace: Workspace, entry_id: Id) -> Entry:
    (entry,) = workspace.read.entries_of_ids([entry_id])
    return entry


def turn_to(workspace: Workspace, meeting_id: Id, position: int) -> AgendaItem:
    """Open an item of the agenda."""
    item = workspace.read.items(meeting_id)[position - 1]
    workspace.perform(agenda.open_item(item.id))
    return item


@pytest.fixture
def running(workspace: Workspace, meeting_id: Id) -> Id:
    """A meeting at its third item, with the chair and the lead on its lists."""
    chair, lead = person_of(workspace, "BC"), person_of(workspace, "LL")
    workspace.perform(attendance.add_attendee(meeting_id, chair, AttendanceList.PRESENT))
    workspace.perform(attendance.add_attendee(meeting_id, lead, AttendanceList.APOLOGIES))
    workspace.perform(meetings.start_meeting(meeting_id))
    for position in (1, 2, 3):
        turn_to(workspace, meeting_id, position)
    return meeting_id


def test_whoever_leaves_was_there_until_then_and_undo_takes_it_back(workspace: Workspace, running: Id):
    before = line_of(workspace, running, "BC")
    entry_id = note(workspace, running, "@bc left 10:40")
    assert how(workspace, running, "BC") == (None, "10:40", "1–3")
    entry = entry_of(workspace, entry_id)
    assert (entry.text, entry.wording) == ("@bc left 10:40", "BC left the meeting at 10:40.")
    assert entry.speaker_id is None
    workspace.undo()
    assert line_of(workspace, running, "BC") == before
    assert workspace.read.entries(running) == ()
    workspace.redo()
    assert how(workspace, running, "BC") == (None, "10:40", "1–3")


def test_the_time_is_that_of_the_first_key_in_the_boards_own_time(workspace: Workspace, meeting_id: Id):
    workspace.perform(meetings.start_meeting(meeting_id))
    line = read_line("@BC left", EntryKind.NOTE, DAY)
    at = dt.datetime(2026, 7, 1, 10, 42, 30, tzinfo=dt.UTC)
    workspace.perform(entries.note_line(meeting_id, line, at=at))
    assert how(workspace, meeting_id, "BC")[1] == "11:42"


def test_somebody_who_sent_apologies_and_came_is_present(workspace: Workspace, running: Id):
    note(workspace, running, "@LL in 10:40")
    assert line_of(workspace, running, "LL").list is AttendanceList.PRESENT
    arrived, left, items = how(workspace, running, "LL")
    assert (arrived, left) == ("10:40", None)
    assert items == f"3–{len(workspace.read.items(running))}"


def test_somebody_who_joins_from_elsewhere_attends_remotely(workspace: Workspace, running: Id):
    note(workspace, running, "@BC left")
    note(workspace, running, "@BC rejoined remotely")
    assert line_of(workspace, running, "BC").is_remote


def test_somebody_on_no_list_is_put_on_one(workspace: Workspace, running: Id):
    note(workspace, running, "@LO arrived")
    assert line_of(workspace, running, "LO").list is AttendanceList.OBSERVERS
    workspace.undo()
    assert person_of(workspace, "LO") not in {each.person_id for each in workspace.read.attendance(running)}


def test_somebody_who_comes_back_missed_what_was_taken_meanwhile(workspace: Workspace, running: Id):
    note(workspace, running, "@BC left")
    turn_to(workspace, running, 4)
    turn_to(workspace, running, 5)
    note(workspace, running, "@BC back")
    last = len(workspace.read.items(running))
    assert how(workspace, running, "BC") == (None, None, f"1–3, 5–{last}")


def test_several_leave_by_one_line(workspace: Workspace, running: Id):
    note(workspace, running, "@LL arrived")
    note(workspace, running, "@BC and @LL left 10:50")
    assert how(workspace, running, "BC")[1] == how(workspace, running, "LL")[1] == "10:50"


def test_what_was_said_of_the_items_beforehand_stays(workspace: Workspace, running: Id):
    line = line_of(workspace, running, "BC")
    workspace.perform(attendance.change_attendance(line.id, items="1-4", left=dt.time(11)))
    note(workspace, running, "@BC left 10:40")
    assert how(workspace, running, "BC") == (None, "10:40", "1–4")


def test_the_attendance_follows_the_line(workspace: Workspace, running: Id):
    entry_id = note(workspace, running, "@BC left 10:40")
    workspace.perform(entries.retype_entry(entry_id, "@BC left 10:50"))
    assert how(workspace, running, "BC") == (None, "10:50", "1–3")
    assert entry_of(workspace, entry_id).wording == "BC left the meeting at 10:50."
    workspace.perform(entries.withdraw_entry(entry_id))
    assert how(workspace, running, "BC") == (None, None, "")
    workspace.perform(entries.reinstate_entry(entry_id))
    assert how(workspace, running, "BC") == (None, "10:50", "1–3")
    workspace.perform(entries.re_mark(entry_id, EntryKind.PRIVATE_NOTE))
    assert how(workspace, running, "BC") == (None, None, "")
    assert not entry_of(workspace, entry_id).wording
    workspace.perform(entries.re_mark(entry_id, EntryKind.NOTE))
    assert how(workspace, running, "BC") == (None, "10:50", "1–3")
    workspace.perform(entries.retype_entry(entry_id, "@BC left the question open"))
    assert how(workspace, running, "BC") == (None, None, "")
    entry = entry_of(workspace, entry_id)
    assert (entry.text, entry.wording) == ("left the question open", "")
    assert entry.speaker_id == person_of(workspace, "BC")


def test_what_was_put_right_by_hand_stays_whatever_becomes_of_the_line(workspace: Workspace, running: Id):
    entry_id = note(workspace, running, "@BC left 10:40")
    line = line_of(workspace, running, "BC")
    workspace.perform(attendance.change_attendance(line.id, left=dt.time(10, 45)))
    workspace.perform(entries.set_wording(entry_id, "The Chair had to leave."))
    workspace.perform(entries.retype_entry(entry_id, "@BC left 10:50"))
    assert how(workspace, running, "BC") == (None, "10:45", "1–3")
    assert entry_of(workspace, entry_id).wording == "The Chair had to leave."
    workspace.perform(entries.withdraw_entry(entry_id))
    assert how(workspace, running, "BC")[1] == "10:45"


def test_somebody_nobody_knew_is_listed_once_they_are_added(workspace: Workspace, running: Id):
    entry_id = note(workspace, running, "@XY arrived 10:40")
    workspace.perform(introduce(running, "Technical lead", initials="XY"))
    arrived, _left, items = how(workspace, running, "XY")
    assert (arrived, items) == ("10:40", f"3–{len(workspace.read.items(running))}")
    assert line_of(workspace, running, "XY").list is AttendanceList.IN_ATTENDANCE
    entry = entry_of(workspace, entry_id)
    assert (entry.text, entry.wording) == ("@XY arrived 10:40", "XY joined the meeting at 10:40.")


def test_an_organisation_is_on_no_list(workspace: Workspace, running: Id):
    before = workspace.read.attendance(running)
    note(workspace, running, "@MPS left")
    assert workspace.read.attendance(running) == before


def test_a_pause_stops_the_clock_of_the_item_until_the_meeting_goes_on(workspace: Workspace, running: Id):
    item = workspace.read.items(running)[2]
    entry_id = note(workspace, running, "Recess", item.id)
    paused = workspace.read.items(running)[2]
    assert is_paused(paused)
    spent = elapsed(paused, workspace.now())
    assert elapsed(paused, workspace.now() + dt.timedelta(hours=1)) == spent
    assert entry_of(workspace, entry_id).wording.startswith("The meeting paused at 10:0")
    note(workspace, running, "Resumed", item.id)
    resumed = workspace.read.items(running)[2]
    assert not is_paused(resumed)
    assert len(resumed.spans) == 2
    assert resumed.spans[0].end is not None
    assert resumed.spans[0].end <= resumed.spans[1].start
    workspace.undo()
    workspace.undo()
    assert workspace.read.items(running)[2] == item


def test_a_pause_that_is_noted_late_ends_the_stretch_when_it_began(workspace: Workspace, running: Id):
    (begun,) = workspace.read.items(running)[2].spans
    note(workspace, running, "recess 09:00")
    (stopped,) = workspace.read.items(running)[2].spans
    assert stopped.end == begun.start
    note(workspace, running, "resumed 23:59")
    assert workspace.read.items(running)[2].spans[-1].start <= workspace.now()


def test_a_second_pause_and_a_meeting_at_no_item_are_noted_and_nothing_more(
    workspace: Workspace, meeting_id: Id
):
    before = workspace.read.items(meeting_id)
    for typed in ("Recess", "Recess", "Resumed", "Resumed"):
        note(workspace, meeting_id, typed)
    assert workspace.read.items(meeting_id) == before
    assert len(workspace.read.entries(meeting_id)) == 4
