"""What minutes say and nothing besides: their text is made of it, and so is the record that goes with them.

A board knows many people, and lines that do not print. Whoever gets a set of minutes gets what is needed to
print them again, and not the address book of the board.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeAlias

from boardobserver.domain.publication import is_published, publishable, publishable_changes
from boardobserver.domain.snapshots import (
    AsOfToday,
    Id,
    MeetingChanges,
    MeetingRecord,
    MinutesContent,
    MovementRecord,
)

_WORD = re.compile(r"\w+")

_Held: TypeAlias = Callable[[Any], Iterable[object]]
"""Gives what a value holds."""


def what_appears(content: MinutesContent) -> MinutesContent:
    """The content without what its document has no use for. Doing it twice changes nothing.

    Left out is what must not print; people and organisations that nothing refers to by key, initials or short
    name, and other names that somebody has had; the words of movements that print in the words of a line; why
    something is withheld, and how much was before.
    """
    record = replace(publishable(content.record), unprinted=())
    changes = None if content.changes is None else _movements_that_print(publishable_changes(content.changes))
    withholdings = tuple(replace(each, reason="") for each in content.withholdings)
    content = replace(
        content,
        record=record,
        today=_of_records(content.today, record),
        changes=changes,
        withholdings=withholdings,
        other_names={},
        withheld_before=(),
        withheld_elsewhere=(),
    )
    return replace(content, record=_with_those_who_appear(record, content))


def _of_records(today: AsOfToday | None, record: MeetingRecord) -> AsOfToday | None:
    """Where those records stand today that print."""
    if today is None:
        return None
    return replace(today, records={key: now for key, now in today.records.items() if key in record.records})


def _movements_that_print(changes: MeetingChanges) -> MeetingChanges:
    entries = {key: line for key, line in changes.entries.items() if is_published(line)}
    movements = tuple(_without_old_words(each, entries) for each in changes.movements)
    moved = {each.record_id for each in movements}
    held = {each.meeting_id for each in movements} | {each.until_meeting_id for each in movements}
    return replace(
        changes,
        movements=movements,
        records={key: record for key, record in changes.records.items() if key in moved},
        entries=entries,
        meetings={key: meeting for key, meeting in changes.meetings.items() if key in held},
    )


def _without_old_words(movement: MovementRecord, entries: Mapping[Id, object]) -> MovementRecord:
    """A movement at a line without the words that it once kept: it prints in the line's."""
    return replace(movement, words="") if movement.entry_id in entries else movement


def _with_those_who_appear(record: MeetingRecord, content: MinutesContent) -> MeetingRecord:
    """The record with the people and organisations that its content leads to, and theirs."""
    rest = replace(content, record=replace(record, people={}, organisations={}))
    said = _Said()
    said.take(rest)
    people = {key: person for key, person in record.people.items() if said.has(key, person.initials)}
    said.take(people)
    organisations = {
        key: each for key, each in record.organisations.items() if said.has(key, each.short_name)
    }
    return replace(record, people=people, organisations=organisations)


class _Said:
    """The strings that something holds, to ask whether somebody is among them."""

    def __init__(self) -> None:
        self._strings: set[str] = set()
        self._words: set[str] = set()

    def take(self, value: object) -> None:
        """Take in every string of a value."""
        new = _strings(value) - self._strings
        self._strings |= new
        # What stands between white space is the same again and again; no word goes over it.
        self._words.update(_WORD.findall(" ".join({part for string in new for part in string.split()})))

    def has(self, key: Id, short_form: str) -> bool:
        """Whether a key, or a short form as words of its own, was among them."""
        if key in self._strings:
            return True
        words = _WORD.findall(short_form)
        if not words or not self._words.issuperset(words):
            return False
        alone = re.compile(rf"(?<!\w){re.escape(short_form)}(?!\w)")
        return any(alone.search(string) for string in self._strings)


def _strings(value: object) -> set[str]:
    """Every string of a value; as there are many values of few kinds, what a kind holds is asked once."""
    found: set[str] = set()
    waiting: list[object] = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            found.add(part)
        elif (held := _held_by(part.__class__)) is not None:
            waiting += held(part)
    return found


@cache
def _held_by(kind: type[object]) -> _Held | None:
    """How to get at what a value of some kind holds; None for a kind that holds no strings."""
    if issubclass(kind, Mapping):
        return _keys_and_values
    if issubclass(kind, tuple):
        return iter
    if is_dataclass(kind):
        names = tuple(field.name for field in fields(kind))
        return lambda value: [getattr(value, name) for name in names]
    return None


def _keys_and_values(table: Mapping[Id, object]) -> Iterable[object]:
    return (*table, *table.values())
