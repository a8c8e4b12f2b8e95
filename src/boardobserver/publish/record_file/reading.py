"""Reading the record of minutes: from bytes that anybody may have written to the content of an edition.

Nothing is guessed: a record that is too large, that lacks something or has something besides, or that is not
written as this program writes it, is refused.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Final, TypeVar

import msgspec

from boardobserver.domain import snapshots
from boardobserver.domain.conventions import Conventions, conventions_from
from boardobserver.domain.errors import Refusal
from boardobserver.domain.numbering import Reference
from boardobserver.domain.tracking import status_word
from boardobserver.domain.withholding import EditionContent, WithheldCount
from boardobserver.domain.words import RecordKind
from boardobserver.publish.record_file import format as written
from boardobserver.publish.record_file import movements, tracked
from boardobserver.publish.record_file.writing import record_bytes

LARGEST: Final = 64 * 2**20
"""No record is larger, in bytes; one of a thousand lines is about half a million."""

T = TypeVar("T")


class _Format(msgspec.Struct, frozen=True):
    """What a record says of itself first."""

    format: str
    format_version: int


def read_record(data: bytes) -> EditionContent:
    """The content of the edition that a record holds.

    Raises:
        Refusal: It is no record of minutes, is of a later format, or is not whole.
    """
    if len(data) > LARGEST:
        raise Refusal("The record is larger than the record of any meeting.")
    _require_format(data)
    try:
        edition = edition_of(msgspec.json.decode(data, type=written.MinutesFile))
    except (msgspec.MsgspecError, ValueError, KeyError, RecursionError) as error:
        raise Refusal("The record of the minutes is damaged, or was altered by hand.") from error
    if record_bytes(edition) != data:
        raise Refusal("The record of the minutes is not written as this program writes it: it was altered.")
    return edition


def _require_format(data: bytes) -> None:
    try:
        head = msgspec.json.decode(data, type=_Format)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Refusal("This is not a record of minutes.") from error
    if head.format != written.FORMAT:
        raise Refusal("This is not a record of minutes.")
    if head.format_version > written.FORMAT_VERSION:
        raise Refusal("The record was written by a later version of Board Observer, which can read it.")


def edition_of(file: written.MinutesFile) -> EditionContent:
    """The content of an edition that the one object of the format holds.

    Raises:
        ValueError: A status is none of its record's kind.
        KeyError: A record is not there that something is said of.
    """
    counts = _all(file.withheld, WithheldCount)
    return EditionContent(_content(file), counts, file.labels, marks_wholes=file.format_version > 1)


def _content(file: written.MinutesFile) -> snapshots.MinutesContent:
    records = _records(file.records)
    return snapshots.MinutesContent(
        record=snapshots.MeetingRecord(
            board=_made(file.board, snapshots.Board),
            meeting=_made(file.meeting, snapshots.Meeting),
            previous=None if file.previous is None else _made(file.previous, snapshots.Meeting),
            attendance=_all(file.attendance, snapshots.Attendance),
            declarations=_all(file.declarations, snapshots.Declaration),
            items=_all(file.items, snapshots.AgendaItem),
            entries=_all(file.entries, snapshots.Entry),
            records=records,
            people={each.id: _made(each, snapshots.Person) for each in file.people},
            organisations={each.id: _made(each, snapshots.Organisation) for each in file.organisations},
        ),
        today=None if file.today is None else _today(file.today, records),
        changes=None if file.changes is None else _changes(file.changes),
        imprint=snapshots.Imprint(
            _made(file.version, snapshots.VersionNumber), file.edition, file.journal_head
        ),
        withholdings=tuple(_withholding(each) for each in file.withholdings),
        corrections=_all(file.corrections, snapshots.Correction),
        conventions=_conventions(file),
    )


def _conventions(file: written.MinutesFile) -> Conventions:
    """The conventions; the picture that goes with them is the one that they name."""
    conventions = conventions_from(file.conventions, file.logo)
    named = "" if conventions.logo is None else conventions.logo.sha256
    if file.logo and sha256(file.logo).hexdigest() != named:
        raise ValueError
    return conventions


def _made(part: object, kind: type[T]) -> T:
    """A part of the format as the snapshot with the same members."""
    return msgspec.convert(part, kind, from_attributes=True)


def _all(parts: Iterable[object], kind: type[T]) -> tuple[T, ...]:
    return tuple(_made(part, kind) for part in parts)


def _records(parts: Iterable[tracked.Tracked]) -> dict[snapshots.Id, snapshots.Tracked]:
    return {part.id: _record(part) for part in parts}


def _record(part: tracked.Tracked) -> snapshots.Tracked:
    kind = RecordKind(str(part.__struct_config__.tag))
    return snapshots.Tracked(
        id=part.id,
        kind=kind,
        reference=_made(part.reference, Reference),
        text=part.text,
        status=part.status,
        topics=part.topics,
        raised_on=part.raised_on,
        raised_by_id=part.raised_by_id,
        meeting_id=part.meeting_id,
        item_id=part.item_id,
        entry_id=part.entry_id,
        reason=part.reason,
        links=part.links,
        details=_details(part),
        withheld=_all(part.withheld, snapshots.WithheldField),
    )


def _details(part: tracked.Tracked) -> snapshots.Details:
    if part.details is None:
        return snapshots.WithheldDetails()
    match part:
        case tracked.Challenge():
            return _made(part.details, snapshots.ChallengeDetails)
        case tracked.Advice():
            return _made(part.details, snapshots.AdviceDetails)
        case tracked.Action():
            return _made(part.details, snapshots.ActionDetails)
        case tracked.Decision():
            return _made(part.details, snapshots.DecisionDetails)
        case tracked.Assurance():
            return _made(part.details, snapshots.AssuranceDetails)


def _today(today: written.AsOfToday, records: dict[snapshots.Id, snapshots.Tracked]) -> snapshots.AsOfToday:
    return snapshots.AsOfToday(
        on=today.on,
        records={
            each.record_id: snapshots.RecordToday(
                status_word(records[each.record_id].kind, each.status), each.due_on
            )
            for each in today.records
        },
    )


def _changes(changes: written.MeetingChanges) -> snapshots.MeetingChanges:
    records = _records(changes.records)
    return snapshots.MeetingChanges(
        since=_made(changes.since, snapshots.Meeting),
        movements=tuple(_movement(each, records[each.record_id].kind) for each in changes.movements),
        records=records,
        entries={each.id: _made(each, snapshots.Entry) for each in changes.entries},
        meetings={each.id: _made(each, snapshots.Meeting) for each in changes.meetings},
    )


def _movement(part: movements.MovementRecord, kind: RecordKind) -> snapshots.MovementRecord:
    return snapshots.MovementRecord(
        id=part.id,
        record_id=part.record_id,
        what=part.what,
        at=part.at,
        meeting_id=part.meeting_id,
        item_id=part.item_id,
        entry_id=part.entry_id,
        status_after=status_word(kind, part.status_after),
        words=part.words,
        by_id=part.by_id,
        until_on=part.until_on,
        until_meeting_id=part.until_meeting_id,
        fields=_all(part.fields, snapshots.FieldChange),
    )


def _withholding(part: written.Withholding) -> snapshots.Withholding:
    return snapshots.Withholding(
        id=part.id,
        meeting_id=part.meeting_id,
        entry_id=part.entry_id,
        item_id=part.item_id,
        record_id=part.record_id,
        passage=part.passage,
        exemptions=part.exemptions,
        reason="",
    )
