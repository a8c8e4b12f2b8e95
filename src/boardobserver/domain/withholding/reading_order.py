"""The places at which something is withheld, in the order in which the minutes are read."""

from collections.abc import Iterable

from boardobserver.domain.snapshots import MeetingRecord, WithheldSort
from boardobserver.domain.withholding.places import WithheldPlace

_BEFORE_THE_ITEMS = ("Particulars", "Declarations of interest")


def in_reading_order(places: Iterable[WithheldPlace], record: MeetingRecord) -> tuple[WithheldPlace, ...]:
    """What stands before the items, each item with its lines, the records, and the rest; names at the end."""
    items = {item.id: at for at, item in enumerate(record.items)}
    lines = {line.id: (items.get(line.item_id or "", -1), at) for at, line in enumerate(record.entries)}
    records = sorted(record.records.values(), key=lambda each: each.reference)
    annexed = {each.id: (len(items), at) for at, each in enumerate(records)}
    last = len(items) + 1

    def where_read(place: WithheldPlace) -> tuple[int, int]:
        if place.sort is WithheldSort.NAME:
            return last, 1
        if place.entry_id in lines:
            return lines[place.entry_id]
        if place.record_id in annexed:
            return annexed[place.record_id]
        if place.item_id in items:
            return items[place.item_id], -1
        return (-2, 0) if place.where in _BEFORE_THE_ITEMS else (last, 0)

    return tuple(sorted(places, key=where_read))
