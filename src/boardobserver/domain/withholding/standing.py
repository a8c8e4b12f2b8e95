"""In what of a set of minutes words stand that a person points at on its pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from boardobserver.domain.passages import SearchedText, Span
from boardobserver.domain.publication import wording_of
from boardobserver.domain.snapshots import Id, MinutesContent
from boardobserver.domain.withholding.retelling import texts_in
from boardobserver.domain.withholding.wholes import published


@dataclass(frozen=True, slots=True)
class Standing:
    """One text that has the words, and whose it is: a line's, a record's or an agenda item's.

    Attributes:
        text: The text.
        span: Where in it the words stand first.
    """

    text: str
    span: Span
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
    withholding it there withholds it wherever else it prints.
    """
    for standing in _texts(published(content)):
        spans = SearchedText(standing.text).occurrences(words)
        if spans:
            return Standing(standing.text, spans[0], standing.entry_id, standing.record_id, standing.item_id)
    return None


def _texts(content: MinutesContent) -> Iterator[Standing]:
    record, nowhere = content.record, (0, 0)
    for entry in record.entries:
        yield Standing(wording_of(entry), nowhere, entry_id=entry.id)
    for tracked in sorted(record.records.values(), key=lambda each: each.reference):
        for text in texts_in(tracked):
            yield Standing(text, nowhere, record_id=tracked.id)
    for item in record.items:
        for text in texts_in(item):
            yield Standing(text, nowhere, item_id=item.id)
