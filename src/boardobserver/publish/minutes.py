"""The minutes of a meeting: its snapshot as a document tree, in the order that boards expect.

Header block, attendance, declarations, minutes of the previous meeting, the items in agenda order with
their numbered paragraphs, close and sign-off; then the annexes. The particulars of a standing section print
under the agenda item of that section, or where the section belongs if the agenda has no such item.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, time

from boardobserver.domain.publication import publishable, publishable_changes
from boardobserver.domain.snapshots import AgendaItem, AsOfToday, Entry, Id, MeetingChanges, MeetingRecord
from boardobserver.domain.words import MeetingStatus, Section
from boardobserver.publish.abbreviations import abbreviations_annex
from boardobserver.publish.annexes import decisions_annex, record_annexes
from boardobserver.publish.changes import TITLE as CHANGES_TITLE
from boardobserver.publish.changes import changes_blocks
from boardobserver.publish.document import (
    Blanks,
    Block,
    Document,
    Field,
    Fields,
    Heading,
    Notice,
    PageBreak,
    Paragraph,
    Table,
    strong,
    text,
)
from boardobserver.publish.lines import Numbering, line_blocks
from boardobserver.publish.sections import item_particulars, section_blocks, without_lines
from boardobserver.publish.wording import (
    Phrases,
    clock,
    full_name,
    local,
    long_date,
    marking_words,
    note_title,
    short_date,
)

_STANDING = (Section.WELCOME, Section.DECLARATIONS, Section.PREVIOUS_MINUTES, Section.CLOSE)
"""The sections that have particulars of their own, so that they print even if the agenda lacks them."""

_TITLES = {Section.WELCOME: "Attendance", Section.CLOSE: "Next meeting and close"}
_RANKS = {section: rank for rank, section in enumerate(Section)}


def minutes(
    record: MeetingRecord,
    phrases: Phrases | None = None,
    *,
    today: AsOfToday | None = None,
    changes: MeetingChanges | None = None,
) -> Document:
    """The minutes of a meeting, out of what may be published of its record and nothing else.

    Args:
        record: The meeting, with its records as they stood at it.
        phrases: The words for each kind of record; None for the usual ones.
        today: Where the records stand today, to say so beside them.
        changes: What has happened since the meeting before, for an annex of its own.
    """
    published = publishable(record)
    words = Phrases() if phrases is None else phrases
    body = [*_header(published), *_body(published, words), *_sign_off(published)]
    lists = (record_annexes(published, words, today), decisions_annex(published, words, today))
    since = [] if changes is None else changes_blocks(publishable_changes(changes), published, words)
    body += _annexes(body, published, *lists, since)
    meeting, board = published.meeting, published.board
    title = f"{board.name}: {_lowered(note_title(meeting))}, {short_date(meeting.held_on)}"
    return Document(
        title=title,
        short_title=f"{note_title(meeting)}, {short_date(meeting.held_on)}",
        language="en-GB",
        author=", ".join(_author(published)),
        marking=marking_words(meeting.marking),
        watermark="" if meeting.status is MeetingStatus.SIGNED_OFF else "DRAFT",
        dated=_dated(published),
        blocks=tuple(body),
    )


def _annexes(
    body: list[Block], record: MeetingRecord, tables: list[Table], decisions: list[Table], since: list[Block]
) -> list[Block]:
    """The annexes, lettered in order: actions, challenges, advice, the key, decisions, what has changed."""
    key = abbreviations_annex((*body, *tables, *decisions, *since), record)
    annexes: list[tuple[str, list[Block]]] = [
        (table.caption, [table]) for table in (*tables, *key, *decisions)
    ]
    if since:
        annexes.append((CHANGES_TITLE, since))
    blocks: list[Block] = [PageBreak()] if tables else []
    for place, (title, of_annex) in enumerate(annexes):
        blocks += [Heading(2, f"Annex {chr(ord('A') + place)}: {_lowered(title)}"), *of_annex]
    return blocks


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _author(record: MeetingRecord) -> list[str]:
    """Who wrote the minutes, and for whom."""
    person = record.people.get(record.meeting.author_id) if record.meeting.author_id else None
    return [part for part in (person.name if person else "", record.board.observing_body) if part.strip()]


def _dated(record: MeetingRecord) -> datetime:
    """The instant that the document bears: the latest that the record of the meeting itself gives."""
    meeting = record.meeting
    midnight = datetime.combine(meeting.held_on, time(), UTC)
    return meeting.signed_off_at or meeting.ended_at or meeting.started_at or midnight


def _header(record: MeetingRecord) -> Iterator[Block]:
    """The header block: what this is a note of, and whose note it is."""
    meeting, board = record.meeting, record.board
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
        ("Date", long_date(meeting.held_on)),
        ("Time", _times(record)),
        ("Place", place),
        ("Chair", full_name(record, meeting.chair_id)),
        ("Status and version", _status(record)),
        ("Marking", marking_words(meeting.marking)),
        ("Reference", str(meeting.reference)),
        ("Author", ", ".join(_author(record))),
    )
    yield Fields(tuple(Field(term, (text(value),)) for term, value in particulars if value.strip()))


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


def _status(record: MeetingRecord) -> str:
    """How far the minutes have come."""
    meeting = record.meeting
    if meeting.status is MeetingStatus.SIGNED_OFF:
        return "Signed off, version 1"
    far = "" if meeting.status is MeetingStatus.DRAFT else f" ({meeting.status.label.lower()})"
    return f"Draft{far}, before version 1"


def _body(record: MeetingRecord, phrases: Phrases) -> Iterator[Block]:
    """The sections and items in their order, each with its particulars and its lines."""
    by_item: dict[Id | None, list[Entry]] = defaultdict(list)
    known = {item.id for item in record.items}
    for entry in record.entries:
        by_item[entry.item_id if entry.item_id in known else None].append(entry)
    pending = [section for section in _STANDING if all(item.section is not section for item in record.items)]
    told: set[Section] = set()
    opening = _opening(record, by_item[None], phrases)
    for item in record.items:
        while pending and _RANKS[pending[0]] < _RANKS[item.section]:
            yield from _standing(pending.pop(0), record)
        if opening and item.section is not Section.WELCOME:
            yield from opening
            opening = []
        yield from _item(item, record, by_item[item.id], phrases, is_first=item.section not in told)
        told.add(item.section)
    ends = [section for section in pending if section is Section.CLOSE]
    for section in pending:
        if section not in ends:
            yield from _standing(section, record)
    yield from opening
    for section in ends:
        yield from _standing(section, record)


def _standing(section: Section, record: MeetingRecord) -> list[Block]:
    """A standing section that the agenda has no item for; nothing at all where nothing was recorded."""
    blocks = list(section_blocks(section, record, Numbering("")))
    blocks = [_unnumbered(block) for block in blocks]
    return [Heading(2, _TITLES.get(section, section.label)), *blocks] if blocks else []


def _unnumbered(block: Block) -> Block:
    return Paragraph(block.runs, tone=block.tone) if isinstance(block, Paragraph) else block


def _opening(record: MeetingRecord, entries: list[Entry], phrases: Phrases) -> list[Block]:
    """The lines that were noted before any item was opened, or under none because there are none."""
    numbering = Numbering("0" if record.items else "")
    blocks = list(line_blocks(entries, record, numbering, phrases))
    title = "Before the first item" if record.items else "Notes of the meeting"
    return [Heading(2, title), *blocks] if blocks else []


def _item(
    item: AgendaItem, record: MeetingRecord, entries: list[Entry], phrases: Phrases, *, is_first: bool
) -> list[Block]:
    """An agenda item: heading, particulars, numbered lines; at least a sentence that says why it has none."""
    number = str(item.position)
    numbering = Numbering(number)
    particulars = list(item_particulars(item, record))
    said: list[Block] = list(section_blocks(item.section, record, numbering)) if is_first else []
    said += line_blocks(entries, record, numbering, phrases)
    if not said:
        said = [Paragraph(text(without_lines(item)), numbering.take())]
    return [Heading(2, item.title.strip() or item.section.label, number), *particulars, *said]


def _sign_off(record: MeetingRecord) -> Iterator[Block]:
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
        when = f" on {long_date(moment.date())} at {clock(moment)}"
    yield Paragraph(text(f"{who}{when}. This is version 1."))
