"""The minutes that were kept: each version by its number, as its record holds it, and which one a draft is.

A version keeps everything that its minutes say, whatever is withheld of it and with the annex of changes.
What is withheld from the public is decided anew for each document, but for what a meeting that is not on the
board withheld of minutes that were restored.
"""

from dataclasses import replace
from functools import lru_cache
from hashlib import sha256

from boardobserver.domain.appearing import what_appears
from boardobserver.domain.errors import Fault, require
from boardobserver.domain.release import Edition
from boardobserver.domain.restored import with_what_has_no_row
from boardobserver.domain.snapshots import Id, Imprint, MeetingRecord, MinutesContent, Version, VersionNumber
from boardobserver.domain.withholding import EditionContent
from boardobserver.domain.words import MeetingStatus
from boardobserver.services.rows import require_kept
from boardobserver.storage.reader import Reader

FIRST_DRAFT = VersionNumber(0, 1)
SIGNED_OFF = VersionNumber(1)


def chosen_version(read: Reader, meeting_id: Id, number: VersionNumber | None) -> Version | None:
    """The version of a meeting's minutes to print from; None for the board as it stands.

    Without a number that is the newest of minutes that are signed off, if it was kept: boards from before
    versions have some that were not.

    Raises:
        Refusal: There is no version of that number.
    """
    versions = read.releases.versions(meeting_id)
    if number is None:
        newest = versions[-1] if versions else None
        return newest if newest is not None and newest.number >= SIGNED_OFF else None
    if number == SIGNED_OFF and _is_signed_off_unkept(read, meeting_id, versions):
        return None
    found = next((each for each in versions if each.number == number), None)
    return require(found, f"These minutes have no version {number}.")


def kept_content(read: Reader, version: Version) -> MinutesContent:
    """What a version says, out of the record that it kept.

    Raises:
        Refusal: The meeting was disposed of, and the record with it.
        Fault: The record is gone, or is not what was kept.
    """
    content = _content_of(_record_of(read, version))
    return replace(content, conventions=read.releases.with_logo(content.conventions))


def kept_record(content: MinutesContent) -> bytes:
    """The record that a version of this content keeps: the same content gives the same bytes."""
    from boardobserver.publish.record_file.writing import record_bytes

    kept = what_appears(replace(content, today=None, withholdings=content.withheld_elsewhere))
    return record_bytes(EditionContent(kept, content.withheld_before))


def as_on_board(read: Reader, content: MinutesContent) -> MinutesContent:
    """The minutes as the board has them now, with which version they are and what that says besides.

    That is the newest draft that was kept, or the next. The annex of changes is no part of the question: it
    says what other meetings did.
    """
    meeting = content.record.meeting
    is_signed_off = meeting.status is MeetingStatus.SIGNED_OFF
    versions = read.releases.versions(meeting.id)
    if not versions:
        first = Imprint(SIGNED_OFF, Edition.FULL, "")
        if not is_signed_off:
            first = Imprint(FIRST_DRAFT, Edition.FULL, _head_of(read, content.record))
        return replace(content, imprint=first)
    newest = versions[-1]
    kept = _record_of(read, newest)
    content = with_what_has_no_row(content, _content_of(kept))
    if is_signed_off:
        return replace(content, imprint=Imprint(SIGNED_OFF, Edition.FULL, ""))
    as_kept = Imprint(newest.number, Edition.FULL, newest.journal_head)
    if _core_of(replace(content, imprint=as_kept)) == _kept_core(kept):
        return replace(content, imprint=as_kept)
    next_draft = VersionNumber(0, newest.number.minor + 1)
    return replace(content, imprint=Imprint(next_draft, Edition.FULL, _head_of(read, content.record)))


def _head_of(read: Reader, record: MeetingRecord) -> str:
    """The unit of the journal that last changed the meeting: what is done elsewhere changes no draft."""
    return read.releases.journal_head_of(
        {
            "meeting": (record.meeting.id,),
            "attendance": [each.id for each in record.attendance],
            "declaration": [each.id for each in record.declarations],
            "item": [each.id for each in record.items],
            "entry": [each.id for each in record.entries],
        }
    )


def _record_of(read: Reader, version: Version) -> bytes:
    data = read.file_bytes(version.record_sha256)
    if data is None:
        require_kept(read, version.meeting_id)
    if data is None or sha256(data).hexdigest() != version.record_sha256:
        raise Fault(
            f"The record that version {version.number} of the minutes kept is damaged.",
            "Check the board, and open the newest backup beside it.",
        )
    return data


@lru_cache(maxsize=8)
def _content_of(data: bytes) -> MinutesContent:
    # Loaded only where a record is read or written: an opening needs none of it.
    from boardobserver.publish.record_file.reading import read_record

    edition = read_record(data)
    content = edition.content
    return replace(
        content, withholdings=(), withheld_before=edition.counts, withheld_elsewhere=content.withholdings
    )


@lru_cache(maxsize=2)
def _kept_core(data: bytes) -> MinutesContent:
    """What a record holds, without the annex of changes; asked after each change to a draft."""
    return _core_of(_content_of(data))


def _core_of(content: MinutesContent) -> MinutesContent:
    return what_appears(replace(content, today=None, changes=None, withholdings=()))


def _is_signed_off_unkept(read: Reader, meeting_id: Id, versions: tuple[Version, ...]) -> bool:
    is_kept = any(each.number >= SIGNED_OFF for each in versions)
    return not is_kept and read.meeting(meeting_id).status is MeetingStatus.SIGNED_OFF
