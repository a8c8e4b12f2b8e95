"""The rows of a tracked record: the record itself, its responses, and its movements."""

import datetime as dt
from dataclasses import dataclass

from boardobserver.domain.entry_line import tidy
from boardobserver.domain.snapshots import Due, FieldChange, Id, TrackedStatus
from boardobserver.domain.tracking import first_status
from boardobserver.domain.words import Movement, RecordKind, ResponseView
from boardobserver.services.first_details import first_details
from boardobserver.services.parties import Party
from boardobserver.storage.records import EntryRow, MovementFieldRow, MovementRow, ResponseRow, TrackedRow
from boardobserver.storage.unit import Unit

_NOBODY, _NO_DATE = Party(), Due()
_SAID = frozenset({Movement.RAISED, Movement.PUT_AGAIN, Movement.ANSWERED, Movement.UPDATED})
"""What happens to a record when a line is said; anything else happens when the observer does it."""


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record that is to be made.

    Attributes:
        text: Its own words.
        raised_on: The date; its year is the year of the reference.
        raised_by_id: Who raised it.
        party: Who owns an action, to whom a challenge is directed, or who gave an assurance.
        due: When an action is due.
    """

    kind: RecordKind
    text: str
    raised_on: dt.date
    raised_by_id: Id | None = None
    party: Party = _NOBODY
    due: Due = _NO_DATE


@dataclass(frozen=True, slots=True)
class NewResponse:
    """A response to a challenge that is to be kept.

    Attributes:
        by: Who gave it.
        at: When.
        promised_by: The day by which more was promised, if it was.
        view: What the observers think of it.
    """

    text: str
    by: Party
    at: dt.datetime
    promised_by: dt.date | None = None
    view: ResponseView = ResponseView.AWAITING


@dataclass(frozen=True, slots=True)
class Moved:
    """Something that happens to a record, to be noted of it.

    Attributes:
        status: The status that it brings the record to; None leaves it where it is.
        at: When it happened; None is now.
        fields: The fields of the record that it changed.
    """

    what: Movement
    words: str = ""
    status: TrackedStatus | None = None
    at: dt.datetime | None = None
    by_id: Id | None = None
    meeting_id: Id | None = None
    item_id: Id | None = None
    entry_id: Id | None = None
    until_on: dt.date | None = None
    until_meeting_id: Id | None = None
    fields: tuple[FieldChange, ...] = ()


def moved_by(
    entry: EntryRow,
    what: Movement,
    *,
    status: TrackedStatus | None = None,
    words: str | None = None,
    fields: tuple[FieldChange, ...] = (),
    is_late: bool = False,
) -> Moved:
    """What happens to a record by a line: in the line's place, and by whoever spoke.

    Args:
        entry: The line.
        what: What happens.
        status: The status that it brings the record to, if any.
        words: In what words; None means the line's.
        fields: The fields of the record that it changed.
        is_late: Whether the line had been noted before, as something else: it happens now, and not when the
            line was said, so that minutes that were signed off between do not know of it.
    """
    return Moved(
        what,
        tidy(entry.text) if words is None else words,
        status,
        at=entry.at if what in _SAID and not is_late else None,
        by_id=entry.speaker_id,
        meeting_id=entry.meeting_id,
        item_id=entry.item_id,
        entry_id=entry.id,
        fields=fields,
    )


def insert(unit: Unit, new: NewRecord, source: EntryRow | None = None) -> TrackedRow:
    """Make a record, with the next reference of its year; `source` is the line that raised it, if one did."""
    record = TrackedRow(
        id=unit.new_id(),
        kind=new.kind,
        year=new.raised_on.year,
        serial=unit.allot(new.kind, new.raised_on.year),
        text=new.text,
        status=first_status(new.kind).value,
        raised_on=new.raised_on,
        raised_by_id=new.raised_by_id,
        meeting_id=source.meeting_id if source else None,
        item_id=source.item_id if source else None,
        entry_id=source.id if source else None,
        reason="",
    )
    unit.add(record)
    unit.add(first_details(record, new.party, new.due))
    return record


def add_movement(unit: Unit, record: TrackedRow, moved: Moved) -> None:
    """Note that something happened to a record, and bring it to the status that this has, if any."""
    if moved.status is not None and record.status != moved.status.value:
        record.status = moved.status.value
    movement = MovementRow(
        id=unit.new_id(),
        tracked_id=record.id,
        what=moved.what,
        at=moved.at or unit.now,
        meeting_id=moved.meeting_id,
        item_id=moved.item_id,
        entry_id=moved.entry_id,
        status_after=record.status,
        words=moved.words,
        by_id=moved.by_id,
        until_on=moved.until_on,
        until_meeting_id=moved.until_meeting_id,
    )
    unit.add(movement)
    for change in moved.fields:
        add_field(unit, movement, change)


def add_response(
    unit: Unit, challenge: TrackedRow, new: NewResponse, source: EntryRow | None = None
) -> ResponseRow:
    """Keep a response with its challenge; `source` is the line that it was noted in, if at a meeting."""
    response = ResponseRow(
        id=unit.new_id(),
        challenge_id=challenge.id,
        text=new.text,
        by_id=new.by.person_id,
        by_organisation_id=new.by.organisation_id,
        at=new.at,
        in_meeting=source is not None,
        entry_id=source.id if source else None,
        promised_by=new.promised_by,
        view=new.view,
    )
    unit.add(response)
    return response


def add_field(unit: Unit, movement: MovementRow, change: FieldChange) -> MovementFieldRow:
    """Keep with a movement a field of the record that it changed."""
    row = MovementFieldRow(
        id=unit.new_id(),
        movement_id=movement.id,
        field=change.field,
        before=change.before,
        after=change.after,
    )
    unit.add(row)
    return row
