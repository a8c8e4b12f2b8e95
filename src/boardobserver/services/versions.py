"""The versions of a meeting's minutes: drafts 0.1, 0.2 …, 1 when they are signed off, 2 … when corrected.

A version is made in the same unit as what it is made for, and is kept for good: its record stands among the
board's files under its hash, with the head that the journal had then.
"""

from dataclasses import replace
from hashlib import sha256

from boardobserver.domain.corrected import corrected
from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import (
    Correction,
    Id,
    MeetingRecord,
    MinutesContent,
    Version,
    VersionNumber,
)
from boardobserver.domain.words import MeetingStatus
from boardobserver.services.command import Command
from boardobserver.services.kept_minutes import SIGNED_OFF, kept_content, kept_record
from boardobserver.services.minutes_content import board_content
from boardobserver.services.rows import require_kept
from boardobserver.storage.records import MeetingRow, VersionRow
from boardobserver.storage.unit import Unit


def keep_version(meeting_id: Id, reason: str) -> Command[VersionNumber]:
    """Keep the minutes as they stand as a version: the next draft, or those that are signed off.

    Nothing is kept anew where nothing has changed since the newest version. The command gives its number.
    """

    def apply(unit: Unit) -> VersionNumber:
        return kept_as(unit, meeting_id, reason)

    return Command("keep a version of the minutes", apply)


def kept_as(unit: Unit, meeting_id: Id, reason: str) -> VersionNumber:
    """The number of the version that the minutes are within a unit; it is made where there is none."""
    meeting = unit.get(MeetingRow, meeting_id)
    require_kept(unit.read, meeting_id)
    if meeting.status is MeetingStatus.SIGNED_OFF:
        return signed_version(unit, meeting).number
    content = board_content(unit.read, meeting_id)
    versions = unit.read.releases.versions(meeting_id)
    if not versions or versions[-1].number != content.imprint.version:
        _add(unit, content, reason.strip() or "Kept", meeting.author_id)
    return content.imprint.version


def signed_version(unit: Unit, meeting: MeetingRow) -> Version:
    """The newest version of minutes that are signed off; the first is made of those from before versions.

    Raises:
        Refusal: They are not signed off.
    """
    if meeting.status is not MeetingStatus.SIGNED_OFF:
        raise Refusal("The minutes of this meeting are not signed off yet.")
    versions = unit.read.releases.versions(meeting.id)
    if not versions or versions[-1].number < SIGNED_OFF:
        _add(unit, board_content(unit.read, meeting.id), "Signed off", meeting.signed_off_by_id)
        versions = unit.read.releases.versions(meeting.id)
    return versions[-1]


def add_corrected(
    unit: Unit, meeting: MeetingRow, version_id: Id, corrections: tuple[Correction, ...], by_id: Id | None
) -> None:
    """Make the next version of minutes that are signed off, with corrections made to the one before."""
    before = signed_version(unit, meeting)
    content = kept_content(unit.read, before)
    number = VersionNumber(before.number.major + 1)
    content = replace(content, record=_with_those_named(unit, content.record, corrections))
    content = replace(corrected(content, corrections), imprint=replace(content.imprint, version=number))
    named = "Correction" if len(corrections) == 1 else "Corrections"
    reason = f"{named} {', '.join(str(each.number) for each in corrections)}"
    _add(unit, content, reason, by_id, version_id)


def _with_those_named(
    unit: Unit, record: MeetingRecord, corrections: tuple[Correction, ...]
) -> MeetingRecord:
    """The record with those besides whom a correction puts on a list of the attendance."""
    named = {each.target_id for each in corrections if each.target == "attendance"}
    people = {each.id: each for each in unit.read.people() if each.id in named}
    of = {each.organisation_id for each in people.values()}
    bodies = {each.id: each for each in unit.read.organisations() if each.id in of}
    return replace(
        record,
        people={**people, **record.people},
        organisations={**bodies, **record.organisations},
    )


def _add(
    unit: Unit, content: MinutesContent, reason: str, by_id: Id | None, version_id: Id | None = None
) -> None:
    head = unit.read.releases.journal_head()
    content = replace(content, imprint=replace(content.imprint, journal_head=head))
    data = kept_record(content)
    digest = sha256(data).hexdigest()
    unit.keep_file(digest, data)
    version = VersionRow(
        id=version_id or unit.new_id(),
        meeting_id=content.record.meeting.id,
        major=content.imprint.version.major,
        minor=content.imprint.version.minor,
        made_at=unit.now,
        made_by_id=by_id,
        reason=reason,
        record_sha256=digest,
        journal_head=head,
    )
    unit.add(version)
