"""What happened to tracked records."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, select

from boardobserver.domain.snapshots import Id, MovementRecord
from boardobserver.domain.tracking import status_word
from boardobserver.domain.words import RecordKind
from boardobserver.storage.finders.columns import rows
from boardobserver.storage.records import MovementRow, TrackedRow


def of_record(connection: Connection, record_id: Id) -> tuple[MovementRecord, ...]:
    """What happened to one record, oldest first."""
    return _movements(connection, MovementRow.tracked_id == record_id)


def of_kind(connection: Connection, kind: RecordKind) -> tuple[MovementRecord, ...]:
    """What happened to every record of a kind, oldest first."""
    return _movements(connection, TrackedRow.kind == kind)


def since(connection: Connection, instant: datetime) -> tuple[MovementRecord, ...]:
    """What happened to any record later than an instant, oldest first."""
    return _movements(connection, MovementRow.at > instant)


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
