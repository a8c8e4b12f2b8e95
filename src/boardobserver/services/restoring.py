"""Restoring: a meeting made again in an empty board out of the record that its minutes carry.

Keys and references are kept. What the record does not hold cannot come back: private notes, why something was
withheld, what happened to a record before the meeting. The version that the file prints is kept as it stands,
so that it prints again what it printed.
"""

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from boardobserver.domain.conventions import stored_conventions
from boardobserver.domain.errors import Refusal
from boardobserver.domain.release import Edition, Naming, stored_exemptions
from boardobserver.domain.restored import with_what_has_no_row
from boardobserver.domain.snapshots import Id, MeetingRecord, MinutesContent, Withholding
from boardobserver.domain.tracking import TRACKED_KINDS
from boardobserver.domain.withholding import EditionContent
from boardobserver.domain.withholding.on_its_own import on_its_own
from boardobserver.domain.words import MeetingStatus
from boardobserver.domain.zones import zone_of
from boardobserver.host.files import read_within
from boardobserver.services.command import Command
from boardobserver.services.kept_minutes import kept_record
from boardobserver.services.minutes_content import board_content
from boardobserver.services.restored_rows import RestoredRows
from boardobserver.services.rows import assign
from boardobserver.services.verifying import LARGEST_FILE
from boardobserver.storage.records import (
    BoardRow,
    ConventionRow,
    CorrectionRow,
    MeetingRow,
    OrganisationRow,
    SeriesRow,
    StandingItemRow,
    TopicRow,
    VersionRow,
    WithholdingRow,
)
from boardobserver.storage.unit import Unit

_NOT_EMPTY = "This board has {} already. Restore the meeting into a new board: “boardobserver new” makes one."
_WHERE_KEPT = "first_paragraph"
"""A convention that is worked out for each meeting, and none of the board's own."""


def read_edition(path: Path) -> EditionContent:
    """The record that a PDF of minutes carries; it may run off the window's thread.

    Raises:
        Refusal: It is no such PDF, or the record is damaged or was altered.
        Fault: It cannot be read.
    """
    # Loaded only when a meeting is restored: no start needs it.
    from boardobserver.publish.pdf.reading import read_pdf
    from boardobserver.publish.record_file.format import FILE_NAME
    from boardobserver.publish.record_file.reading import read_record

    found = read_pdf(read_within(path, LARGEST_FILE))
    if FILE_NAME not in found.attachments:
        raise Refusal("This PDF carries no record of minutes, so that no meeting can be made of it.", "file")
    return read_record(found.attachments[FILE_NAME])


def restore_meeting(edition: EditionContent) -> Command[Id]:
    """Make a meeting again in an empty board, with its minutes as far as they had come; gives its key.

    Raises:
        Refusal: The board has meetings, people or records of its own, or the record is not whole.
    """

    def apply(unit: Unit) -> Id:
        _require_empty(unit)
        content = _as_released(edition)
        withheld = on_its_own(content)
        content = replace(content, withheld_elsewhere=withheld.elsewhere)
        _take_place(unit, content)
        _add_meeting(unit, content.record)
        _add_withholdings(unit, content, withheld.rows)
        _add_corrections(unit, content, _keep_version(unit, content))
        _sign_off(unit, content.record)
        return content.record.meeting.id

    return Command("restore a meeting from its minutes", apply, is_barrier=True)


def _as_released(edition: EditionContent) -> MinutesContent:
    """The content of a file; of a public one with how much it withholds, and with all whom it names public.

    Grades are not in a public edition, so that the board's rule would withhold whomever it names.
    """
    content = edition.content
    if content.imprint.edition is Edition.FULL:
        return content
    people = {key: replace(each, naming=Naming.NAMED) for key, each in content.record.people.items()}
    record = replace(content.record, people=people)
    return replace(content, record=record, withheld_before=edition.counts)


def _require_empty(unit: Unit) -> None:
    if unit.read.meetings():
        raise Refusal(_NOT_EMPTY.format("meetings"), "board")
    if unit.read.people():
        raise Refusal(_NOT_EMPTY.format("people"), "board")
    if any(unit.read.tracked_of_kind(kind) for kind in TRACKED_KINDS):
        raise Refusal(_NOT_EMPTY.format("records"), "board")


def _take_place(unit: Unit, content: MinutesContent) -> None:
    """Make the board the one in the file, and take away what would stand twice."""
    board, meeting = content.record.board, content.record.meeting
    _require_zone(board.timezone)
    unit.delete(unit.get(BoardRow, unit.read.board().id))
    unit.flush()
    unit.add(
        BoardRow(
            id=board.id,
            name=board.name,
            body=board.body,
            observing_body=board.observing_body,
            timezone=board.timezone,
            marking=board.marking,
            question_interval=board.question_interval,
        )
    )
    called = {each.short_name for each in content.record.organisations.values()}
    for body in unit.find(OrganisationRow):
        if body.short_name in called:
            unit.delete(body)
    series = SeriesRow(id=meeting.series_id, name=meeting.series_name, quorum_needed=meeting.quorum_needed)
    unit.add(series)
    for before in unit.find(SeriesRow):
        if before.id != series.id:
            for item in unit.find(StandingItemRow, series_id=before.id):
                item.series_id = series.id
            unit.delete(before)
    unit.flush()
    stored = stored_conventions(content.conventions)
    for name, value in stored.items():
        if name != _WHERE_KEPT:
            unit.add(ConventionRow(id=unit.new_id(), name=name, value=value))
    if content.conventions.logo is not None and content.conventions.logo.png:
        unit.keep_file(content.conventions.logo.sha256, content.conventions.logo.png)


def _require_zone(name: str) -> None:
    try:
        zone_of(name)
    except LookupError as error:
        message = f"The record in the file is of a time zone that this machine does not know: “{name}”."
        raise Refusal(message, "file") from error


def _add_meeting(unit: Unit, record: MeetingRecord) -> None:
    """The rows of the meeting; it stays under review until all of them are there."""
    rows = RestoredRows(record, _topics(unit, record))
    if record.previous is not None:
        unit.add(rows.meeting(record.previous, series_id=_series_of(unit, record)))
    unit.add(rows.meeting(record.meeting, status=_open_status(record)))
    for row in rows.everything():
        unit.add(row)
    given = [record.meeting.reference, *(each.reference for each in record.records.values())]
    for reference in (*given, *([record.previous.reference] if record.previous is not None else ())):
        unit.take_serial(reference.kind, reference.year, reference.serial)
    unit.flush()


def _series_of(unit: Unit, record: MeetingRecord) -> Id:
    """The series of the meeting before, which is made if it is another."""
    previous = record.previous
    assert previous is not None
    if previous.series_id != record.meeting.series_id:
        unit.add(SeriesRow(id=previous.series_id, name=previous.series_name, quorum_needed=None))
    return previous.series_id


def _open_status(record: MeetingRecord) -> MeetingStatus:
    status = record.meeting.status
    return MeetingStatus.UNDER_REVIEW if status is MeetingStatus.SIGNED_OFF else status


def _topics(unit: Unit, record: MeetingRecord) -> dict[str, Id]:
    """The keys of the topics that the record names, by name; those that the board lacks are made."""
    topics = {row.name: row.id for row in unit.find(TopicRow)}
    position = unit.greatest(TopicRow, "position")
    named = [topic for tracked in record.records.values() for topic in tracked.topics]
    for name in dict.fromkeys((*named, *(item.topic for item in record.items if item.topic))):
        if name not in topics:
            position += 1
            topics[name] = unit.new_id()
            unit.add(TopicRow(id=topics[name], name=name, position=position))
    return topics


def _add_withholdings(unit: Unit, content: MinutesContent, rows: Iterable[Withholding]) -> None:
    meeting = content.record.meeting
    taken: set[Id] = set()
    for each in rows:
        key = unit.new_id() if each.id in taken else each.id
        taken.add(key)
        unit.add(
            WithholdingRow(
                id=key,
                meeting_id=meeting.id if each.meeting_id is not None else None,
                entry_id=each.entry_id,
                item_id=each.item_id,
                tracked_id=each.record_id,
                passage=each.passage,
                exemptions=stored_exemptions(each.exemptions),
                reason="",
            )
        )


def _add_corrections(unit: Unit, content: MinutesContent, version_id: Id) -> None:
    """The corrections that the version has, and not those that its meeting made to other minutes."""
    meeting = content.record.meeting
    for each in content.corrections:
        if each.meeting_id != meeting.id:
            continue
        unit.add(
            CorrectionRow(
                id=each.id,
                meeting_id=meeting.id,
                agreed_at_id=None,
                number=each.number,
                target=each.target,
                target_id=each.target_id,
                field=each.field,
                place=each.place,
                before=each.before,
                after=each.after,
                reason=each.reason,
                made_at=each.made_at,
                made_by_id=each.made_by_id if each.made_by_id in content.record.people else None,
                version_id=version_id,
            )
        )


def _keep_version(unit: Unit, content: MinutesContent) -> Id:
    """Keep the version that the file prints: as it stands there, or of a draft as it stands on the board now.

    So a draft is the one that it was until it is changed, though some of its keys lead nowhere any more.
    What no row can say is in the version alone.
    """
    meeting, imprint = content.record.meeting, content.imprint
    if meeting.status is not MeetingStatus.SIGNED_OFF:
        content = with_what_has_no_row(board_content(unit.read, meeting.id), content)
    data = kept_record(replace(content, imprint=replace(imprint, edition=Edition.FULL)))
    digest = sha256(data).hexdigest()
    unit.keep_file(digest, data)
    version = VersionRow(
        id=unit.new_id(),
        meeting_id=meeting.id,
        major=imprint.version.major,
        minor=imprint.version.minor,
        made_at=meeting.signed_off_at or unit.now,
        made_by_id=meeting.signed_off_by_id,
        reason=f"Restored from the {imprint.edition.value} edition",
        record_sha256=digest,
        journal_head=imprint.journal_head,
    )
    unit.add(version)
    return version.id


def _sign_off(unit: Unit, record: MeetingRecord) -> None:
    """Bring the minutes to the status that they had, last: nothing can be added to them after that."""
    unit.flush()
    assign(unit.get(MeetingRow, record.meeting.id), {"status": record.meeting.status})
