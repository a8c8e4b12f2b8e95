"""What was withheld of one meeting and is said again in the minutes of another, in records or corrections.

Records travel with the words that they were given, and corrections say what the minutes before them said, so
that words which are withheld there would otherwise be public here.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from boardobserver.domain.passages import SearchedText
from boardobserver.domain.snapshots import Correction, Entry, Id, MinutesContent, Tracked, Withholding
from boardobserver.domain.withholding.retelling import texts_in
from boardobserver.domain.withholding.wholes import RESTRICTED_PART, is_gone
from boardobserver.domain.words import Section
from boardobserver.storage.reader import Reader

_WALL = "\n\ue000\n"
"""Stands between two texts. It is compared, unlike a space, so that nothing is found across it."""


def said_again(
    read: Reader, content: MinutesContent, records: Collection[Tracked], elsewhere: Collection[Withholding]
) -> Iterator[Withholding]:
    """The passages withheld in other meetings that stand in what came from there.

    Args:
        read: Reads the board.
        content: The minutes.
        records: The records that they are about.
        elsewhere: Passages that were withheld in the minutes of other meetings.
    """
    if not elsewhere:
        return
    texts = _texts_by_meeting(read, content, records)
    searched = {key: SearchedText(_WALL.join(said)) for key, said in texts.items()}
    for each in elsewhere:
        if each.meeting_id in searched and searched[each.meeting_id].occurrences(each.passage):
            yield each


def corrected_wholes(
    read: Reader, content: MinutesContent, withheld: Collection[Withholding], lines: Mapping[Id, Entry]
) -> Iterator[Withholding]:
    """A withholding for each thing corrected here that is withheld whole: itself, its record or its item."""
    whole = tuple(each for each in withheld if not each.passage)
    for correction in content.corrections:
        if correction.target == "declaration":
            yield from _of_declaration(read, correction, whole)
        line = lines.get(correction.target_id or "")
        if line is None:
            continue
        for each in whole:
            if each.record_id is not None and each.record_id == line.record_id:
                yield replace(each, record_id=None, entry_id=line.id)
        for each in withheld:
            # Other words may say the same as those that were withheld of the line.
            if each.entry_id == line.id and is_gone(each, correction.after):
                yield replace(each, passage="")


def _texts_by_meeting(
    read: Reader, content: MinutesContent, records: Collection[Tracked]
) -> Mapping[Id | None, list[str]]:
    """What these minutes say that other minutes say or said, by their meetings."""
    meetings: defaultdict[Id, set[Id | None]] = defaultdict(set)
    for record in records:
        meetings[record.id].add(record.meeting_id)
    for movement in read.movements_of(meetings.keys()):
        meetings[movement.record_id].add(movement.meeting_id)
    texts: defaultdict[Id | None, list[str]] = defaultdict(list)
    for record in records:
        for meeting_id in meetings[record.id]:
            texts[meeting_id].extend(texts_in(record))
    for correction in content.corrections:
        texts[correction.meeting_id].extend(texts_in(correction))
    meeting = content.record.meeting
    texts[meeting.previous_id].append(meeting.corrections)
    return texts


def _of_declaration(
    read: Reader, correction: Correction, whole: Collection[Withholding]
) -> Iterator[Withholding]:
    """What an interest is withheld by that was declared under an item which is withheld."""
    for item in read.items(correction.meeting_id):
        if item.section is not Section.DECLARATIONS:
            continue
        grounds = [each for each in whole if each.item_id == item.id]
        if item.part == RESTRICTED_PART and not grounds:
            grounds = [Withholding(item.id, None, None, item.id, None, "", (), "")]
        for each in grounds:
            yield replace(each, item_id=None, entry_id=correction.target_id)
