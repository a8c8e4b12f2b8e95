"""What needs attention now, worked out of the board: plain rows for the lists of Home."""

from dataclasses import dataclass
from datetime import date

from boardobserver.domain.attention import (
    MeetingDates,
    Need,
    age_days,
    due_on,
    needs_of,
    overdue_days,
)
from boardobserver.domain.due_words import format_due
from boardobserver.domain.snapshots import ActionDetails, ChallengeDetails, Due, Id, Meeting, Tracked
from boardobserver.domain.tracking import is_open
from boardobserver.domain.words import DueKind, MeetingStatus
from boardobserver.services.workspace import Workspace

_FAR = date.max


@dataclass(frozen=True, slots=True)
class OpenLine:
    """An open record in a list.

    Attributes:
        when: Its due date or its age, in words.
        is_late: Whether it is overdue.
        meeting_id: The meeting to open for it, if it came out of one.
    """

    id: Id
    reference: str
    text: str
    who: str
    when: str
    is_late: bool
    meeting_id: Id | None


@dataclass(frozen=True, slots=True)
class Attention:
    """What Home shows.

    Attributes:
        next_meeting: The one that is running, or else the next one planned.
        unfinished: Other meetings that are not signed off, newest first.
        actions: Open actions, overdue ones first.
        challenges: Challenges that wait for a response, oldest first.
        has_people: Whether anybody is on the board. `has_meetings`, `has_notes`: the same of those.
    """

    next_meeting: Meeting | None
    unfinished: tuple[Meeting, ...]
    actions: tuple[OpenLine, ...]
    challenges: tuple[OpenLine, ...]
    has_people: bool
    has_meetings: bool
    has_notes: bool


@dataclass(frozen=True, slots=True)
class _Dated:
    """A record, and the day by which something is due of it."""

    record: Tracked
    due: date | None


def read_attention(workspace: Workspace) -> Attention:
    """Read what needs attention on a board, as of its today."""
    read = workspace.read
    today = workspace.local(workspace.now()).date()
    meetings = read.meetings()
    people = {person.id: person.initials for person in read.people()}
    who = people | {body.id: body.short_name for body in read.organisations()}
    dates = MeetingDates(meetings)
    waiting = [_Dated(record, due_on(record, dates)) for record in read.waiting_tracked()]
    upcoming = next_meeting(meetings, today)
    return Attention(
        next_meeting=upcoming,
        unfinished=tuple(
            each
            for each in meetings
            if each is not upcoming and each.status is not MeetingStatus.SIGNED_OFF and _is_begun(each, today)
        ),
        actions=_actions(waiting, who, today),
        challenges=_challenges(waiting, who, today),
        has_people=bool(people),
        has_meetings=bool(meetings),
        has_notes=any(each.started_at is not None for each in meetings),
    )


def next_meeting(meetings: tuple[Meeting, ...], today: date) -> Meeting | None:
    """The meeting that is running, or else the next one planned from today on."""
    running = [each for each in meetings if each.status is MeetingStatus.IN_PROGRESS]
    planned = [each for each in meetings if each.status is MeetingStatus.DRAFT and each.held_on >= today]
    return min(running or planned, key=_when_held, default=None)


def _when_held(meeting: Meeting) -> tuple[date, int]:
    return meeting.held_on, meeting.number


def _is_begun(meeting: Meeting, today: date) -> bool:
    return meeting.status is not MeetingStatus.DRAFT or meeting.held_on < today


def _actions(found: list[_Dated], who: dict[Id, str], today: date) -> tuple[OpenLine, ...]:
    """The open actions by their dates; those without any come last."""
    actions = [
        (each, each.record.details)
        for each in found
        if isinstance(each.record.details, ActionDetails) and is_open(each.record.status)
    ]
    actions.sort(
        key=lambda pair: (pair[0].due or _FAR, pair[1].due.kind is DueKind.NONE, pair[0].record.reference)
    )
    return tuple(
        _line(
            each,
            who.get(details.owner_id or details.owner_organisation_id or "", "no owner"),
            due_words(details.due, each.due, today),
            today,
        )
        for each, details in actions
    )


def _challenges(found: list[_Dated], who: dict[Id, str], today: date) -> tuple[OpenLine, ...]:
    """The challenges that wait for a response, or for more of one, oldest first."""
    challenges = [
        (each, each.record.details)
        for each in found
        if isinstance(each.record.details, ChallengeDetails)
        and Need.RESPONSE_AWAITED in needs_of(each.record, each.due, today)
    ]
    challenges.sort(key=lambda pair: (pair[0].record.raised_on, pair[0].record.reference))
    return tuple(
        _line(
            each,
            who.get(details.directed_to_id or details.directed_to_organisation_id or "", ""),
            _age_words(age_days(each.record, today)) if each.due is None else _promise_words(each.due, today),
            today,
        )
        for each, details in challenges
    )


def _line(dated: _Dated, who: str, when: str, today: date) -> OpenLine:
    record = dated.record
    is_late = overdue_days(record, dated.due, today) > 0
    reference = str(record.reference)
    return OpenLine(record.id, reference, record.text, who, when, is_late, record.meeting_id)


def due_words(given: Due, day: date | None, today: date) -> str:
    """When something is due, or by how much it is overdue.

    Args:
        given: The due date as it was given.
        day: The day that it comes to, if that is known.
        today: The day.

    >>> first = date(2026, 3, 1)
    >>> due_words(Due(DueKind.DATE, first), first, date(2026, 3, 3))
    'overdue by 2 days'
    >>> due_words(Due(DueKind.NEXT_MEETING), first, date(2026, 2, 1)), due_words(Due(), None, first)
    ('next meeting, 1 March 2026', 'no date')
    """
    if day is None:
        return format_due(given) or "no date"
    late = (today - day).days
    if late > 0:
        return f"overdue by {_days(late)}"
    if late == 0:
        return "due today"
    words = format_due(Due(DueKind.DATE, day))
    return f"{format_due(given)}, {words}" if given.kind is DueKind.NEXT_MEETING else words


def _promise_words(day: date, today: date) -> str:
    late = (today - day).days
    return (
        f"promise overdue by {_days(late)}"
        if late > 0
        else f"promised by {format_due(Due(DueKind.DATE, day))}"
    )


def _age_words(days: int) -> str:
    return "today" if days == 0 else _days(days)


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"
