"""The records that oversight priorities look at, each with what has become of it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime
from sqlite3 import Connection
from typing import Any, NamedTuple, TypeAlias

from boardobserver.domain.attention import MeetingDates, resolved
from boardobserver.domain.field_values import value_of
from boardobserver.domain.priorities import Followed, Promise
from boardobserver.domain.snapshots import Due, Id
from boardobserver.domain.tracking import is_closed, status_word, statuses_of
from boardobserver.domain.words import AssuranceLevel, DueKind, Movement, RecordKind, ResponseView
from boardobserver.storage.finders.query import Query, grouped, keyed, one_of
from boardobserver.storage.instants import stored_instant

_KINDS = (RecordKind.CHALLENGE, RecordKind.ADVICE, RecordKind.ACTION, RecordKind.ASSURANCE)
_OF_THESE_KINDS = one_of("tracked.kind", _KINDS)
_ALIVE = one_of(
    "tracked.status",
    sorted({status.value for kind in _KINDS for status in statuses_of(kind) if not is_closed(status)}),
)
_KEEPS_STATUS = one_of("what", (Movement.RAISED, Movement.UPDATED, Movement.CARRIED, Movement.DEFERRED))
"""What leaves a record in the status that it has, or begins in; the greater part of all movements."""

_DAY_OR_LEVEL = one_of("movement_field.field", ("due_on", "stale_after", "level"))

_Earlier: TypeAlias = Mapping[Id, list[tuple[datetime, Any]]]
"""What a field of each record was, oldest first, each until the instant beside it."""


def followed(
    connection: Connection, since: datetime, last_day: date, dates: MeetingDates
) -> tuple[Followed, ...]:
    """The records raised by a day that were not at their end by an instant, oldest first.

    Args:
        connection: Reads the board.
        since: The instant; what was at its end then, and is still, is of no concern later.
        last_day: The day.
        dates: When the meetings are.
    """
    heads = _heads(connection, since, last_day)
    found = [head.id for head in heads]
    topics = _topics(connection, found)
    steps = _steps(connection, found)
    days, levels = _changed(connection, found)
    promises = _promises(connection, found)
    return tuple(
        Followed(
            id=head.id,
            kind=head.kind,
            raised_on=head.raised_on,
            status=status_word(head.kind, head.status),
            topics=tuple(topics.get(head.id, ())),
            steps=tuple((at, status_word(head.kind, word)) for at, word in steps.get(head.id, ())),
            day=head.day(dates),
            days=tuple(days.get(head.id, ())),
            level=head.level,
            levels=tuple(levels.get(head.id, ())),
            promises=tuple(promises.get(head.id, ())),
        )
        for head in heads
    )


def first_raised_on(connection: Connection) -> date | None:
    """The day on which the first record was raised; None on a board without any."""
    return _FIRST_RAISED.first(connection)


class _Head(NamedTuple):
    """What a record is by itself; all that only an action or an assurance has is None for another kind."""

    id: Id
    kind: RecordKind
    raised_on: date
    status: str
    meeting_id: Id | None
    due_kind: DueKind | None
    due_on: date | None
    due_set_on: date | None
    stale_after: date | None
    level: AssuranceLevel | None

    def day(self, dates: MeetingDates) -> date | None:
        """The day that an action is due on, or the last on which an assurance counts."""
        if self.due_kind is None:
            return self.stale_after
        due = Due(self.due_kind, self.due_on)
        return resolved(due, self.due_set_on or self.raised_on, self.meeting_id, dates)


def _heads(connection: Connection, since: datetime, last_day: date) -> tuple[_Head, ...]:
    moved_since = "tracked.id IN (SELECT tracked_id FROM movement WHERE at >= ?)"
    chosen = f"{_OF_THESE_KINDS.where} AND tracked.raised_on <= ? AND ({_ALIVE.where} OR {moved_since})"
    values = (*_OF_THESE_KINDS.values, last_day.isoformat(), *_ALIVE.values, stored_instant(since))
    return _HEADS.all(connection, f"WHERE {chosen} ORDER BY tracked.raised_on", *values)


def _topics(connection: Connection, record_ids: Collection[Id]) -> Mapping[Id, list[str]]:
    """The topics of each record, in the board's order."""
    chosen = one_of("tracked_id", record_ids)
    return grouped(_TOPICS.all(connection, f"WHERE {chosen.where} ORDER BY topic.position", *chosen.values))


def _steps(connection: Connection, record_ids: Collection[Id]) -> Mapping[Id, list[tuple[datetime, str]]]:
    """The statuses that each record came to, oldest first."""
    chosen = one_of("tracked_id", record_ids)
    rest = f"WHERE {chosen.where} AND NOT {_KEEPS_STATUS.where} ORDER BY at, id"
    return grouped(_STEPS.all(connection, rest, *chosen.values, *_KEEPS_STATUS.values))


def _changed(connection: Connection, record_ids: Collection[Id]) -> tuple[_Earlier, _Earlier]:
    """What days and levels were before they were changed."""
    chosen = one_of("movement.tracked_id", record_ids)
    rest = f"WHERE {chosen.where} AND {_DAY_OR_LEVEL.where} ORDER BY movement.at, movement.id"
    days: defaultdict[Id, list[tuple[datetime, Any]]] = defaultdict(list)
    levels: defaultdict[Id, list[tuple[datetime, Any]]] = defaultdict(list)
    found = _CHANGES.all(connection, rest, *chosen.values, *_DAY_OR_LEVEL.values)
    for record_id, (at, field, before) in found:
        (levels if field == "level" else days)[record_id].append((at, value_of(field, before)))
    return days, levels


def _promises(connection: Connection, record_ids: Collection[Id]) -> Mapping[Id, list[Promise]]:
    """The responses to the challenges that were promised anything, without those whose line was withdrawn."""
    chosen = one_of("challenge_id", record_ids)
    rest = f"AND {chosen.where} ORDER BY response.at, response.id"
    return grouped(_PROMISES.all(connection, rest, *chosen.values))


def _step(at: datetime, status: str) -> tuple[datetime, str]:
    return at, status


def _change(at: datetime, field: str, before: str | None) -> tuple[datetime, str, str | None]:
    return at, field, before


def _promise(given_at: datetime, by: date | None, view: ResponseView) -> Promise:
    return Promise(given_at, None if view is ResponseView.SATISFIED else by)


def _same(day: date | None) -> date | None:
    return day


_FIRST_RAISED = Query(_same, (date,), "SELECT min(raised_on) FROM tracked")
_HEADS = Query(
    _Head,
    (str, RecordKind, date, str, str, DueKind, date, date, date, AssuranceLevel),
    """
    SELECT tracked.id, tracked.kind, tracked.raised_on, tracked.status, tracked.meeting_id,
           action.due_kind, action.due_on, action.due_set_on, assurance.stale_after, assurance.level
    FROM tracked
    LEFT JOIN action ON action.id = tracked.id
    LEFT JOIN assurance ON assurance.id = tracked.id
    """,
)
_TOPICS = Query(
    keyed(str),
    (str, str),
    """
    SELECT tracked_topic.tracked_id, topic.name
    FROM tracked_topic JOIN topic ON topic.id = tracked_topic.topic_id
    """,
)
_STEPS = Query(keyed(_step), (str, datetime, str), "SELECT tracked_id, at, status_after FROM movement")
_CHANGES = Query(
    keyed(_change),
    (str, datetime, str, str),
    """
    SELECT movement.tracked_id, movement.at, movement_field.field, movement_field.before
    FROM movement JOIN movement_field ON movement_field.movement_id = movement.id
    """,
)
_PROMISES = Query(
    keyed(_promise),
    (str, datetime, date, ResponseView),
    """
    SELECT response.challenge_id, response.at, response.promised_by, response.view
    FROM response LEFT JOIN entry ON entry.id = response.entry_id
    WHERE response.challenge_id IN (SELECT challenge_id FROM response WHERE promised_by IS NOT NULL)
        AND entry.withdrawn_at IS NULL
    """,
)
