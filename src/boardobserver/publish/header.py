"""The head of the minutes: whose they are and what they are a note of; and at their end, who signed them."""

from collections.abc import Iterator

from boardobserver.domain.conventions import Conventions
from boardobserver.domain.dates import spell_date_in_full
from boardobserver.domain.printed_names import full_name
from boardobserver.domain.same_names import name_apart
from boardobserver.domain.snapshots import MeetingRecord
from boardobserver.domain.words import MeetingStatus
from boardobserver.publish.document import (
    Blanks,
    Block,
    Field,
    Fields,
    Heading,
    Notice,
    Paragraph,
    Picture,
    strong,
    text,
)
from boardobserver.publish.wording import clock, local, marking_words, note_title


def header(record: MeetingRecord, conventions: Conventions, version: str) -> Iterator[Block]:
    """The header block: what this is a note of, whose note it is, and which version of it."""
    meeting, board = record.meeting, record.board
    yield from _house(conventions)
    if board.name.strip():
        yield Paragraph((strong(board.name),))
    yield Heading(1, note_title(meeting))
    observers = f", made for the {board.observing_body}" if board.observing_body.strip() else ""
    yield Notice(
        text(f"This is the observers’ own note of the meeting{observers}. It is not the Board’s minutes.")
    )
    place = ", ".join(part for part in (meeting.place, f"via {meeting.via}" if meeting.via else "") if part)
    particulars = (
        ("Board", "\n".join(part for part in (board.name, board.body) if part.strip())),
        ("Series", meeting.series_name if meeting.series_name != board.name else ""),
        ("Meeting", meeting.title),
        ("Date", spell_date_in_full(meeting.held_on)),
        ("Time", _times(record)),
        ("Place", place),
        ("Chair", full_name(record, meeting.chair_id)),
        ("Status and version", _status(record, version)),
        ("Marking", marking_words(meeting.marking)),
        ("Reference", str(meeting.reference)),
        ("Author", ", ".join(author(record))),
    )
    yield Fields(tuple(Field(term, (text(value),)) for term, value in particulars if value.strip()))


def author(record: MeetingRecord) -> list[str]:
    """Who wrote the minutes, and for whom."""
    person = record.people.get(record.meeting.author_id) if record.meeting.author_id else None
    name = name_apart(person, record.people.values()) if person else ""
    return [part for part in (name, record.board.observing_body) if part.strip()]


def sign_off(record: MeetingRecord, version: str) -> Iterator[Block]:
    """Who signed the minutes off and when, or where to sign."""
    meeting = record.meeting
    yield Heading(2, "Sign-off")
    if meeting.status is not MeetingStatus.SIGNED_OFF:
        yield Blanks(("Signed off by", "Role", "Date"))
        return
    by = full_name(record, meeting.signed_off_by_id)
    who = f"Signed off by {by}" if by else "Signed off"
    when = ""
    if meeting.signed_off_at is not None:
        moment = local(meeting.signed_off_at, record)
        when = f" on {spell_date_in_full(moment.date())} at {clock(moment)}"
    yield Paragraph(text(f"{who}{when}. This is {version}."))


def _house(conventions: Conventions) -> Iterator[Block]:
    """The logo and the name of the house, as far as the board has them."""
    logo = conventions.logo
    if logo is not None and logo.png:
        yield Picture(logo.png, "image/png", logo.alternative)
    if conventions.house_name:
        yield Paragraph((strong(conventions.house_name),))


def _times(record: MeetingRecord) -> str:
    """When the meeting began and ended, as far as it is known, else when it was planned to."""
    meeting = record.meeting
    start = clock(local(meeting.started_at, record)) if meeting.started_at else ""
    end = clock(local(meeting.ended_at, record)) if meeting.ended_at else ""
    if start or end:
        return f"{start} to {end}" if start and end else f"from {start}" if start else f"until {end}"
    start = clock(meeting.planned_start) if meeting.planned_start else ""
    end = clock(meeting.planned_end) if meeting.planned_end else ""
    return f"{start} to {end} (as planned)" if start and end else f"{start} (as planned)" if start else ""


def _status(record: MeetingRecord, version: str) -> str:
    """How far the minutes have come, and which version they are."""
    status = record.meeting.status
    if status is MeetingStatus.SIGNED_OFF:
        return f"Signed off, {version}"
    far = "" if status is MeetingStatus.DRAFT else f" ({status.label.lower()})"
    return f"Draft{far}, {version}"
