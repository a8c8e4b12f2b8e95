"""Where on the pages something is withheld: found by the paragraph or the record that it belongs to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from boardobserver.domain.passages import SearchedText, Span
from boardobserver.domain.release import Edition
from boardobserver.domain.snapshots import Id, MinutesContent
from boardobserver.domain.withholding import WithheldPlace, WithheldSort
from boardobserver.publish.minutes import PrintedParagraph

_TELLING = (80, 30)
"""So many letters at the beginning of a paragraph tell it from others; fewer, where it goes on overleaf."""


@dataclass(frozen=True, slots=True)
class PageSpan:
    """Words of a page: which page, counted from 0, and from which of its letters up to which."""

    page: int
    start: int
    end: int


@dataclass(slots=True)
class PrintedPlaces:
    """The pages of one edition, in which the places of its list are looked for.

    Attributes:
        pages: Their text.
        paragraphs: The paragraphs that lines print as.
        content: What the pages say.
        places: Everything that is listed, in its order.
    """

    pages: Sequence[str]
    paragraphs: Mapping[Id, PrintedParagraph]
    content: MinutesContent
    places: Sequence[WithheldPlace]
    _searched: list[SearchedText] = field(init=False)

    def __post_init__(self) -> None:
        self._searched = [SearchedText(text) for text in self.pages]

    def find(self, place: WithheldPlace) -> PageSpan | None:
        """Where a place stands on the pages; None where it prints in no such words."""
        sought, turn = self._sought(place), self._turn(place)
        if place.sort is WithheldSort.ITEM:
            return self._first(place.words) or self._first(sought)
        start = self._paragraph_of(place)
        if start is not None:
            return self._after(start, sought, turn) or self._after(start, sought, 0) or start
        if place.record_id is not None:
            return self._beside_reference(place.where, sought, turn)
        if place.sort is WithheldSort.NAME:
            return self._name(place, sought)
        return self._nth(sought, turn) or self._first(sought)

    def _sought(self, place: WithheldPlace) -> str:
        """What stands there in this edition."""
        if self.content.imprint.edition is Edition.PUBLIC:
            return place.label
        return next((line for line in place.words.splitlines() if line.strip()), place.words)

    def _turn(self, place: WithheldPlace) -> int:
        """How many places before it are in the same paragraph or record and look the same."""
        sought = self._sought(place)
        alike = [
            each
            for each in self.places
            if (each.where, each.entry_id, each.record_id) == (place.where, place.entry_id, place.record_id)
            and self._sought(each) == sought
        ]
        return next((at for at, each in enumerate(alike) if each is place), 0)

    def _paragraph_of(self, place: WithheldPlace) -> PageSpan | None:
        """Where the paragraph begins that a line prints as."""
        paragraph = self.paragraphs.get(place.entry_id or "")
        if paragraph is None:
            return None
        words = f"{paragraph.number} {paragraph.text}".strip()
        return next((found for most in _TELLING if (found := self._first(words[:most])) is not None), None)

    def _name(self, place: WithheldPlace, sought: str) -> PageSpan | None:
        """A name in the lists of who was there, where it has its role beside it."""
        person = self.content.record.people.get(place.person_id or "")
        beside = f"{sought}, {person.role}" if person is not None and person.role else sought
        return self._first(beside) or self._first(sought)

    def _beside_reference(self, reference: str, sought: str, turn: int) -> PageSpan | None:
        """The words that stand closest behind the reference of their record."""
        found: list[tuple[int, PageSpan]] = []
        for start in self._all(reference):
            there = self._after(start, sought, turn)
            if there is not None and there.page == start.page:
                found.append((there.start - start.end, there))
        return min(found, key=lambda each: each[0])[1] if found else self._first(sought)

    def _after(self, start: PageSpan, words: str, turn: int) -> PageSpan | None:
        """The words where they stand behind the beginning of something, on its page or the next."""
        found = (
            each
            for each in self._all(words)
            if (each.page == start.page and each.end > start.start) or each.page == start.page + 1
        )
        return next((each for at, each in enumerate(found) if at == turn), None)

    def _nth(self, words: str, turn: int) -> PageSpan | None:
        return next((each for at, each in enumerate(self._all(words)) if at == turn), None)

    def _first(self, words: str) -> PageSpan | None:
        return self._nth(words, 0)

    def _all(self, words: str) -> Iterator[PageSpan]:
        for page, searched in enumerate(self._searched):
            spans: tuple[Span, ...] = searched.occurrences(words)
            yield from (PageSpan(page, start, end) for start, end in spans)
