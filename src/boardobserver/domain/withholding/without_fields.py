"""What is left of days and owners that are withheld: in public a label in their place, in full the mark."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from boardobserver.domain.due_words import find_due
from boardobserver.domain.publication import wording_of
from boardobserver.domain.snapshots import (
    ActionDetails,
    AsOfToday,
    ChallengeDetails,
    Details,
    Due,
    Entry,
    Id,
    Meeting,
    MeetingChanges,
    MinutesContent,
    Response,
    Tracked,
    WithheldField,
)
from boardobserver.domain.withholding.field_marks import (
    CHANGED,
    TODAY,
    UNTIL,
    FieldMarks,
    Say,
    field_marks,
)
from boardobserver.domain.withholding.record_fields import ANSWERED, DUE, OWNER, PROMISED, RAISED, UPDATED
from boardobserver.domain.withholding.what_is_left import beginning_of
from boardobserver.domain.withholding.wholes import Exemptions, Wholes
from boardobserver.domain.withholding.words import WithheldString, marked, veiled, withheld_label


def without_fields(
    told: MinutesContent, content: MinutesContent, strings: Collection[WithheldString]
) -> MinutesContent:
    """The public content without the days and owners that are withheld.

    Args:
        told: The content with its texts as the public edition has them.
        content: The content as it is.
        strings: What is withheld.
    """

    def label(_words: str, grounds: Exemptions) -> str:
        return withheld_label(grounds)

    return _Retelling(field_marks(content, strings, label), content, label, is_public=True).of(told)


def with_fields_marked(
    told: MinutesContent, content: MinutesContent, strings: Collection[WithheldString], wholes: Wholes
) -> MinutesContent:
    """The full content in which the days and owners that the public one does not say print marked.

    Args:
        told: The content with its texts marked.
        content: The content as it is.
        strings: What is withheld.
        wholes: What is withheld whole.
    """
    return _Retelling(field_marks(content, strings, marked, wholes), content, marked, is_public=False).of(
        told
    )


class _Retelling:
    """Says what is withheld of the fields of records in another way, wherever a set of minutes has them."""

    def __init__(self, marks: FieldMarks, content: MinutesContent, say: Say, *, is_public: bool) -> None:
        self._marks = marks
        self._meeting = content.record.meeting
        self._say = say
        self._is_public = is_public

    def of(self, told: MinutesContent) -> MinutesContent:
        """The content with them said so."""
        if not (self._marks.of_records or self._marks.movements):
            return told
        record = told.record
        entries = tuple(self._line(each, record.meeting.held_on) for each in record.entries)
        records = {key: self._tracked(each) for key, each in record.records.items()}
        return replace(
            told,
            record=replace(record, entries=entries, records=records),
            today=None if told.today is None else self._today(told.today),
            changes=None if told.changes is None else self._changes(told.changes),
        )

    def _today(self, today: AsOfToday) -> AsOfToday:
        """Where records stand today; what is due of them then is marked with each record."""
        records = {
            key: replace(now, due_on=None) if self._marks.has(key, TODAY) else now
            for key, now in today.records.items()
        }
        return replace(today, records=records)

    def _line(self, line: Entry, today: date) -> Entry:
        words = wording_of(line)
        said = self._words(words, line.record_id or "", today)
        if said == words:
            return line
        return replace(line, text=said if self._is_public else line.text, wording=said)

    def _tracked(self, tracked: Tracked) -> Tracked:
        marks = self._marks.of_records.get(tracked.id, ())
        if not marks:
            return tracked
        text = self._words(tracked.text, tracked.id, tracked.raised_on)
        tracked = replace(tracked, text=text, withheld=(*tracked.withheld, *marks))
        if not self._is_public:
            return tracked
        if self._marks.has(tracked.id, RAISED):
            tracked = replace(tracked, raised_on=self._meeting.held_on)
        return replace(tracked, details=_emptied(tracked.details, marks, self._meeting))

    def _changes(self, changes: MeetingChanges) -> MeetingChanges:
        since = changes.since.held_on
        left = self._marks.movements
        movements = (
            replace(each, fields=left[each.id].fields, until_on=left[each.id].until_on)
            if each.id in left
            else each
            for each in changes.movements
        )
        return replace(
            changes,
            movements=tuple(movements),
            records={key: self._tracked(each) for key, each in changes.records.items()},
            entries={key: self._line(each, since) for key, each in changes.entries.items()},
        )

    def _words(self, words: str, record_id: Id, today: date) -> str:
        """Words in which neither the owner nor a day is said in another way than that which is withheld."""
        return self._without_owner(self._without_day(words, record_id, today), record_id)

    def _without_owner(self, words: str, record_id: Id) -> str:
        """Words that do not begin with a withheld owner under another name, as "LL to move the vans"."""
        grounds, names = self._marks.owners.get(record_id, ((), ()))
        named, to, _rest = words.partition(" to ")
        if not to or named.casefold().strip() not in names:
            return words
        return f"{self._say(named, grounds)}{words[len(named) :]}"

    def _without_day(self, words: str, record_id: Id, today: date) -> str:
        """Words in which a withheld day is not said in another way, as "by 1 Mar"."""
        days: Mapping[date, Exemptions] = self._marks.days.get(record_id, {})
        found = find_due(veiled(words), today) if days else None
        if found is None or found.due.on is None or found.due.on not in days:
            return words
        lead = found.words[:3] if found.words.casefold().startswith("by ") else ""
        said = self._say(found.words[len(lead) :], days[found.due.on])
        return f"{words[: found.start]}{'by ' if lead else ''}{said}{words[found.end :]}"


def _emptied(details: Details, marks: Collection[WithheldField], meeting: Meeting) -> Details:
    """Details without the fields that are marked; those that cannot be empty say the day of the meeting."""
    gone = {mark.field for mark in marks} - {TODAY, UNTIL, CHANGED}
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
