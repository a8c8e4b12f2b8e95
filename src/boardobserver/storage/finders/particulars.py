"""The particulars of meetings."""

from sqlite3 import Connection
from typing import Any

from boardobserver.domain.numbering import Reference, ReferenceStyle
from boardobserver.domain.snapshots import Id, Meeting
from boardobserver.domain.words import RecordKind
from boardobserver.storage.finders.query import REFERENCES, Query, types_of


def of_all(connection: Connection) -> tuple[Meeting, ...]:
    """Every meeting, newest first."""
    newest_first = "ORDER BY meeting.held_on DESC, meeting.planned_start DESC, meeting.id DESC"
    return _MEETINGS.all(connection, newest_first)


def of_id(connection: Connection, meeting_id: Id) -> Meeting | None:
    """One meeting, or None."""
    return _MEETINGS.first(connection, "WHERE meeting.id = ?", meeting_id)


def of_reference(connection: Connection, reference: Reference) -> Meeting | None:
    """The meeting that carries a reference, or None."""
    chosen = "WHERE meeting.year = ? AND meeting.serial = ?"
    return _MEETINGS.first(connection, chosen, reference.year, reference.serial)


def _meeting(meeting_id: Id, year: int, serial: int, references: ReferenceStyle, *values: Any) -> Meeting:
    return Meeting(meeting_id, Reference(RecordKind.MEETING, year, serial, style=references), *values)


_MEETINGS = Query(
    _meeting,
    (str, int, int, ReferenceStyle, *types_of(Meeting)[2:]),
    f"""
    SELECT meeting.id, meeting.year, meeting.serial, {REFERENCES}, meeting.series_id, series.name,
           meeting.number, meeting.title, meeting.held_on, meeting.planned_start, meeting.planned_end,
           meeting.started_at, meeting.ended_at, meeting.place, meeting.via, meeting.chair_id,
           meeting.author_id, meeting.marking, meeting.status, meeting.previous_id, meeting.quorum_needed,
           meeting.quorate, meeting.previous_minutes, meeting.corrections, meeting.next_date,
           meeting.next_start, meeting.next_place, meeting.signed_off_by_id, meeting.signed_off_at
    FROM meeting JOIN series ON series.id = meeting.series_id
    """,  # noqa: S608 - our columns
)
