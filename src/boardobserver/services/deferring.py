"""Deferring a record: to a day, or to a later meeting."""

import datetime as dt

from boardobserver.domain.errors import Refusal
from boardobserver.domain.plain_text import plain_text
from boardobserver.domain.snapshots import Id
from boardobserver.domain.tracking import is_closed, status_word
from boardobserver.domain.words import MeetingStatus, Movement
from boardobserver.services.command import Command
from boardobserver.services.rows import editable_meeting, sensible_day, today
from boardobserver.services.tracked_rows import Moved, add_movement
from boardobserver.storage.records import MeetingRow, TrackedRow
from boardobserver.storage.unit import Unit

_OVER = frozenset({MeetingStatus.UNDER_REVIEW, MeetingStatus.SIGNED_OFF})


def defer(
    record_id: Id,
    *,
    until: dt.date | None = None,
    to_meeting_id: Id | None = None,
    words: str = "",
    at_meeting_id: Id | None = None,
    item_id: Id | None = None,
) -> Command[None]:
    """Put one record off: until its day or its meeting has come, no agenda proposes it.

    It is put off at a meeting, under an item of that, if it is while that is noted.

    Raises:
        Refusal: Neither a day nor a meeting is given, or both; the day is past, the meeting is over, or the
            record is closed.
    """

    def apply(unit: Unit) -> None:
        record = unit.get(TrackedRow, record_id)
        if is_closed(status_word(record.kind, record.status)):
            raise Refusal("What is closed need not be deferred.")
        if at_meeting_id is not None:
            editable_meeting(unit, at_meeting_id)
        _require_one(until, to_meeting_id)
        if until is not None:
            _require_to_come(unit, until)
        if to_meeting_id is not None:
            _require_later(unit, unit.get(MeetingRow, to_meeting_id), at_meeting_id)
        deferred = Moved(
            Movement.DEFERRED,
            plain_text(words).strip(),
            meeting_id=at_meeting_id,
            item_id=item_id,
            until_on=until,
            until_meeting_id=to_meeting_id,
        )
        add_movement(unit, record, deferred)

    return Command("defer a record", apply)


def _require_one(until: dt.date | None, to_meeting_id: Id | None) -> None:
    if until is None and to_meeting_id is None:
        raise Refusal("Say to which day, or to which meeting.", "until")
    if until is not None and to_meeting_id is not None:
        raise Refusal("Give a day or a meeting, not both.", "until")


def _require_to_come(unit: Unit, until: dt.date) -> None:
    if sensible_day(until, "until") <= today(unit):
        raise Refusal("Give a day that is still to come.", "until")


def _require_later(unit: Unit, meeting: MeetingRow, at_meeting_id: Id | None) -> None:
    was_missed = meeting.status is MeetingStatus.DRAFT and meeting.held_on < today(unit)
    if was_missed or meeting.status in _OVER:
        raise Refusal(f"The {meeting.title} is over. Choose a later one.", "to_meeting_id")
    if meeting.id == at_meeting_id:
        raise Refusal("That is this meeting. Choose a later one.", "to_meeting_id")
    if at_meeting_id is not None and meeting.held_on < unit.get(MeetingRow, at_meeting_id).held_on:
        raise Refusal(f"The {meeting.title} is before this one. Choose a later one.", "to_meeting_id")
