"""The minutes of a meeting: its snapshot as a document tree, in the order that boards expect.

Header block, attendance, declarations, minutes of the previous meeting, the items in agenda order with
their numbered paragraphs, close and sign-off; then the annexes. A board's conventions say what differs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time

from boardobserver.domain.conventions import Annex
from boardobserver.domain.dates import spell_date
from boardobserver.domain.publication import publishable, publishable_changes
from boardobserver.domain.release import Exemption
from boardobserver.domain.snapshots import Correction, Id, MeetingRecord, MinutesContent
from boardobserver.domain.withholding.wholes import NO_WHOLES, Wholes
from boardobserver.domain.words import MeetingStatus
from boardobserver.publish.abbreviations import abbreviations_annex, with_expansions
from boardobserver.publish.annexes import record_annexes
from boardobserver.publish.body import body
from boardobserver.publish.changes import TITLE as CHANGES_TITLE
from boardobserver.publish.changes import changes_blocks
from boardobserver.publish.corrections import (
    correction_blocks,
    corrections_made,
    corrections_of,
    version_words,
)
from boardobserver.publish.document import Block, Document, Heading, PageBreak, Paragraph
from boardobserver.publish.header import author, header, sign_off
from boardobserver.publish.styled import styled
from boardobserver.publish.wording import lowered, marking_words, note_title

_ON_A_PAGE_OF_THEIR_OWN = frozenset({Annex.ACTIONS, Annex.CHALLENGES, Annex.ADVICE})
"""With any of these the annexes begin a page."""


def minutes(content: MinutesContent, withheld: Wholes = NO_WHOLES) -> Document:
    """The minutes of a meeting, out of what may be published of its record and nothing else.

    Args:
        content: What they say, in the words of their edition.
        withheld: What of it is withheld whole and prints marked, wherever it does.
    """
    shown = styled(content)
    published = publishable(shown.record)
    version = version_words(shown)
    made = corrections_made(shown.corrections, published)
    said = body(published, shown.conventions, made, withheld.items)
    blocks = [*header(published, shown.conventions, version), *said]
    blocks += [*sign_off(published, version), *correction_blocks(shown.corrections, published)]
    blocks += _annexes(blocks, shown, published, withheld.records)
    meeting, board = published.meeting, published.board
    held = spell_date(meeting.held_on)
    return Document(
        title=f"{board.name}: {lowered(note_title(meeting))}, {held}",
        short_title=f"{note_title(meeting)}, {held}",
        language="en-GB",
        author=", ".join(author(published)),
        marking=marking_words(meeting.marking),
        watermark="" if meeting.status is MeetingStatus.SIGNED_OFF else "DRAFT",
        dated=_dated(published, corrections_of(shown.corrections, published)),
        blocks=with_expansions(blocks, published, shown.conventions.key_style),
    )


@dataclass(frozen=True, slots=True)
class PrintedParagraph:
    """The first paragraph that a line prints as.

    Attributes:
        number: Its number; empty where it has none.
        text: All of its text.
    """

    number: str
    text: str


def paragraphs_by_line(document: Document) -> dict[Id, PrintedParagraph]:
    """The paragraphs of a document that lines print as, by the keys of the lines."""
    found: dict[Id, PrintedParagraph] = {}
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.source:
            said = "".join(run.text for run in block.runs)
            found.setdefault(block.source, PrintedParagraph(block.number, said))
    return found


def numbered_paragraphs(document: Document) -> int:
    """How many paragraphs of a document have a number."""
    return sum(1 for block in document.blocks if isinstance(block, Paragraph) and block.number)


def _annexes(
    said: list[Block],
    content: MinutesContent,
    published: MeetingRecord,
    withheld: Mapping[Id, tuple[Exemption, ...]],
) -> list[Block]:
    """The annexes that the board wants, lettered in its order, as far as they have something to list."""
    conventions = content.conventions
    tables = record_annexes(published, conventions.words, content.today, withheld)
    found: dict[Annex, tuple[str, list[Block]]] = {
        annex: (table.caption, [table]) for annex, table in tables.items() if annex in conventions.annexes
    }
    if content.changes is not None and Annex.CHANGES in conventions.annexes:
        changes = publishable_changes(content.changes)
        blocks_of_changes = changes_blocks(changes, published, conventions.words, withheld)
        found[Annex.CHANGES] = (CHANGES_TITLE, blocks_of_changes)
    if Annex.INITIALS in conventions.annexes:
        listed = [block for _title, of_annex in found.values() for block in of_annex]
        key = abbreviations_annex((*said, *listed), published, conventions.key_style)
        if key is not None:
            found[Annex.INITIALS] = (key.caption, [key])
    blocks: list[Block] = [PageBreak()] if _ON_A_PAGE_OF_THEIR_OWN & found.keys() else []
    for place, annex in enumerate(each for each in conventions.annexes if each in found):
        title, of_annex = found[annex]
        blocks += [Heading(2, f"Annex {chr(ord('A') + place)}: {lowered(title)}"), *of_annex]
    return blocks


def _dated(record: MeetingRecord, corrections: list[Correction]) -> datetime:
    """The instant that the document bears: the latest that the record of the meeting itself gives."""
    meeting = record.meeting
    midnight = datetime.combine(meeting.held_on, time(), UTC)
    settled = meeting.signed_off_at or meeting.ended_at or meeting.started_at or midnight
    return max([settled, *(each.made_at for each in corrections)])
