"""Carrying what is unfinished to the next meeting: what it inherits, and what of that goes on its agenda."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from boardobserver.domain.attention import MeetingDates
from boardobserver.domain.errors import Refusal
from boardobserver.domain.inheritance import Inheritance, Left, inherited
from boardobserver.domain.numbering import Reference
from boardobserver.domain.snapshots import Id
from boardobserver.domain.tracking import is_closed, status_word
from boardobserver.domain.words import ItemState, Movement
from boardobserver.services import agenda
from boardobserver.services.command import Command
from boardobserver.services.deferring import defer
from boardobserver.services.rows import editable_meeting
from boardobserver.services.tracked_rows import Moved, add_movement
from boardobserver.storage.reader import Reader
from boardobserver.storage.records import EntryRow, ItemRow, MovementRow, TrackedRow
from boardobserver.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class CarriedItem:
    """An unfinished item to be carried.

    Attributes:
        item_id: The item of the earlier meeting.
        to_item_id: The item of the new agenda that goes on with it; None for a new one.
    """

    item_id: Id
    to_item_id: Id | None = None


@dataclass(frozen=True, slots=True)
class CarriedRecord:
    """A record to be carried.

    Attributes:
        record_id: The record, which stays the same one.
        item_id: An item of the new agenda, or an unfinished one that is carried with it; None for no item.
    """

    record_id: Id
    item_id: Id | None = None


Carried = CarriedItem | CarriedRecord


def inheritance(read: Reader, meeting_id: Id, today: date) -> Inheritance:
    """What a meeting inherits from those before it, and what of that stands on its agenda already."""
    meeting = read.meeting(meeting_id)
    left = Left(read.unfinished_before(meeting), read.waiting_for(meeting), read.standing_at(meeting_id))
    return inherited(meeting, read.items(meeting_id), left, MeetingDates(read.meetings()), today)


def carry(meeting_id: Id, chosen: Iterable[Carried]) -> Command[None]:
    """Put unfinished items and records on a meeting's agenda, all in one step.

    What stands there already is not put there again.

    Raises:
        Refusal: The meeting's minutes are signed off, a record is closed by now, or it is to go to an item of
            another meeting.
    """
    wanted = tuple(chosen)

    def apply(unit: Unit) -> None:
        editable_meeting(unit, meeting_id)
        gone_on_with = {item.carried_from_id: item for item in unit.find(ItemRow, meeting_id=meeting_id)}
        new = {
            each.item_id: gone_on_with.get(each.item_id) or _take_over(unit, meeting_id, each)
            for each in wanted
            if isinstance(each, CarriedItem)
        }
        there = unit.read.on_agenda(meeting_id)
        for each in wanted:
            if isinstance(each, CarriedRecord) and each.record_id not in there:
                _put_on(unit, meeting_id, each, new)

    count = len(wanted)
    return Command("bring 1 matter forward" if count == 1 else f"bring {count} matters forward", apply)


def take_off_agenda(record_id: Id, meeting_id: Id) -> Command[None]:
    """Take a record off one meeting's agenda; what happened to it at other meetings stays as it is.

    Raises:
        Refusal: A line of the meeting is about it, or the meeting's minutes are signed off.
    """
    return Command("take a record off the agenda", lambda unit: _take_off(unit, record_id, meeting_id))


def defer_from_agenda(
    record_id: Id,
    meeting_id: Id,
    *,
    until: date | None = None,
    to_meeting_id: Id | None = None,
    words: str = "",
) -> Command[None]:
    """Defer a record, as `deferring.defer` does, that stands on a meeting's agenda: it leaves that.

    Raises:
        Refusal: See `take_off_agenda` and `deferring.defer`.
    """

    def apply(unit: Unit) -> None:
        _take_off(unit, record_id, meeting_id)
        defer(record_id, until=until, to_meeting_id=to_meeting_id, words=words).apply(unit)

    return Command("defer a record", apply)


def _take_off(unit: Unit, record_id: Id, meeting_id: Id) -> None:
    editable_meeting(unit, meeting_id)
    moved = unit.find(MovementRow, tracked_id=record_id, meeting_id=meeting_id)
    lines = [unit.get(EntryRow, each.entry_id) for each in moved if each.entry_id is not None]
    if any(line.withdrawn_at is None for line in lines):
        reference = _reference_of(unit, record_id)
        raise Refusal(f"A line of this meeting is about {reference}, so it stays on its agenda.")
    for each in moved:
        if each.what is Movement.CARRIED:
            unit.delete(each)


def _take_over(unit: Unit, meeting_id: Id, carried: CarriedItem) -> ItemRow:
    """Let an item of the agenda go on with an unfinished one: the one that is named, or a new one."""
    before = unit.get(ItemRow, carried.item_id)
    if carried.to_item_id is not None:
        item = _item_of(unit, carried.to_item_id, meeting_id)
        if item.topic_id is None:
            item.topic_id = before.topic_id
    else:
        item = agenda.insert_item(
            unit,
            meeting_id,
            before.title,
            section=before.section,
            planned_minutes=before.planned_minutes,
        )
        item.topic_id, item.presenter_id = before.topic_id, before.presenter_id
    item.carried_from_id = before.id
    if item.state is ItemState.DEFERRED:
        item.state = ItemState.WAITING
    return item


def _put_on(unit: Unit, meeting_id: Id, carried: CarriedRecord, new: Mapping[Id, ItemRow]) -> None:
    record = unit.get(TrackedRow, carried.record_id)
    if is_closed(status_word(record.kind, record.status)):
        raise Refusal(f"{_reference_of(unit, record.id)} is closed by now, and is not carried.")
    item_id = carried.item_id
    if item_id is not None:
        item_id = (new.get(item_id) or _item_of(unit, item_id, meeting_id)).id
    add_movement(unit, record, Moved(Movement.CARRIED, meeting_id=meeting_id, item_id=item_id))


def _item_of(unit: Unit, item_id: Id, meeting_id: Id) -> ItemRow:
    item = unit.get(ItemRow, item_id)
    if item.meeting_id != meeting_id:
        raise Refusal(f"“{item.title}” is not on the agenda of this meeting.")
    return item


def _reference_of(unit: Unit, record_id: Id) -> Reference:
    (head,) = unit.read.heads_of_ids([record_id])
    return head.reference
