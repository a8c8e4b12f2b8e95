"""Series, meetings, and what belongs to one meeting."""

from dataclasses import dataclass
from datetime import date, datetime, time

from boardobserver.domain.numbering import Reference
from boardobserver.domain.snapshots.boards import Id
from boardobserver.domain.words import (
    AttendanceList,
    EntryKind,
    ItemState,
    Marking,
    MeetingStatus,
    PreviousMinutes,
    Section,
)


@dataclass(frozen=True, slots=True)
class StandingItem:
    """One line of the standing agenda that a new meeting of the series starts with.

    `topic` is a name from the board's list; empty for none.
    """

    id: Id
    position: int
    title: str
    section: Section
    planned_minutes: int | None
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """A run of meetings with one numbering and one standing agenda."""

    id: Id
    name: str
    quorum_needed: int | None
    standing_items: tuple[StandingItem, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """The particulars of one meeting.

    Attributes:
        number: Its number in its series, from 1.
        via: The service that it was held through, if not (only) in a room: "Teams".
        quorate: What the observer recorded; None when not said.
        corrections: Corrections to the previous minutes, one to a line.
        signed_off_by_id: The person who signed the minutes off.
    """

    id: Id
    reference: Reference
    series_id: Id
    series_name: str
    number: int
    title: str
    held_on: date
    planned_start: time | None
    planned_end: time | None
    started_at: datetime | None
    ended_at: datetime | None
    place: str
    via: str
    chair_id: Id | None
    author_id: Id | None
    marking: Marking
    status: MeetingStatus
    previous_id: Id | None
    quorum_needed: int | None
    quorate: bool | None
    previous_minutes: PreviousMinutes
    corrections: str
    next_date: date | None
    next_start: time | None
    next_place: str
    signed_off_by_id: Id | None
    signed_off_at: datetime | None


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person's line in one of the four lists.

    Attributes:
        items: The items attended, when not all of them: "3–9", "1, 4–6"; empty for the whole meeting.
        note: Anything else that prints after the name: "deputising for the LFR lead".
    """

    id: Id
    person_id: Id
    list: AttendanceList
    position: int
    items: str
    arrived: time | None
    left: time | None
    is_remote: bool
    note: str


@dataclass(frozen=True, slots=True)
class Declaration:
    """An interest that somebody declared, and what was done about it."""

    id: Id
    person_id: Id
    item_id: Id | None
    position: int
    interest: str
    handling: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper before an item: "Paper 03", and its title."""

    id: Id
    position: int
    reference: str
    title: str


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch of time during which an item was open; `end` is None while it still is."""

    id: Id
    start: datetime
    end: datetime | None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of a meeting's agenda.

    Attributes:
        position: Its order on the agenda, from 1 without gaps; also its printed number.
        planned_minutes: The time planned for it, in minutes.
        spans: When it was open, oldest first; an item may be returned to.
        topic: What it is about, a name from the board's list; empty for none.
        carried_from_id: The unfinished item of an earlier meeting that it goes on with, if any.
        part: 1 for an item in the open part of the meeting, 2 for one in the restricted part.
    """

    id: Id
    position: int
    title: str
    section: Section
    presenter_id: Id | None
    planned_minutes: int | None
    state: ItemState
    papers: tuple[Paper, ...]
    spans: tuple[Span, ...]
    topic: str = ""
    carried_from_id: Id | None = None
    part: int = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the running record.

    Attributes:
        item_id: The agenda item it was noted under; None before the first.
        position: Its order within the meeting; unique, gaps allowed.
        at: When its first key was struck.
        text: As typed, without the mark.
        wording: What prints; empty means the text as typed, tidied of its marks.
        record_id: The tracked record that it raised or moved, if any.
        withdrawn_at: When it was withdrawn; None for a live entry.
    """

    id: Id
    item_id: Id | None
    position: int
    kind: EntryKind
    at: datetime
    speaker_id: Id | None
    speaker_organisation_id: Id | None
    text: str
    wording: str
    in_minutes: bool
    record_id: Id | None
    withdrawn_at: datetime | None
    withdrawn_reason: str
