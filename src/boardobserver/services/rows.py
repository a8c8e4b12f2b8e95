"""What the command factories share: rows that must be there, fields to change, places in a list."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

from boardobserver.domain.dates import spell_date
from boardobserver.domain.errors import Refusal
from boardobserver.domain.plain_text import plain_text
from boardobserver.domain.words import MeetingStatus
from boardobserver.storage.reader import Reader
from boardobserver.storage.records import (
    AttendanceRow,
    EntryRow,
    ItemRow,
    MeetingRow,
    Row,
    StandingQuestionRow,
    TopicRow,
)
from boardobserver.storage.unit import Unit

T = TypeVar("T")
R = TypeVar("R", bound=Row)
_FIRST_YEAR, _LAST_YEAR = 1829, 2999
"""Between these a date is a meeting's, and its reference has four digits."""


def assign(row: Row, changes: Mapping[str, object]) -> None:
    """Set the fields of a row that differ."""
    for field, value in changes.items():
        if getattr(row, field) != value:
            setattr(row, field, value)


def today(unit: Unit) -> date:
    """The date of the unit in the board's own time zone."""
    return unit.read.board().day_of(unit.now)


def require_kept(read: Reader, subject_id: str) -> None:
    """Refuse what was disposed of.

    Raises:
        Refusal: The meeting or the record was disposed of.
    """
    disposed = read.retention.disposal_of(subject_id)
    if disposed is not None:
        what = "meeting" if disposed.meeting_id is not None else "record"
        day = spell_date(read.board().day_of(disposed.at))
        raise Refusal(f"This {what} was disposed of on {day}: no word of it is left.")


def editable_meeting(unit: Unit, meeting_id: str) -> MeetingRow:
    """The meeting, to be changed.

    Raises:
        Refusal: Its minutes are signed off, or it was disposed of.
    """
    meeting = unit.get(MeetingRow, meeting_id)
    require_kept(unit.read, meeting_id)
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

    >>> first, second, third = things = [["a"], ["b"], ["c"]]
    >>> moved(things, first, 1), moved(things, third, -5)
    ([['b'], ['a'], ['c']], [['c'], ['a'], ['b']])
    """
    order = [other for other in things if other is not thing]
    order.insert(max(0, min(place, len(order))), thing)
    return order


def number(rows: Sequence[AttendanceRow | ItemRow | StandingQuestionRow | TopicRow]) -> None:
    """Give the rows the positions 1, 2, 3 … in the order given."""
    for position, row in enumerate(rows, start=1):
        if row.position != position:
            row.position = position


def set_rows(unit: Unit, there: Sequence[R], wanted: Sequence[R], *, by: Sequence[str]) -> None:
    """Set a list of rows anew; a row that was there goes on as one of the wanted, and so does its history.

    Args:
        unit: The unit.
        there: The rows that there are.
        wanted: Those that there are to be, not yet in the unit.
        by: The fields by which a row is known again. What is left of those that were there goes on as what is
            left of the wanted, in order.
    """
    left = list(there)
    same: dict[str, R] = {}
    for new in wanted:
        found = next(
            (row for row in left if all(getattr(row, each) == getattr(new, each) for each in by)), None
        )
        if found is not None:
            left.remove(found)
            same[new.id] = found
    for new in wanted:
        row = same.get(new.id) or (left.pop(0) if left else None)
        if row is None:
            unit.add(new)
        else:
            fields = type(new).__table__.columns.keys()
            assign(row, {each: getattr(new, each) for each in fields if each != "id"})
    for row in left:
        unit.delete(row)


def sensible_day(day: date, field: str) -> date:
    """The day, if a meeting can be held on it.

    Raises:
        Refusal: It is centuries away: a slip in the year.
    """
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise Refusal(f"{day.isoformat()} is not a day that a meeting is held on: look at its year.", field)
    return day


def quorum(needed: int | None) -> int | None:
    """How many make a quorum, if it is said.

    Raises:
        Refusal: It is less than none.
    """
    if (needed or 0) < 0:
        raise Refusal("A quorum is a number of people.", "quorum_needed")
    return needed


def required(text: str, field: str, message: str) -> str:
    """The text as a board holds it, without white space around it.

    Raises:
        Refusal: Nothing is left of it.
    """
    text = plain_text(text).strip()
    if not text:
        raise Refusal(message, field)
    return text
