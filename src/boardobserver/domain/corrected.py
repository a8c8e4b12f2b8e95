"""Minutes with their corrections made, and what of them a correction can be made to.

The record on the board stays as it was signed off. What a correction gives is another version: the content of
the one before it, with the new words in the place of the old.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar
from uuid import UUID, uuid5

from boardobserver.domain.corrected_fields import NOT_LISTED, from_words, in_words
from boardobserver.domain.publication import wording_of
from boardobserver.domain.snapshots import (
    ActionDetails,
    ActionUpdate,
    Attendance,
    ChallengeDetails,
    Correction,
    Id,
    Meeting,
    MeetingRecord,
    MinutesContent,
    Response,
    Tracked,
)
from boardobserver.domain.words import AttendanceList, Section

PRINTED_UNDER: Final[Mapping[str, Section]] = {
    "attendance": Section.WELCOME,
    "declaration": Section.DECLARATIONS,
}
"""The section of the agenda under which minutes print what is corrected, by its table; not of lines."""

PartT = TypeVar("PartT", Tracked, Response, ActionUpdate)
"""What a line gives rise to, and takes its words from."""


@dataclass(frozen=True, slots=True)
class Correctable:
    """A text of the minutes that can be given other words.

    Attributes:
        target: The table of the row that it belongs to; empty for none: a correction in words.
        target_id: The key of that row; of somebody who is on no list of the attendance, their own.
        field: The field of that row.
        place: Where it prints, in words.
        words: What it says.
    """

    target: str
    target_id: Id | None
    field: str
    place: str
    words: str


def correctables(record: MeetingRecord) -> Iterator[Correctable]:
    """The texts of a publishable record that can be corrected each by itself, as they stand in the minutes.

    The lines have no place yet: only what is printed has their numbers.
    """
    meeting = record.meeting
    yield Correctable("meeting", meeting.id, "title", "the title of the meeting", meeting.title)
    yield Correctable("meeting", meeting.id, "place", "the place of the meeting", meeting.place)
    yield _field(record, meeting, "started_at", "when the meeting began")
    yield _field(record, meeting, "ended_at", "when the meeting ended")
    yield from _attendances(record)
    for declaration in record.declarations:
        place = f"the interest that {_name(record, declaration.person_id)} declared"
        yield Correctable("declaration", declaration.id, "interest", place, declaration.interest)
    for item in record.items:
        place = f"the title of item {item.position}"
        yield Correctable("item", item.id, "title", place, item.title)
    for entry in record.entries:
        yield Correctable("entry", entry.id, "wording", "", wording_of(entry))


def _attendances(record: MeetingRecord) -> Iterator[Correctable]:
    """Who was there and how; and of those whom the record knows besides, that they were on no list."""
    listed = {each.person_id for each in record.attendance}
    for each in record.attendance:
        who = _name(record, each.person_id)
        yield _field(record, each, "list", f"the attendance of {who}")
        yield _field(record, each, "items", f"the items that {who} attended")
        yield _field(record, each, "arrived", f"when {who} arrived")
        yield _field(record, each, "left", f"when {who} left")
    for person in sorted(record.people.values(), key=lambda each: (each.name.casefold(), each.id)):
        if person.id not in listed:
            place = f"the attendance of {person.name}"
            yield Correctable("attendance", person.id, "list", place, NOT_LISTED)


def _field(record: MeetingRecord, row: Meeting | Attendance, field: str, place: str) -> Correctable:
    """A field of the meeting or of somebody's attendance, which is said in words."""
    target = "meeting" if isinstance(row, Meeting) else "attendance"
    return Correctable(target, row.id, field, place, in_words(target, field, getattr(row, field), record))


def _name(record: MeetingRecord, person_id: Id) -> str:
    person = record.people.get(person_id)
    return "somebody" if person is None else person.name


def corrected(content: MinutesContent, corrections: Iterable[Correction]) -> MinutesContent:
    """The content with the words of these corrections in the place of the old ones, and listing them.

    Where a record, a response or an update still says what its line said, it follows the line.
    """
    record = content.record
    made = tuple(corrections)
    for correction in made:
        record = _corrected(record, correction)
    return replace(content, record=record, corrections=(*content.corrections, *made))


def _corrected(record: MeetingRecord, correction: Correction) -> MeetingRecord:
    value = from_words(correction.target, correction.field, correction.after, record)
    key, changes = correction.target_id, {correction.field: value}
    match correction.target:
        case "entry":
            records = {each.id: _followed(each, correction) for each in record.records.values()}
            record = replace(record, entries=_with(record.entries, key, changes), records=records)
        case "item":
            record = replace(record, items=_with(record.items, key, changes))
        case "attendance" if correction.field == "list":
            record = replace(record, attendance=tuple(_listed(record, correction, value)))
        case "attendance":
            record = replace(record, attendance=_with(record.attendance, key, changes))
        case "declaration":
            record = replace(record, declarations=_with(record.declarations, key, changes))
        case "meeting":
            record = replace(record, meeting=_with((record.meeting,), key, changes)[0])
        case _:
            pass
    return record


def _listed(
    record: MeetingRecord, correction: Correction, where: AttendanceList | None
) -> Iterator[Attendance]:
    """Who was there, with one person on another list, on one for the first time, or on none."""
    is_listed = False
    for each in record.attendance:
        if each.id != correction.target_id:
            yield each
            continue
        is_listed = True
        if where is not None:
            yield replace(each, list=where)
    if where is not None and not is_listed and correction.target_id is not None:
        position = max((each.position for each in record.attendance), default=0) + 1
        # A key of its own, and the same whenever this correction is made.
        key = str(uuid5(UUID(correction.id), "attendance"))
        yield Attendance(key, correction.target_id, where, position, "", None, None, False, "")


def _with(rows: tuple[Any, ...], key: Id | None, changes: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(replace(row, **changes) if row.id == key else row for row in rows)


def _followed(tracked: Tracked, correction: Correction) -> Tracked:
    """A record in which the words of the corrected line are the new ones."""

    def told(part: PartT) -> PartT:
        is_of_line = part.entry_id == correction.target_id and part.text == correction.before
        return replace(part, text=correction.after) if is_of_line else part

    tracked = told(tracked)
    details = tracked.details
    if isinstance(details, ChallengeDetails):
        return replace(tracked, details=replace(details, responses=tuple(map(told, details.responses))))
    if isinstance(details, ActionDetails):
        return replace(tracked, details=replace(details, updates=tuple(map(told, details.updates))))
    return tracked
