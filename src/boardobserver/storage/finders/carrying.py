"""What is carried from meeting to meeting: what stands on an agenda, and what a new one may inherit."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from sqlite3 import Connection

from boardobserver.domain.inheritance import Deferral, Unfinished, Waiting
from boardobserver.domain.snapshots import AgendaItem, Id, Meeting, Tracked
from boardobserver.domain.words import AssuranceStatus, ItemState, MeetingStatus
from boardobserver.storage.finders import carried, meetings, particulars, tracked
from boardobserver.storage.finders.query import Query, one_of


def waiting(connection: Connection, meeting: Meeting) -> tuple[Waiting, ...]:
    """The records that a meeting may inherit: those that wait by its day, and those that come back to it.

    What is at the meeting already, because it was carried to it or happened there, is none of them.
    """
    put_off = carried.deferrals(connection)
    records = {record.id: record for record in tracked.waiting_records(connection)}
    others = {*_stale(connection, meeting.held_on), *put_off} - records.keys()
    records.update((record.id, record) for record in tracked.of_ids(connection, others))
    for record_id in _at(connection, meeting.id):
        records.pop(record_id, None)
    return _with_history(connection, records, put_off)


def standing(connection: Connection, meeting_id: Id) -> tuple[tuple[Waiting, Id | None], ...]:
    """The records that were carried to a meeting, each with its item there."""
    places = carried.on_agenda(connection, meeting_id)
    records = {record.id: record for record in tracked.of_ids(connection, places)}
    found = _with_history(connection, records, {})
    return tuple((each, places[each.record.id]) for each in found)


def unfinished(connection: Connection, meeting: Meeting) -> tuple[Unfinished, ...]:
    """The items that the meeting before left unfinished, if that has begun, each with its line of descent."""
    before = meeting.previous_id
    if before is None:
        return ()
    previous = particulars.of_id(connection, before)
    if previous is None or previous.status is MeetingStatus.DRAFT:
        return ()
    every = meetings.items(connection, before)
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


def _at(connection: Connection, meeting_id: Id) -> tuple[Id, ...]:
    return _MOVED.all(connection, "WHERE meeting_id = ?", meeting_id)


def _stale(connection: Connection, day: date) -> tuple[Id, ...]:
    chosen = "WHERE assurance.stale_after < ? AND tracked.status = ?"
    return _ASSURANCES.all(connection, chosen, day.isoformat(), AssuranceStatus.STANDING.value)


def _passed(connection: Connection, record_ids: Collection[Id]) -> Mapping[Id, int]:
    """How many meetings each record passed through."""
    chosen = one_of("tracked_id", record_ids)
    return dict(_PASSED.all(connection, f"WHERE {chosen.where} GROUP BY tracked_id", *chosen.values))


def _last_titles(connection: Connection, record_ids: Collection[Id]) -> Mapping[Id, str]:
    """The title of the item that each record last stood under."""
    chosen = one_of("movement.tracked_id", record_ids)
    rest = f"WHERE {chosen.where} ORDER BY movement.at, movement.id"
    return dict(_TITLES.all(connection, rest, *chosen.values))


def _came_from(connection: Connection, items: Iterable[AgendaItem]) -> Mapping[Id, tuple[Id | None, date]]:
    """These items and those that they go on with, back to the first: before which item, on which day."""
    found: dict[Id, tuple[Id | None, date]] = {}
    wanted = {item.id for item in items}
    while wanted:
        chosen = one_of("item.id", wanted)
        found.update(_ITEMS.all(connection, f"WHERE {chosen.where}", *chosen.values))
        wanted = {before for before, _day in found.values() if before is not None} - found.keys()
    return found


def _traced(item: AgendaItem, came_from: Mapping[Id, tuple[Id | None, date]]) -> Unfinished:
    """An item with how often it was carried, and since when."""
    line = [item.id]
    while (before := came_from[line[-1]][0]) is not None and before not in line:
        line.append(before)
    return Unfinished(item, len(line) - 1, came_from[line[-1]][1])


def _passed_of(record_id: Id, number: int) -> tuple[Id, int]:
    return record_id, number


def _title_of(record_id: Id, title: str) -> tuple[Id, str]:
    return record_id, title


def _item_of(item_id: Id, before: Id | None, day: date) -> tuple[Id, tuple[Id | None, date]]:
    return item_id, (before, day)


_MOVED = Query(str, (str,), "SELECT DISTINCT tracked_id FROM movement")
_ASSURANCES = Query(
    str, (str,), "SELECT assurance.id FROM assurance JOIN tracked ON tracked.id = assurance.id"
)
_PASSED = Query(_passed_of, (str, int), "SELECT tracked_id, count(DISTINCT meeting_id) FROM movement")
_TITLES = Query(
    _title_of,
    (str, str),
    "SELECT movement.tracked_id, item.title FROM movement JOIN item ON item.id = movement.item_id",
)
_ITEMS = Query(
    _item_of,
    (str, str, date),
    """
    SELECT item.id, item.carried_from_id, meeting.held_on
    FROM item JOIN meeting ON meeting.id = item.meeting_id
    """,
)
