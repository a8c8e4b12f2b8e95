"""What is carried from meeting to meeting: what stands on an agenda, and what a new one may inherit."""

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import Connection, func, select

from boardobserver.domain.inheritance import Deferral, Unfinished, Waiting
from boardobserver.domain.snapshots import AgendaItem, Id, Meeting, Tracked
from boardobserver.domain.words import AssuranceStatus, ItemState, MeetingStatus
from boardobserver.storage.engine import driver_connection
from boardobserver.storage.finders import carried, meetings, particulars, tracked
from boardobserver.storage.finders.columns import rows
from boardobserver.storage.records import AssuranceRow, ItemRow, MeetingRow, MovementRow, TrackedRow


def waiting(connection: Connection, meeting: Meeting) -> tuple[Waiting, ...]:
    """The records that a meeting may inherit: those that wait by its day, and those that come back to it.

    What is at the meeting already, because it was carried to it or happened there, is none of them.
    """
    put_off = carried.deferrals(driver_connection(connection))
    records = {record.id: record for record in tracked.waiting_records(driver_connection(connection))}
    others = {*_stale(connection, meeting.held_on), *put_off} - records.keys()
    records.update((record.id, record) for record in tracked.of_ids(driver_connection(connection), others))
    for record_id in _at(connection, meeting.id):
        records.pop(record_id, None)
    return _with_history(connection, records, put_off)


def standing(connection: Connection, meeting_id: Id) -> tuple[tuple[Waiting, Id | None], ...]:
    """The records that were carried to a meeting, each with its item there."""
    places = carried.on_agenda(driver_connection(connection), meeting_id)
    records = {record.id: record for record in tracked.of_ids(driver_connection(connection), places)}
    found = _with_history(connection, records, {})
    return tuple((each, places[each.record.id]) for each in found)


def unfinished(connection: Connection, meeting: Meeting) -> tuple[Unfinished, ...]:
    """The items that the meeting before left unfinished, if that has begun, each with its line of descent."""
    before = meeting.previous_id
    if before is None:
        return ()
    previous = particulars.of_id(driver_connection(connection), before)
    if previous is None or previous.status is MeetingStatus.DRAFT:
        return ()
    every = meetings.items(driver_connection(connection), before)
    items = [item for item in every if item.state is not ItemState.DONE]
    came_from = _came_from(connection, items)
    return tuple(_traced(item, came_from) for item in items)


def _with_history(
    connection: Connection, records: Mapping[Id, Tracked], put_off: Mapping[Id, Deferral]
) -> tuple[Waiting, ...]:
    passed, titles = _passed(connection, records), _last_titles(connection, records)
    return tuple(
        Waiting(record, passed.get(key, 0), titles.get(key, ""), put_off.get(key))
        for key, record in records.items()
    )


def _at(connection: Connection, meeting_id: Id) -> set[Id]:
    return set(
        connection.scalars(
            select(MovementRow.tracked_id).where(MovementRow.meeting_id == meeting_id).distinct()
        )
    )


def _stale(connection: Connection, day: date) -> set[Id]:
    return set(
        connection.scalars(
            select(AssuranceRow.id)
            .join(TrackedRow, TrackedRow.id == AssuranceRow.id)
            .where(AssuranceRow.stale_after < day, TrackedRow.status == AssuranceStatus.STANDING.value)
        )
    )


def _passed(connection: Connection, record_ids: Collection[Id]) -> Mapping[Id, int]:
    """How many meetings each record passed through."""
    statement = (
        select(MovementRow.tracked_id, func.count(MovementRow.meeting_id.distinct()))
        .where(MovementRow.tracked_id.in_(record_ids))
        .group_by(MovementRow.tracked_id)
    )
    return {row[0]: row[1] for row in rows(connection, statement)}


def _last_titles(connection: Connection, record_ids: Collection[Id]) -> Mapping[Id, str]:
    """The title of the item that each record last stood under."""
    statement = (
        select(MovementRow.tracked_id, ItemRow.title)
        .join(ItemRow, ItemRow.id == MovementRow.item_id)
        .where(MovementRow.tracked_id.in_(record_ids))
        .order_by(MovementRow.at, MovementRow.id)
    )
    return {row[0]: row[1] for row in rows(connection, statement)}


def _came_from(connection: Connection, items: Collection[AgendaItem]) -> Mapping[Id, tuple[Id | None, date]]:
    """These items and those that they go on with, back to the first: before which item, on which day."""
    found: dict[Id, tuple[Id | None, date]] = {}
    wanted = {item.id for item in items}
    while wanted:
        statement = (
            select(ItemRow.id, ItemRow.carried_from_id, MeetingRow.held_on)
            .join(MeetingRow, MeetingRow.id == ItemRow.meeting_id)
            .where(ItemRow.id.in_(wanted))
        )
        found.update((row[0], (row[1], row[2])) for row in rows(connection, statement))
        wanted = {before for before, _day in found.values() if before is not None} - found.keys()
    return found


def _traced(item: AgendaItem, came_from: Mapping[Id, tuple[Id | None, date]]) -> Unfinished:
    """An item with how often it was carried, and since when."""
    line = [item.id]
    while (before := came_from[line[-1]][0]) is not None and before not in line:
        line.append(before)
    return Unfinished(item, len(line) - 1, came_from[line[-1]][1])
