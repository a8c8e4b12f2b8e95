"""What is withheld of a set of minutes, as the board has it today: release is decided anew for each document.

A record travels from meeting to meeting, and what was once withheld of it is withheld wherever it prints.
"""

from collections.abc import Iterator
from dataclasses import replace

from boardobserver.domain.publication import wording_of
from boardobserver.domain.snapshots import (
    ActionDetails,
    ChallengeDetails,
    Entry,
    Id,
    MinutesContent,
    Person,
    Tracked,
    Withholding,
)
from boardobserver.domain.withholding.names import withheld_people
from boardobserver.domain.withholding.wholes import RESTRICTED_PART, is_gone
from boardobserver.services.said_again import corrected_wholes, said_again
from boardobserver.storage.reader import Reader


def with_what_is_withheld(read: Reader, content: MinutesContent) -> MinutesContent:
    """The content with the withholdings that apply to it, and with whose names are withheld today.

    Whoever's name is withheld stands among its people once more under each other name that they have had.
    """
    conventions = replace(content.conventions, named_from=read.releases.conventions().named_from)
    people = dict(content.record.people)
    for person in read.people():
        kept = people.get(person.id, person)  # minutes that were kept say a name as it was
        people[person.id] = replace(kept, grade=person.grade, naming=person.naming)
    for key, person in withheld_people(people, conventions).items():
        for number, name in enumerate(_other_names(read, person)):
            people[f"{key} {number}"] = replace(person, name=name, initials="")
    return replace(
        content,
        record=replace(content.record, people=people),
        conventions=conventions,
        withholdings=tuple(_that_apply(read, content)),
    )


def _other_names(read: Reader, person: Person) -> list[str]:
    """The names that somebody has had, besides the one that these minutes say: lines were typed with them."""
    versions = read.history("person", person.id)
    names = [name for version in versions for name in version.fields.get("name", ())]
    return [str(name) for name in dict.fromkeys(names) if name and name != person.name]


def _that_apply(read: Reader, content: MinutesContent) -> Iterator[Withholding]:
    """The withholdings of this meeting, of the whole board, and of what its records are or were raised by."""
    meeting_id = content.record.meeting.id
    records = tuple(_records(content))
    lines = _lines_of_others(read, content, records)
    withheld = read.releases.withholdings()
    keys = {*lines, *(record.id for record in records), *(line.record_id for line in lines.values())} - {None}
    elsewhere: list[Withholding] = []
    for each in withheld:
        is_of_board = each.meeting_id is None and each.record_id is None and each.entry_id is None
        if each.meeting_id == meeting_id or is_of_board or {each.record_id, each.entry_id} & keys:
            line = lines.get(each.entry_id or "")
            is_whole = line is not None and is_gone(each, wording_of(line))
            yield replace(each, passage="") if is_whole else each
        elif each.passage and each.meeting_id is not None:
            elsewhere.append(each)
    yield from said_again(read, content, records, elsewhere)
    yield from _of_items_of_others(read, content, withheld, lines, records)
    yield from corrected_wholes(read, content, withheld, lines)


def _of_items_of_others(
    read: Reader,
    content: MinutesContent,
    withheld: tuple[Withholding, ...],
    lines: dict[Id, Entry],
    records: tuple[Tracked, ...],
) -> Iterator[Withholding]:
    """The items of other meetings that are withheld, and for each its lines that are met here."""
    named = (*(record.item_id for record in records), *(line.item_id for line in lines.values()))
    items = {key for key in named if key is not None} - {item.id for item in content.record.items}
    of_items = {each.item_id: each for each in withheld if each.item_id in items and not each.passage}
    for item_id in sorted(_restricted(read, items - of_items.keys())):
        of_items[item_id] = Withholding(item_id, None, None, item_id, None, "", (), "")
    for each in of_items.values():
        yield each
        for line in lines.values():
            if line.item_id == each.item_id:
                yield replace(each, item_id=None, entry_id=line.id)


def _records(content: MinutesContent) -> Iterator[Tracked]:
    yield from content.record.records.values()
    if content.changes is not None:
        yield from content.changes.records.values()


def _lines_of_others(read: Reader, content: MinutesContent, records: tuple[Tracked, ...]) -> dict[Id, Entry]:
    """The lines of other meetings that raised these records, or that their responses and updates were.

    Those that are corrected here are among them, because corrections say what they said.
    """
    named: set[Id | None] = {record.entry_id for record in records}
    for record in records:
        if isinstance(record.details, ChallengeDetails):
            named |= {response.entry_id for response in record.details.responses}
        elif isinstance(record.details, ActionDetails):
            named |= {update.entry_id for update in record.details.updates}
    named |= {each.target_id for each in content.corrections}  # what is no line is not found among them
    here = {entry.id for entry in content.record.entries}
    found = {line.id: line for line in read.entries_of_ids({key for key in named if key} - here)}
    return found if content.changes is None else {**content.changes.entries, **found}


def _restricted(read: Reader, item_ids: set[Id]) -> set[Id]:
    """Those of these items that were in part 2 of their meetings."""
    found: set[Id] = set()
    sought = set(item_ids)
    for meeting in reversed(read.meetings()) if sought else ():
        if not sought:
            break
        items = {item.id: item for item in read.items(meeting.id)}
        found |= {key for key in sought & items.keys() if items[key].part == RESTRICTED_PART}
        sought -= items.keys()
    return found
