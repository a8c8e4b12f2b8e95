"""The annex of what has happened to the records since the meeting before, by kind and record."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain

from boardobserver.domain.conventions import PrintedWords
from boardobserver.domain.dates import spell_date
from boardobserver.domain.field_words import worded_changes
from boardobserver.domain.numbering import ordinal
from boardobserver.domain.printed_names import short_name
from boardobserver.domain.publication import wording_of
from boardobserver.domain.release import Exemption
from boardobserver.domain.snapshots import (
    ChallengeDetails,
    Id,
    Meeting,
    MeetingChanges,
    MeetingRecord,
    MovementRecord,
    Tracked,
)
from boardobserver.domain.tracking import first_status
from boardobserver.domain.withholding.field_marks import CHANGED, UNTIL
from boardobserver.domain.withholding.wholes import NO_WHOLES
from boardobserver.domain.words import Movement, RecordKind
from boardobserver.publish.document import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Runs,
    Table,
    strong,
    text,
)
from boardobserver.publish.lines import day_of
from boardobserver.publish.withheld import withheld_cell
from boardobserver.publish.wording import local, plural

TITLE = "What has changed since the previous meeting"

_KINDS = (
    RecordKind.ACTION,
    RecordKind.CHALLENGE,
    RecordKind.ADVICE,
    RecordKind.DECISION,
    RecordKind.ASSURANCE,
)
"""In the order of the annexes that list them."""

_SAID = frozenset({Movement.PUT_AGAIN, Movement.ANSWERED, Movement.UPDATED})
"""What happens to a record when a line is said: the line prints, in its own wording."""


def changes_blocks(
    changes: MeetingChanges,
    record: MeetingRecord,
    phrases: PrintedWords,
    withheld: Mapping[Id, tuple[Exemption, ...]] = NO_WHOLES.records,
) -> list[Block]:
    """What has happened since the meeting before: a table for each kind of record; a sentence if nothing has.

    Args:
        changes: What may be published of it.
        record: The meeting.
        phrases: The words for each kind of record.
        withheld: The records that are withheld whole and print marked, with what they are withheld on.
    """
    since = f"Since the {_named(changes.since)}, held on {spell_date(changes.since.held_on)}"
    moved: defaultdict[Id, list[MovementRecord]] = defaultdict(list)
    for movement in changes.movements:
        moved[movement.record_id].append(movement)
    if not moved:
        return [Paragraph(text(f"{since}, nothing has happened to any record."))]
    blocks: list[Block] = [Paragraph(text(f"{since}, until the end of this meeting."))]
    by_reference = sorted((changes.records[key] for key in moved), key=lambda each: each.reference)
    for kind in _KINDS:
        rows: list[tuple[Cell, ...]] = []
        for each in by_reference:
            if each.kind is kind:
                lines = (_lines(movement, each, changes, record) for movement in moved[each.id])
                cells: tuple[Cell, ...] = (text(each.text),), tuple(chain.from_iterable(lines))
                if each.id in withheld:
                    cells = tuple(withheld_cell(cell, withheld[each.id]) for cell in cells)
                rows.append((((strong(str(each.reference)),),), *cells))
        if rows:
            word = phrases.of(kind)
            columns = (Column("Reference", 27), Column(word, 55), Column("What has happened", 80))
            blocks += [
                Heading(3, plural(kind, word)),
                Table(f"{word}: {TITLE.lower()}", columns, tuple(rows)),
            ]
    return blocks


def _lines(
    movement: MovementRecord, tracked: Tracked, changes: MeetingChanges, record: MeetingRecord
) -> Iterator[Runs]:
    """What happened, where and by whom; in what words; and what it changed of the record."""
    by = short_name(record, movement.by_id)
    about = f" {_where(movement, changes, record)}{f', {by}' if by else ''}"
    words = _words(movement, tracked, changes)
    yield (strong(_what(movement, tracked, changes)), *text(f"{about}: {words}" if words else f"{about}."))
    for change in worded_changes(movement, lambda key: short_name(record, key, key) or None):
        yield text(change.printed)
    for label in dict.fromkeys(tracked.labels_of(CHANGED, movement.id)):
        yield text(label)


def _what(movement: MovementRecord, tracked: Tracked, changes: MeetingChanges) -> str:
    if movement.what is Movement.CHANGED_STATUS:
        return movement.status_after.label
    if movement.what is Movement.REOPENED and movement.status_after != first_status(tracked.kind):
        return f"Reopened as {movement.status_after.label.lower()}"
    if movement.what is Movement.DEFERRED:
        meeting = changes.meetings.get(movement.until_meeting_id or "")
        if day := day_of(tracked, UNTIL, movement.until_on, movement.id):
            return f"Deferred until {day}"
        return f"Deferred to the {_named(meeting)}" if meeting else "Deferred to a later meeting"
    return movement.what.label


def _where(movement: MovementRecord, changes: MeetingChanges, record: MeetingRecord) -> str:
    if movement.meeting_id == record.meeting.id:
        return "at this meeting"
    meeting = changes.meetings.get(movement.meeting_id or "")
    if meeting is not None:
        return f"at the {_named(meeting)}"
    return f"on {spell_date(local(movement.at, record).date())}"


def _words(movement: MovementRecord, tracked: Tracked, changes: MeetingChanges) -> str:
    """In what words it happened: those of a line as they print, or what was written outside a meeting."""
    if movement.what is Movement.RAISED:
        return ""  # the words of the record stand beside it
    line = changes.entries.get(movement.entry_id or "")
    if line is not None:
        return wording_of(line) if movement.what in _SAID else ""
    if movement.what is Movement.ANSWERED and isinstance(tracked.details, ChallengeDetails):
        named = {change.after for change in movement.fields}
        return next((each.text for each in tracked.details.responses if each.id in named), movement.words)
    return movement.words


def _named(meeting: Meeting) -> str:
    return f"{ordinal(meeting.number)} meeting" if meeting.number > 0 else str(meeting.reference)
