"""What was carried to a meeting, and what was put off."""

from collections import defaultdict
from datetime import date
from sqlite3 import Connection

from boardobserver.domain.inheritance import Deferral, deferral_of
from boardobserver.domain.snapshots import Id, MovementRecord
from boardobserver.domain.words import Movement
from boardobserver.storage.finders import movements
from boardobserver.storage.finders.query import Query


def on_agenda(connection: Connection, meeting_id: Id) -> dict[Id, Id | None]:
    """The records that were carried to a meeting, oldest reference first, each with its item there."""
    chosen = "WHERE movement.meeting_id = ? AND movement.what = ?"
    rest = f"{chosen} ORDER BY tracked.kind, tracked.year, tracked.serial"
    return dict(_ON_AGENDA.all(connection, rest, meeting_id, Movement.CARRIED.value))


def deferrals(connection: Connection) -> dict[Id, Deferral]:
    """How records were put off, as long as nothing else has happened to them since; its day may have come."""
    # Not DISTINCT: SQLite would walk the table in the order of an index, which takes three times as long.
    deferred = set(_MOVED.all(connection, "WHERE what = ?", Movement.DEFERRED.value))
    if not deferred:
        return {}
    held_on = dict(_HELD.all(connection))
    moved: defaultdict[Id, list[MovementRecord]] = defaultdict(list)
    for each in movements.of_records(connection, deferred):
        moved[each.record_id].append(each)
    found = {record_id: deferral_of(history, held_on) for record_id, history in moved.items()}
    return {record_id: deferral for record_id, deferral in found.items() if deferral is not None}


def _on_agenda(record_id: Id, item_id: Id | None) -> tuple[Id, Id | None]:
    return record_id, item_id


def _held(meeting_id: Id, day: date) -> tuple[Id, date]:
    return meeting_id, day


_ON_AGENDA = Query(
    _on_agenda,
    (str, str),
    """
    SELECT movement.tracked_id, movement.item_id
    FROM movement JOIN tracked ON tracked.id = movement.tracked_id
    """,
)
_MOVED = Query(str, (str,), "SELECT tracked_id FROM movement")
_HELD = Query(_held, (str, date), "SELECT id, held_on FROM meeting")
