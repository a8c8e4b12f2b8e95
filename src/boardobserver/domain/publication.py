"""The one gate between the record and every document: what may be published, and in which words."""

from collections.abc import Mapping
from dataclasses import replace

from boardobserver.domain.entry_line import tidy
from boardobserver.domain.field_values import PART_IDS
from boardobserver.domain.snapshots import (
    ActionDetails,
    ChallengeDetails,
    Entry,
    Id,
    MeetingChanges,
    MeetingRecord,
    MovementRecord,
    Tracked,
)
from boardobserver.domain.tracking import withdrawn_status
from boardobserver.domain.words import EntryKind


def publishable(record: MeetingRecord) -> MeetingRecord:
    """The record without what must not print.

    Left out are private notes, withdrawn entries, entries that are not in the minutes, the responses and
    updates that such entries noted at this meeting or another, and the tracked records that nothing else of
    the meeting leads to. A record that a private note raised is left out whatever else leads to it, because
    its words are the note's words. Doing it twice changes nothing.
    """
    kept = tuple(entry for entry in record.entries if is_published(entry))
    dropped = (*(entry for entry in record.entries if not is_published(entry)), *record.unprinted)
    records = _published_records(record.records, kept, dropped)
    entries = tuple(
        entry if entry.record_id is None or entry.record_id in records else replace(entry, record_id=None)
        for entry in kept
    )
    return replace(record, entries=entries, records=records)


def publishable_changes(changes: MeetingChanges) -> MeetingChanges:
    """What happened to the records without what must not print.

    Left out is what was noted at an entry that does not print, everything about a record that such an entry
    raised, and what was said of a response or an update that such an entry noted. Doing it twice changes
    nothing.
    """
    dropped_ids = {key for key, entry in changes.entries.items() if not is_published(entry)}
    records = {
        key: _without_words_of(record, dropped_ids)
        for key, record in changes.records.items()
        if record.entry_id not in dropped_ids and not _is_marked_anew(record, changes.entries)
    }
    movements = tuple(
        each
        for each in changes.movements
        if each.record_id in records
        and each.entry_id not in dropped_ids
        and _is_about_what_prints(each, records[each.record_id])
    )
    return replace(changes, movements=movements, records=records)


def is_published(entry: Entry) -> bool:
    """Whether an entry prints."""
    return entry.in_minutes and entry.withdrawn_at is None and entry.kind is not EntryKind.PRIVATE_NOTE


def wording_of(entry: Entry) -> str:
    """The words in which an entry prints: its wording, or else what was typed, without its tokens."""
    return entry.wording if entry.wording.strip() else tidy(entry.text)


def _published_records(
    records: Mapping[Id, Tracked], kept: tuple[Entry, ...], dropped: tuple[Entry, ...]
) -> dict[Id, Tracked]:
    """The tracked records that may print, without the responses and updates that a dropped entry noted."""
    raised_by = {entry.id: entry.record_id for entry in (*kept, *dropped)}
    dropped_ids = {entry.id for entry in dropped}
    private_ids = {entry.id for entry in dropped if entry.kind is EntryKind.PRIVATE_NOTE}
    led_to = {entry.record_id for entry in kept}
    hidden = {entry.record_id for entry in dropped} - led_to
    return {
        key: _without_words_of(tracked, dropped_ids)
        for key, tracked in records.items()
        if tracked.entry_id not in private_ids
        and not _is_taken_back(tracked, raised_by, dropped_ids)
        and key not in hidden
        and (key in led_to or tracked.entry_id not in dropped_ids)
    }


def _is_taken_back(tracked: Tracked, raised_by: Mapping[Id, Id | None], dropped_ids: set[Id]) -> bool:
    """Whether a record was withdrawn because its line was, or because that was given another kind.

    A line that answers it may be left, but what is answered there is nothing any more.
    """
    if tracked.entry_id is None or tracked.entry_id not in raised_by:
        return False
    if tracked.status != withdrawn_status(tracked.kind):
        return False
    return tracked.entry_id in dropped_ids or raised_by[tracked.entry_id] != tracked.id


def _is_marked_anew(record: Tracked, entries: Mapping[Id, Entry]) -> bool:
    """Whether a record was withdrawn because the line that raised it was given another kind."""
    line = entries.get(record.entry_id or "")
    return line is not None and line.record_id != record.id and record.status == withdrawn_status(record.kind)


def _is_about_what_prints(movement: MovementRecord, record: Tracked) -> bool:
    """Whether the response or update that a movement is about, if it is, prints with its record."""
    named = {change.after for change in movement.fields if change.field in PART_IDS}
    if isinstance(record.details, ChallengeDetails):
        return named <= {response.id for response in record.details.responses}
    if isinstance(record.details, ActionDetails):
        return named <= {update.id for update in record.details.updates}
    return True


def _without_words_of(tracked: Tracked, dropped_ids: set[Id]) -> Tracked:
    """A record without the responses and updates that a dropped entry noted."""
    details = tracked.details
    if isinstance(details, ChallengeDetails):
        responses = tuple(each for each in details.responses if each.entry_id not in dropped_ids)
        if len(responses) < len(details.responses):
            return replace(tracked, details=replace(details, responses=responses))
    if isinstance(details, ActionDetails):
        updates = tuple(each for each in details.updates if each.entry_id not in dropped_ids)
        if len(updates) < len(details.updates):
            return replace(tracked, details=replace(details, updates=updates))
    return tracked
