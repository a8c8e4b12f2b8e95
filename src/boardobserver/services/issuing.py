"""What went out: each file of minutes that was issued, to whom and when, kept as it was to the last byte."""

import datetime as dt
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.release import Edition
from boardobserver.domain.snapshots import Id, Issued, MinutesContent, VersionNumber
from boardobserver.domain.words import MeetingStatus
from boardobserver.host.files import write_aside
from boardobserver.services.command import Command
from boardobserver.services.rows import require_kept, required, sensible_day
from boardobserver.services.versions import signed_version
from boardobserver.storage.reader import Reader
from boardobserver.storage.records import IssuedRow, MeetingRow
from boardobserver.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Issue:
    """What is to be kept of a document that goes out, beside the file itself.

    Attributes:
        format: How the file's name ends, without the dot: "pdf", "docx", "html".
        issued_to: To whom it goes, in words.
    """

    version: VersionNumber
    edition: Edition
    format: str
    issued_to: str
    issued_on: dt.date
    note: str = ""


def issue(meeting_id: Id, what: Issue, data: bytes, *, draft_scope: str = "") -> Command[Id]:
    """Record that a file of a meeting's minutes went out, and keep it.

    What went out is out: an undo stops here, as it does at a sign-off.

    Args:
        meeting_id: The meeting.
        what: Which minutes they are, and to whom they go.
        data: The file, byte by byte.
        draft_scope: Under what the board knows that it is under way, which ends with this; or empty.
    """

    def apply(unit: Unit) -> Id:
        meeting = unit.get(MeetingRow, meeting_id)
        issued_to = recipient(what.issued_to, what.issued_on, meeting.held_on)
        _require_version(unit, meeting, what.version)
        digest = sha256(data).hexdigest()
        unit.keep_file(digest, data)
        row = IssuedRow(
            id=unit.new_id(),
            meeting_id=meeting_id,
            major=what.version.major,
            minor=what.version.minor,
            edition=what.edition,
            format=what.format,
            sha256=digest,
            size=len(data),
            issued_on=what.issued_on,
            issued_to=issued_to,
            issued_by_id=meeting.author_id,
            note=what.note.strip(),
        )
        unit.add(row)
        if draft_scope:
            unit.clear_draft(draft_scope)
        return row.id

    return Command("issue the minutes", apply, is_barrier=True)


def recipient(issued_to: str, issued_on: dt.date, held_on: dt.date) -> str:
    """To whom minutes go, as it is recorded; asked before anything is written.

    Raises:
        Refusal: Nobody is named, or the day is before that of the meeting.
    """
    named = required(issued_to, "issued_to", "Say to whom the minutes go.")
    if sensible_day(issued_on, "issued_on") < held_on:
        raise Refusal("Minutes are issued on or after the day of their meeting.", "issued_on")
    return named


def file_to_issue(content: MinutesContent, path: Path) -> bytes:
    """The file of minutes that are about to go out, in the format that its name asks for.

    Args:
        content: The minutes of a version that is kept.
        path: Where it is to be saved, with `write_copy`, once the board knows that it is under way.

    Raises:
        Refusal: The name asks for no format, or something that is withheld from the public stands in a public
            edition.
    """
    # Publishing is loaded only where a document is made.
    from boardobserver.services.formats import format_of, written
    from boardobserver.services.publishing import minutes_document, require_releasable

    wanted = format_of(path)
    data = written(minutes_document(content), wanted)
    require_releasable(content, data, wanted)
    return data


def issued_file(read: Reader, issued: Issued) -> bytes:
    """The file that went out.

    Raises:
        Refusal: The meeting was disposed of, and the file with it.
        Fault: It is gone from the board, or is not what went out.
    """
    data = read.file_bytes(issued.sha256)
    if data is None:
        require_kept(read, issued.meeting_id)
    if data is None or sha256(data).hexdigest() != issued.sha256:
        raise Fault(
            "The file that was issued is damaged in this board.",
            "Check the board, and open the newest backup beside it.",
        )
    return data


def write_copy(data: bytes, path: Path, *, overwrite: bool = False) -> None:
    """Write a file that goes out, or went out, byte for byte.

    Raises:
        Refusal: Something is there already, and `overwrite` is not set.
        Fault: It cannot be written.
    """
    write_aside(path, data, overwrite=overwrite)


def _require_version(unit: Unit, meeting: MeetingRow, number: VersionNumber) -> None:
    """What goes out is a version that is kept; minutes signed off before versions get theirs now."""
    if meeting.status is MeetingStatus.SIGNED_OFF:
        signed_version(unit, meeting)
    if all(each.number != number for each in unit.read.releases.versions(meeting.id)):
        raise Refusal(f"These minutes have no version {number}: keep it before it is issued.", "version")
