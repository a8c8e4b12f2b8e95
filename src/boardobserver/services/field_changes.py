"""What a change of a record's fields is: tidying, something that happened to it, or more of what did last.

Forms keep field after field, so that one visit to a record is many small changes. Those of one sort, made in
one context on one day, are one movement, whose fields keep their first value before and their newest after.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TypeAlias, cast

from boardobserver.domain.field_values import PART_IDS, RESPONSE_ID, UPDATE_ID, FieldValue, stored_text
from boardobserver.domain.snapshots import FieldChange, Id
from boardobserver.domain.words import MeetingStatus, Movement
from boardobserver.services import tracked_rows
from boardobserver.services.rows import today
from boardobserver.storage.records import (
    ActionUpdateRow,
    MeetingRow,
    MovementFieldRow,
    MovementRow,
    ResponseRow,
    Row,
    TrackedRow,
)
from boardobserver.storage.unit import Unit

Part: TypeAlias = ResponseRow | ActionUpdateRow
"""What was noted of a record as a whole, and can be changed by itself."""

_MARKS = PART_IDS | {"due_set_on"}
"""What only goes with a change of other fields: alone it is none."""


def set_fields(row: Row, changes: Mapping[str, object]) -> tuple[FieldChange, ...]:
    """Set the fields of a row that differ, and say which did."""
    found: list[FieldChange] = []
    for field, value in changes.items():
        before = getattr(row, field)
        if before != value:
            setattr(row, field, value)
            stored = (stored_text(cast("FieldValue", each)) for each in (before, value))
            found.append(FieldChange(field, *stored))
    return tuple(found)


def context_of(unit: Unit, meeting_id: Id | None) -> Id | None:
    """The meeting in which something is changed; none once its minutes are signed off."""
    if meeting_id is None:
        return None
    is_settled = unit.get(MeetingRow, meeting_id).status is MeetingStatus.SIGNED_OFF
    return None if is_settled else meeting_id


def note(
    unit: Unit,
    record: TrackedRow,
    what: Movement,
    changes: Sequence[FieldChange],
    *,
    meeting_id: Id | None = None,
    part: Part | None = None,
) -> None:
    """Note that fields of a record were changed, unless that was tidying.

    Tidying is what is changed where the record (or that part of it) was noted, while nothing has happened to
    it elsewhere since: in the same meeting before its minutes are signed off, or outside any on the same day.

    Args:
        unit: The unit.
        record: The record.
        what: What such a change is called.
        changes: The fields, as `set_fields` gives them.
        meeting_id: The meeting in which it is changed.
        part: The response or update whose fields they are; None when they are the record's own.
    """
    context = context_of(unit, meeting_id)
    movements = unit.find(MovementRow, tracked_id=record.id)
    if not changes or _is_tidying(unit, movements, context, part):
        return
    last = movements[-1] if movements else None
    if last is not None and _goes_on(unit, last, what, context, part):
        _extend(unit, last, changes)
        return
    about = () if part is None else (FieldChange(_mark_of(part), part.id, part.id),)
    moved = tracked_rows.Moved(what, meeting_id=context, fields=(*about, *changes))
    tracked_rows.add_movement(unit, record, moved)


def _is_tidying(unit: Unit, movements: Sequence[MovementRow], context: Id | None, part: Part | None) -> bool:
    begun = next((at for at, each in enumerate(movements) if _is_begun_at(unit, each, part)), None)
    if begun is None or any(each.meeting_id != context for each in movements[begun:]):
        return False
    return context is not None or _day_of(unit, movements[begun].at) == today(unit)


def _is_begun_at(unit: Unit, movement: MovementRow, part: Part | None) -> bool:
    """Whether the record, or the part of it that is meant, was noted at a movement."""
    if part is None:
        return True  # the first one raised the record
    if movement.what is not (Movement.ANSWERED if isinstance(part, ResponseRow) else Movement.UPDATED):
        return False
    if part.entry_id is not None:
        return movement.entry_id == part.entry_id
    return _part_of(unit, movement) == part.id


def _goes_on(unit: Unit, last: MovementRow, what: Movement, context: Id | None, part: Part | None) -> bool:
    """Whether a change only goes on with what happened last to its record."""
    is_same = (last.what, last.meeting_id, last.entry_id, last.words) == (what, context, None, "")
    if not is_same or _day_of(unit, last.at) != today(unit):
        return False
    if _part_of(unit, last) != (None if part is None else part.id):
        return False
    # The minutes of a meeting tell what was changed before it from what was changed after it.
    held = unit.find(MeetingRow, held_on=today(unit))
    return context is not None or not any(last.at < (each.ended_at or last.at) <= unit.now for each in held)


def _extend(unit: Unit, last: MovementRow, changes: Sequence[FieldChange]) -> None:
    """Let a movement change more fields; where nothing of it is left, it goes."""
    kept = {row.field: row for row in unit.find(MovementFieldRow, movement_id=last.id)}
    for change in changes:
        row = kept.get(change.field)
        if row is None:
            kept[change.field] = tracked_rows.add_field(unit, last, change)
        elif row.before == change.after:
            unit.delete(kept.pop(change.field))
        else:
            row.after = change.after
    if not kept.keys() - _MARKS:
        for row in kept.values():
            unit.delete(row)
        unit.delete(last)


def _part_of(unit: Unit, movement: MovementRow) -> Id | None:
    fields = unit.find(MovementFieldRow, movement_id=movement.id)
    return next((row.after for row in fields if row.field in PART_IDS), None)


def _mark_of(part: Part) -> str:
    return RESPONSE_ID if isinstance(part, ResponseRow) else UPDATE_ID


def _day_of(unit: Unit, instant: datetime) -> date:
    return unit.read.board().day_of(instant)
