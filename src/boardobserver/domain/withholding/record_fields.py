"""Days and owners of records: fields that may say what is withheld though no label can stand in them.

Such a field is withheld where a withheld string stands in it as it prints, and where one that stands in the
record's own words says what the field does: "by 1 March" the day, or the owner whom an action begins with.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from itertools import accumulate
from typing import Final

from boardobserver.domain.dates import spell_date, spell_date_in_full
from boardobserver.domain.due_words import find_due
from boardobserver.domain.passages import WALL, SearchedText, exact_occurrences, occurrences
from boardobserver.domain.printed_names import full_name
from boardobserver.domain.publication import wording_of
from boardobserver.domain.snapshots import (
    ActionDetails,
    ChallengeDetails,
    Id,
    MeetingRecord,
    MinutesContent,
    Response,
    Tracked,
    WithheldDetails,
)
from boardobserver.domain.withholding.wholes import records_in
from boardobserver.domain.withholding.words import WithheldString

DUE: Final = "due"
OWNER: Final = "owner"
PROMISED: Final = "promised_by"
RAISED: Final = "raised_on"
UPDATED: Final = "on"
ANSWERED: Final = "at"
DAYS: Final = ("source_date", "response_date", "review_date", "effective_date", "stale_after")
"""The fields of details that are a day and nothing else."""


@dataclass(frozen=True, slots=True)
class RecordField:
    """A day or an owner that a record has.

    Attributes:
        field: Its name.
        part_id: The response or update that it is of; None for the record itself.
        forms: The words in which documents print it, the usual ones first.
        texts: What those are made of that is text of its own, in which a label can stand.
        initials: By what else a text may say it, letter by letter.
        day: The day that it is, if it is one.
    """

    field: str
    part_id: Id | None
    forms: tuple[str, ...]
    texts: tuple[str, ...] = ()
    initials: str = ""
    day: date | None = None

    def by(self, strings: Collection[WithheldString]) -> tuple[WithheldString, ...]:
        """The strings that stand in it as it prints, and not only in a text of its own."""
        if not strings:
            return ()
        of_texts = strings_in(self.texts, strings) if self.texts else ()
        return tuple(each for each in strings_in(self.forms, strings) if each not in of_texts)

    def is_said_by(self, string: WithheldString, today: date) -> bool:
        """Whether some words say what the field does, in whatever way."""
        found = None if self.day is None else find_due(string.words, today)
        return (
            (found is not None and found.due.on == self.day)
            or any(occurrences(string.words, each) for each in (*self.forms, *self.texts))
            or bool(exact_occurrences(string.words, self.initials))
        )


@dataclass(frozen=True, slots=True)
class FieldWithheld:
    """A field of a record that is withheld, with the strings that it is withheld by."""

    record: Tracked
    field: RecordField
    by: tuple[WithheldString, ...]

    @property
    def words(self) -> str:
        """What the field says."""
        return self.field.forms[0]


def forms_of(day: date) -> tuple[str, ...]:
    """The words in which documents print a day.

    >>> forms_of(date(2026, 3, 1))
    ('1 March 2026', 'Sunday 1 March 2026')
    """
    return spell_date(day), spell_date_in_full(day)


def strings_in(forms: Iterable[str], strings: Iterable[WithheldString]) -> tuple[WithheldString, ...]:
    """The strings that stand in any of the forms."""
    searched = SearchedText(WALL.join(forms))
    return tuple(each for each in strings if each.places_in(searched))


def forms_of_days(tracked: Tracked, zone: tzinfo) -> Iterator[str]:
    """The words in which documents print the days of a record, in the time zone of its board."""
    for field in _days_of(tracked, zone):
        yield from field.forms


def fields_of(tracked: Tracked, record: MeetingRecord) -> Iterator[RecordField]:
    """The days and the owner of a record as they print."""
    yield from _days_of(tracked, record.board.zone)
    if isinstance(tracked.details, ActionDetails):
        yield from _of_owner(tracked.details, record)


def fields_withheld(content: MinutesContent, strings: Collection[WithheldString]) -> Iterator[FieldWithheld]:
    """The fields of the records of some minutes that are withheld."""
    strings = tuple(each for each in strings if not each.is_name)
    if not strings:
        return
    records = {each.id: each for each in records_in(content)}
    found = {key: tuple(fields_of(each, content.record)) for key, each in records.items()}
    of_forms = strings_in((form for own in found.values() for each in own for form in each.forms), strings)
    said = _said_by_records(content, {key for key, own in found.items() if own}, strings)
    for key, tracked in records.items():
        for field in found[key] if of_forms or key in said else ():
            by = dict.fromkeys(field.by(of_forms))
            for string, is_first in said.get(key, {}).items():
                if (is_first or field.field != OWNER) and field.is_said_by(string, tracked.raised_on):
                    by[string] = None
            if by:
                yield FieldWithheld(tracked, field, tuple(by))


def _said_by_records(
    content: MinutesContent, keys: Collection[Id], strings: Collection[WithheldString]
) -> Mapping[Id, dict[WithheldString, bool]]:
    """The strings that stand in the words of records and of lines about them; whether any begins with one."""
    texts = [(each.id, each.text) for each in records_in(content) if each.id in keys]
    texts += [
        (key, wording_of(line))
        for line in content.record.entries
        if (key := line.record_id) is not None and key in keys
    ]
    starts = list(accumulate((len(text) + len(WALL) for _, text in texts), initial=0))
    searched = SearchedText(WALL.join(text for _, text in texts))
    said: defaultdict[Id, dict[WithheldString, bool]] = defaultdict(dict)
    for string in strings:
        for start, _end in string.places_in(searched):
            at = bisect_right(starts, start) - 1
            found = said[texts[at][0]]
            found[string] = found.get(string, False) or start == starts[at]
    return said


def _days_of(tracked: Tracked, zone: tzinfo) -> Iterator[RecordField]:
    details = tracked.details
    if isinstance(details, ActionDetails):
        if details.due.on is not None:
            yield _of_day(DUE, details.due.on)
        for each in details.updates:
            yield _of_day(UPDATED, each.on, each.id)
    elif isinstance(details, ChallengeDetails):
        yield _of_day(RAISED, tracked.raised_on)
        for each in details.responses:
            yield from _days_of_response(each, zone)
    elif not isinstance(details, WithheldDetails):
        days: dict[str, date | None] = {name: getattr(details, name, None) for name in DAYS}
        yield from (_of_day(name, day) for name, day in days.items() if day is not None)


def _days_of_response(response: Response, zone: tzinfo) -> Iterator[RecordField]:
    if not response.in_meeting:
        yield _of_day(ANSWERED, response.at.astimezone(zone).date(), response.id)
    if response.promised_by is not None:
        yield _of_day(PROMISED, response.promised_by, response.id)


def _of_day(field: str, day: date, part_id: Id | None = None) -> RecordField:
    return RecordField(field, part_id, forms_of(day), day=day)


def _of_owner(details: ActionDetails, record: MeetingRecord) -> Iterator[RecordField]:
    """The owner: by name, and by name and body as it prints."""
    person = record.people.get(details.owner_id or "")
    body_id = details.owner_organisation_id if person is None else person.organisation_id
    body = record.organisations.get(body_id or "")
    if person is not None:
        name, short_name = person.name or person.role or person.initials, body.short_name if body else ""
        texts = tuple(filter(None, (name, short_name)))
        yield RecordField(OWNER, None, (full_name(record, person.id),), texts, person.initials)
    elif body is not None:
        texts = tuple(filter(None, (body.name, body.short_name)))
        yield RecordField(OWNER, None, texts[:1], texts)
