"""What the command factories share: rows that must be there, fields to change, places in a list."""

from collections.abc import Mapping, MutableSequence, Sequence
from datetime import date
from typing import TypeVar
from zoneinfo import ZoneInfo

from boardobserver.domain.errors import Refusal
from boardobserver.domain.plain_text import plain_text
from boardobserver.domain.words import MeetingStatus
from boardobserver.storage.records import AttendanceRow, EntryRow, ItemRow, MeetingRow, Row
from boardobserver.storage.unit import Unit

T = TypeVar("T")


def assign(row: Row, changes: Mapping[str, object]) -> None:
    """Set the fields of a row that differ."""
    for field, value in changes.items():
        if getattr(row, field) != value:
            setattr(row, field, value)


def today(unit: Unit) -> date:
    """The date of the unit in the board's own time zone."""
    return unit.now.astimezone(ZoneInfo(unit.read.board().timezone)).date()


def editable_meeting(unit: Unit, meeting_id: str) -> MeetingRow:
    """The meeting, to be changed.

    Raises:
        Refusal: Its minutes are signed off.
    """
    meeting = unit.get(MeetingRow, meeting_id)
    if meeting.status is MeetingStatus.SIGNED_OFF:
        raise Refusal("The minutes of this meeting are signed off, so nothing in it can be changed.")
    return meeting


def editable_item(unit: Unit, item_id: str) -> ItemRow:
    """The agenda item, to be changed; its meeting must not be signed off."""
    item = unit.get(ItemRow, item_id)
    editable_meeting(unit, item.meeting_id)
    return item


def editable_entry(unit: Unit, entry_id: str) -> EntryRow:
    """The entry, to be changed; its meeting must not be signed off."""
    entry = unit.get(EntryRow, entry_id)
    editable_meeting(unit, entry.meeting_id)
    return entry


def moved(things: Sequence[T], thing: T, place: int) -> list[T]:
    """The things with one of them at another place, counted from 0 and held within the list.

    >>> moved("abcd", "a", 2)
    ['b', 'c', 'a', 'd']
    >>> moved("abcd", "d", -5)
    ['d', 'a', 'b', 'c']
    """
    order: MutableSequence[T] = [other for other in things if other is not thing]
    order.insert(max(0, min(place, len(order))), thing)
    return list(order)


def number(things: Sequence[ItemRow] | Sequence[AttendanceRow]) -> None:
    """Give the things the positions 1, 2, 3 … in the order given."""
    for position, thing in enumerate(things, start=1):
        if thing.position != position:
            thing.position = position


def required(text: str, field: str, message: str) -> str:
    """The text as a board holds it, without white space around it.

    Raises:
        Refusal: Nothing is left of it.
    """
    text = plain_text(text).strip()
    if not text:
        raise Refusal(message, field)
    return text
