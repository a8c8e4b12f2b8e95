"""The record in its board's style: references as the board writes them, initials with or without points."""

from dataclasses import replace

from boardobserver.domain.conventions import Conventions
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
