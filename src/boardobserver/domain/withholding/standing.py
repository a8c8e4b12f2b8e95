"""In what of a set of minutes words stand that a person points at on its pages."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from boardobserver.domain.passages import SearchedText, Span
from boardobserver.domain.publication import wording_of
from boardobserver.domain.snapshots import Id, MeetingChanges, MeetingRecord, MinutesContent
from boardobserver.domain.withholding.record_fields import forms_of_days
from boardobserver.domain.withholding.retelling import texts_in
from boardobserver.domain.withholding.wholes import published


@dataclass(frozen=True, slots=True)
class Standing:
    """One text that has the words, and whose it is: a line's, a record's, an agenda item's, or nobody's.

    Attributes:
        text: The text.
        span: Where in it the words stand first.
    """

    text: str
    span: Span = (0, 0)
    entry_id: Id | None = None
    record_id: Id | None = None
    item_id: Id | None = None

    @property
    def words(self) -> str:
        """The words as the text has them."""
        return self.text[self.span[0] : self.span[1]]


def where_words_stand(content: MinutesContent, words: str) -> Standing | None:
    """The first text of the minutes that has the words in it, in whatever spelling; None if they cross texts.

    Lines come first, in their order, then records, then items: what a line says prints in the body, and
    withholding it there withholds it wherever else it prints. What has changed, what is corrected and the
    particulars come last.
    """
    content = published(content)
    for standing in (*_of_meeting(content.record), *_of_changes(content.changes), *_of_nobody(content)):
        spans = SearchedText(standing.text).occurrences(words)
        if spans:
            return replace(standing, span=spans[0])
    return None


def _of_meeting(record: MeetingRecord) -> Iterator[Standing]:
    zone = record.board.zone
    for entry in record.entries:
        yield Standing(wording_of(entry), entry_id=entry.id)
    for tracked in sorted(record.records.values(), key=lambda each: each.reference):
        yield from (Standing(text, record_id=tracked.id) for text in texts_in(tracked))
        yield from (Standing(form, record_id=tracked.id) for form in forms_of_days(tracked, zone))
    for item in record.items:
        yield from (Standing(text, item_id=item.id) for text in texts_in(item))


def _of_changes(changes: MeetingChanges | None) -> Iterator[Standing]:
    if changes is None:
        return
    for entry in changes.entries.values():
        yield Standing(wording_of(entry), entry_id=entry.id)
    for tracked in changes.records.values():
        yield from (Standing(text, record_id=tracked.id) for text in texts_in(tracked))


def _of_nobody(content: MinutesContent) -> Iterator[Standing]:
    """What has no key that a withholding could be of: words of it are withheld on the whole board."""
    moved = () if content.changes is None else content.changes.movements
    for text in texts_in((moved, content.corrections, content.record.declarations, content.record.meeting)):
        yield Standing(text)
