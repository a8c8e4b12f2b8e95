"""What is kept on a board, what holds it, and what was disposed of."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime
from sqlite3 import Connection
from typing import Any

from boardobserver.domain.numbering import Reference, ReferenceStyle
from boardobserver.domain.retention import Disposed, Hold, Kept
from boardobserver.domain.snapshots import Board, Id
from boardobserver.domain.tracking import is_open, status_word
from boardobserver.domain.words import RecordKind
from boardobserver.storage.finders import boards
from boardobserver.storage.finders.query import REFERENCES, Query, types_of

MEETINGS_OF_RECORDS = """
    SELECT id AS record_id, meeting_id FROM tracked WHERE meeting_id IS NOT NULL
    UNION SELECT tracked_id, meeting_id FROM movement WHERE meeting_id IS NOT NULL
    UNION SELECT tracked_id, until_meeting_id FROM movement WHERE until_meeting_id IS NOT NULL
    UNION SELECT record_id, meeting_id FROM entry WHERE record_id IS NOT NULL
"""
"""Which meetings have which records: raised there, moved there, put off to there, or named by a line."""

_COUNTED = (
    ("entry", "meeting_id"),
    ("item", "meeting_id"),
    ("attendance", "meeting_id"),
    ("version", "meeting_id"),
    ("issued", "meeting_id"),
    ("correction", "meeting_id"),
    ("movement", "tracked_id"),
    ("response", "challenge_id"),
    ("action_update", "action_id"),
    ("document_use", "tracked_id"),
)


def holds(connection: Connection) -> tuple[Hold, ...]:
    """Every hold, lifted ones included, oldest first."""
    return _HOLDS.all(connection, "ORDER BY set_at, id")


def holds_of(connection: Connection, subject_id: Id) -> tuple[Hold, ...]:
    """The holds on a meeting or on a record itself, oldest first."""
    return _HOLDS.all(connection, "WHERE meeting_id = ?1 OR tracked_id = ?1 ORDER BY set_at, id", subject_id)


def disposals(connection: Connection) -> tuple[Disposed, ...]:
    """What was disposed of, newest first; of what was disposed of at once, meetings first."""
    return _DISPOSALS.all(connection, "ORDER BY at DESC, meeting_id IS NULL, what")


def disposal_of(connection: Connection, subject_id: Id) -> Disposed | None:
    """The disposal of a meeting or a record; None while it is kept."""
    return _DISPOSALS.first(connection, "WHERE meeting_id = ?1 OR tracked_id = ?1", subject_id)


def kept(connection: Connection) -> tuple[Kept, ...]:
    """Every meeting, by day, and then every record, by reference; those disposed of are among them."""
    of_record: defaultdict[Id, set[Id]] = defaultdict(set)
    for record_id, meeting_id in connection.execute(MEETINGS_OF_RECORDS):
        of_record[record_id].add(meeting_id)
    meetings = _MEETINGS.all(connection, "ORDER BY held_on, id")
    board = boards.board(connection)
    records = (
        replace(
            record,
            day=_last_day(record.day, moved_at, board),
            meeting_ids=frozenset(of_record[record.id]),
        )
        for record, moved_at in _RECORDS.all(connection, "ORDER BY kind, year, serial")
    )
    return (*meetings, *records)


def sizes(connection: Connection) -> dict[Id, dict[str, int]]:
    """By meeting and by record, how many rows of which tables belong to it; tables with none are left out."""
    found: defaultdict[Id, dict[str, int]] = defaultdict(dict)
    for table, column in _COUNTED:
        counted = f'SELECT {column}, count(*) FROM "{table}" GROUP BY {column}'  # noqa: S608 - our columns
        for key, number in connection.execute(counted):
            found[key][table] = number
    return dict(found)


def _meeting(key: Id, year: int, serial: int, style: ReferenceStyle, *rest: Any) -> Kept:
    day, title = rest
    reference = Reference(RecordKind.MEETING, year, serial, style=style)
    return Kept(key, reference, day, title, frozenset({key}), is_meeting=True)


def _record(
    key: Id, kind: RecordKind, year: int, serial: int, raised_on: date, *rest: Any
) -> tuple[Kept, datetime | None]:
    """A record as of the day on which it was raised, and when it was last moved."""
    style, moved_at, words, status = rest
    reference = Reference(kind, year, serial, raised_on, style)
    is_waiting = is_open(status_word(kind, status))
    kept = Kept(key, reference, raised_on, words, frozenset(), is_meeting=False, is_open=is_waiting)
    return kept, moved_at


def _last_day(raised_on: date, moved_at: datetime | None, board: Board | None) -> date:
    return raised_on if moved_at is None or board is None else max(raised_on, board.day_of(moved_at))


_HOLDS = Query(Hold, types_of(Hold), "SELECT id, meeting_id, tracked_id, reason, set_at, lifted_at FROM hold")
_DISPOSALS = Query(
    Disposed,
    types_of(Disposed),
    'SELECT id, meeting_id, tracked_id, at, "by", what, reason, counts FROM disposal',
)
_MEETINGS = Query(
    _meeting,
    (str, int, int, ReferenceStyle, date, str),
    f"SELECT id, year, serial, {REFERENCES}, held_on, title FROM meeting",  # noqa: S608 - our columns
)
_RECORDS = Query(
    _record,
    (str, RecordKind, int, int, date, ReferenceStyle, datetime, str, str),
    f"""
    SELECT id, kind, year, serial, raised_on, {REFERENCES},
           (SELECT max(movement.at) FROM movement WHERE tracked_id = tracked.id), text, status
    FROM tracked
    """,  # noqa: S608 - our columns
)
