"""What belongs to a signed-off meeting cannot be changed by any statement, whoever makes it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.support.boards import board, note, person_of, planned_meeting

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import AttendanceList, MeetingStatus
from boardobserver.services import agenda, attendance, meetings, topics
from boardobserver.services.command import Command
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace
from boardobserver.storage.locks import LOCKS
from boardobserver.storage.records import EntryRow
from boardobserver.storage.unit import Unit

TABLES = ("meeting", "item", "paper", "item_span", "attendance", "declaration", "entry")


def a_held_meeting(workspace: Workspace) -> Id:
    """A meeting under review with a row in every table that a meeting has."""
    meeting_id = planned_meeting(workspace)
    item = workspace.read.items(meeting_id)[0]
    lead = person_of(workspace, "LL")
    workspace.perform(agenda.set_papers(item.id, (("Paper 01", "The threshold"),)))
    if lead not in {line.person_id for line in workspace.read.attendance(meeting_id)}:
        workspace.perform(attendance.add_attendee(meeting_id, lead, AttendanceList.PRESENT))
    workspace.perform(attendance.add_declaration(meeting_id, lead, "Works on the trial"))
    workspace.perform(meetings.start_meeting(meeting_id))
    workspace.perform(agenda.open_item(item.id))
    note(workspace, meeting_id, "The watchlist had grown", item.id)
    workspace.perform(meetings.end_meeting(meeting_id))
    return meeting_id


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed board with one meeting signed off and one that is not."""
    workspace = board(tmp_path)
    signed = a_held_meeting(workspace)
    workspace.perform(meetings.sign_off(signed, person_of(workspace, "LO")))
    a_held_meeting(workspace)
    workspace.close()
    return workspace.path


def _of_meeting(table: str, status: MeetingStatus) -> str:
    """The condition for the rows of a table that belong to a meeting of that status."""
    meeting = f"(SELECT id FROM meeting WHERE status = '{status}')"
    if table == "meeting":
        return f"id IN {meeting}"
    if table in ("paper", "item_span"):
        return f"item_id IN (SELECT id FROM item WHERE meeting_id IN {meeting})"
    return f"meeting_id IN {meeting}"


def _statements(table: str, status: MeetingStatus) -> dict[str, str]:
    rows = _of_meeting(table, status)
    column = {"meeting": "title", "item": "title", "item_span": "start", "paper": "title"}.get(
        table, "position"
    )
    return {
        "insert": f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} WHERE {rows}",
        "update": f"UPDATE {table} SET {column} = {column} || '' WHERE {rows}",
        "delete": f"DELETE FROM {table} WHERE {rows}",
    }


@pytest.mark.parametrize("act", ["insert", "update", "delete"])
@pytest.mark.parametrize("table", TABLES)
def test_the_database_refuses_every_act_on_what_is_signed_off_and_on_nothing_else(
    path: Path, table: str, act: str
):
    with closing(sqlite3.connect(path)) as connection:
        with pytest.raises(sqlite3.IntegrityError, match="signed off"):
            connection.execute(_statements(table, MeetingStatus.SIGNED_OFF)[act])
        assert connection.execute(_statements(table, MeetingStatus.UNDER_REVIEW)[act]).rowcount > 0


@pytest.mark.parametrize("table", ["item", "attendance", "declaration", "entry"])
def test_nothing_is_moved_into_a_meeting_that_is_signed_off(path: Path, table: str):
    signed = "(SELECT id FROM meeting WHERE status = 'signed_off')"
    rows = _of_meeting(table, MeetingStatus.UNDER_REVIEW)
    with closing(sqlite3.connect(path)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute(f"UPDATE {table} SET meeting_id = {signed} WHERE {rows}")


def test_a_slip_of_the_program_is_refused_in_plain_words_and_leaves_nothing(path: Path):
    workspace = Workspace.open(path, actor="tester")
    meeting = next(m for m in workspace.read.meetings() if m.status is MeetingStatus.SIGNED_OFF)
    (line,) = workspace.read.entries(meeting.id)

    def slip(unit: Unit) -> None:
        unit.get(EntryRow, line.id).wording = "Something else"

    with pytest.raises(Refusal, match="signed off, so nothing in it can be changed"):
        workspace.perform(Command("slip", slip))
    assert workspace.read.entries(meeting.id) == (line,)
    workspace.close()
    assert check_board(path) == ()


def test_a_topic_of_a_signed_off_item_can_be_merged_into_another(tmp_path: Path):
    workspace = board(tmp_path)
    meeting_id = planned_meeting(workspace)
    item = workspace.read.items(meeting_id)[2]
    old, new = (each.id for each in workspace.read.topic_uses()[:2])
    workspace.perform(agenda.change_item(item.id, topic=workspace.read.topics()[0]))
    workspace.perform(meetings.end_meeting(meeting_id))
    workspace.perform(meetings.sign_off(meeting_id, person_of(workspace, "LO")))
    merged_into = workspace.read.topics()[1]
    workspace.perform(topics.merge_topics(old, new))
    assert workspace.read.items(meeting_id)[2].topic == merged_into
    workspace.close()


@pytest.mark.parametrize("name", ["lock_entry_update", "lock_meeting_delete"])
def test_check_tells_a_lock_that_was_dropped_or_changed(path: Path, name: str):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"DROP TRIGGER {name}")
    (found,) = check_board(path)
    assert f"“{name}” on minutes that are signed off was removed" in found
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(LOCKS[name].replace("signed_off", "never"))
    assert len(check_board(path)) == 1
