"""Where something is withheld in a set of minutes and how much, as the window shows and the minutes say."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from boardobserver.domain.appearing import what_appears
from boardobserver.domain.passages import SearchedText, Sought
from boardobserver.domain.publication import wording_of
from boardobserver.domain.release import Exemption
from boardobserver.domain.snapshots import (
    AgendaItem,
    Id,
    MinutesContent,
    Person,
    WithheldCount,
    WithheldSort,
    Withholding,
)
from boardobserver.domain.withholding.names import (
    NAME_EXEMPTIONS,
    strings_of_person,
    why_name_is_withheld,
    withheld_people,
)
from boardobserver.domain.withholding.record_fields import fields_withheld
from boardobserver.domain.withholding.retelling import texts_in
from boardobserver.domain.withholding.strings import strings_of_passages
from boardobserver.domain.withholding.wholes import (
    Exemptions,
    Wholes,
    is_gone,
    is_whole,
    published,
    wholes_of,
)
from boardobserver.domain.withholding.words import withheld_label


@dataclass(frozen=True, slots=True)
class WithheldPlace:
    """One place at which something is withheld.

    Attributes:
        source: The withholding; or else the person whose name it is, or the item of part 2.
        where: Where it stands, in words: "Item 3", "AC-2026-031".
        words: What is withheld there.
        label: What the public edition says in its place.
        exemptions: What it is withheld on; none for what was said in part 2 of the meeting.
        why: The reason, or the rule that a name falls under.
    """

    source: Id
    sort: WithheldSort
    where: str
    words: str
    label: str
    exemptions: Exemptions
    why: str
    entry_id: Id | None = None
    item_id: Id | None = None
    record_id: Id | None = None
    person_id: Id | None = None


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of the minutes with a name of its own, and the texts in it."""

    where: str
    texts: tuple[str, ...]
    entry_id: Id | None = None
    item_id: Id | None = None
    record_id: Id | None = None


def withheld_in(content: MinutesContent) -> tuple[WithheldPlace, ...]:
    """Every place in a set of minutes at which the public edition withholds something, in their order."""
    content = published(content)
    wholes = wholes_of(content)
    people = withheld_people(content.record.people, content.conventions)
    if wholes.are_none and not (content.withholdings or people):
        return ()
    is_searched = bool(people) or any(each.passage for each in content.withholdings)
    parts = tuple(_parts(content)) if is_searched else ()
    return (
        *_items(content, wholes),
        *_lines(content),
        *_records(content),
        *_of_other_meetings(content, wholes),
        *_passages(content, wholes, parts),
        *_fields(content, wholes),
        *_names(content, people, parts),
    )


def counts_of(
    places: Iterable[WithheldPlace], before: Iterable[WithheldCount] = ()
) -> tuple[WithheldCount, ...]:
    """How much is withheld: each passage, line, item, record and name once, however often it stands there.

    Args:
        places: Where something is withheld.
        before: How much was withheld already of what the minutes were restored from.
    """
    sources = dict.fromkeys((each.source, each.sort, each.exemptions) for each in places)
    found: Counter[tuple[Exemption | None, WithheldSort]] = Counter()
    found.update({(each.exemption, each.sort): each.count for each in before})
    for _source, sort, exemptions in sources:
        found.update((exemption, sort) for exemption in exemptions or (None,))
    order: list[Exemption | None] = [*Exemption, None]
    return tuple(
        WithheldCount(exemption, sort, found[exemption, sort])
        for exemption in order
        for sort in WithheldSort
        if found[exemption, sort]
    )


def _parts(content: MinutesContent) -> Iterator[_Stretch]:
    """The parts of the minutes in their order."""
    record, items = content.record, {item.id: item for item in content.record.items}
    particulars = (replace(record.meeting, corrections=""), record.board, record.attendance)
    there = what_appears(content).record
    yield _Stretch("Particulars", texts_in((*particulars, there.organisations, there.people)))
    yield _Stretch("Declarations of interest", texts_in(record.declarations))
    yield _Stretch("Corrections", texts_in((record.meeting.corrections, content.corrections)))
    for item in record.items:
        yield _Stretch(_item_name(item), texts_in(item), item_id=item.id)
    for line in record.entries:
        where = _item_name(items.get(line.item_id or ""))
        yield _Stretch(where, (wording_of(line),), entry_id=line.id, item_id=line.item_id)
    for tracked in sorted(record.records.values(), key=lambda each: each.reference):
        yield _Stretch(str(tracked.reference), texts_in(tracked), record_id=tracked.id)
    if content.changes is not None:
        lines = tuple(wording_of(line) for line in content.changes.entries.values())
        texts = texts_in((content.changes.records, content.changes.movements))
        yield _Stretch("What has changed", (*lines, *texts))


def _item_name(item: AgendaItem | None) -> str:
    return f"Item {item.position}" if item is not None else "Before the first item"


def _items(content: MinutesContent, wholes: Wholes) -> Iterator[WithheldPlace]:
    """The items that were chosen to be withheld, and those of part 2 that nobody chose."""
    for item in content.record.items:
        chosen = [each for each in content.withholdings if each.item_id == item.id and not each.passage]
        for each in chosen:
            yield _whole(each, WithheldSort.ITEM, _item_name(item), item.title)
        if item.id in wholes.items and not chosen:
            yield WithheldPlace(
                item.id,
                WithheldSort.ITEM,
                _item_name(item),
                item.title,
                withheld_label(()),
                (),
                "Part 2 of the meeting; no exemption is recorded",
                item_id=item.id,
            )


def _lines(content: MinutesContent) -> Iterator[WithheldPlace]:
    """The lines of this meeting that were chosen to be withheld whole."""
    items = {item.id: item for item in content.record.items}
    for line in content.record.entries:
        words, where = wording_of(line), _item_name(items.get(line.item_id or ""))
        for each in content.withholdings:
            if each.entry_id != line.id:
                continue
            if is_whole(each, words):
                yield _whole(each, WithheldSort.LINE, where, words)
            elif is_gone(each, words):
                why = f"“{each.passage}” is not in this line any more: look at it again. {each.reason}"
                yield replace(_whole(each, WithheldSort.LINE, where, words), why=why.strip())


def _records(content: MinutesContent) -> Iterator[WithheldPlace]:
    """The records that were chosen, and those of other meetings whose line was."""
    here = {line.id for line in content.record.entries}
    elsewhere = {each.item_id for each in content.withholdings} - {item.id for item in content.record.items}
    for tracked in sorted(content.record.records.values(), key=lambda each: each.reference):
        for each in content.withholdings:
            is_of_it = each.record_id == tracked.id and is_whole(each, tracked.text)
            line_id = None if tracked.entry_id in here else tracked.entry_id
            is_of_its_line = line_id is not None and each.entry_id == line_id and not each.passage
            is_of_its_item = (
                each.item_id is not None and each.item_id == tracked.item_id and each.item_id in elsewhere
            )
            if is_of_it or is_of_its_line or is_of_its_item:
                yield _whole(each, WithheldSort.RECORD, str(tracked.reference), tracked.text, tracked.id)


def _of_other_meetings(content: MinutesContent, wholes: Wholes) -> Iterator[WithheldPlace]:
    """The lines and items of other meetings that corrections and the annex of changes would say."""
    said: list[tuple[str, Id | None, Id | None, str]] = [
        ("Corrections", each.target_id, None, each.before) for each in content.corrections
    ]
    if content.changes is not None:
        lines = {key: wording_of(line) for key, line in content.changes.entries.items()}
        for each in content.changes.movements:
            if each.record_id not in wholes.records:
                words = lines.get(each.entry_id or "", each.words)
                said.append(("What has changed", each.entry_id, each.item_id, words))
    here = {line.id for line in content.record.entries} | {item.id for item in content.record.items}
    for where, entry_id, item_id, words in said:
        for each in content.withholdings:
            if {each.entry_id, each.item_id} & here or not is_whole(each, words):
                continue
            if each.entry_id is not None and each.entry_id == entry_id:
                yield _whole(each, WithheldSort.LINE, where, words)
            elif each.item_id is not None and each.item_id == item_id and words:
                yield _whole(each, WithheldSort.ITEM, where, words)


def _whole(
    withholding: Withholding, sort: WithheldSort, where: str, words: str, record_id: Id | None = None
) -> WithheldPlace:
    return WithheldPlace(
        withholding.id,
        sort,
        where,
        words,
        withheld_label(withholding.exemptions),
        withholding.exemptions,
        withholding.reason,
        entry_id=withholding.entry_id,
        item_id=withholding.item_id,
        record_id=withholding.record_id or record_id,
    )


def _passages(
    content: MinutesContent, wholes: Wholes, parts: tuple[_Stretch, ...]
) -> Iterator[WithheldPlace]:
    """Where each withheld passage stands, but for what is withheld whole."""
    sought = Sought(each.passage for each in content.withholdings)
    for part in parts:
        if part.entry_id in wholes.entries or part.record_id in wholes.records:
            continue
        for text in dict.fromkeys(part.texts):
            if not sought.may_stand_in(text):
                continue
            searched = SearchedText(text)
            for each in content.withholdings:
                for start, end in searched.occurrences(each.passage):
                    yield WithheldPlace(
                        each.id,
                        WithheldSort.PASSAGE,
                        part.where,
                        text[start:end],
                        withheld_label(each.exemptions),
                        each.exemptions,
                        each.reason,
                        entry_id=part.entry_id,
                        item_id=part.item_id,
                        record_id=part.record_id,
                    )


def _fields(content: MinutesContent, wholes: Wholes) -> Iterator[WithheldPlace]:
    """The days and owners of records that passages withhold."""
    chosen = {each.id: each for each in content.withholdings}
    for each in fields_withheld(content, tuple(strings_of_passages(content))):
        sources = dict.fromkeys(string.source for string in each.by)
        for source in sources if each.record.id not in wholes.records else ():
            place = _whole(chosen[source], WithheldSort.PASSAGE, str(each.record.reference), each.words)
            yield replace(place, entry_id=None, item_id=None, record_id=each.record.id)


def _names(
    content: MinutesContent, withheld: Mapping[Id, Person], parts: tuple[_Stretch, ...]
) -> Iterator[WithheldPlace]:
    """The people of these minutes, or named in them, whose names are withheld."""
    if not withheld:
        return
    there = what_appears(content).record.people
    searched = [SearchedText(text) for part in parts[1:] for text in part.texts]
    for key, person in withheld.items():
        strings = tuple(strings_of_person(person, content.other_names.get(key, ())))
        if key in there or any(each.places_in(text) for text in searched for each in strings):
            yield WithheldPlace(
                person.id,
                WithheldSort.NAME,
                "Names",
                person.name,
                withheld_label(NAME_EXEMPTIONS, is_name=True),
                NAME_EXEMPTIONS,
                why_name_is_withheld(person, content.conventions),
                person_id=person.id,
            )
