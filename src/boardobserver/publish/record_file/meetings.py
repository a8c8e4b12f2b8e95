"""The meeting in the format: the board, who was there, the agenda and the lines of the record."""

from datetime import date

from boardobserver.domain.release import Grade, Naming
from boardobserver.domain.words import (
    AttendanceList,
    EntryKind,
    ItemState,
    Marking,
    MeetingStatus,
    PreviousMinutes,
    Section,
)
from boardobserver.publish.record_file.parts import Clock, Instant, Key, Part, Reference, Whole


class Board(Part, frozen=True):
    """The board that is observed.

    Attributes:
        id: Its key.
        name: Its own name.
        body: Whose board it is.
        observing_body: Who observes it and writes these minutes.
        timezone: IANA name of the zone that its dates and times of day are in.
        marking: What a new meeting is marked.
        question_interval: After so many meetings without being put, a standing question is due again.
    """

    id: Key
    name: str
    body: str
    observing_body: str
    timezone: str
    marking: Marking
    question_interval: Whole


class Organisation(Part, frozen=True):
    """A body that people speak for, or that owns actions.

    Attributes:
        id: Its key.
        name: Its name in full.
        short_name: What it is called for short: "MPS".
    """

    id: Key
    name: str
    short_name: str


class Person(Part, frozen=True):
    """Somebody who appears in the record; may be a role without a name.

    Attributes:
        id: Their key.
        name: Their name, or a label in its place where that is withheld.
        initials: What they are quoted by.
        role: Their role.
        organisation_id: The organisation that they speak for.
        is_observer: Whether they observe the board.
        is_active: Whether they still had to do with the board.
        grade: Their rank or grade, where somebody said; never in the public edition.
        naming: Whether the public edition names them whatever the rule says; never in the public edition.
    """

    id: Key
    name: str
    initials: str
    role: str
    organisation_id: Key | None
    is_observer: bool
    is_active: bool
    grade: Grade | None
    naming: Naming | None


class Meeting(Part, frozen=True):
    """The particulars of one meeting.

    Attributes:
        id: Its key.
        reference: Its printed reference.
        series_id: The run of meetings that it belongs to.
        series_name: What that is called.
        number: Its number in its series, from 1.
        title: What it is called besides, if anything.
        held_on: The day.
        planned_start: When it was to begin.
        planned_end: When it was to end.
        started_at: When it began.
        ended_at: When it ended.
        place: Where it was held.
        via: The service that it was held through, if not (only) in a room.
        chair_id: The person who chaired it.
        author_id: The person who wrote the minutes.
        marking: The protective marking of its minutes.
        status: How far its record has come.
        previous_id: The meeting before.
        quorum_needed: How many make a quorum.
        quorate: Whether it was quorate; null when nobody said.
        previous_minutes: What it did with the minutes of the meeting before.
        corrections: The corrections to those, one to a line.
        next_date: The day of the next meeting.
        next_start: When that was to begin.
        next_place: Where that was to be held.
        signed_off_by_id: The person who signed the minutes off.
        signed_off_at: When they did.
    """

    id: Key
    reference: Reference
    series_id: Key
    series_name: str
    number: Whole
    title: str
    held_on: date
    planned_start: Clock | None
    planned_end: Clock | None
    started_at: Instant | None
    ended_at: Instant | None
    place: str
    via: str
    chair_id: Key | None
    author_id: Key | None
    marking: Marking
    status: MeetingStatus
    previous_id: Key | None
    quorum_needed: Whole | None
    quorate: bool | None
    previous_minutes: PreviousMinutes
    corrections: str
    next_date: date | None
    next_start: Clock | None
    next_place: str
    signed_off_by_id: Key | None
    signed_off_at: Instant | None


class Attendance(Part, frozen=True):
    """One person's line in one of the four lists of those who were there, or were not.

    Attributes:
        id: Its key.
        person_id: The person.
        list: The list.
        position: Its order in the list.
        items: The items attended, when not all of them: "3–9".
        arrived: When they came, if late.
        left: When they went, if early.
        is_remote: Whether they attended from elsewhere.
        note: What else prints after the name.
    """

    id: Key
    person_id: Key
    list: AttendanceList
    position: Whole
    items: str
    arrived: Clock | None
    left: Clock | None
    is_remote: bool
    note: str


class Declaration(Part, frozen=True):
    """An interest that somebody declared.

    Attributes:
        id: Its key.
        person_id: Who declared it.
        item_id: The agenda item that it bears on, if one.
        position: Its order.
        interest: The interest.
        handling: What was done about it.
    """

    id: Key
    person_id: Key
    item_id: Key | None
    position: Whole
    interest: str
    handling: str


class Paper(Part, frozen=True):
    """A paper before an agenda item.

    Attributes:
        id: Its key.
        position: Its order.
        reference: What it is quoted by: "Paper 03".
        title: Its title.
    """

    id: Key
    position: Whole
    reference: str
    title: str


class Span(Part, frozen=True):
    """One stretch of time during which an agenda item was open.

    Attributes:
        id: Its key.
        start: When it was opened.
        end: When it was left; null while it is open.
    """

    id: Key
    start: Instant
    end: Instant | None


class AgendaItem(Part, frozen=True):
    """One item of the agenda.

    Attributes:
        id: Its key.
        position: Its order on the agenda, from 1; also its printed number.
        title: Its title.
        section: What it is for.
        presenter_id: Who presented it.
        planned_minutes: The time planned for it.
        state: How far it came.
        papers: The papers before it.
        spans: When it was open, oldest first.
        topic: The topic that it is about; empty for none.
        carried_from_id: The unfinished item of an earlier meeting that it goes on with.
        part: 1 for an item of the open part of the meeting, 2 for one of the restricted part.
    """

    id: Key
    position: Whole
    title: str
    section: Section
    presenter_id: Key | None
    planned_minutes: Whole | None
    state: ItemState
    papers: tuple[Paper, ...]
    spans: tuple[Span, ...]
    topic: str
    carried_from_id: Key | None
    part: Whole


class Entry(Part, frozen=True):
    """One line of the running record that prints.

    Attributes:
        id: Its key.
        item_id: The agenda item that it was noted under; null before the first.
        position: Its order in the meeting.
        kind: Its kind.
        at: When its first key was struck.
        speaker_id: The person whom it is attributed to.
        speaker_organisation_id: The organisation that it is attributed to.
        text: As it was typed; in the public edition the words that print.
        wording: The words that print; empty where they are the text as typed, tidied of its marks.
        in_minutes: Whether it prints; a line that does not is not in the record.
        record_id: The tracked record that it raised or moved.
        withdrawn_at: When it was withdrawn; a line that was is not in the record.
        withdrawn_reason: Why it was withdrawn.
    """

    id: Key
    item_id: Key | None
    position: Whole
    kind: EntryKind
    at: Instant
    speaker_id: Key | None
    speaker_organisation_id: Key | None
    text: str
    wording: str
    in_minutes: bool
    record_id: Key | None
    withdrawn_at: Instant | None
    withdrawn_reason: str
