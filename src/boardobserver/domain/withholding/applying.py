"""Which withholdings apply to a set of minutes, out of all that its board has.

Those of its own meeting do, and those of the whole board. Records travel from meeting to meeting, and
corrections say what earlier minutes said: so do those of other meetings, as far as it is said again here.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from boardobserver.domain.corrected import PRINTED_UNDER
from boardobserver.domain.passages import WALL, SearchedText
from boardobserver.domain.publication import wording_of
from boardobserver.domain.snapshots import (
    ActionDetails,
    ChallengeDetails,
    Correction,
    Entry,
    Id,
    MinutesContent,
    Withholding,
)
from boardobserver.domain.withholding.on_its_own import with_those_elsewhere
from boardobserver.domain.withholding.retelling import texts_in
from boardobserver.domain.withholding.wholes import is_gone, records_in
from boardobserver.domain.words import Section


@dataclass(frozen=True, slots=True)
class BoardFacts:
    """What a board has besides a set of minutes, as far as it decides what is withheld of them.

    Attributes:
        withholdings: Everything that is withheld on the board, the oldest withholding first.
        lines: The lines that `lines_named_in` the minutes, by their keys.
        meetings: The meetings that each of their records has been through, besides the one that raised it.
        restricted: Those that were in part 2 of their meetings, of the items that the minutes name and of
            those under which they print what was corrected.
        corrected_under: The items of a section in a meeting whose minutes are corrected, by both.
    """

    withholdings: tuple[Withholding, ...]
    lines: Mapping[Id, Entry]
    meetings: Mapping[Id, frozenset[Id]]
    restricted: frozenset[Id]
    corrected_under: Mapping[tuple[Id, Section], frozenset[Id]]


def applying(content: MinutesContent, facts: BoardFacts) -> tuple[Withholding, ...]:
    """The withholdings that apply to a set of minutes; several may come of one on the board."""
    return with_those_elsewhere(tuple(_Applying(content, facts).everything()), content)


def lines_named_in(content: MinutesContent) -> frozenset[Id]:
    """The lines of other meetings that a set of minutes says again, by their keys.

    They raised its records, or its responses and updates were noted in them, or they are corrected here. What
    is no line may be among them.
    """
    named: set[Id | None] = {each.target_id for each in content.corrections}
    for record in records_in(content):
        named.add(record.entry_id)
        if isinstance(record.details, ChallengeDetails):
            named |= {response.entry_id for response in record.details.responses}
        elif isinstance(record.details, ActionDetails):
            named |= {update.entry_id for update in record.details.updates}
    here = {entry.id for entry in content.record.entries}
    return frozenset(key for key in named - here if key is not None)


def items_named_in(content: MinutesContent, lines: Mapping[Id, Entry]) -> frozenset[Id]:
    """The items of other meetings under which what a set of minutes says, or one of those lines, was said."""
    changes = content.changes
    of_changes = () if changes is None else (*changes.entries.values(), *changes.movements)
    named = {each.item_id for each in (*records_in(content), *lines.values(), *of_changes)}
    here = {item.id for item in content.record.items}
    return frozenset(key for key in named - here if key is not None)


class _Applying:
    """Goes through what a board withholds, and what of it concerns one set of minutes."""

    def __init__(self, content: MinutesContent, facts: BoardFacts) -> None:
        self._content = content
        self._facts = facts
        self._lines = facts.lines if content.changes is None else {**content.changes.entries, **facts.lines}
        said = (line.record_id for line in self._lines.values())
        self._met: frozenset[Id | None] = frozenset(
            (*self._lines, *(record.id for record in records_in(content)), *said)
        ) - {None}

    def everything(self) -> Iterator[Withholding]:
        """The withholdings that apply, the oldest first within each reason to apply."""
        elsewhere: list[Withholding] = []
        for each in self._facts.withholdings:
            if self._is_met(each):
                yield self._as_met(each)
            elif each.passage and each.meeting_id is not None:
                elsewhere.append(each)
        yield from self._said_again(elsewhere)
        yield from self._of_items_of_others()
        for correction in self._content.corrections:
            yield from self._of_correction(correction)

    def _is_met(self, withheld: Withholding) -> bool:
        """Whether it is of this meeting, of the whole board, or of a line or record that is met here."""
        is_of_board = (withheld.meeting_id or withheld.record_id or withheld.entry_id) is None
        return (
            is_of_board
            or withheld.meeting_id == self._content.record.meeting.id
            or not self._met.isdisjoint((withheld.record_id, withheld.entry_id))
        )

    def _as_met(self, withheld: Withholding) -> Withholding:
        """As it is; but all of a line of another meeting, where it has other words now."""
        line = self._lines.get(withheld.entry_id or "")
        is_whole = line is not None and is_gone(withheld, wording_of(line))
        return replace(withheld, passage="") if is_whole else withheld

    def _said_again(self, elsewhere: Collection[Withholding]) -> Iterator[Withholding]:
        """The passages withheld in other meetings that stand in what came from there."""
        if not elsewhere:
            return
        searched = {key: SearchedText(WALL.join(said)) for key, said in self._texts_by_meeting().items()}
        for each in elsewhere:
            if each.meeting_id in searched and searched[each.meeting_id].occurrences(each.passage):
                yield each

    def _texts_by_meeting(self) -> Mapping[Id | None, list[str]]:
        """What these minutes say that other minutes say or said, by their meetings."""
        content = self._content
        texts: defaultdict[Id | None, list[str]] = defaultdict(list)
        of_changes = self._texts_of_changes()
        for record in records_in(content):
            for meeting_id in {record.meeting_id, *self._facts.meetings.get(record.id, ())}:
                texts[meeting_id] += [*texts_in(record), *of_changes[record.id]]
        for correction in content.corrections:
            texts[correction.meeting_id].extend(texts_in(correction))
        meeting = content.record.meeting
        texts[meeting.previous_id].append(meeting.corrections)
        return texts

    def _texts_of_changes(self) -> Mapping[Id | None, list[str]]:
        """What the annex of changes says, by the record that it is about.

        A line that has been given another kind since may be about no record, and says what moved one.
        """
        texts: defaultdict[Id | None, list[str]] = defaultdict(list)
        changes = self._content.changes
        if changes is not None:
            about = {(line.record_id, line.id) for line in changes.entries.values()}
            for movement in changes.movements:
                texts[movement.record_id].extend(texts_in(movement))
                about.add((movement.record_id, movement.entry_id or ""))
            for record_id, line_id in about:
                if line_id in changes.entries:
                    texts[record_id].append(wording_of(changes.entries[line_id]))
        return texts

    def _of_items_of_others(self) -> Iterator[Withholding]:
        """What withholds the items of other meetings, and for each its lines that are met here."""
        for item_id in sorted(items_named_in(self._content, self._facts.lines)):
            for each in self._of_item(item_id):
                yield each
                for line in self._lines.values():
                    if line.item_id == item_id:
                        yield replace(each, item_id=None, entry_id=line.id)

    def _of_item(self, item_id: Id) -> Iterator[Withholding]:
        """What withholds all of an item; one of part 2 is, even where nobody has said on what."""
        chosen = [each for each in self._facts.withholdings if each.item_id == item_id and not each.passage]
        yield from chosen
        if item_id in self._facts.restricted and not chosen:
            yield Withholding(item_id, None, None, item_id, None, "", (), "")

    def _of_correction(self, correction: Correction) -> Iterator[Withholding]:
        """What withholds the thing that is corrected: itself, its record or its item."""
        section = PRINTED_UNDER.get(correction.target)
        if section is not None:
            for item_id in sorted(self._facts.corrected_under.get((correction.meeting_id, section), ())):
                for each in self._of_item(item_id):
                    yield replace(each, item_id=None, entry_id=correction.target_id)
        line = self._lines.get(correction.target_id or "")
        if line is None:
            return
        for each in self._facts.withholdings:
            if not each.passage and each.record_id is not None and each.record_id == line.record_id:
                yield replace(each, record_id=None, entry_id=line.id)
            # Other words may say the same as those that were withheld of the line.
            if each.entry_id == line.id and is_gone(each, correction.after):
                yield replace(each, passage="")
