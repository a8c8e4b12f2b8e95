"""What happened to tracked records."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from sqlite3 import Connection
from typing import Any

from boardobserver.domain.snapshots import FieldChange, Id, MovementRecord
from boardobserver.domain.tracking import status_word
from boardobserver.domain.words import Movement, RecordKind
from boardobserver.storage.finders.query import Chosen, Query, grouped, keyed, one_of, types_of
from boardobserver.storage.instants import stored_instant


def of_record(connection: Connection, record_id: Id) -> tuple[MovementRecord, ...]:
    """What happened to one record, oldest first."""
    return _with_fields(connection, Chosen("movement.tracked_id = ?", (record_id,)))


def of_records(connection: Connection, record_ids: Collection[Id]) -> tuple[MovementRecord, ...]:
    """What happened to some records, oldest first."""
    return _with_fields(connection, one_of("movement.tracked_id", record_ids)) if record_ids else ()


def since(connection: Connection, instant: datetime) -> tuple[MovementRecord, ...]:
    """What happened to any record later than an instant, oldest first."""
    return _with_fields(connection, Chosen("movement.at > ?", (stored_instant(instant),)))


def since_or_at(
    connection: Connection, instant: datetime, meeting_ids: Collection[Id]
) -> tuple[MovementRecord, ...]:
    """What happened to any record later than an instant, or at one of some meetings, oldest first."""
    there = one_of("movement.meeting_id", meeting_ids)
    chosen = Chosen(f"(movement.at > ? OR {there.where})", (stored_instant(instant), *there.values))
    return _with_fields(connection, chosen)


def _with_fields(connection: Connection, chosen: Chosen) -> tuple[MovementRecord, ...]:
    fields = grouped(
        _FIELDS.all(connection, f"WHERE {chosen.where} ORDER BY movement_field.id", *chosen.values)
    )
    return tuple(
        replace(movement, fields=tuple(fields[movement.id])) if movement.id in fields else movement
        for movement in _movements(connection, chosen)
    )


def _movements(connection: Connection, chosen: Chosen) -> tuple[MovementRecord, ...]:
    oldest_first = "ORDER BY movement.at, movement.id"
    return _MOVEMENTS.all(connection, f"WHERE {chosen.where} {oldest_first}", *chosen.values)


def _movement(kind: RecordKind, status_after: str, *values: Any) -> MovementRecord:
    *first, words, by_id, until_on, until_meeting_id = values
    return MovementRecord(
        *first,
        status_after=status_word(kind, status_after),
        words=words,
        by_id=by_id,
        until_on=until_on,
        until_meeting_id=until_meeting_id,
    )


_MOVEMENTS = Query(
    _movement,
    (RecordKind, str, str, str, Movement, datetime, str, str, str, str, str, date, str),
    """
    SELECT tracked.kind, movement.status_after, movement.id, movement.tracked_id, movement.what, movement.at,
           movement.meeting_id, movement.item_id, movement.entry_id, movement.words, movement.by_id,
           movement.until_on, movement.until_meeting_id
    FROM movement JOIN tracked ON tracked.id = movement.tracked_id
    """,
)
_FIELDS = Query(
    keyed(FieldChange),
    (str, *types_of(FieldChange)),
    """
    SELECT movement_field.movement_id, movement_field.field, movement_field.before, movement_field.after
    FROM movement_field
    JOIN movement ON movement.id = movement_field.movement_id
    JOIN tracked ON tracked.id = movement.tracked_id
    """,
)
