"""What is withheld of a set of minutes, as the board has it today: release is decided anew for each document.

The board is asked here for what decides it; what then applies is a rule (`domain.withholding.applying`).
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from boardobserver.domain.corrected import PRINTED_UNDER
from boardobserver.domain.snapshots import Id, MinutesContent, Person, Withholding
from boardobserver.domain.withholding.applying import (
    BoardFacts,
    applying,
    items_named_in,
    lines_named_in,
)
from boardobserver.domain.withholding.names import withheld_people
from boardobserver.domain.withholding.wholes import records_in
from boardobserver.domain.words import Section
from boardobserver.storage.reader import Reader


def with_what_is_withheld(read: Reader, content: MinutesContent) -> MinutesContent:
    """The content with the withholdings that apply to it, and with whose names are withheld today."""
    conventions = replace(content.conventions, named_from=read.releases.conventions().named_from)
    people = dict(content.record.people)
    for person in read.people():
        kept = people.get(person.id, person)  # minutes that were kept say a name as it was
        people[person.id] = replace(kept, grade=person.grade, naming=person.naming)
    withheld = withheld_people(people, conventions)
    return replace(
        content,
        record=replace(content.record, people=people),
        other_names={key: _other_names(read, person) for key, person in withheld.items()},
        conventions=conventions,
        withholdings=applying(content, _facts(read, content)),
    )


def _other_names(read: Reader, person: Person) -> tuple[str, ...]:
    """The names that somebody has had, besides the one that these minutes say: lines were typed with them."""
    versions = read.history("person", person.id)
    names = (name for version in versions for name in version.fields.get("name", ()))
    return tuple(str(name) for name in dict.fromkeys(names) if name and name != person.name)


def _facts(read: Reader, content: MinutesContent) -> BoardFacts:
    """What decides what is withheld of the content."""
    withheld = read.releases.withholdings()
    lines = {line.id: line for line in read.entries_of_ids(lines_named_in(content))}
    corrected_under = _corrected_under(read, content)
    named = items_named_in(content, lines).union(*corrected_under.values())
    return BoardFacts(
        withholdings=withheld,
        lines=lines,
        meetings=_meetings_of_records(read, content, withheld),
        restricted=read.releases.restricted_of(named),
        corrected_under=corrected_under,
    )


def _meetings_of_records(
    read: Reader, content: MinutesContent, withheld: tuple[Withholding, ...]
) -> Mapping[Id, frozenset[Id]]:
    """The meetings that each record has been through; only asked where another withholds a passage."""
    of_meetings = {each.meeting_id for each in withheld if each.passage} - {None, content.record.meeting.id}
    if not of_meetings:
        return {}
    meetings: defaultdict[Id, set[Id]] = defaultdict(set)
    for movement in read.movements_of({record.id for record in records_in(content)}):
        if movement.meeting_id is not None:
            meetings[movement.record_id].add(movement.meeting_id)
    return {key: frozenset(held) for key, held in meetings.items()}


def _corrected_under(read: Reader, content: MinutesContent) -> Mapping[tuple[Id, Section], frozenset[Id]]:
    """The items of the meetings whose minutes are corrected, by the section that prints what was."""
    found: defaultdict[tuple[Id, Section], set[Id]] = defaultdict(set)
    for meeting_id in {each.meeting_id for each in content.corrections if each.target in PRINTED_UNDER}:
        for item in read.items(meeting_id):
            found[meeting_id, item.section].add(item.id)
    return {key: frozenset(items) for key, items in found.items() if key[1] in PRINTED_UNDER.values()}
