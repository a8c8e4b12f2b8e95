"""What is left in public of lines, agenda items and records that are withheld whole.

A line keeps its number and its place, an item its number and its title, a record its reference.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import UTC, datetime, time

from boardobserver.domain.corrected import PRINTED_UNDER
from boardobserver.domain.publication import wording_of
from boardobserver.domain.snapshots import (
    ActionDetails,
    AgendaItem,
    ChallengeDetails,
    Correction,
    Details,
    Entry,
    Id,
    Meeting,
    MeetingChanges,
    MeetingRecord,
    MinutesContent,
    MovementRecord,
    Tracked,
    WithheldDetails,
)
from boardobserver.domain.tracking import first_status
from boardobserver.domain.withholding.wholes import Wholes
from boardobserver.domain.withholding.words import withheld_label
from boardobserver.domain.words import EntryKind, PreviousMinutes, Section


def without_wholes(content: MinutesContent, wholes: Wholes) -> MinutesContent:
    """The content in which nothing is left of what is withheld whole but its label, number and place."""
    if wholes.are_none:
        return content
    today = content.today
    if today is not None:
        kept = {key: each for key, each in today.records.items() if key not in wholes.records}
        today = replace(today, records=kept)
    return replace(
        content,
        record=_record_without(content.record, wholes, runs_on=content.conventions.paragraphs.runs_on),
        today=today,
        changes=None if content.changes is None else _changes_without(content.changes, wholes),
        corrections=tuple(_correction_without(each, wholes) for each in content.corrections),
    )


def _record_without(record: MeetingRecord, wholes: Wholes, *, runs_on: bool) -> MeetingRecord:
    """A meeting without what is withheld of it whole.

    Where the numbers of paragraphs run on from item to item, each line of an item that is withheld keeps its
    own, so that both editions are quoted by the same numbers.
    """
    gathered = {
        item.id
        for item in record.items
        if item.id in wholes.items
        and not (runs_on and any(entry.item_id == item.id for entry in record.entries))
    }
    record = without_particulars(record, {item.section for item in record.items if item.id in wholes.items})
    items = tuple(_item_without(item) if item.id in wholes.items else item for item in record.items)
    return replace(
        record,
        items=items,
        entries=tuple(_entries_without(record, wholes, gathered)),
        records={key: _tracked_without(each, record.meeting, wholes) for key, each in record.records.items()},
    )


def without_particulars(record: MeetingRecord, sections: Collection[Section]) -> MeetingRecord:
    """A meeting without the particulars that print under the items of some sections."""
    return replace(
        record,
        meeting=_meeting_without(record.meeting, sections),
        attendance=() if Section.WELCOME in sections else record.attendance,
        declarations=() if Section.DECLARATIONS in sections else record.declarations,
    )


def _item_without(item: AgendaItem) -> AgendaItem:
    return replace(item, presenter_id=None, papers=(), spans=(), topic="", carried_from_id=None)


def _meeting_without(meeting: Meeting, sections: Collection[Section]) -> Meeting:
    """A meeting without the particulars that print under items which are withheld."""
    if Section.WELCOME in sections:
        meeting = replace(meeting, quorate=None, quorum_needed=None)
    if Section.PREVIOUS_MINUTES in sections:
        meeting = replace(meeting, previous_minutes=PreviousMinutes.NOT_CONSIDERED, corrections="")
    if Section.CLOSE in sections:
        meeting = replace(meeting, next_date=None, next_start=None, next_place="")
    return meeting


def _entries_without(record: MeetingRecord, wholes: Wholes, gathered: set[Id]) -> Iterator[Entry]:
    """The lines, with a single one for all that was said under each of the gathered items."""
    for entry in record.entries:
        if entry.item_id not in gathered:
            yield _entry_without(entry, record, wholes)
    last = max((entry.position for entry in record.entries), default=0)
    for place, item in enumerate((each for each in record.items if each.id in gathered), start=1):
        label = withheld_label(wholes.items[item.id])
        yield Entry(
            id=item.id,
            item_id=item.id,
            position=last + place,
            kind=EntryKind.NOTE,
            at=beginning_of(record.meeting),
            speaker_id=None,
            speaker_organisation_id=None,
            text=label,
            wording=label,
            in_minutes=True,
            record_id=None,
            withdrawn_at=None,
            withdrawn_reason="",
        )


def _entry_without(entry: Entry, record: MeetingRecord, wholes: Wholes) -> Entry:
    is_blank = not wording_of(entry).strip() and entry.record_id is None
    if entry.id not in wholes.entries or is_blank:  # what is blank takes no number and prints nothing
        return entry
    return replace(_silent(entry, wholes), at=beginning_of(record.meeting))


def _silent(entry: Entry, wholes: Wholes) -> Entry:
    label = withheld_label(wholes.entries[entry.id])
    return replace(entry, text=label, wording=label, speaker_id=None, speaker_organisation_id=None)


def beginning_of(meeting: Meeting) -> datetime:
    """An instant of a meeting that says nothing of when in it something was noted."""
    return meeting.started_at or datetime.combine(meeting.held_on, time(), UTC)


def _tracked_without(tracked: Tracked, meeting: Meeting, wholes: Wholes) -> Tracked:
    if tracked.id not in wholes.records:
        details = _details_without(tracked.details, wholes)
        return tracked if details is tracked.details else replace(tracked, details=details)
    return Tracked(
        id=tracked.id,
        kind=tracked.kind,
        reference=tracked.reference,
        text=withheld_label(wholes.records[tracked.id]),
        status=first_status(tracked.kind),
        topics=(),
        raised_on=meeting.held_on,
        raised_by_id=None,
        meeting_id=None,
        item_id=None,
        entry_id=tracked.entry_id,
        reason="",
        links=(),
        details=WithheldDetails(),
    )


def _details_without(details: Details, wholes: Wholes) -> Details:
    """Details in which the responses and updates that are lines withheld whole say nothing."""
    entries = wholes.entries
    if isinstance(details, ChallengeDetails) and any(each.entry_id in entries for each in details.responses):
        responses = tuple(
            each
            if each.entry_id is None or each.entry_id not in entries
            else replace(
                each,
                text=withheld_label(entries[each.entry_id]),
                by_id=None,
                by_organisation_id=None,
                promised_by=None,
            )
            for each in details.responses
        )
        return replace(details, responses=responses)
    if isinstance(details, ActionDetails) and any(each.entry_id in entries for each in details.updates):
        updates = tuple(
            each
            if each.entry_id is None or each.entry_id not in entries
            else replace(each, text=withheld_label(entries[each.entry_id]), by_id=None)
            for each in details.updates
        )
        return replace(details, updates=updates)
    return details


def _changes_without(changes: MeetingChanges, wholes: Wholes) -> MeetingChanges:
    """What happened to the records that are not withheld, without the words of what is."""
    records = {
        key: replace(each, details=_details_without(each.details, wholes))
        for key, each in changes.records.items()
        if key not in wholes.records
    }
    return replace(
        changes,
        movements=tuple(
            _movement_without(each, wholes) for each in changes.movements if each.record_id in records
        ),
        records=records,
        entries={
            key: _silent(each, wholes) if key in wholes.entries else each
            for key, each in changes.entries.items()
        },
    )


def _movement_without(movement: MovementRecord, wholes: Wholes) -> MovementRecord:
    exemptions = wholes.of_movement(movement)
    if exemptions is None:
        return movement
    words = withheld_label(exemptions) if movement.words.strip() else ""
    return replace(movement, words=words, fields=(), by_id=None, until_on=None)


def _correction_without(correction: Correction, wholes: Wholes) -> Correction:
    key = correction.target_id or ""
    exemptions = wholes.entries.get(key, wholes.records.get(key, wholes.items.get(key)))
    if exemptions is None:
        return correction
    label = withheld_label(exemptions)
    # Where no line is corrected, its place names a person.
    place = "" if correction.target in PRINTED_UNDER else correction.place
    return replace(correction, place=place, before=label, after=label, reason=label)
