"""Tracked records with the details of their kind."""

from collections.abc import Collection
from datetime import date
from sqlite3 import Connection

from boardobserver.domain.numbering import Reference, ReferenceStyle
from boardobserver.domain.snapshots import Id, Tracked
from boardobserver.domain.tracking import open_statuses, status_word
from boardobserver.domain.words import EntryKind, RecordKind
from boardobserver.storage.finders.details import details_of
from boardobserver.storage.finders.query import REFERENCES, Chosen, Query, grouped, keyed, one_of, whole_row


def of_kind(connection: Connection, kind: RecordKind) -> tuple[Tracked, ...]:
    """Every record of a kind, oldest reference first."""
    return _tracked(connection, Chosen("tracked.kind = ?", (kind.value,)))


def of_ids(connection: Connection, record_ids: Collection[Id]) -> tuple[Tracked, ...]:
    """The records of those keys that there are."""
    return _tracked(connection, one_of("tracked.id", record_ids)) if record_ids else ()


def of_meeting(connection: Connection, meeting_id: Id) -> tuple[Tracked, ...]:
    """The records that a meeting's entries raised or moved, or that were on its agenda or changed in it."""
    linked = "SELECT record_id FROM entry WHERE meeting_id = ? AND record_id IS NOT NULL"
    # What a line says of a record no more is still a movement there, so that only those without a line count.
    moved = "SELECT tracked_id FROM movement WHERE meeting_id = ? AND entry_id IS NULL"
    chosen = Chosen(
        f"(tracked.meeting_id = ? OR tracked.id IN ({linked}) OR tracked.id IN ({moved}))",
        (meeting_id, meeting_id, meeting_id),
    )
    return _tracked(connection, chosen)


def of_reference(connection: Connection, reference: Reference) -> Tracked | None:
    """The record that carries a reference, or None."""
    chosen = Chosen(
        "tracked.kind = ? AND tracked.year = ? AND tracked.serial = ?",
        (reference.kind.value, reference.year, reference.serial),
    )
    return next(iter(_tracked(connection, chosen)), None)


def ids_of_private_notes(connection: Connection) -> frozenset[Id]:
    """The records whose words are a private note's: their line was marked so after it had raised them."""
    return frozenset(_RAISED.all(connection, "WHERE entry.kind = ?", EntryKind.PRIVATE_NOTE.value))


def all_records(connection: Connection) -> tuple[Tracked, ...]:
    """Every tracked record of the board."""
    return _tracked(connection, Chosen("1"))


def open_records(connection: Connection) -> tuple[Tracked, ...]:
    """The records that still wait for something."""
    return _tracked(connection, _open())


def waiting_records(connection: Connection) -> tuple[Tracked, ...]:
    """The records that still wait for something, and those to which more was promised by a day."""
    promised = "SELECT challenge_id FROM response WHERE promised_by IS NOT NULL"
    is_open = _open()
    return _tracked(connection, Chosen(f"({is_open.where} OR tracked.id IN ({promised}))", is_open.values))


def _open() -> Chosen:
    return one_of("tracked.status", [status.value for status in open_statuses()])


def _tracked(connection: Connection, chosen: Chosen) -> tuple[Tracked, ...]:
    rest = f"WHERE {chosen.where} ORDER BY"
    heads = _HEADS.all(connection, f"{rest} tracked.year, tracked.serial, tracked.id", *chosen.values)
    if not heads:
        return ()
    topics = grouped(_TOPICS.all(connection, f"{rest} topic.position", *chosen.values))
    links = grouped(_LINKS.all(connection, f"{rest} link.id", *chosen.values))
    details = details_of(connection, chosen, {head[1] for head in heads})
    return tuple(
        Tracked(
            id=head[0],
            kind=head[1],
            reference=Reference(head[1], head[2], head[3], head[6], head[12]),
            text=head[4],
            status=status_word(head[1], head[5]),
            topics=tuple(topics[head[0]]) if head[0] in topics else (),
            raised_on=head[6],
            raised_by_id=head[7],
            meeting_id=head[8],
            item_id=head[9],
            entry_id=head[10],
            reason=head[11],
            links=tuple(links[head[0]]) if head[0] in links else (),
            details=details[head[0]],
        )
        for head in heads
    )


_HEADS = Query(
    whole_row,
    (str, RecordKind, int, int, str, str, date, str, str, str, str, str, ReferenceStyle),
    f"""
    SELECT tracked.id, tracked.kind, tracked.year, tracked.serial, tracked.text, tracked.status,
           tracked.raised_on, tracked.raised_by_id, tracked.meeting_id, tracked.item_id, tracked.entry_id,
           tracked.reason, {REFERENCES}
    FROM tracked
    """,  # noqa: S608 - our columns
)
_RAISED = Query(str, (str,), "SELECT tracked.id FROM tracked JOIN entry ON entry.id = tracked.entry_id")
_TOPICS = Query(
    keyed(str),
    (str, str),
    """
    SELECT tracked_topic.tracked_id, topic.name
    FROM tracked_topic
    JOIN topic ON topic.id = tracked_topic.topic_id
    JOIN tracked ON tracked.id = tracked_topic.tracked_id
    """,
)
_LINKS = Query(
    keyed(str),
    (str, str),
    "SELECT link.from_id, link.to_id FROM link JOIN tracked ON tracked.id = link.from_id",
)
