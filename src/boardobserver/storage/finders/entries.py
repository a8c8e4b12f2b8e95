"""The running record of a meeting."""

from collections.abc import Collection, Iterable
from sqlite3 import Connection

from boardobserver.domain.publication import is_published
from boardobserver.domain.snapshots import ActionDetails, ChallengeDetails, Entry, Id, Tracked
from boardobserver.storage.finders.query import Query, keyed, one_of, types_of

_COLUMNS = """
    entry.id, entry.item_id, entry.position, entry.kind, entry.at, entry.speaker_id,
    entry.speaker_organisation_id, entry.text, entry.wording, entry.in_minutes, entry.record_id,
    entry.withdrawn_at, entry.withdrawn_reason
"""
_ENTRIES = Query(Entry, types_of(Entry), f"SELECT {_COLUMNS} FROM entry")  # noqa: S608 - a constant
_WITH_MEETINGS = Query(
    keyed(Entry),
    (str, *types_of(Entry)),
    f"SELECT meeting_id, {_COLUMNS} FROM entry JOIN meeting ON meeting.id = entry.meeting_id",  # noqa: S608 - a constant
)
_COUNTS = Query(keyed(int), (str, int), "SELECT meeting_id, count(*) FROM entry WHERE withdrawn_at IS NULL")


def entries(connection: Connection, meeting_id: Id) -> tuple[Entry, ...]:
    """A meeting's entries in the order of the record, withdrawn and private ones included."""
    return _ENTRIES.all(connection, "WHERE meeting_id = ? ORDER BY position, id", meeting_id)


def entries_of_ids(connection: Connection, entry_ids: Collection[Id]) -> tuple[Entry, ...]:
    """The entries of those keys that there are, in the order of the record."""
    chosen = one_of("id", entry_ids)
    return _ENTRIES.all(connection, f"WHERE {chosen.where} ORDER BY position, id", *chosen.values)


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
    return dict(_COUNTS.all(connection, "GROUP BY meeting_id"))


def all_entries(connection: Connection) -> tuple[tuple[Id, Entry], ...]:
    """Every entry of the board with its meeting's key, by meeting (oldest first) and place in the record."""
    by_meeting = "ORDER BY meeting.held_on, meeting.id, entry.position, entry.id"
    return _WITH_MEETINGS.all(connection, by_meeting)
