"""What needs attention now, worked out of the board: plain rows for the lists of Home."""

from dataclasses import dataclass
from datetime import date

from boardobserver.domain.due_words import format_due
from boardobserver.domain.snapshots import ActionDetails, ChallengeDetails, Due, Id, Meeting, Tracked
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
        challenges: Open challenges without a response, oldest first.
        has_people: Whether anybody is on the board. `has_meetings`, `has_notes`: the same of those.
    """

    next_meeting: Meeting | None
    unfinished: tuple[Meeting, ...]
    actions: tuple[OpenLine, ...]
    challenges: tuple[OpenLine, ...]
    has_people: bool
    has_meetings: bool
    has_notes: bool


def read_attention(workspace: Workspace) -> Attention:
    """Read what needs attention on a board, as of its today."""
    read = workspace.read
    today = workspace.local(workspace.now()).date()
    meetings = read.meetings()
    people = {person.id: person.initials for person in read.people()}
    who = people | {body.id: body.short_name for body in read.organisations()}
    tracked = read.open_tracked()
    upcoming = next_meeting(meetings, today)
    return Attention(
        next_meeting=upcoming,
        unfinished=tuple(
            each
            for each in meetings
            if each is not upcoming and each.status is not MeetingStatus.SIGNED_OFF and _is_begun(each, today)
        ),
        actions=_actions(tracked, who, today),
        challenges=_challenges(tracked, who, today),
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


def _actions(tracked: tuple[Tracked, ...], who: dict[Id, str], today: date) -> tuple[OpenLine, ...]:
    found = [(each, each.details) for each in tracked if isinstance(each.details, ActionDetails)]
    found.sort(key=lambda pair: (_due_order(pair[1].due), pair[0].reference))
    return tuple(
        OpenLine(
            each.id,
            str(each.reference),
            each.text,
            who.get(details.owner_id or details.owner_organisation_id or "", "no owner"),
            due_words(details.due, today),
            _is_late(details.due, today),
            each.meeting_id,
        )
        for each, details in found
    )


def _challenges(tracked: tuple[Tracked, ...], who: dict[Id, str], today: date) -> tuple[OpenLine, ...]:
    found = [
        (each, each.details)
        for each in tracked
        if isinstance(each.details, ChallengeDetails) and not each.details.responses
    ]
    found.sort(key=lambda pair: (pair[0].raised_on, pair[0].reference))
    return tuple(
        OpenLine(
            each.id,
            str(each.reference),
            each.text,
            who.get(details.directed_to_id or details.directed_to_organisation_id or "", ""),
            _days((today - each.raised_on).days),
            is_late=False,
            meeting_id=each.meeting_id,
        )
        for each, details in found
    )


def _due_order(due: Due) -> tuple[date, bool]:
    return due.on or _FAR, due.kind is DueKind.NONE


def _is_late(due: Due, today: date) -> bool:
    return due.on is not None and due.on < today


def due_words(due: Due, today: date) -> str:
    """When something is due, or by how much it is overdue.

    >>> due_words(Due(DueKind.DATE, date(2026, 3, 1)), date(2026, 3, 3))
    'overdue by 2 days'
    >>> due_words(Due(DueKind.DATE, date(2026, 3, 1)), date(2026, 3, 1)), due_words(Due(), date(2026, 3, 1))
    ('due today', 'no date')
    """
    if due.on is None:
        return format_due(due) or "no date"
    late = (today - due.on).days
    if late > 0:
        return f"overdue by {_days(late)}"
    return "due today" if late == 0 else format_due(due)


def _days(number: int) -> str:
    if number <= 0:
        return "today"
    return "1 day" if number == 1 else f"{number} days"
