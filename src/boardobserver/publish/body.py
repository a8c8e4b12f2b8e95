"""The sections and items of the minutes, each with its particulars and its lines, in the order of the board.

The particulars of a standing section print under the agenda item of that section, or where the section
belongs if the agenda has no such item. Items of the restricted part follow those of the open part under a
heading of their own.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from boardobserver.domain.conventions import Conventions, ParagraphNumbering, PrintedWords
from boardobserver.domain.release import Exemption
from boardobserver.domain.snapshots import AgendaItem, Board, Entry, Id, MeetingRecord
from boardobserver.domain.withholding.what_is_left import without_particulars
from boardobserver.domain.withholding.wholes import NO_WHOLES
from boardobserver.domain.words import Section
from boardobserver.publish.document import Block, Heading, Notice, Paragraph, Runs, text
from boardobserver.publish.lines import Numbering, line_blocks
from boardobserver.publish.sections import item_particulars, section_blocks, without_lines
from boardobserver.publish.withheld import withheld_block

_STANDING = (Section.WELCOME, Section.DECLARATIONS, Section.PREVIOUS_MINUTES, Section.CLOSE)
"""The sections that have particulars of their own, so that they print even if the agenda lacks them."""

_TITLES = {Section.WELCOME: "Attendance", Section.CLOSE: "Next meeting and close"}
_RESTRICTED = "What follows was said in the restricted part of the meeting."


def body(
    record: MeetingRecord,
    conventions: Conventions,
    corrections: tuple[Runs, ...] = (),
    withheld: Mapping[Id, tuple[Exemption, ...]] = NO_WHOLES.items,
) -> list[Block]:
    """All of the minutes between their header and the sign-off.

    Args:
        record: The meeting, out of what may be published.
        conventions: How the board has its documents made.
        corrections: The numbered corrections to earlier minutes that were made at this meeting.
        withheld: The items that are withheld whole and whose particulars print marked, with what they are
            withheld on.
    """
    return list(_Body(record, conventions, corrections, withheld).blocks())


class _Body:
    """Puts the sections of one set of minutes in their order."""

    def __init__(
        self,
        record: MeetingRecord,
        conventions: Conventions,
        corrections: tuple[Runs, ...],
        withheld: Mapping[Id, tuple[Exemption, ...]],
    ) -> None:
        self._record = record
        self._withheld = withheld
        self._corrections = corrections
        self._phrases: PrintedWords = conventions.words
        self._numbering = _numbering(record, conventions)
        self._ranks = {each: rank for rank, each in enumerate(conventions.sections or tuple(Section))}
        there = {item.section for item in record.items}
        self._pending = sorted((each for each in _STANDING if each not in there), key=self._rank)
        self._told: set[Section] = set()
        self._by_item = self._entries()
        self._level = 2

    def blocks(self) -> Iterator[Block]:
        """All of them. Where there is a restricted part, the items stand a level below their part."""
        restricted = [item for item in self._record.items if item.part > 1]
        self._level = 3 if restricted else 2
        is_open = list(self._open_part())
        if restricted and is_open:
            yield Heading(2, "Part 1: open")
        yield from is_open
        if restricted:
            yield Heading(2, "Part 2: restricted")
            yield Notice(text(_RESTRICTED))
            for item in restricted:
                yield from self._item(item)
        self._level = 2
        for section in self._pending:
            yield from self._standing(section)

    def _open_part(self) -> Iterator[Block]:
        """Everything but the restricted items and, where the agenda has no item for it, the close."""
        for item in (item for item in self._record.items if item.part == 1):
            yield from self._standing_before(item.section)
            if item.section is not Section.WELCOME:
                yield from self._opening()
            yield from self._item(item)
        yield from self._standing_before(None)
        yield from self._opening()

    def _standing_before(self, section: Section | None) -> Iterator[Block]:
        """The standing sections without an item that come before a section, or before the close."""
        for each in tuple(self._pending):
            if self._rank(each) < self._rank(section) if section else each is not Section.CLOSE:
                self._pending.remove(each)
                yield from self._standing(each)

    def _rank(self, section: Section) -> int:
        return self._ranks[section]

    def _entries(self) -> defaultdict[Id | None, list[Entry]]:
        by_item: defaultdict[Id | None, list[Entry]] = defaultdict(list)
        known = {item.id for item in self._record.items}
        for entry in self._record.entries:
            by_item[entry.item_id if entry.item_id in known else None].append(entry)
        return by_item

    def _standing(self, section: Section) -> list[Block]:
        """A standing section that the agenda has no item for; nothing at all where nothing was recorded."""
        blocks = [_unnumbered(block) for block in self._particulars(section, Numbering(""))]
        return [Heading(self._level, _TITLES.get(section, section.label)), *blocks] if blocks else []

    def _particulars(self, section: Section, numbering: Numbering) -> Iterator[Block]:
        return section_blocks(section, self._record, numbering, self._corrections)

    def _opening(self) -> list[Block]:
        """The lines noted before any item was opened, or under none because there are none; only once."""
        entries = self._by_item.pop(None, [])
        if not entries:
            return []
        has_items = bool(self._record.items)
        numbering = self._numbering("0" if has_items else "")
        blocks = list(line_blocks(entries, self._record, numbering, self._phrases))
        title = "Before the first item" if has_items else "Notes of the meeting"
        return [Heading(self._level, title), *blocks] if blocks else []

    def _item(self, item: AgendaItem) -> list[Block]:
        """An agenda item: heading, particulars, numbered lines; at least a sentence that says why none."""
        number = str(item.position)
        numbering = self._numbering(number)
        said: list[Block] = []
        if item.section not in self._told:
            self._told.add(item.section)
            said += self._particulars_of(item, numbering)
        said += line_blocks(self._by_item[item.id], self._record, numbering, self._phrases)
        if not said:
            said = [Paragraph(text(without_lines(item)), numbering.take())]
        title = item.title.strip() or item.section.label
        about: Iterable[Block] = item_particulars(item, self._record)
        if item.id in self._withheld:
            about = (withheld_block(block, self._withheld[item.id]) for block in about)
        return [Heading(self._level, title, number), *about, *said]

    def _particulars_of(self, item: AgendaItem, numbering: Numbering) -> Iterator[Block]:
        """The particulars of an item's section, those marked that the public edition does not print."""
        blocks = self._particulars(item.section, numbering)
        alike = [each for each in self._record.items if each.section is item.section]
        grounds = [self._withheld[each.id] for each in alike if each.id in self._withheld]
        if not grounds:
            yield from blocks
            return
        public = without_particulars(self._record, {item.section})
        left = list(section_blocks(item.section, public, Numbering(""), self._corrections))
        for block in blocks:
            is_public = _unnumbered(block) in map(_unnumbered, left)
            yield block if is_public else withheld_block(block, tuple(chain.from_iterable(grounds)))


def _numbering(record: MeetingRecord, conventions: Conventions) -> Callable[[str], Numbering]:
    """Gives the numbering for an item: its own, or the one that runs on through all of them."""
    if not conventions.paragraphs.runs_on:
        return lambda number: Numbering(f"{number}." if number else "")
    before = ""
    if conventions.paragraphs is ParagraphNumbering.SERIAL:
        named = conventions.paragraph_body or board_initials(record.board)
        before = f"{named}/{record.meeting.held_on.year}/"
    running = Numbering(before, conventions.first_paragraph - 1)
    return lambda _number: running


def board_initials(board: Board) -> str:
    """The first letters of a board's name: "FRTB"."""
    return "".join(word[0] for word in board.name.split() if word[0].isupper()) or "Board"


def _unnumbered(block: Block) -> Block:
    return replace(block, number="") if isinstance(block, Paragraph) else block
