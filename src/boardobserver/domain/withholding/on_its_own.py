"""What is withheld of a set of minutes where nothing else of their board is there."""

from collections.abc import Iterator
from dataclasses import replace

from boardobserver.domain.corrected import PRINTED_UNDER
from boardobserver.domain.corrected_fields import FIELDS
from boardobserver.domain.passages import letters_in
from boardobserver.domain.snapshots import Correction, MinutesContent, Withholding
from boardobserver.domain.withholding.fixed_words import is_fixed


def on_its_own(content: MinutesContent) -> Iterator[Withholding]:
    """The withholdings of minutes that are without the meetings before them.

    What was withheld of a line or an item of another meeting is withheld of the records that it raised, and
    of the corrections made to it; words are withheld wherever they stand. Several may so come of one.
    """
    lines = {entry.id for entry in content.record.entries}
    items = {item.id for item in content.record.items}
    for each in content.withholdings:
        if (each.entry_id or each.item_id) is None or each.entry_id in lines or each.item_id in items:
            if each.record_id is None or each.record_id in content.record.records:
                yield each
            elif each.passage:
                yield replace(each, record_id=None)
        elif each.passage:
            yield replace(each, meeting_id=None, entry_id=None, item_id=None, record_id=None)
        else:
            for record in content.record.records.values():
                if (each.entry_id and each.entry_id == record.entry_id) or (
                    each.item_id and each.item_id == record.item_id
                ):
                    yield replace(each, meeting_id=None, entry_id=None, item_id=None, record_id=record.id)
            yield from _of_corrections(content, each)


def _of_corrections(content: MinutesContent, withheld: Withholding) -> Iterator[Withholding]:
    """The words of corrections to something that is withheld whole: there is no line here to withhold.

    What is corrected of this meeting's own items needs none: with the item it is withheld as before.
    """
    for correction in content.corrections:
        if withheld.entry_id is None or withheld.entry_id != correction.target_id:
            continue
        if correction.target in PRINTED_UNDER and correction.meeting_id == content.record.meeting.id:
            continue
        for words in _words_of(correction):
            if letters_in(words) and not is_fixed(words):
                yield Withholding(withheld.id, None, None, None, None, words, withheld.exemptions, "")


def _words_of(correction: Correction) -> Iterator[str]:
    """What tells what was corrected: a list or a time of day is said elsewhere too, and tells nothing."""
    if correction.target in PRINTED_UNDER:
        yield correction.place  # names a person
    if (correction.target, correction.field) not in FIELDS:
        yield correction.before
        yield correction.after
    yield correction.reason
