"""Writing the record of minutes: from the content of an edition to the bytes that stand for it.

The members of the format bear the names that they have in the program, so that most of it is taken over as it
is. What differs is written out here: tables by key become arrays in the order of their keys, and a record is
one object with its kind.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import TypeVar

import msgspec

from boardobserver.domain import snapshots
from boardobserver.domain.conventions import stored_conventions
from boardobserver.domain.withholding import EditionContent, wholes_marked
from boardobserver.domain.words import RecordKind
from boardobserver.publish.record_file import format as written
from boardobserver.publish.record_file import meetings, movements, tracked
from boardobserver.publish.record_file.parts import Part, VersionNumber

PartT = TypeVar("PartT", bound=Part)
T = TypeVar("T")

_KINDS: dict[RecordKind, type[tracked.Tracked]] = {
    RecordKind.CHALLENGE: tracked.Challenge,
    RecordKind.ADVICE: tracked.Advice,
    RecordKind.ACTION: tracked.Action,
    RecordKind.DECISION: tracked.Decision,
    RecordKind.ASSURANCE: tracked.Assurance,
}


def record_bytes(edition: EditionContent) -> bytes:
    """The record of an edition as it is embedded and kept: the same content gives the same bytes, anywhere.

    Args:
        edition: What that edition says, and nothing that does not appear in it (`domain.appearing`).
    """
    return msgspec.json.encode(file_of(edition), order="sorted")


def file_of(edition: EditionContent) -> written.MinutesFile:
    """The content of an edition as the one object of the format."""
    content, record = edition.content, edition.content.record
    return written.MinutesFile(
        format=written.FORMAT,
        format_version=1 if wholes_marked(edition).are_none else 2,
        edition=content.imprint.edition,
        version=_taken(content.imprint.version, VersionNumber),
        journal_head=content.imprint.journal_head,
        board=_taken(record.board, meetings.Board),
        meeting=_taken(record.meeting, meetings.Meeting),
        previous=None if record.previous is None else _taken(record.previous, meetings.Meeting),
        attendance=_all(record.attendance, meetings.Attendance),
        declarations=_all(record.declarations, meetings.Declaration),
        items=_all(record.items, meetings.AgendaItem),
        entries=_all(record.entries, meetings.Entry),
        records=_records(record.records),
        people=_by_key(record.people, meetings.Person),
        organisations=_by_key(record.organisations, meetings.Organisation),
        today=None if content.today is None else _today(content.today),
        changes=None if content.changes is None else _changes(content.changes),
        withholdings=_all(content.withholdings, written.Withholding),
        withheld=_all(edition.counts, written.WithheldCount),
        labels=edition.labels,
        corrections=_all(content.corrections, written.Correction),
        conventions=stored_conventions(content.conventions),
        logo=b"" if content.conventions.logo is None else content.conventions.logo.png,
    )


def _taken(value: object, kind: type[PartT]) -> PartT:
    """A snapshot as the part of the format with the same members."""
    return msgspec.convert(value, kind, from_attributes=True)


def _all(values: Iterable[object], kind: type[PartT]) -> tuple[PartT, ...]:
    return tuple(_taken(value, kind) for value in values)


def _in_order(table: Mapping[str, T]) -> Iterable[T]:
    return (table[key] for key in sorted(table))


def _by_key(table: Mapping[str, object], kind: type[PartT]) -> tuple[PartT, ...]:
    return _all(_in_order(table), kind)


def _records(table: Mapping[str, snapshots.Tracked]) -> tuple[tracked.Tracked, ...]:
    return tuple(_record(record) for record in _in_order(table))


def _record(record: snapshots.Tracked) -> tracked.Tracked:
    members = {field.name: getattr(record, field.name) for field in fields(record)}
    if isinstance(record.details, snapshots.WithheldDetails):
        members["details"] = None
    return _taken({**members, "kind": record.kind.value}, _KINDS[record.kind])


def _today(today: snapshots.AsOfToday) -> written.AsOfToday:
    return written.AsOfToday(
        on=today.on,
        records=tuple(
            written.RecordToday(record_id=key, status=now.status.value, due_on=now.due_on)
            for key, now in sorted(today.records.items())
        ),
    )


def _changes(changes: snapshots.MeetingChanges) -> written.MeetingChanges:
    return written.MeetingChanges(
        since=_taken(changes.since, meetings.Meeting),
        movements=_all(changes.movements, movements.MovementRecord),
        records=_records(changes.records),
        entries=_by_key(changes.entries, meetings.Entry),
        meetings=_by_key(changes.meetings, meetings.Meeting),
    )
