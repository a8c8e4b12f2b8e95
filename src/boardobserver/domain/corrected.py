"""Minutes with their corrections made, and what of them a correction can be made to.

The record on the board stays as it was signed off. What a correction gives is another version: the content of
the one before it, with the new words in the place of the old.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from boardobserver.domain.publication import wording_of
from boardobserver.domain.snapshots import (
    ActionDetails,
    ActionUpdate,
    ChallengeDetails,
    Correction,
    Id,
    MeetingRecord,
    MinutesContent,
    Response,
    Tracked,
)

PartT = TypeVar("PartT", Tracked, Response, ActionUpdate)
"""What a line gives rise to, and takes its words from."""


@dataclass(frozen=True, slots=True)
class Correctable:
    """A text of the minutes that can be given other words.

    Attributes:
        target: The table of the row that it belongs to; empty for none: a correction in words.
        target_id: The key of that row.
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
    people = record.people
    for declaration in record.declarations:
        who = people[declaration.person_id].name if declaration.person_id in people else "somebody"
        place = f"the interest that {who} declared"
        yield Correctable("declaration", declaration.id, "interest", place, declaration.interest)
    for item in record.items:
        place = f"the title of item {item.position}"
        yield Correctable("item", item.id, "title", place, item.title)
    for entry in record.entries:
        yield Correctable("entry", entry.id, "wording", "", wording_of(entry))


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
    key, changes = correction.target_id, {correction.field: correction.after}
    match correction.target:
        case "entry":
            records = {each.id: _followed(each, correction) for each in record.records.values()}
            return replace(record, entries=_with(record.entries, key, changes), records=records)
        case "item":
            return replace(record, items=_with(record.items, key, changes))
        case "declaration":
            return replace(record, declarations=_with(record.declarations, key, changes))
        case "meeting":
            return replace(record, meeting=_with((record.meeting,), key, changes)[0])
        case _:
            return record


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
