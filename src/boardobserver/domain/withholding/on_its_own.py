"""What is withheld of a set of minutes where nothing else of their board is there."""

from collections.abc import Iterator
from dataclasses import replace

from boardobserver.domain.snapshots import MinutesContent, Withholding


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
    """The words of corrections to something that is withheld whole: there is no line here to withhold."""
    for correction in content.corrections:
        if withheld.entry_id is not None and withheld.entry_id == correction.target_id:
            for words in (correction.before, correction.after, correction.reason):
                yield Withholding(withheld.id, None, None, None, None, words, withheld.exemptions, "")
