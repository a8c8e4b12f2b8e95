"""The rows of agenda items, as meetings and agendas both need them."""

from collections.abc import Sequence

from boardobserver.domain.attended import attended_items, items_in_words
from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import ItemState
from boardobserver.services.rows import number
from boardobserver.storage.records import (
    AttendanceRow,
    ItemRow,
    ItemSpanRow,
    PaperRow,
    TopicRow,
    WithholdingRow,
)
from boardobserver.storage.unit import Unit

_MINUTES_OF_A_DAY = 24 * 60


def agenda_of(unit: Unit, meeting_id: Id) -> list[ItemRow]:
    """A meeting's items in their order."""
    return sorted(unit.find(ItemRow, meeting_id=meeting_id), key=lambda item: item.position)


def close_open_items(unit: Unit, meeting_id: Id) -> None:
    """Mark the items that are open as done, and stop their clocks."""
    for item in unit.find(ItemRow, meeting_id=meeting_id, state=ItemState.OPEN):
        item.state = ItemState.DONE
        for span in unit.find(ItemSpanRow, item_id=item.id, end=None):
            span.end = unit.now


def delete_item(unit: Unit, item: ItemRow) -> None:
    """Delete an item and what belongs to it alone; what went on with it goes on with what it went on with."""
    for kind in (PaperRow, ItemSpanRow, WithholdingRow):
        for row in unit.find(kind, item_id=item.id):
            unit.delete(row)
    for follower in unit.find(ItemRow, carried_from_id=item.id):
        follower.carried_from_id = item.carried_from_id
    unit.delete(item)


def topic_id_of(unit: Unit, name: str) -> str | None:
    """The key of a topic by its name; None for no name.

    Raises:
        Refusal: The board has no such topic.
    """
    if not name:
        return None
    found = unit.find(TopicRow, name=name)
    if not found:
        raise Refusal(f"“{name}” is not on the board’s list of topics.", "topic")
    return found[0].id


def renumber(unit: Unit, meeting_id: Id, before: Sequence[ItemRow], after: Sequence[ItemRow]) -> None:
    """Bring an agenda into a new order; who attended some of its items still attended those same ones.

    Somebody who was there for the items on both sides of a new one is taken to have been there for it.
    """
    was_at = {item.id: position for position, item in enumerate(before, start=1)}
    now = [was_at.get(item.id) for item in after]
    for line in unit.find(AttendanceRow, meeting_id=meeting_id):
        there = attended_items(line.items, len(before)) if line.items else frozenset[int]()
        known = [position is None or position in there for position in now]
        kept = {
            place for place, is_there in enumerate(known, start=1) if is_there and now[place - 1] is not None
        }
        kept |= _new_between(now, kept)
        words = items_in_words(kept)
        if there and words and words != line.items:
            line.items = words
    number(after)


def checked_minutes(minutes: int | None) -> int | None:
    """The time planned for an item; none at all is None.

    Raises:
        Refusal: It is negative, or longer than a day.
    """
    if minutes is not None and not 0 <= minutes <= _MINUTES_OF_A_DAY:
        raise Refusal("The time planned for an item is between 0 minutes and a day.", "planned_minutes")
    return minutes or None


def _new_between(was_at: Sequence[int | None], kept: set[int]) -> set[int]:
    """The places of new items that stand between two that somebody attended."""
    return {
        place
        for place, before in enumerate(was_at, start=1)
        if before is None and place - 1 in kept and place + 1 in kept
    }
