"""Which lines, agenda items and records are withheld whole, by themselves or with what they belong to.

What was said in part 2 of a meeting is withheld whole even where nobody has said on what.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from boardobserver.domain.passages import normalised, occurrences
from boardobserver.domain.publication import publishable, publishable_changes, wording_of
from boardobserver.domain.release import Exemption
from boardobserver.domain.snapshots import Entry, Id, MinutesContent, MovementRecord, Tracked, Withholding

Exemptions: TypeAlias = tuple[Exemption, ...]
RESTRICTED_PART = 2
"""The part of a meeting whose items are not for the public."""


@dataclass(frozen=True, slots=True)
class Wholes:
    """What is withheld whole, each with what it is withheld on; nothing for part 2 of a meeting."""

    entries: Mapping[Id, Exemptions]
    items: Mapping[Id, Exemptions]
    records: Mapping[Id, Exemptions]

    @property
    def are_none(self) -> bool:
        """Whether nothing is withheld whole."""
        return not (self.entries or self.items or self.records)

    def of_movement(self, movement: MovementRecord) -> Exemptions | None:
        """What a movement is withheld on with its line, its item or its record; None if it is not."""
        of_line = self.entries.get(movement.entry_id or "", self.items.get(movement.item_id or ""))
        return self.records.get(movement.record_id) if of_line is None else of_line


NO_WHOLES = Wholes({}, {}, {})
"""Nothing is withheld whole."""


def published(content: MinutesContent) -> MinutesContent:
    """The content without what is in neither edition. Doing it twice changes nothing."""
    changes = content.changes
    return replace(
        content,
        record=replace(publishable(content.record), unprinted=()),
        changes=None if changes is None else publishable_changes(changes),
    )


def is_whole(withholding: Withholding, words: str) -> bool:
    """Whether a withholding leaves nothing of the words that it was chosen in."""
    return not withholding.passage or normalised(withholding.passage) == normalised(words)


def is_gone(withholding: Withholding, words: str) -> bool:
    """Whether the words that were withheld of a line are not in it any more.

    Somebody has given the line other words since, and may have said the same in them: until it has been
    looked at again, all of the line is withheld.
    """
    return bool(withholding.passage and words) and not occurrences(words, withholding.passage)


def records_in(content: MinutesContent) -> Iterator[Tracked]:
    """The records of a set of minutes, and those of its annex of changes."""
    yield from content.record.records.values()
    if content.changes is not None:
        yield from content.changes.records.values()


def wholes_of(content: MinutesContent) -> Wholes:
    """Everything in a set of minutes that is withheld whole, by itself or with what it belongs to."""
    items = _items(content)
    lines = _lines(content)
    chosen = {each.entry_id for each in content.withholdings}
    words = {line.id: wording_of(line) for line in lines if line.id in chosen}
    entries = _chosen(content.withholdings, "entry_id", words)
    for each in content.withholdings:
        if each.entry_id is not None and is_gone(each, words.get(each.entry_id, "")):
            entries[each.entry_id] = _joined(entries.get(each.entry_id, ()), each.exemptions)
    by_record = _chosen(
        content.withholdings, "record_id", {each.id: each.text for each in records_in(content)}
    )
    if not (items or entries or by_record):
        return NO_WHOLES
    for line in lines:
        if line.item_id in items:
            entries[line.id] = _joined(items[line.item_id], entries.get(line.id, ()))
        if line.record_id in by_record:
            entries[line.id] = _joined(by_record[line.record_id], entries.get(line.id, ()))
    for record in records_in(content):
        if record.entry_id in entries:
            by_record[record.id] = _joined(entries[record.entry_id], by_record.get(record.id, ()))
        if record.item_id in items:
            by_record[record.id] = _joined(items[record.item_id], by_record.get(record.id, ()))
    return Wholes(entries, items, by_record)


def _items(content: MinutesContent) -> dict[Id, Exemptions]:
    chosen = _chosen(content.withholdings, "item_id", {})
    for item in content.record.items:
        if item.part == RESTRICTED_PART:
            chosen.setdefault(item.id, ())
    return chosen


def _chosen(
    withholdings: Collection[Withholding], field: str, words: Mapping[Id, str]
) -> dict[Id, Exemptions]:
    """The keys in a field of the withholdings that leave nothing of them."""
    chosen: dict[Id, Exemptions] = {}
    for each in withholdings:
        key: Id | None = getattr(each, field)
        if key is not None and is_whole(each, words.get(key, "")):
            chosen[key] = _joined(chosen.get(key, ()), each.exemptions)
    return chosen


def _joined(some: Exemptions, others: Exemptions) -> Exemptions:
    return tuple(each for each in Exemption if each in some or each in others)


def _lines(content: MinutesContent) -> tuple[Entry, ...]:
    of_changes = () if content.changes is None else content.changes.entries.values()
    return (*content.record.entries, *of_changes)
