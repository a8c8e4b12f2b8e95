"""The record in its board's style: references and initials as the board writes them, items in its order.

Where items print in another order than that of the agenda, they are numbered in the order in which they
print, and whoever was there for some of them was there for those of the new numbers.
"""

from collections.abc import Mapping
from dataclasses import replace

from boardobserver.domain.attended import attended_items, items_in_words, normal_items
from boardobserver.domain.conventions import Conventions
from boardobserver.domain.errors import Refusal
from boardobserver.domain.numbering import ReferenceStyle
from boardobserver.domain.snapshots import (
    Meeting,
    MeetingChanges,
    MeetingRecord,
    MinutesContent,
    Person,
    Tracked,
)

_MOST_LETTERS = 4
"""What is longer is a word rather than the first letters of names."""


def styled(content: MinutesContent) -> MinutesContent:
    """The content as its own conventions have it print, wherever it was read from."""
    conventions = content.conventions
    changes = content.changes
    return replace(
        content,
        record=_record(content.record, conventions),
        changes=None if changes is None else _changes(changes, conventions.references),
    )


def _record(record: MeetingRecord, conventions: Conventions) -> MeetingRecord:
    style = conventions.references
    record = _in_order(record, conventions)
    people = record.people
    if conventions.has_points:
        people = {key: _pointed(person) for key, person in people.items()}
    return replace(
        record,
        meeting=_meeting(record.meeting, style),
        previous=None if record.previous is None else _meeting(record.previous, style),
        records={key: _tracked(each, style) for key, each in record.records.items()},
        people=people,
    )


def _in_order(record: MeetingRecord, conventions: Conventions) -> MeetingRecord:
    """The items in the order in which they print: the restricted ones last, then the board's own order."""
    ranks = {section: rank for rank, section in enumerate(conventions.sections)}
    items = sorted(record.items, key=lambda item: (item.part, ranks.get(item.section, 0), item.position))
    places = {item.position: place for place, item in enumerate(items, start=1)}
    if all(was == now for was, now in places.items()):
        return record
    return replace(
        record,
        items=tuple(replace(item, position=places[item.position]) for item in items),
        attendance=tuple(replace(each, items=_renumbered(each.items, places)) for each in record.attendance),
    )


def _renumbered(items: str, places: Mapping[int, int]) -> str:
    """The items that somebody was there for, by their new numbers; what cannot be read stands."""
    try:
        normal = normal_items(items, max(places))
    except Refusal:
        return items
    there = attended_items(normal, max(places)) & places.keys()
    return items_in_words({places[each] for each in there}) if normal else items


def _changes(changes: MeetingChanges, style: ReferenceStyle) -> MeetingChanges:
    return replace(
        changes,
        since=_meeting(changes.since, style),
        records={key: _tracked(each, style) for key, each in changes.records.items()},
        meetings={key: _meeting(each, style) for key, each in changes.meetings.items()},
    )


def _meeting(meeting: Meeting, style: ReferenceStyle) -> Meeting:
    return replace(meeting, reference=replace(meeting.reference, style=style))


def _tracked(tracked: Tracked, style: ReferenceStyle) -> Tracked:
    return replace(tracked, reference=replace(tracked.reference, style=style, raised_on=tracked.raised_on))


def _pointed(person: Person) -> Person:
    initials = person.initials
    if not initials.isalpha() or len(initials) > _MOST_LETTERS:
        return person
    return replace(person, initials="".join(f"{letter}." for letter in initials))
