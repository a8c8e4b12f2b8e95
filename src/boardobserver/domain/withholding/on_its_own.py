"""What is withheld of a set of minutes where nothing else of their board is there."""

from collections.abc import Iterator
from dataclasses import replace

from boardobserver.domain.corrected import PRINTED_UNDER
from boardobserver.domain.corrected_fields import FIELDS
from boardobserver.domain.passages import letters_in
from boardobserver.domain.publication import wording_of
from boardobserver.domain.snapshots import (
    ActionDetails,
    ChallengeDetails,
    Correction,
    Id,
    MeetingChanges,
    MinutesContent,
    Tracked,
    Withholding,
)
from boardobserver.domain.withholding.fixed_words import is_fixed
from boardobserver.domain.withholding.retelling import texts_in
from boardobserver.domain.withholding.strings import without_citations
from boardobserver.domain.withholding.wholes import Exemptions, Wholes, published, records_in, wholes_of


def on_its_own(content: MinutesContent) -> Iterator[Withholding]:
    """The withholdings of minutes that are without the meetings before them.

    What was withheld of a line or an item of another meeting is withheld of the records that it raised; what
    else of it is said here, and of records that are none of this meeting, is withheld word by word. Several
    may so come of one.
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
    yield from _passages(published(content))


def _passages(content: MinutesContent) -> Iterator[Withholding]:
    """The words of what is withheld whole and has no row here that could be."""
    wholes = _of_others(content, wholes_of(content))
    if wholes.are_none:
        return
    said: dict[str, tuple[Id, Exemptions]] = {}
    for key, exemptions, texts in _words_of(content, wholes):
        for words in texts:
            if letters_in(words) and not is_fixed(words):
                said.setdefault(words, (key, exemptions))
    for words, (key, exemptions) in said.items():
        yield Withholding(key, None, None, None, None, words, exemptions, "")


def _of_others(content: MinutesContent, wholes: Wholes) -> Wholes:
    """What is withheld whole of other meetings: no row of this one."""
    lines = {line.id for line in content.record.entries}
    items = {item.id for item in content.record.items}
    return Wholes(
        {key: grounds for key, grounds in wholes.entries.items() if key not in lines},
        {key: grounds for key, grounds in wholes.items.items() if key not in items},
        {key: grounds for key, grounds in wholes.records.items() if key not in content.record.records},
    )


def _words_of(content: MinutesContent, wholes: Wholes) -> Iterator[tuple[Id, Exemptions, tuple[str, ...]]]:
    """What the minutes say of it: whose words, on what they are withheld, and the words."""
    for correction in content.corrections:
        key = correction.target_id or ""
        # What is corrected of an item of this meeting is withheld with that.
        is_own = correction.target in PRINTED_UNDER and correction.meeting_id == content.record.meeting.id
        if key in wholes.entries and not is_own:
            yield key, wholes.entries[key], tuple(_words_of_correction(correction))
    for record in records_in(content):
        if record.id in wholes.records:
            details = texts_in(without_citations(record).details)
            yield record.id, wholes.records[record.id], (record.text, record.reason, *details)
        for key, words in _parts_of(record):
            if key in wholes.entries:
                yield key, wholes.entries[key], (words,)
    if content.changes is not None:
        yield from _words_of_changes(content.changes, wholes)


def _words_of_changes(
    changes: MeetingChanges, wholes: Wholes
) -> Iterator[tuple[Id, Exemptions, tuple[str, ...]]]:
    grounds = {**wholes.records, **wholes.items, **wholes.entries}
    for line in changes.entries.values():
        if line.id in wholes.entries:
            yield line.id, wholes.entries[line.id], (wording_of(line),)
    for movement in changes.movements:
        keys = (movement.entry_id, movement.item_id, movement.record_id)
        key = next((each for each in keys if each in grounds), None)
        if key is not None:
            yield key, grounds[key], texts_in(movement)


def _parts_of(record: Tracked) -> Iterator[tuple[Id, str]]:
    """The responses and updates of a record that were noted as lines, by those."""
    details = record.details
    if isinstance(details, ChallengeDetails):
        yield from ((each.entry_id, each.text) for each in details.responses if each.entry_id is not None)
    elif isinstance(details, ActionDetails):
        yield from ((each.entry_id, each.text) for each in details.updates if each.entry_id is not None)


def _words_of_correction(correction: Correction) -> Iterator[str]:
    """What tells what was corrected: a list or a time of day is said elsewhere too, and tells nothing."""
    if correction.target in PRINTED_UNDER:
        yield correction.place  # names a person
    if (correction.target, correction.field) not in FIELDS:
        yield correction.before
        yield correction.after
    yield correction.reason
