"""Every string that the public edition of some minutes may not hold.

It is by these that the text of the record is replaced, and for these that the finished file is searched.
"""

from collections.abc import Iterator
from dataclasses import replace

from boardobserver.domain.passages import letters_in
from boardobserver.domain.publication import wording_of
from boardobserver.domain.snapshots import (
    AdviceDetails,
    DecisionDetails,
    Entry,
    Id,
    MinutesContent,
    Tracked,
)
from boardobserver.domain.withholding.names import strings_of_person, withheld_people
from boardobserver.domain.withholding.retelling import texts_in
from boardobserver.domain.withholding.wholes import Wholes, published, wholes_of
from boardobserver.domain.withholding.words import WithheldString, pieces


def withheld_strings(content: MinutesContent) -> tuple[WithheldString, ...]:
    """Every string that the public edition of the content may not hold, the longest first."""
    content = published(content)
    wholes = wholes_of(content)
    found = dict.fromkeys((*strings_of_passages(content), *_of_wholes(content, wholes), *_names(content)))
    return tuple(sorted(found, key=lambda each: -len(each.words)))


def strings_of_passages(content: MinutesContent) -> Iterator[WithheldString]:
    """The passages that are withheld."""
    for each in content.withholdings:
        if letters_in(each.passage):
            yield WithheldString(each.passage, each.exemptions, each.id)


def _names(content: MinutesContent) -> Iterator[WithheldString]:
    for person in withheld_people(content.record.people, content.conventions).values():
        yield from strings_of_person(person, content.other_names.get(person.id, ()))


def _of_wholes(content: MinutesContent, wholes: Wholes) -> Iterator[WithheldString]:
    """What there is to look for of everything that is withheld whole."""
    for key, texts in _texts_of_wholes(content, wholes):
        exemptions = wholes.entries.get(key, wholes.records.get(key, ()))
        for piece in dict.fromkeys(piece for text in texts for piece in pieces(text)):
            yield WithheldString(piece, exemptions, key)


def _texts_of_wholes(content: MinutesContent, wholes: Wholes) -> Iterator[tuple[Id, tuple[str, ...]]]:
    lines: dict[Id, Entry] = {entry.id: entry for entry in content.record.entries}
    records: dict[Id, Tracked] = dict(content.record.records)
    if content.changes is not None:
        lines |= content.changes.entries
        records |= content.changes.records
    for key in wholes.entries:
        if key in lines:
            yield key, (lines[key].text, lines[key].wording, wording_of(lines[key]))
    for key in wholes.records:
        if key in records:
            yield key, texts_in(without_citations(records[key]))
    for each in content.corrections:
        key = each.target_id or ""
        if key in wholes.entries or key in wholes.records:
            yield key, (each.before, each.after, each.reason)


def without_citations(record: Tracked) -> Tracked:
    """A record without what it cites and is about, which is not the words that are withheld."""
    details = record.details
    if isinstance(details, AdviceDetails):
        details = replace(details, source_body="", source_document="", paragraph="")
    elif isinstance(details, DecisionDetails):
        details = replace(details, paper="")
    return replace(record, topics=(), details=details)
