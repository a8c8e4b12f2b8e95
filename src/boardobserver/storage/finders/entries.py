"""The running record of a meeting."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, func, select

from boardobserver.domain.publication import is_published
from boardobserver.domain.snapshots import ActionDetails, ChallengeDetails, Entry, Id, Tracked
from boardobserver.storage.finders.columns import rows
from boardobserver.storage.records import EntryRow, MeetingRow

_ENTRY = (
    EntryRow.id,
    EntryRow.item_id,
    EntryRow.position,
    EntryRow.kind,
    EntryRow.at,
    EntryRow.speaker_id,
    EntryRow.speaker_organisation_id,
    EntryRow.text,
    EntryRow.wording,
    EntryRow.in_minutes,
    EntryRow.record_id,
    EntryRow.withdrawn_at,
    EntryRow.withdrawn_reason,
)


def entries(connection: Connection, meeting_id: Id) -> tuple[Entry, ...]:
    """A meeting's entries in the order of the record, withdrawn and private ones included."""
    found = rows(
        connection,
        select(*_ENTRY).where(EntryRow.meeting_id == meeting_id).order_by(EntryRow.position, EntryRow.id),
    )
    return tuple(Entry(*row) for row in found)


def entries_of_ids(connection: Connection, entry_ids: Collection[Id]) -> tuple[Entry, ...]:
    """The entries of those keys that there are, in the order of the record."""
    found = rows(
        connection, select(*_ENTRY).where(EntryRow.id.in_(entry_ids)).order_by(EntryRow.position, EntryRow.id)
    )
    return tuple(Entry(*row) for row in found)


def unprinted_elsewhere(
    connection: Connection, here: Collection[Entry], records: Iterable[Tracked]
) -> tuple[Entry, ...]:
    """The lines of other meetings that gave a meeting's records some of their words, and do not print.

    Args:
        connection: The board.
        here: The lines of the meeting itself.
        records: Its records.
    """
    named: set[Id | None] = set()
    for record in records:
        details = record.details
        named.add(record.entry_id)
        if isinstance(details, ChallengeDetails):
            named.update(response.entry_id for response in details.responses)
        elif isinstance(details, ActionDetails):
            named.update(update.entry_id for update in details.updates)
    elsewhere = {key for key in named if key is not None} - {entry.id for entry in here}
    if not elsewhere:
        return ()
    return tuple(entry for entry in entries_of_ids(connection, elsewhere) if not is_published(entry))


def entry_counts(connection: Connection) -> dict[Id, int]:
    """How many lines stand in each meeting that has any, withdrawn ones left out."""
    found = rows(
        connection,
        select(EntryRow.meeting_id, func.count())
        .where(EntryRow.withdrawn_at.is_(None))
        .group_by(EntryRow.meeting_id),
    )
    return {row[0]: row[1] for row in found}


def all_entries(connection: Connection) -> tuple[tuple[Id, Entry], ...]:
    """Every entry of the board with its meeting's key, by meeting (oldest first) and place in the record."""
    found = rows(
        connection,
        select(EntryRow.meeting_id, *_ENTRY)
        .join(MeetingRow, MeetingRow.id == EntryRow.meeting_id)
        .order_by(MeetingRow.held_on, MeetingRow.id, EntryRow.position, EntryRow.id),
    )
    return tuple((row[0], Entry(*row[1:])) for row in found)
