"""What the standing sections of the minutes say out of the meeting's particulars, besides their lines."""

from collections.abc import Iterator

from boardobserver.domain.dates import spell_date, spell_date_in_full
from boardobserver.domain.numbering import ordinal
from boardobserver.domain.printed_names import full_name
from boardobserver.domain.snapshots import AgendaItem, MeetingRecord
from boardobserver.domain.words import AttendanceList, ItemState, PreviousMinutes, Section
from boardobserver.publish.document import Block, Field, Fields, ListBlock, Paragraph, Runs, Tone, text
from boardobserver.publish.lines import Numbering, prose
from boardobserver.publish.wording import attendance_line, clock, local


def section_blocks(
    section: Section, record: MeetingRecord, numbering: Numbering, corrections: tuple[Runs, ...] = ()
) -> Iterator[Block]:
    """The particulars that belong under a section; nothing where nothing was recorded.

    Args:
        section: The section.
        record: The meeting.
        numbering: Numbers the paragraphs.
        corrections: The numbered corrections to earlier minutes that were made at this meeting.
    """
    match section:
        case Section.WELCOME:
            yield from _attendance(record)
            yield from _quorum(record, numbering)
        case Section.DECLARATIONS:
            yield from _declarations(record, numbering)
        case Section.PREVIOUS_MINUTES:
            yield from _previous_minutes(record, numbering, corrections)
        case Section.CLOSE:
            yield from _close(record, numbering)
        case _:
            return


def item_particulars(item: AgendaItem, record: MeetingRecord) -> Iterator[Block]:
    """The line under an item's heading: its papers, its presenter, and when it was discussed."""
    papers = "; ".join(
        ", ".join(part for part in (paper.reference, paper.title) if part.strip()) for paper in item.papers
    )
    presenter = full_name(record, item.presenter_id)
    said = (
        f"Papers: {papers}" if len(item.papers) > 1 else papers,
        f"Presented by {presenter}" if presenter else "",
        _discussed(item, record),
    )
    line = ". ".join(part for part in said if part)
    if line:
        yield Paragraph(text(f"{line}."), tone=Tone.QUIET)


def without_lines(item: AgendaItem) -> str:
    """What to say under an item that has nothing else to say."""
    if item.state is ItemState.DEFERRED:
        return "This item was deferred."
    if item.state is ItemState.WAITING:
        return "This item was not taken."
    if item.section is Section.DECLARATIONS:
        return "No declarations of interest were recorded."
    if item.section is Section.PREVIOUS_MINUTES:
        return "The minutes of the previous meeting were not considered."
    return "Nothing was recorded under this item."


def _discussed(item: AgendaItem, record: MeetingRecord) -> str:
    """The times of day between which an item was open, if they differ."""
    spans = [
        (clock(local(span.start, record)), clock(local(span.end, record)))
        for span in item.spans
        if span.end is not None
    ]
    said = [f"from {start} to {end}" for start, end in spans if start != end]
    return f"Discussed {' and '.join(said)}" if said else ""


def _attendance(record: MeetingRecord) -> Iterator[Block]:
    """The four lists, those that are not empty, in their order."""
    rows: list[Field] = []
    for where in AttendanceList:
        people = sorted((a for a in record.attendance if a.list is where), key=lambda a: a.position)
        lines: tuple[Runs, ...] = tuple(text(attendance_line(record, attendance)) for attendance in people)
        if lines:
            rows.append(Field(where.label, lines))
    if rows:
        yield Fields(tuple(rows))


def _quorum(record: MeetingRecord, numbering: Numbering) -> Iterator[Block]:
    """Whether the meeting was quorate, where that was recorded."""
    meeting = record.meeting
    if meeting.quorate is None:
        return
    needed = f" (quorum: {meeting.quorum_needed})" if meeting.quorum_needed else ""
    said = "The meeting was quorate" if meeting.quorate else "The meeting was not quorate"
    yield Paragraph(text(f"{said}{needed}."), numbering.take())


def _declarations(record: MeetingRecord, numbering: Numbering) -> Iterator[Block]:
    """Who declared what, and what was done about it."""
    items = {item.id: item for item in record.items}
    for declaration in sorted(record.declarations, key=lambda each: each.position):
        item = items.get(declaration.item_id) if declaration.item_id else None
        who = full_name(record, declaration.person_id) or "Somebody"
        on = f" on item {item.position}" if item is not None else ""
        handling = f"\n{declaration.handling}" if declaration.handling.strip() else ""
        words = f"{who} declared an interest{on}: {declaration.interest}{handling}"
        yield from prose((), words, numbering.take())


def _previous_minutes(
    record: MeetingRecord, numbering: Numbering, numbered: tuple[Runs, ...]
) -> Iterator[Block]:
    """What the meeting did with the minutes of the one before, with the corrections made to them."""
    meeting = record.meeting
    typed = tuple(text(line.removeprefix("- ")) for line in meeting.corrections.splitlines() if line.strip())
    which = "The minutes of the previous meeting"
    if record.previous is not None and record.previous.number > 0:
        held = spell_date(record.previous.held_on)
        which = f"The minutes of the {ordinal(record.previous.number)} meeting, held on {held},"
    said = {
        PreviousMinutes.APPROVED: "were approved",
        PreviousMinutes.APPROVED_WITH_CORRECTIONS: "were approved, subject to",
        PreviousMinutes.NOT_APPROVED: "were not approved",
        PreviousMinutes.NOT_CONSIDERED: "",
    }[meeting.previous_minutes]
    if not typed and not numbered:
        if said:
            said += " corrections" if said.endswith("subject to") else ""
            yield Paragraph(text(f"{which} {said}."), numbering.take())
        return
    if said:
        said += (
            " these corrections:" if said.endswith("subject to") else ". These corrections were put forward:"
        )
        yield Paragraph(text(f"{which} {said}"), numbering.take())
    else:
        yield Paragraph(
            text(f"Corrections to {which[0].lower()}{which[1:]}".rstrip(",") + ":"), numbering.take()
        )
    if typed:
        yield ListBlock(typed, is_numbered=True, is_inset=True)
    if numbered:
        yield ListBlock(numbered, is_inset=True)


def _close(record: MeetingRecord, numbering: Numbering) -> Iterator[Block]:
    """When and where the Board would meet next, and when this meeting closed."""
    meeting = record.meeting
    if meeting.next_date is not None:
        at = f" at {clock(meeting.next_start)}" if meeting.next_start else ""
        where = f", {meeting.next_place}" if meeting.next_place.strip() else ""
        words = f"The next meeting would be held on {spell_date_in_full(meeting.next_date)}{at}{where}."
        yield Paragraph(text(words), numbering.take())
    if meeting.ended_at is not None:
        words = f"The meeting closed at {clock(local(meeting.ended_at, record))}."
        yield Paragraph(text(words), numbering.take())
