"""The two editions of minutes: all of them, and what of them may be public.

In the public edition everything that is withheld is replaced, before anything is laid out or written, by
words that say on what it is withheld; the record that goes along with it never held anything else. In the
full edition the same words are marked. A withholding applies to all text of the document, wherever it stands.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from boardobserver.domain.appearing import what_appears
from boardobserver.domain.publication import wording_of
from boardobserver.domain.release import Edition
from boardobserver.domain.snapshots import Entry, Id, Meeting, MinutesContent, Person, WithheldCount
from boardobserver.domain.withholding.named_in_text import names_in_text
from boardobserver.domain.withholding.names import NAME_EXEMPTIONS, withheld_people
from boardobserver.domain.withholding.places import counts_of, withheld_in
from boardobserver.domain.withholding.retelling import Retelling, texts_in
from boardobserver.domain.withholding.strings import withheld_strings
from boardobserver.domain.withholding.what_is_left import without_wholes
from boardobserver.domain.withholding.wholes import NO_WHOLES, Wholes, published, wholes_of
from boardobserver.domain.withholding.without_fields import with_fields_marked, without_fields
from boardobserver.domain.withholding.words import LABEL, in_full, in_public, marked, retold, withheld_label
from boardobserver.domain.words import Marking


@dataclass(frozen=True, slots=True)
class EditionContent:
    """What one edition of a meeting's minutes says, and nothing that it does not.

    Attributes:
        content: In the public edition without anything that is withheld; in the full one with the
            withholdings, but for their reasons, so that `as_printed` can mark what they are about.
        counts: How much is withheld, by exemption.
        labels: What stands in the public edition where something is withheld, each once.
        marks_wholes: Whether whatever prints of a record or an item that is withheld whole is marked, and not
            its words alone; records of before this was done print as they did.
    """

    content: MinutesContent
    counts: tuple[WithheldCount, ...] = ()
    labels: tuple[str, ...] = ()
    marks_wholes: bool = False


def in_edition(content: MinutesContent) -> EditionContent:
    """The content of the edition that the imprint names, out of everything that the board has of it."""
    content = published(content)
    counts = counts_of(withheld_in(content), content.withheld_before)
    if content.imprint.edition is Edition.FULL:
        full = what_appears(content)
        named = tuple(names_in_text(content, full))
        full = replace(full, withholdings=(*full.withholdings, *named))
        return EditionContent(full, counts, marks_wholes=not wholes_of(full).are_none)
    public = what_appears(_public(content))
    return EditionContent(public, counts, _labels(public))


def as_printed(edition: EditionContent) -> MinutesContent:
    """The content in the words in which an edition prints."""
    content = edition.content
    if content.imprint.edition is Edition.PUBLIC:
        return content
    strings = tuple(each for each in withheld_strings(content) if not each.is_exact)
    wholes = wholes_of(content)
    if not strings and wholes.are_none:
        return content
    told = _marked_wholes(_told(content, retold(in_full, strings)), content, wholes)
    return with_fields_marked(told, content, strings, wholes)


def wholes_marked(edition: EditionContent) -> Wholes:
    """What an edition marks wherever it prints: nothing in the public one, which does not print it."""
    is_full = edition.content.imprint.edition is Edition.FULL
    return wholes_of(edition.content) if is_full and edition.marks_wholes else NO_WHOLES


def _public(content: MinutesContent) -> MinutesContent:
    strings = withheld_strings(content)
    withheld = withheld_people(content.record.people, content.conventions)
    stand_ins = {key: _stand_in(place) for place, key in enumerate(sorted(withheld), start=1)}
    told = _told(content, retold(in_public, strings), stand_ins)
    wholes = _under_other_keys(wholes_of(content), stand_ins)
    told = without_wholes(without_fields(told, content, strings), wholes)
    # What made the minutes sensitive is withheld from this edition: it is for everybody.
    meeting = replace(told.record.meeting, marking=Marking.OFFICIAL)
    told = replace(told, record=replace(told.record, meeting=meeting))
    return replace(_with_people(told, withheld, stand_ins), withholdings=())


def _told(
    content: MinutesContent, say: Callable[[str], str], keys: Mapping[Id, Id] | None = None
) -> MinutesContent:
    """The content with every text of it said anew; lines in their printing words only if they change."""
    retelling = Retelling(say, keys or {})
    is_public = content.imprint.edition is Edition.PUBLIC

    def line(entry: Entry) -> Entry:
        words = say(wording_of(entry))
        told = replace(retelling.of(replace(entry, text="", wording="")), text=entry.text)
        if is_public:
            return replace(told, text=words, wording=words)
        return replace(told, wording=entry.wording if words == wording_of(entry) else words)

    record = replace(content.record, entries=())
    changes = content.changes
    if changes is not None:
        entries = {key: line(entry) for key, entry in changes.entries.items()}
        changes = replace(retelling.of(replace(changes, entries={})), entries=entries)
    return replace(
        content,
        record=replace(retelling.of(record), entries=tuple(line(entry) for entry in content.record.entries)),
        changes=changes,
        corrections=retelling.of(content.corrections),
    )


def _under_other_keys(wholes: Wholes, stand_ins: Mapping[Id, Id]) -> Wholes:
    """What is withheld whole, by the keys of the public content: a correction may be of a person as such."""
    return replace(
        wholes, entries={stand_ins.get(key, key): grounds for key, grounds in wholes.entries.items()}
    )


def _with_people(
    content: MinutesContent, withheld: Mapping[Id, Person], stand_ins: Mapping[Id, Id]
) -> MinutesContent:
    """The public content with somebody without a name for each whose name is withheld, and no grades."""
    hidden = {stand_ins[key] for key in withheld}
    people = {
        key: replace(
            person,
            id=key,
            name=withheld_label(NAME_EXEMPTIONS, is_name=True) if key in hidden else person.name,
            initials="" if key in hidden else person.initials,
            grade=None,
            naming=None,
        )
        for key, person in content.record.people.items()
    }
    record = replace(content.record, people=people)
    changes = content.changes
    if changes is not None:
        meetings = {key: _only_named(meeting) for key, meeting in changes.meetings.items()}
        changes = replace(changes, since=_only_named(changes.since), meetings=meetings)
    previous = None if record.previous is None else _only_named(record.previous)
    return replace(content, record=replace(record, previous=previous), changes=changes)


def _only_named(meeting: Meeting) -> Meeting:
    """Another meeting, as far as minutes name it."""
    return replace(
        meeting,
        title="",
        place="",
        via="",
        corrections="",
        next_place="",
        chair_id=None,
        author_id=None,
        signed_off_by_id=None,
    )


def _stand_in(place: int) -> Id:
    """A key that says nothing of the person whose place it takes, and is the same each time."""
    return f"00000000-0000-7000-8000-{place:012d}"


def _marked_wholes(told: MinutesContent, content: MinutesContent, wholes: Wholes) -> MinutesContent:
    """The full content with lines that are withheld whole marked from their beginning to their end."""
    entries = tuple(
        replace(each, wording=marked(wording_of(before), wholes.entries[each.id]))
        if each.id in wholes.entries and wording_of(before).strip()
        else each
        for each, before in zip(told.record.entries, content.record.entries, strict=True)
    )
    records = {
        key: replace(each, text=marked(content.record.records[key].text, wholes.records[key]))
        if key in wholes.records
        else each
        for key, each in told.record.records.items()
    }
    return replace(told, record=replace(told.record, entries=entries, records=records))


def _labels(public: MinutesContent) -> tuple[str, ...]:
    labels: set[str] = set()
    for text in texts_in(replace(public, withholdings=())):
        labels.update(LABEL.findall(text))
    return tuple(sorted(labels))
