"""Meetings: planning one, its particulars, starting, ending, signing off."""

import datetime as dt
from typing import TypedDict, Unpack

from boardobserver.domain.errors import Refusal
from boardobserver.domain.numbering import ordinal
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import (
    Marking,
    MeetingStatus,
    PreviousMinutes,
    RecordKind,
)
from boardobserver.services.command import Command
from boardobserver.services.item_rows import close_open_items, delete_item
from boardobserver.services.planning import copy_agenda, copy_attendance, give_back_records
from boardobserver.services.rows import assign, editable_meeting, quorum, required, sensible_day
from boardobserver.services.versions import kept_as, signed_version
from boardobserver.storage.records import (
    AttendanceRow,
    DeclarationRow,
    ItemRow,
    MeetingRow,
    SeriesRow,
)
from boardobserver.storage.unit import Unit

_TAKEN_OVER = ("planned_start", "planned_end", "place", "via", "chair_id", "author_id")
"""The particulars that a meeting takes over from the one before it."""


class MeetingChanges(TypedDict, total=False):
    """The particulars of a meeting that can be changed at any time before it is signed off."""

    number: int
    title: str
    held_on: dt.date
    planned_start: dt.time | None
    planned_end: dt.time | None
    started_at: dt.datetime | None
    ended_at: dt.datetime | None
    place: str
    via: str
    chair_id: Id | None
    author_id: Id | None
    marking: Marking
    previous_id: Id | None
    quorum_needed: int | None
    quorate: bool | None
    previous_minutes: PreviousMinutes
    corrections: str
    next_date: dt.date | None
    next_start: dt.time | None
    next_place: str


def plan_meeting(
    series_id: Id, held_on: dt.date, *, title: str = "", with_agenda: bool = True
) -> Command[Id]:
    """Plan the next meeting of a series.

    It gets the series' standing agenda, and the previous meeting's place, chair, author and people: those
    who sent apologies then are expected to be present.
    """

    def apply(unit: Unit) -> Id:
        return insert_meeting(unit, series_id, held_on, title=title, with_agenda=with_agenda).id

    return Command("plan a meeting", apply)


def insert_meeting(
    unit: Unit, series_id: Id, held_on: dt.date, *, title: str = "", with_agenda: bool = True
) -> MeetingRow:
    """Plan a meeting within a unit that does more; it takes its place between those before and after it."""
    meeting = _new_meeting(unit, series_id, sensible_day(held_on, "held_on"), title.strip())
    previous = _previous(unit, series_id, meeting.held_on)
    if previous is not None:
        meeting.previous_id = previous.id
        assign(meeting, {field: getattr(previous, field) for field in _TAKEN_OVER})
    _follow_on(unit, meeting)
    unit.add(meeting)
    if with_agenda:
        copy_agenda(unit, series_id, meeting.id)
        if previous is not None:
            copy_attendance(unit, previous.id, meeting.id)
    return meeting


def change_meeting(meeting_id: Id, **changes: Unpack[MeetingChanges]) -> Command[None]:
    """Change a meeting's particulars."""

    def apply(unit: Unit) -> None:
        meeting = editable_meeting(unit, meeting_id)
        if "title" in changes:
            changes["title"] = required(changes["title"], "title", "Give the meeting a title.")
        if "number" in changes and changes["number"] < 1:
            raise Refusal("A meeting’s number is 1 or more.", "number")
        if "held_on" in changes:
            changes["held_on"] = sensible_day(changes["held_on"], "held_on")
        if meeting_id in _line_of(unit, changes.get("previous_id")):
            raise Refusal("A meeting cannot follow itself.", "previous_id")
        quorum(changes.get("quorum_needed"))
        assign(meeting, changes)

    return Command("change the meeting’s particulars", apply)


def start_meeting(meeting_id: Id) -> Command[None]:
    """Start a meeting now, or go on with one that was ended."""

    def apply(unit: Unit) -> None:
        meeting = editable_meeting(unit, meeting_id)
        started = meeting.started_at or unit.now
        assign(meeting, {"status": MeetingStatus.IN_PROGRESS, "started_at": started, "ended_at": None})

    return Command("start the meeting", apply)


def end_meeting(meeting_id: Id) -> Command[None]:
    """End a meeting now: its open item is done, and its record goes under review as a draft that is kept.

    One that was never started began with its first line. One that has ended keeps its end.
    """

    def apply(unit: Unit) -> None:
        meeting = editable_meeting(unit, meeting_id)
        if meeting.status is MeetingStatus.UNDER_REVIEW:
            return
        close_open_items(unit, meeting_id)
        noted = [entry.at for entry in unit.read.entries(meeting_id)]
        started = meeting.started_at or min(noted, default=None)
        changes = {"status": MeetingStatus.UNDER_REVIEW, "started_at": started, "ended_at": unit.now}
        assign(meeting, changes)
        kept_as(unit, meeting_id, "Under review")

    return Command("end the meeting", apply)


def sign_off(meeting_id: Id, by_id: Id) -> Command[None]:
    """Sign the minutes off as version 1: nothing in the meeting can be changed from then on, nor undone."""

    def apply(unit: Unit) -> None:
        meeting = editable_meeting(unit, meeting_id)
        if meeting.status is not MeetingStatus.UNDER_REVIEW:
            raise Refusal("End the meeting before its minutes are signed off.")
        changes = {"status": MeetingStatus.SIGNED_OFF, "signed_off_by_id": by_id, "signed_off_at": unit.now}
        assign(meeting, changes)
        signed_version(unit, meeting)

    return Command("sign the minutes off", apply, is_barrier=True)


def remove_meeting(meeting_id: Id) -> Command[None]:
    """Remove a meeting that was planned and never held; the one after it follows the one before it.

    Raises:
        Refusal: It has a record, or the minutes of the meeting after it are signed off.
    """

    def apply(unit: Unit) -> None:
        meeting = editable_meeting(unit, meeting_id)
        if unit.read.entries(meeting_id) or meeting.started_at is not None:
            raise Refusal("This meeting has been held: its record is kept.")
        for follower in unit.find(MeetingRow, previous_id=meeting_id):
            if follower.status is MeetingStatus.SIGNED_OFF:
                raise Refusal("A later meeting, whose minutes are signed off, follows this one.")
            follower.previous_id = meeting.previous_id
        give_back_records(unit, meeting)
        for declaration in unit.find(DeclarationRow, meeting_id=meeting_id):
            unit.delete(declaration)
        for attendance in unit.find(AttendanceRow, meeting_id=meeting_id):
            unit.delete(attendance)
        for item in unit.find(ItemRow, meeting_id=meeting_id):
            delete_item(unit, item)
        unit.delete(meeting)

    return Command("remove a planned meeting", apply)


def _new_meeting(unit: Unit, series_id: Id, held_on: dt.date, title: str) -> MeetingRow:
    """A meeting of which nothing is known but its series and its day."""
    number = unit.greatest(MeetingRow, "number", series_id=series_id) + 1
    return MeetingRow(
        id=unit.new_id(),
        year=held_on.year,
        serial=unit.allot(RecordKind.MEETING, held_on.year),
        series_id=series_id,
        number=number,
        title=title or f"{ordinal(number)} meeting",
        held_on=held_on,
        planned_start=None,
        planned_end=None,
        started_at=None,
        ended_at=None,
        place="",
        via="",
        chair_id=None,
        author_id=None,
        marking=unit.read.board().marking,
        status=MeetingStatus.DRAFT,
        previous_id=None,
        quorum_needed=unit.get(SeriesRow, series_id).quorum_needed,
        quorate=None,
        previous_minutes=PreviousMinutes.NOT_CONSIDERED,
        corrections="",
        next_date=None,
        next_start=None,
        next_place="",
        signed_off_by_id=None,
        signed_off_at=None,
    )


def _previous(unit: Unit, series_id: Id, held_on: dt.date) -> MeetingRow | None:
    earlier = [row for row in unit.find(MeetingRow, series_id=series_id) if row.held_on <= held_on]
    return max(earlier, key=lambda row: (row.held_on, row.number), default=None)


def _follow_on(unit: Unit, meeting: MeetingRow) -> None:
    """Let the planned meetings that come after a new one, and followed the one before it, follow the new one.

    A meeting that has begun keeps what its record says.
    """
    for row in unit.find(MeetingRow, series_id=meeting.series_id, previous_id=meeting.previous_id):
        if row.held_on > meeting.held_on and row.status is MeetingStatus.DRAFT:
            row.previous_id = meeting.id


def _line_of(unit: Unit, meeting_id: Id | None) -> list[Id]:
    """A meeting and those before it, newest first."""
    line: list[Id] = []
    while meeting_id is not None and meeting_id not in line:
        line.append(meeting_id)
        meeting_id = unit.get(MeetingRow, meeting_id).previous_id
    return line
