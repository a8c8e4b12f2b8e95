"""Frozen snapshots of the records, as they are read from a board and handed between the layers.

Identifiers are UUIDv7 in their 36-character text form. Instants (`…_at`, `at`) are timezone-aware and in
UTC; dates and clock times are those of the board's own time zone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeAlias

from boardobserver.domain.numbering import Reference
from boardobserver.domain.words import (
    ActionStatus,
    Addressee,
    AdviceResponse,
    AdviceStatus,
    AssuranceLevel,
    AssuranceStatus,
    AttendanceList,
    ChallengeKind,
    ChallengeStatus,
    DecidedBy,
    DecisionStatus,
    DecisionVerb,
    DueKind,
    EntryKind,
    ItemState,
    Marking,
    MeetingStatus,
    Movement,
    ObserverPosition,
    PreviousMinutes,
    RecordKind,
    ResponseView,
    Section,
)

Id: TypeAlias = str
TrackedStatus: TypeAlias = ChallengeStatus | AdviceStatus | ActionStatus | DecisionStatus | AssuranceStatus


@dataclass(frozen=True, slots=True)
class Board:
    """The board that is observed, and how its records are kept.

    Attributes:
        name: The board's own name, "Facial Recognition Technology Board".
        body: Whose board it is, "Metropolitan Police Service".
        observing_body: Who observes and writes these minutes, "Mayor’s Office for Policing and Crime".
        timezone: IANA name of the zone that meetings are held in.
        marking: What a new meeting is marked.
    """

    id: Id
    name: str
    body: str
    observing_body: str
    timezone: str
    marking: Marking


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that people speak for, or that owns actions; `short_name` is unique on the board, "MPS"."""

    id: Id
    name: str
    short_name: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who attends, speaks or owns; may be a role without a name ("Board Chair").

    `initials` are unique on the board, among people and organisations' short names.
    """

    id: Id
    name: str
    initials: str
    role: str
    organisation_id: Id | None
    is_observer: bool
    is_active: bool


@dataclass(frozen=True, slots=True)
class StandingItem:
    """One line of the standing agenda that a new meeting of the series starts with."""

    id: Id
    position: int
    title: str
    section: Section
    planned_minutes: int | None


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


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due: a date, the next meeting, or not said (which is flagged).

    >>> Due(DueKind.NEXT_MEETING)
    Due(kind=<DueKind.NEXT_MEETING: 'next_meeting'>, on=None)
    """

    kind: DueKind = DueKind.NONE
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """A response to a challenge. A challenge can have several."""

    id: Id
    text: str
    by_id: Id | None
    by_organisation_id: Id | None
    at: datetime
    in_meeting: bool
    entry_id: Id | None
    promised_by: date | None
    view: ResponseView


@dataclass(frozen=True, slots=True)
class ChallengeDetails:
    """What only a challenge has.

    Attributes:
        outcome: What changed because of it.
        closing_evidence: What shows so, and lets it be closed.
    """

    kind: ChallengeKind
    directed_to_id: Id | None
    directed_to_organisation_id: Id | None
    assumption: str
    evidence_asked: str
    outcome: str
    responses: tuple[Response, ...]
    closing_evidence: str = ""


@dataclass(frozen=True, slots=True)
class AdviceDetails:
    """What only a piece of ethics advice has."""

    source_body: str
    source_document: str
    source_date: date | None
    paragraph: str
    addressee: Addressee
    response: AdviceResponse
    response_reason: str
    response_date: date | None
    implementation: str
    review_date: date | None


@dataclass(frozen=True, slots=True)
class ActionUpdate:
    """A dated word on how an action is going; updates are only ever added.

    Attributes:
        entry_id: The line of a meeting's record that it was noted as; None outside a meeting.
    """

    id: Id
    on: date
    text: str
    by_id: Id | None
    entry_id: Id | None = None


@dataclass(frozen=True, slots=True)
class ActionDetails:
    """What only an action has.

    Attributes:
        closing_evidence: What shows that it was done, and lets it be closed.
        outcome: What came of it.
        due_set_on: The day on which its due date was given: "the next meeting" counts from there.
    """

    owner_id: Id | None
    owner_organisation_id: Id | None
    due: Due
    closing_evidence: str
    updates: tuple[ActionUpdate, ...]
    outcome: str = ""
    due_set_on: date | None = None


@dataclass(frozen=True, slots=True)
class DecisionDetails:
    """What only a decision has. It is the Board's; the observers' position stands beside it."""

    verb: DecisionVerb
    decided_by: DecidedBy
    reasons: str
    conditions: str
    dissent: str
    effective_date: date | None
    paper: str
    observer_position: ObserverPosition


@dataclass(frozen=True, slots=True)
class AssuranceDetails:
    """What only an assurance has; its claim, what the Board was told, is the record's text.

    Attributes:
        evidence: The evidence that was cited for it.
        evidence_seen: Whether the observers have seen that evidence.
        level: How far they rely on the claim.
        gaps: What it leaves open.
        stale_after: The last day on which it counts; None for as long as it stands.
    """

    given_by_id: Id | None
    given_by_organisation_id: Id | None
    evidence: str
    evidence_seen: bool
    level: AssuranceLevel
    gaps: str
    stale_after: date | None


Details: TypeAlias = ChallengeDetails | AdviceDetails | ActionDetails | DecisionDetails | AssuranceDetails


@dataclass(frozen=True, slots=True)
class Tracked:
    """A record that is followed from meeting to meeting.

    Attributes:
        text: The record's own words (for ethics advice: verbatim).
        topics: Names from the board's list of grounds and topics.
        entry_id: The entry that raised it; None when made outside a meeting.
        reason: Why it was withdrawn or superseded; empty otherwise.
        links: The records that it names as related, by identifier.
    """

    id: Id
    kind: RecordKind
    reference: Reference
    text: str
    status: TrackedStatus
    topics: tuple[str, ...]
    raised_on: date
    raised_by_id: Id | None
    meeting_id: Id | None
    item_id: Id | None
    entry_id: Id | None
    reason: str
    links: tuple[Id, ...]
    details: Details


@dataclass(frozen=True, slots=True)
class MovementRecord:
    """Something that happened to a tracked record."""

    id: Id
    record_id: Id
    what: Movement
    at: datetime
    meeting_id: Id | None
    item_id: Id | None
    entry_id: Id | None
    status_after: TrackedStatus
    words: str
    by_id: Id | None


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """Everything about one meeting, as it stands: what the pages show and the minutes print.

    Attributes:
        items: In agenda order.
        entries: In the order of the record, withdrawn and private ones included.
        records: The tracked records that the entries raised or moved, by identifier.
        people: Everybody on the board, by identifier.
        organisations: Every organisation on the board, by identifier.
    """

    board: Board
    meeting: Meeting
    previous: Meeting | None
    attendance: tuple[Attendance, ...]
    declarations: tuple[Declaration, ...]
    items: tuple[AgendaItem, ...]
    entries: tuple[Entry, ...]
    records: Mapping[Id, Tracked]
    people: Mapping[Id, Person]
    organisations: Mapping[Id, Organisation]

    def initials_of(self, person_id: Id | None, organisation_id: Id | None = None) -> str:
        """The initials of a person, else the short name of an organisation, else an empty string."""
        if person_id is not None and person_id in self.people:
            return self.people[person_id].initials
        if organisation_id is not None and organisation_id in self.organisations:
            return self.organisations[organisation_id].short_name
        return ""
