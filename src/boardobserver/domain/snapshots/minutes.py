"""What the minutes of a meeting are printed from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from boardobserver.domain.conventions import Conventions
from boardobserver.domain.release import Edition
from boardobserver.domain.snapshots.boards import Id
from boardobserver.domain.snapshots.meetings import Entry, Meeting
from boardobserver.domain.snapshots.record import MeetingRecord
from boardobserver.domain.snapshots.releases import (
    Correction,
    VersionNumber,
    WithheldCount,
    Withholding,
)
from boardobserver.domain.snapshots.tracked import MovementRecord, Tracked, TrackedStatus


@dataclass(frozen=True, slots=True)
class RecordToday:
    """Where a record stands today, to print beside how it stood at a meeting."""

    status: TrackedStatus
    due_on: date | None


@dataclass(frozen=True, slots=True)
class AsOfToday:
    """Where the records of a meeting stand on a later day."""

    on: date
    records: Mapping[Id, RecordToday]


@dataclass(frozen=True, slots=True)
class MeetingChanges:
    """What happened to the records between one meeting and the end of the next.

    Attributes:
        since: The meeting before.
        movements: What happened, in the order in which it did.
        records: The records that it happened to, as they stood at the end.
        entries: The lines at which it happened, that raised the records, or that their responses were.
        meetings: The meetings at which it happened.
    """

    since: Meeting
    movements: tuple[MovementRecord, ...]
    records: Mapping[Id, Tracked]
    entries: Mapping[Id, Entry]
    meetings: Mapping[Id, Meeting]


@dataclass(frozen=True, slots=True)
class Imprint:
    """Which minutes a document is: what stands on its last page beside the hash of its record.

    Attributes:
        journal_head: The hash of the journal's last unit when this version was made, or of the last that
            changed the meeting where no version was; empty for minutes signed off before there were versions.
    """

    version: VersionNumber
    edition: Edition
    journal_head: str


_FIRST_DRAFT = Imprint(VersionNumber(0, 1), Edition.FULL, "")
_USUAL = Conventions()


@dataclass(frozen=True, slots=True)
class MinutesContent:
    """Everything that the minutes of a meeting say.

    Attributes:
        record: The meeting, with its records as they stood at its end.
        today: Where they stand today, if that is to print beside it.
        changes: What has happened since the meeting before, if that is to print too.
        imprint: Which version and edition they are.
        withholdings: What the public edition of them does not say; those of other meetings too, as far as
            their records print here.
        corrections: The corrections that this version has, and those to the minutes of another meeting that
            were put forward or agreed at this one.
        conventions: How the board has its documents made.
        other_names: The names besides the one in the record that those have had whose name is withheld; they
            are for withholding only, and in no document and no record of one.
        withheld_before: How much was withheld already of the public edition that they were restored from.
        withheld_elsewhere: What the full edition that they were restored from withholds of lines, items and
            records of other meetings, which are not on this board; each while a withholding has its key.
    """

    record: MeetingRecord
    today: AsOfToday | None = None
    changes: MeetingChanges | None = None
    imprint: Imprint = _FIRST_DRAFT
    withholdings: tuple[Withholding, ...] = ()
    corrections: tuple[Correction, ...] = ()
    conventions: Conventions = _USUAL
    other_names: Mapping[Id, tuple[str, ...]] = field(default_factory=dict[Id, tuple[str, ...]])
    withheld_before: tuple[WithheldCount, ...] = ()
    withheld_elsewhere: tuple[Withholding, ...] = ()
