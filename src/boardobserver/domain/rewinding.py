"""A record as it stood at the end of a meeting, worked out from what has happened to it since.

What happened at the meeting itself counts, however late it was noted, and what happened at the meetings
before it, as far as it was noted when the minutes were signed off; so does what happened outside any meeting
until it ended. Everything else is taken back, newest first in the order in which it was noted, until
something that counts says how the field stood.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, tzinfo
from typing import Any, TypeVar

from boardobserver.domain.field_values import PART_IDS, RESPONSE_ID, UPDATE_ID, value_of
from boardobserver.domain.since import end_of
from boardobserver.domain.snapshots import (
    ActionDetails,
    ActionUpdate,
    ChallengeDetails,
    Details,
    Due,
    Id,
    Meeting,
    MovementRecord,
    Response,
    Tracked,
    TrackedStatus,
)
from boardobserver.domain.tracking import first_status
from boardobserver.domain.words import DueKind

T = TypeVar("T")
PartT = TypeVar("PartT", Response, ActionUpdate)

_Touches = list[tuple[bool, T]]
"""What changed a value, in the order noted: whether that counts, and the value before it."""

_OWN_FIELDS = frozenset({"text", "reason", "raised_by_id"})
"""The fields that are the record's own, and not those of its kind."""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """The end of a meeting, from which the history of the records is looked back on.

    Attributes:
        meeting_id: The meeting.
        meeting_ids: The meeting, and those before it.
        until: Until when what happened outside any meeting counts.
        settled_at: Until when what was noted at those before it counts: its minutes were signed off then,
            and theirs may still be under review. None if they are not signed off.
    """

    meeting_id: Id
    meeting_ids: frozenset[Id]
    until: datetime
    settled_at: datetime | None

    def knows(self, movement: MovementRecord) -> bool:
        """Whether a movement had happened by then."""
        if movement.meeting_id is None:
            return movement.at <= self.until
        if movement.meeting_id == self.meeting_id or self.settled_at is None:
            return movement.meeting_id in self.meeting_ids
        return movement.meeting_id in self.meeting_ids and movement.at <= self.settled_at


def standpoint_of(meeting: Meeting, meetings: Iterable[Meeting], zone: tzinfo) -> Standpoint:
    """The end of a meeting; never later than its minutes were signed off.

    Args:
        meeting: The meeting.
        meetings: Every meeting of the board, to know which came before.
        zone: The board's time zone.
    """
    earlier = frozenset(each.id for each in meetings if _order(each) < _order(meeting))
    ended = end_of(meeting, zone)
    until = ended if meeting.signed_off_at is None else min(ended, meeting.signed_off_at)
    return Standpoint(meeting.id, earlier | {meeting.id}, until, meeting.signed_off_at)


def in_order_noted(movements: Iterable[MovementRecord]) -> tuple[MovementRecord, ...]:
    """What happened, in the order in which it was noted.

    The keys tell that order, because they are given with it; the time of a movement is when it was said.
    """
    return tuple(sorted(movements, key=lambda each: each.id))


def as_it_stood(record: Tracked, movements: Iterable[MovementRecord], at: Standpoint) -> Tracked | None:
    """A record as it stood then; None when nobody knew of it yet.

    Args:
        record: The record as it stands today.
        movements: Everything that happened to it, with the fields that it changed.
        at: From where it is looked back on.
    """
    noted = in_order_noted(movements)
    known = [at.knows(each) for each in noted]
    if all(known):
        return record
    if not any(known):
        return None
    past = _Past(noted, known)
    fields = past.fields_of(None)
    own = {field: before for field, before in fields.items() if field in _OWN_FIELDS}
    its_kinds = {field: before for field, before in fields.items() if field not in _OWN_FIELDS}
    details = _with_fields(past.without_what_came_later(record.details), its_kinds)
    return replace(record, status=past.status(record), details=details, **_values(record, own))


class _Past:
    """What happened to one record, ready to be taken back."""

    def __init__(self, noted: Sequence[MovementRecord], known: Sequence[bool]) -> None:
        self._noted = noted
        self._known = known
        self._touches: defaultdict[tuple[Id | None, str], _Touches[str | None]] = defaultdict(list)
        for movement, is_known in zip(noted, known, strict=True):
            part_id = next((change.after for change in movement.fields if change.field in PART_IDS), None)
            for change in movement.fields:
                if change.field not in PART_IDS:
                    self._touches[part_id, change.field].append((is_known, change.before))

    def status(self, record: Tracked) -> TrackedStatus:
        """The status: a movement changed it where the one before left another."""
        touches: _Touches[TrackedStatus] = []
        before = first_status(record.kind)
        for movement, is_known in zip(self._noted, self._known, strict=True):
            if movement.status_after != before:
                touches.append((is_known, before))
            before = movement.status_after
        return _taken_back(touches, record.status)

    def fields_of(self, part_id: Id | None) -> Mapping[str, str | None]:
        """The fields that were changed later, of the record or of a part of it, with their values before."""
        found: dict[str, str | None] = {}
        for (named, field), touches in self._touches.items():
            if named == part_id and not touches[-1][0]:
                found[field] = _taken_back(touches, None)
        return found

    def without_what_came_later(self, details: Details) -> Details:
        """The details of a record without the responses and updates that were not there yet."""
        if isinstance(details, ChallengeDetails):
            return replace(details, responses=self._parts_then(details.responses, RESPONSE_ID))
        if isinstance(details, ActionDetails):
            return replace(details, updates=self._parts_then(details.updates, UPDATE_ID))
        return details

    def _parts_then(self, parts: Iterable[PartT], field: str) -> tuple[PartT, ...]:
        return tuple(
            replace(each, **_values(each, self.fields_of(each.id)))
            for each in parts
            if not self._came_later(each, field)
        )

    def _came_later(self, said: Response | ActionUpdate, field: str) -> bool:
        """Whether what was noted as a response or an update was noted at movements that do not count only."""
        known = [
            is_known
            for movement, is_known in zip(self._noted, self._known, strict=True)
            if (
                movement.entry_id == said.entry_id
                if said.entry_id is not None
                else any((c.field, c.before, c.after) == (field, None, said.id) for c in movement.fields)
            )
        ]
        return bool(known) and not any(known)


def _order(meeting: Meeting) -> tuple[object, ...]:
    return meeting.held_on, meeting.planned_start or time(), meeting.id


def _taken_back(touches: _Touches[T], today: T) -> T:
    """The value before everything that does not count, back to what does."""
    value = today
    for is_known, before in reversed(touches):
        if is_known:
            break
        value = before
    return value


def _values(of: object, fields: Mapping[str, str | None]) -> dict[str, Any]:
    return {field: value_of(field, text) for field, text in fields.items() if hasattr(of, field)}


def _with_fields(details: Details, fields: Mapping[str, str | None]) -> Details:
    changed = replace(details, **_values(details, fields))
    if not isinstance(changed, ActionDetails) or fields.keys().isdisjoint({"due_kind", "due_on"}):
        return changed
    kind = value_of("due_kind", fields["due_kind"]) if "due_kind" in fields else changed.due.kind
    on = value_of("due_on", fields["due_on"]) if "due_on" in fields else changed.due.on
    assert isinstance(kind, DueKind)
    assert on is None or isinstance(on, date)
    return replace(changed, due=Due(kind, on))
