"""The records that oversight priorities look at, each with what has become of it."""

import json
from collections import defaultdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select

from boardobserver.domain.attention import MeetingDates, resolved
from boardobserver.domain.field_values import value_of
from boardobserver.domain.priorities import Followed, Promise
from boardobserver.domain.snapshots import Due, Id
from boardobserver.domain.tracking import is_closed, status_word, statuses_of
from boardobserver.domain.words import Movement, RecordKind, ResponseView
from boardobserver.storage.finders.columns import rows
from boardobserver.storage.records import (
    ActionRow,
    AssuranceRow,
    EntryRow,
    MovementFieldRow,
    MovementRow,
    ResponseRow,
    TopicRow,
    TrackedRow,
    TrackedTopicRow,
)

_KINDS = (RecordKind.CHALLENGE, RecordKind.ADVICE, RecordKind.ACTION, RecordKind.ASSURANCE)
_KEEPS_STATUS = (Movement.RAISED, Movement.UPDATED, Movement.CARRIED, Movement.DEFERRED)
"""What leaves a record in the status that it has, or begins in; the greater part of all movements."""

_ALIVE = sorted({status.value for kind in _KINDS for status in statuses_of(kind) if not is_closed(status)})


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
    chosen = _these([head[0] for head in heads])
    topics = _topics(connection, chosen)
    steps = _steps(connection, chosen)
    days, levels = _changed(connection, chosen)
    promises = _promises(connection, chosen)
    return tuple(
        Followed(
            id=record_id,
            kind=kind,
            raised_on=raised_on,
            status=status_word(kind, status),
            topics=tuple(topics.get(record_id, ())),
            steps=tuple((at, status_word(kind, word)) for at, word in steps.get(record_id, ())),
            day=stale_after
            if due_kind is None
            else resolved(Due(due_kind, due_on), set_on or raised_on, meeting_id, dates),
            days=tuple(days.get(record_id, ())),
            level=level,
            levels=tuple(levels.get(record_id, ())),
            promises=tuple(promises.get(record_id, ())),
        )
        for record_id, kind, raised_on, status, meeting_id, due_kind, due_on, set_on, stale_after, level in (
            heads
        )
    )


def first_raised_on(connection: Connection) -> date | None:
    """The day on which the first record was raised; None on a board without any."""
    return connection.scalar(select(func.min(TrackedRow.raised_on)))


def _heads(connection: Connection, since: datetime, last_day: date) -> list[tuple[Any, ...]]:
    moved = select(MovementRow.tracked_id).where(MovementRow.at >= since)
    return rows(
        connection,
        select(
            TrackedRow.id,
            TrackedRow.kind,
            TrackedRow.raised_on,
            TrackedRow.status,
            TrackedRow.meeting_id,
            ActionRow.due_kind,
            ActionRow.due_on,
            ActionRow.due_set_on,
            AssuranceRow.stale_after,
            AssuranceRow.level,
        )
        .outerjoin(ActionRow, ActionRow.id == TrackedRow.id)
        .outerjoin(AssuranceRow, AssuranceRow.id == TrackedRow.id)
        .where(
            TrackedRow.kind.in_(_KINDS),
            TrackedRow.raised_on <= last_day,
            TrackedRow.status.in_(_ALIVE) | TrackedRow.id.in_(moved),
        )
        .order_by(TrackedRow.raised_on),
    )


def _these(record_ids: list[Id]) -> Select[*tuple[Any, ...]]:
    """The records as one parameter; thousands of them, one each, would take longer than the query."""
    listed = func.json_each(json.dumps(record_ids)).table_valued("value")
    return select(listed.c.value)


def _topics(connection: Connection, chosen: Select[*tuple[Any, ...]]) -> dict[Id, list[str]]:
    """The topics of each record, in the board's order."""
    found: defaultdict[Id, list[str]] = defaultdict(list)
    for record_id, name in rows(
        connection,
        select(TrackedTopicRow.tracked_id, TopicRow.name)
        .join(TopicRow, TopicRow.id == TrackedTopicRow.topic_id)
        .where(TrackedTopicRow.tracked_id.in_(chosen))
        .order_by(TopicRow.position),
    ):
        found[record_id].append(name)
    return found


def _steps(connection: Connection, chosen: Select[*tuple[Any, ...]]) -> dict[Id, list[tuple[datetime, str]]]:
    """The statuses that each record came to, oldest first."""
    found: defaultdict[Id, list[tuple[datetime, str]]] = defaultdict(list)
    for record_id, at, status in rows(
        connection,
        select(MovementRow.tracked_id, MovementRow.at, MovementRow.status_after)
        .where(MovementRow.tracked_id.in_(chosen), MovementRow.what.not_in(_KEEPS_STATUS))
        .order_by(MovementRow.at, MovementRow.id),
    ):
        found[record_id].append((at, status))
    return found


def _changed(
    connection: Connection, chosen: Select[*tuple[Any, ...]]
) -> tuple[dict[Id, list[tuple[datetime, Any]]], dict[Id, list[tuple[datetime, Any]]]]:
    """What days and levels were before they were changed, and until when."""
    found = rows(
        connection,
        select(MovementRow.tracked_id, MovementRow.at, MovementFieldRow.field, MovementFieldRow.before)
        .join(MovementFieldRow, MovementFieldRow.movement_id == MovementRow.id)
        .where(
            MovementRow.tracked_id.in_(chosen), MovementFieldRow.field.in_(("due_on", "stale_after", "level"))
        )
        .order_by(MovementRow.at, MovementRow.id),
    )
    days: defaultdict[Id, list[tuple[datetime, Any]]] = defaultdict(list)
    levels: defaultdict[Id, list[tuple[datetime, Any]]] = defaultdict(list)
    for record_id, at, field, before in found:
        (levels if field == "level" else days)[record_id].append((at, value_of(field, before)))
    return days, levels


def _promises(connection: Connection, chosen: Select[*tuple[Any, ...]]) -> dict[Id, list[Promise]]:
    """The responses to the challenges that were promised anything, without those whose line was withdrawn."""
    promised = select(ResponseRow.challenge_id).where(ResponseRow.promised_by.is_not(None))
    found: defaultdict[Id, list[Promise]] = defaultdict(list)
    for record_id, at, by, view in rows(
        connection,
        select(ResponseRow.challenge_id, ResponseRow.at, ResponseRow.promised_by, ResponseRow.view)
        .outerjoin(EntryRow, EntryRow.id == ResponseRow.entry_id)
        .where(
            ResponseRow.challenge_id.in_(promised),
            ResponseRow.challenge_id.in_(chosen),
            EntryRow.withdrawn_at.is_(None),
        )
        .order_by(ResponseRow.at, ResponseRow.id),
    ):
        found[record_id].append(Promise(at, None if view is ResponseView.SATISFIED else by))
    return found
