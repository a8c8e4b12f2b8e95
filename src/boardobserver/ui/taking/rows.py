"""The rows of the running record: lines in their order, under a heading wherever the agenda item changes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from boardobserver.domain.snapshots import AgendaItem, Entry, Id
from boardobserver.ui.fields.item_words import item_words


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """The heading over the lines noted under an item.

    Attributes:
        item_id: The item; None for what was noted before the first.
        words: "3 LFR update".
        time: Which time the item is come to, from 1: an item may be returned to.
    """

    item_id: Id | None
    words: str
    time: int = 1


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of the record."""

    entry: Entry


Row: TypeAlias = HeadingRow | LineRow


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line goes when it is moved: under an item, after another line (None: to the very start)."""

    item_id: Id | None
    after_id: Id | None


def rows_of(
    entries: Iterable[Entry],
    items: Sequence[AgendaItem],
    *,
    current_id: Id | None = None,
    with_withdrawn: bool = True,
    known: dict[Id, LineRow] | None = None,
) -> list[Row]:
    """The rows of a record.

    Args:
        entries: The lines in their order.
        items: The agenda.
        current_id: The item that the next line goes under; its heading stands at the end even before that.
        with_withdrawn: Whether withdrawn lines are shown.
        known: The rows that there are, by entry; those of the same entries are used again.
    """
    known = {} if known is None else known
    headings = _Headings(items)
    rows: list[Row] = []
    last: object = headings
    for entry in entries:
        if entry.withdrawn_at is not None and not with_withdrawn:
            continue
        if entry.item_id != last:
            last = entry.item_id
            rows.append(headings.next_of(entry.item_id))
        row = known.get(entry.id)
        if row is None or row.entry is not entry:
            row = known[entry.id] = LineRow(entry)
        rows.append(row)
    if current_id is not None and current_id != last:
        rows.append(headings.next_of(current_id))
    return rows


def place_of_move(rows: Sequence[Row], row: int, step: int) -> Place | None:
    """Where a line goes when it is moved one step up (-1) or down (1); None when there is nowhere to go.

    A step over a heading changes the item and nothing else.
    """
    moving = rows[row]
    beside = row + step
    if not isinstance(moving, LineRow) or not 0 <= beside < len(rows):
        return None
    neighbour = rows[beside]
    before = _entry_ids(rows[: row if step > 0 else beside])
    if isinstance(neighbour, LineRow):
        after = neighbour.entry.id if step > 0 else (before[-1] if before else None)
        return Place(neighbour.entry.item_id, after)
    if step > 0:
        return Place(neighbour.item_id, moving.entry.id)
    above = rows[beside - 1] if beside > 0 else None
    if above is None:
        return None
    item_id = above.entry.item_id if isinstance(above, LineRow) else above.item_id
    return Place(item_id, moving.entry.id)


class _Headings:
    def __init__(self, items: Sequence[AgendaItem]) -> None:
        self._words = {item.id: item_words(item) for item in items}
        self._times: dict[Id | None, int] = {}

    def next_of(self, item_id: Id | None) -> HeadingRow:
        time = self._times[item_id] = self._times.get(item_id, 0) + 1
        return HeadingRow(item_id, self._words.get(item_id, "") if item_id else "", time)


def _entry_ids(rows: Iterable[Row]) -> list[Id]:
    return [row.entry.id for row in rows if isinstance(row, LineRow)]


def changed_stretch(old: Sequence[Row], new: Sequence[Row]) -> tuple[int, int, int]:
    """Where two lists of rows differ in which rows they have.

    Returns:
        The first place that differs, and where that stretch ends in the old list and in the new one.

    >>> changed_stretch([HeadingRow("1", "a")], [HeadingRow("1", "b"), HeadingRow("2", "c")])
    (1, 1, 2)
    """
    first = 0
    for mine, other in zip(old, new, strict=False):
        if not is_same(mine, other):
            break
        first += 1
    end = 0
    room = min(len(old), len(new)) - first
    for mine, other in zip(_backwards(old, room), _backwards(new, room), strict=False):
        if not is_same(mine, other):
            break
        end += 1
    return first, len(old) - end, len(new) - end


def is_same(row: Row, other: Row) -> bool:
    """Whether two rows stand for the same thing, whatever is in it."""
    if row is other:
        return True
    if isinstance(row, LineRow):
        return isinstance(other, LineRow) and row.entry.id == other.entry.id
    return isinstance(other, HeadingRow) and (row.item_id, row.time) == (other.item_id, other.time)


def _backwards(rows: Sequence[Row], room: int) -> Iterator[Row]:
    return (rows[-at] for at in range(1, room + 1))
