"""The days and owners of records that are withheld in some minutes, each with what prints in its place.

The public edition says a label there, the full one the words, marked. Both go by what is found here.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeAlias

from boardobserver.domain.dates import spell_date
from boardobserver.domain.field_values import DAYS as DAY_FIELDS
from boardobserver.domain.field_words import worded_changes
from boardobserver.domain.printed_names import names_of_owner, short_name
from boardobserver.domain.release import Exemption
from boardobserver.domain.snapshots import (
    ActionDetails,
    ChallengeDetails,
    FieldChange,
    Id,
    MinutesContent,
    MovementRecord,
    Tracked,
    WithheldField,
)
from boardobserver.domain.withholding.record_fields import (
    DUE,
    OWNER,
    PROMISED,
    RecordField,
    fields_of,
    fields_withheld,
    forms_of,
    strings_in,
)
from boardobserver.domain.withholding.wholes import NO_WHOLES, Exemptions, Wholes, records_in
from boardobserver.domain.withholding.words import WithheldString

TODAY: Final = "today"
"""Where what is due of a record today does not print, that is the field."""

UNTIL: Final = "until"
"""Where the day to which a movement deferred a record does not print, that is the field."""

CHANGED: Final = "changed"
"""Where what a movement changed of a record does not print, that is the field."""

Say: TypeAlias = Callable[[str, Exemptions], str]
"""What prints where some words are withheld."""

_OF_MOVEMENTS = {
    DUE: {"due_on", "due_set_on", "due_kind"},
    OWNER: {"owner_id", "owner_organisation_id"},
}
"""What a movement calls the fields that it changed, where it is not what they are called here."""


@dataclass(frozen=True, slots=True)
class FieldMarks:
    """What is withheld of the fields of the records of some minutes.

    Attributes:
        of_records: What prints in the place of each, by record.
        days: The days among them, and what they are withheld on, by record.
        owners: What the owners among them are withheld on, and what they may be called, by record.
        movements: What is left of the movements of which something is withheld.
    """

    of_records: Mapping[Id, tuple[WithheldField, ...]]
    days: Mapping[Id, Mapping[date, Exemptions]]
    owners: Mapping[Id, tuple[Exemptions, Collection[str]]]
    movements: Mapping[Id, MovementRecord]

    def has(self, record_id: Id, field: str) -> bool:
        """Whether some field of a record is among them."""
        return any(mark.field == field for mark in self.of_records.get(record_id, ()))


def field_marks(
    content: MinutesContent, strings: Collection[WithheldString], say: Say, wholes: Wholes | None = None
) -> FieldMarks:
    """The marks of everything that is withheld of the fields of records.

    Args:
        content: The content as it is.
        strings: What is withheld.
        say: What prints where something is withheld.
        wholes: What is withheld whole, for the edition in which its fields print all the same.
    """
    return _Finding(content, strings, say, wholes or NO_WHOLES).marks()


class _Finding:
    """Finds the marks of one set of minutes."""

    def __init__(
        self, content: MinutesContent, strings: Collection[WithheldString], say: Say, wholes: Wholes
    ) -> None:
        self._content = content
        self._strings = tuple(strings)
        self._say = say
        self._wholes = wholes
        self._marks: defaultdict[Id, list[WithheldField]] = defaultdict(list)
        self._fields: defaultdict[Id, dict[str, Exemptions]] = defaultdict(dict)
        self._days: defaultdict[Id, dict[date, Exemptions]] = defaultdict(dict)
        self._of_days: dict[date, Exemptions | None] = {}

    def marks(self) -> FieldMarks:
        """Everything that was found."""
        whole = {(tracked.id, field): grounds for tracked, field, grounds in self._in_wholes()}
        for each in fields_withheld(self._content, self._strings):
            grounds = _joined(whole.pop((each.record.id, each.field), ()), _grounds(each.by))
            self._mark_field(each.record.id, each.field, grounds)
        for (record_id, field), grounds in whole.items():
            self._mark_field(record_id, field, grounds)
        self._mark_today()
        movements = {each.id: each for each in self._movements()}
        of_records = {key: tuple(each) for key, each in self._marks.items()}
        return FieldMarks(of_records, self._days, dict(self._owners()), movements)

    def _in_wholes(self) -> Iterator[tuple[Tracked, RecordField, Exemptions]]:
        """The fields of records that are withheld whole, and the days that such lines promised more by."""
        if self._wholes.are_none:
            return
        for tracked in records_in(self._content):
            of_record = self._wholes.records.get(tracked.id)
            promised: dict[Id | None, Exemptions] = {}
            if isinstance(tracked.details, ChallengeDetails):
                promised = {
                    each.id: self._wholes.entries[each.entry_id]
                    for each in tracked.details.responses
                    if each.entry_id is not None and each.entry_id in self._wholes.entries
                }
            for field in fields_of(tracked, self._content.record):
                of_line = promised.get(field.part_id) if field.field == PROMISED else None
                grounds = of_line if of_record is None else of_record
                if grounds is not None:
                    yield tracked, field, grounds

    def _owners(self) -> Iterator[tuple[Id, tuple[Exemptions, Collection[str]]]]:
        """The owners that are withheld, by the records that are theirs."""
        for tracked in records_in(self._content):
            grounds = self._fields.get(tracked.id, {}).get(OWNER)
            if grounds is not None and isinstance(tracked.details, ActionDetails):
                yield tracked.id, (grounds, names_of_owner(self._content.record, tracked.details))

    def _mark_field(self, record_id: Id, field: RecordField, grounds: Exemptions) -> None:
        self._mark(record_id, field.field, field.part_id, field.forms[0], grounds)
        self._fields[record_id][field.field] = grounds
        if field.day is not None:
            self._days[record_id][field.day] = grounds

    def _mark(self, record_id: Id, field: str, part_id: Id | None, words: str, grounds: Exemptions) -> None:
        self._marks[record_id].append(WithheldField(field, part_id, self._say(words, grounds)))

    def _of_day(self, day: date | None) -> Exemptions | None:
        """What a day is withheld on wherever it prints; None if it is not."""
        if day is None:
            return None
        if day not in self._of_days:
            by = strings_in(forms_of(day), self._strings)
            self._of_days[day] = _grounds(by) if by else None
        return self._of_days[day]

    def _mark_today(self) -> None:
        """What is due of records today."""
        today = self._content.today
        if today is None:
            return
        for key, now in today.records.items():
            if now.due_on is None:
                continue
            grounds = self._of_day(now.due_on)
            if grounds is None:
                grounds = self._days.get(key, {}).get(now.due_on, self._wholes.records.get(key))
            if grounds is not None:
                self._mark(key, TODAY, None, spell_date(now.due_on), grounds)

    def _movements(self) -> Iterator[MovementRecord]:
        """The movements that say something which is withheld, without it."""
        changes = self._content.changes
        for movement in () if changes is None else changes.movements:
            whole = self._wholes.of_movement(movement)
            until = self._of_day(movement.until_on) if whole is None else whole
            gone = {
                each: self._of_change(movement, each) if whole is None else whole for each in movement.fields
            }
            found = {each: grounds for each, grounds in gone.items() if grounds is not None}
            left = replace(movement, fields=tuple(each for each in movement.fields if each not in found))
            if movement.until_on is not None and until is not None:
                self._mark(movement.record_id, UNTIL, movement.id, spell_date(movement.until_on), until)
                left = replace(left, until_on=None)
            for each in worded_changes(replace(movement, fields=tuple(found)), self._named):
                self._mark(movement.record_id, CHANGED, movement.id, each.printed, _joined(*found.values()))
            if left != movement:
                yield left

    def _named(self, key: Id) -> str | None:
        return short_name(self._content.record, key, key) or None

    def _of_change(self, movement: MovementRecord, change: FieldChange) -> Exemptions | None:
        """What a change is withheld on: as the field that it changed, or by a day that it names."""
        for field, grounds in self._fields.get(movement.record_id, {}).items():
            if change.field == field or change.field in _OF_MOVEMENTS.get(field, ()):
                return grounds
        days = (change.before, change.after) if change.field in DAY_FIELDS else ()
        return next(
            (found for day in days if day and (found := self._of_day(date.fromisoformat(day))) is not None),
            None,
        )


def _grounds(by: Collection[WithheldString]) -> Exemptions:
    return _joined(*(each.exemptions for each in by))


def _joined(*grounds: Exemptions) -> Exemptions:
    found = {exemption for each in grounds for exemption in each}
    return tuple(each for each in Exemption if each in found)
