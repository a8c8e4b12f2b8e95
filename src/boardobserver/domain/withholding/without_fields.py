"""What is left in public of days and owners that are withheld: nothing, and a mark in their place."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from boardobserver.domain.due_words import find_due
from boardobserver.domain.field_values import DAYS as DAY_FIELDS
from boardobserver.domain.publication import wording_of
from boardobserver.domain.snapshots import (
    ActionDetails,
    AsOfToday,
    ChallengeDetails,
    Details,
    Due,
    Entry,
    FieldChange,
    Id,
    Meeting,
    MeetingChanges,
    MinutesContent,
    MovementRecord,
    Response,
    Tracked,
    WithheldField,
)
from boardobserver.domain.withholding.record_fields import (
    ANSWERED,
    DUE,
    OWNER,
    PROMISED,
    RAISED,
    UPDATED,
    fields_withheld,
    forms_of,
    strings_in,
)
from boardobserver.domain.withholding.what_is_left import beginning_of
from boardobserver.domain.withholding.words import WithheldString, withheld_label

TODAY = "today"
"""Where what is due of a record today does not print, that is the field."""

_OF_MOVEMENTS = {
    DUE: {"due_on", "due_set_on", "due_kind"},
    OWNER: {"owner_id", "owner_organisation_id"},
}
"""What a movement calls the fields that it changed, where it is not what they are called here."""


def without_fields(
    told: MinutesContent, content: MinutesContent, strings: Collection[WithheldString]
) -> MinutesContent:
    """The public content without the days and owners that are withheld.

    Args:
        told: The content with its texts as the public edition has them.
        content: The content as it is.
        strings: What is withheld.
    """
    return _Emptying(content, strings).of(told)


class _Emptying:
    """Empties the fields of records that are withheld, wherever a set of minutes has them."""

    def __init__(self, content: MinutesContent, strings: Collection[WithheldString]) -> None:
        self._strings = tuple(strings)
        self._meeting = content.record.meeting
        self._labels: dict[date, str] = {}
        self._marks: defaultdict[Id, list[WithheldField]] = defaultdict(list)
        self._days: defaultdict[Id, dict[date, str]] = defaultdict(dict)
        for each in fields_withheld(content, strings):
            label, day = _label(each.by), each.field.day
            self._marks[each.record.id].append(WithheldField(each.field.field, each.field.part_id, label))
            if day is not None:
                self._days[each.record.id][day] = label

    def of(self, told: MinutesContent) -> MinutesContent:
        """The content without them."""
        today = self._today(told.today)
        changes = None if told.changes is None else self._changes(told.changes)
        if not self._marks:
            return replace(told, today=today, changes=changes)
        record = told.record
        entries = tuple(self._line(each, record.meeting.held_on) for each in record.entries)
        records = {key: self._tracked(each) for key, each in record.records.items()}
        record = replace(record, entries=entries, records=records)
        return replace(told, record=record, today=today, changes=changes)

    def _label_of(self, day: date | None) -> str:
        """What stands in the place of a day; empty where that is not withheld."""
        if day is None:
            return ""
        if day not in self._labels:
            by = strings_in(forms_of(day), self._strings)
            self._labels[day] = _label(by) if by else ""
        return self._labels[day]

    def _today(self, today: AsOfToday | None) -> AsOfToday | None:
        """Where records stand today; what is due of them then is marked with each record."""
        if today is None:
            return None
        records = dict(today.records)
        for key, now in today.records.items():
            label = self._label_of(now.due_on) or self._days.get(key, {}).get(now.due_on or date.min, "")
            if label:
                records[key] = replace(now, due_on=None)
                self._marks[key].append(WithheldField(TODAY, None, label))
        return replace(today, records=records)

    def _line(self, line: Entry, today: date) -> Entry:
        words = wording_of(line)
        said = _without_day(words, self._days.get(line.record_id or "", {}), today)
        return line if said == words else replace(line, text=said, wording=said)

    def _tracked(self, tracked: Tracked) -> Tracked:
        marks = tuple(self._marks.get(tracked.id, ()))
        if not marks:
            return tracked
        text = _without_day(tracked.text, self._days.get(tracked.id, {}), tracked.raised_on)
        if any(mark.field == RAISED for mark in marks):
            tracked = replace(tracked, raised_on=self._meeting.held_on)
        details = _emptied(tracked.details, marks, self._meeting)
        return replace(tracked, text=text, details=details, withheld=(*tracked.withheld, *marks))

    def _changes(self, changes: MeetingChanges) -> MeetingChanges:
        since = changes.since.held_on
        return replace(
            changes,
            movements=tuple(self._movement(each) for each in changes.movements),
            records={key: self._tracked(each) for key, each in changes.records.items()},
            entries={key: self._line(each, since) for key, each in changes.entries.items()},
        )

    def _movement(self, movement: MovementRecord) -> MovementRecord:
        gone = {mark.field for mark in self._marks.get(movement.record_id, ())}
        gone |= {name for field, names in _OF_MOVEMENTS.items() if field in gone for name in names}
        kept = tuple(
            each for each in movement.fields if each.field not in gone and not self._says_a_day(each)
        )
        if self._label_of(movement.until_on):
            movement = replace(movement, until_on=None)
        return movement if len(kept) == len(movement.fields) else replace(movement, fields=kept)

    def _says_a_day(self, change: FieldChange) -> bool:
        """Whether a change names a day that is withheld."""
        days = (change.before, change.after) if change.field in DAY_FIELDS else ()
        return any(self._label_of(date.fromisoformat(day)) for day in days if day)


def _label(by: Collection[WithheldString]) -> str:
    return withheld_label(exemption for each in by for exemption in each.exemptions)


def _without_day(words: str, days: Mapping[date, str], today: date) -> str:
    """Words in which a withheld day is not said in another way, as "by 1 Mar"."""
    found = find_due(words, today) if days else None
    label = "" if found is None or found.due.on is None else days.get(found.due.on, "")
    if found is None or not label:
        return words
    lead = "by " if found.words.casefold().startswith("by ") else ""
    return f"{words[: found.start]}{lead}{label}{words[found.end :]}"


def _emptied(details: Details, marks: Collection[WithheldField], meeting: Meeting) -> Details:
    """Details without the fields that are marked; those that cannot be empty say the day of the meeting."""
    gone = {mark.field for mark in marks} - {TODAY}
    parts = {(mark.field, mark.part_id) for mark in marks}
    if isinstance(details, ActionDetails):
        if DUE in gone:
            details = replace(details, due=Due(), due_set_on=None)
        if UPDATED in gone:
            updates = (
                replace(each, on=meeting.held_on) if (UPDATED, each.id) in parts else each
                for each in details.updates
            )
            details = replace(details, updates=tuple(updates))
        return replace(details, owner_id=None, owner_organisation_id=None) if OWNER in gone else details
    if isinstance(details, ChallengeDetails):
        responses = (_response_without(each, parts, meeting) for each in details.responses)
        return replace(details, responses=tuple(responses))
    return replace(details, **dict.fromkeys(gone))


def _response_without(
    response: Response, gone: Collection[tuple[str, Id | None]], meeting: Meeting
) -> Response:
    if (PROMISED, response.id) in gone:
        response = replace(response, promised_by=None)
    return replace(response, at=beginning_of(meeting)) if (ANSWERED, response.id) in gone else response
