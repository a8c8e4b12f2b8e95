"""What happened to tracked records."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, select

from boardobserver.domain.snapshots import FieldChange, Id, MovementRecord
from boardobserver.domain.tracking import status_word
from boardobserver.domain.words import RecordKind
from boardobserver.storage.finders.columns import rows
from boardobserver.storage.records import MovementFieldRow, MovementRow, TrackedRow


def of_record(connection: Connection, record_id: Id) -> tuple[MovementRecord, ...]:
    """What happened to one record, oldest first."""
    return _with_fields(connection, MovementRow.tracked_id == record_id)


def of_records(connection: Connection, record_ids: Collection[Id]) -> tuple[MovementRecord, ...]:
    """What happened to some records, oldest first."""
    return _with_fields(connection, MovementRow.tracked_id.in_(record_ids)) if record_ids else ()


def of_kind(connection: Connection, kind: RecordKind) -> tuple[MovementRecord, ...]:
    """What happened to every record of a kind, oldest first, without the fields that it changed."""
    return _movements(connection, TrackedRow.kind == kind)


def since(connection: Connection, instant: datetime) -> tuple[MovementRecord, ...]:
    """What happened to any record later than an instant, oldest first."""
    return _with_fields(connection, MovementRow.at > instant)


def since_or_at(
    connection: Connection, instant: datetime, meeting_ids: Collection[Id]
) -> tuple[MovementRecord, ...]:
    """What happened to any record later than an instant, or at one of some meetings, oldest first."""
    return _with_fields(connection, (MovementRow.at > instant) | MovementRow.meeting_id.in_(meeting_ids))


def _with_fields(connection: Connection, chosen: ColumnElement[bool]) -> tuple[MovementRecord, ...]:
    fields = _fields(connection, chosen)
    return tuple(
        replace(movement, fields=tuple(fields[movement.id])) if movement.id in fields else movement
        for movement in _movements(connection, chosen)
    )


def _fields(connection: Connection, chosen: ColumnElement[bool]) -> Mapping[Id, list[FieldChange]]:
    found: defaultdict[Id, list[FieldChange]] = defaultdict(list)
    for movement_id, *change in rows(
        connection,
        select(
            MovementFieldRow.movement_id,
            MovementFieldRow.field,
            MovementFieldRow.before,
            MovementFieldRow.after,
        )
        .join(MovementRow, MovementRow.id == MovementFieldRow.movement_id)
        .where(chosen)
        .order_by(MovementFieldRow.id),
    ):
        found[movement_id].append(FieldChange(*change))
    return found


def _movements(connection: Connection, chosen: ColumnElement[bool]) -> tuple[MovementRecord, ...]:
    found = rows(
        connection,
        select(
            MovementRow.id,
            MovementRow.tracked_id,
            MovementRow.what,
            MovementRow.at,
            MovementRow.meeting_id,
            MovementRow.item_id,
            MovementRow.entry_id,
            MovementRow.status_after,
            MovementRow.words,
            MovementRow.by_id,
            MovementRow.until_on,
            MovementRow.until_meeting_id,
            TrackedRow.kind,
        )
        .join(TrackedRow, TrackedRow.id == MovementRow.tracked_id)
        .where(chosen)
        .order_by(MovementRow.at, MovementRow.id),
    )
    return tuple(
        MovementRecord(
            *row[:7],
            status_after=status_word(row[12], row[7]),
            words=row[8],
            by_id=row[9],
            until_on=row[10],
            until_meeting_id=row[11],
        )
        for row in found
    )
