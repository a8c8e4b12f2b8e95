"""What needs attention on a board now: short lists, computed from what the records say, and never stored."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from boardobserver.domain.attention import MeetingDates, WaitingRecord
from boardobserver.domain.dates import days_words
from boardobserver.domain.due_words import format_due
from boardobserver.domain.snapshots import Due, Id, Meeting
from boardobserver.domain.words import DueKind, MeetingStatus, RecordKind, Word
from boardobserver.services.workspace import Workspace
from boardobserver.storage.overview import Overview


class Sort(Word):
    """A sort of what needs attention."""

    OVERDUE_ACTIONS = "overdue_actions"
    RESPONSES_AWAITED = "responses_awaited"
    UNANSWERED_ADVICE = "unanswered_advice"
    REVIEWS_DUE = "reviews_due"
    STALE_ASSURANCES = "stale_assurances"
    DEFERRED_TILL_NOW = "deferred_till_now"


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A record that needs attention, in a list.

    Attributes:
        when: By how much it is late, or how old it is, in words.
        is_late: Whether a day has passed by which something was to happen.
    """

    id: Id
    kind: RecordKind
    reference: str
    text: str
    who: str
    when: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class Attention:
    """What needs attention.

    Attributes:
        meetings: The meetings of the board, newest first.
        next_meeting: The one that is running, or else the next one planned.
        next_date: The day that the newest meeting names for the next one, which is to come and not planned.
        never_started: Planned meetings whose day has passed, oldest first.
        unsigned: The meetings that were held, but for the running one, and are not signed off, oldest first.
        lines: What needs attention, by its sort, most pressing first.
        open_counts: How many records of each kind are open.
        on_agenda: How many records were carried to the next meeting.
        has_people: Whether anybody is on the board. `has_notes`: the same of notes.
    """

    meetings: tuple[Meeting, ...]
    next_meeting: Meeting | None
    next_date: date | None
    never_started: tuple[Meeting, ...]
    unsigned: tuple[Meeting, ...]
    lines: Mapping[Sort, tuple[OpenLine, ...]]
    open_counts: Mapping[RecordKind, int]
    on_agenda: int
    has_people: bool
    has_notes: bool

    @property
    def has_meetings(self) -> bool:
        """Whether a meeting was ever planned."""
        return bool(self.meetings)


@dataclass(frozen=True, slots=True)
class _Pressing:
    """A line, and by how many days it is late; less than nothing for what is not late but only old."""

    line: OpenLine
    late: int


def read_attention(workspace: Workspace) -> Attention:
    """Read what needs attention on a board, as of its today."""
    read = workspace.overview
    today = workspace.local(workspace.now()).date()
    meetings = read.meetings()
    people = {person.id: person.initials for person in read.people()}
    who = people | {body.id: body.short_name for body in read.organisations()}
    upcoming = next_meeting(meetings, today)
    others = [each for each in reversed(meetings) if each is not upcoming]
    return Attention(
        meetings=meetings,
        next_meeting=upcoming,
        next_date=_named_date(meetings, today) if upcoming is None else None,
        never_started=tuple(
            each for each in others if each.status is MeetingStatus.DRAFT and each.held_on < today
        ),
        unsigned=tuple(
            each for each in others if each.status in (MeetingStatus.IN_PROGRESS, MeetingStatus.UNDER_REVIEW)
        ),
        lines=_lines(read, meetings, who, today),
        open_counts=read.open_counts(),
        on_agenda=0 if upcoming is None else len(read.on_agenda(upcoming.id)),
        has_people=bool(people),
        has_notes=any(each.started_at is not None for each in meetings),
    )


def next_meeting(meetings: Iterable[Meeting], today: date) -> Meeting | None:
    """The meeting that is running, or else the next one planned from today on."""
    every = tuple(meetings)
    running = [each for each in every if each.status is MeetingStatus.IN_PROGRESS]
    planned = [each for each in every if each.status is MeetingStatus.DRAFT and each.held_on >= today]
    return min(running or planned, key=lambda each: (each.held_on, each.number), default=None)


def _named_date(meetings: Sequence[Meeting], today: date) -> date | None:
    day = meetings[0].next_date if meetings else None
    return day if day is not None and day >= today else None


def _lines(
    read: Overview, meetings: tuple[Meeting, ...], who: Mapping[Id, str], today: date
) -> dict[Sort, tuple[OpenLine, ...]]:
    dates = MeetingDates(meetings)

    def lines(
        found: Iterable[WaitingRecord], words: Callable[[WaitingRecord, date | None], str]
    ) -> list[_Pressing]:
        return [_pressing(each, each.due_on(dates), who, words, today) for each in found]

    def aged(record: WaitingRecord, _day: date | None) -> str:
        return _age_words(record, today)

    def promised(record: WaitingRecord, day: date | None) -> str:
        return _age_words(record, today) if day is None else _promise_words(day, today)

    def overdue(_record: WaitingRecord, day: date | None) -> str:
        return "" if day is None else f"overdue by {days_words((today - day).days)}"

    def due(_record: WaitingRecord, day: date | None) -> str:
        return "" if day is None else f"due {_dated(day)}"

    def stale(_record: WaitingRecord, day: date | None) -> str:
        return "" if day is None else f"stale for {days_words((today - day).days)}"

    actions = [each for each in lines(read.actions_dated(today), overdue) if each.late > 0]
    advice = [_not_late(each) for each in lines(read.advice_without_response(), aged)]
    return {
        Sort.OVERDUE_ACTIONS: _sorted(actions),
        Sort.RESPONSES_AWAITED: _sorted(lines(read.challenges_awaiting(), promised)),
        Sort.UNANSWERED_ADVICE: _sorted(advice),
        Sort.REVIEWS_DUE: _sorted(lines(read.advice_to_review(today), due)),
        Sort.STALE_ASSURANCES: _sorted(lines(read.stale_assurances(today), stale)),
        Sort.DEFERRED_TILL_NOW: _deferred(read, who, today),
    }


def _deferred(read: Overview, who: Mapping[Id, str], today: date) -> tuple[OpenLine, ...]:
    """The records that were put off to a day or a meeting that has come, and have not been moved since."""
    come = {each: deferral.on for each, deferral in read.deferrals().items() if deferral.on <= today}
    records = sorted(read.alive_of_ids(come.keys()), key=lambda each: (come[each.id], each.reference))
    return tuple(
        OpenLine(
            each.id,
            each.kind,
            str(each.reference),
            each.text,
            who.get(each.person_id or "", ""),
            f"deferred to {_dated(come[each.id])}",
            is_late=come[each.id] < today,
        )
        for each in records
    )


def _pressing(
    record: WaitingRecord,
    day: date | None,
    who: Mapping[Id, str],
    words: Callable[[WaitingRecord, date | None], str],
    today: date,
) -> _Pressing:
    late = 0 if day is None else max(0, (today - day).days)
    named = who.get(record.person_id or record.organisation_id or "", "")
    line = OpenLine(
        record.id,
        record.kind,
        str(record.reference),
        record.text,
        named or ("no owner" if record.kind is RecordKind.ACTION else ""),
        words(record, day),
        is_late=late > 0,
    )
    return _Pressing(line, late)


def _not_late(each: _Pressing) -> _Pressing:
    """Advice waits for its response from the start: the day of its review says nothing about that."""
    return _Pressing(replace(each.line, is_late=False), 0)


def _sorted(found: list[_Pressing]) -> tuple[OpenLine, ...]:
    """The latest first; among what is not late the oldest, which is the order in which it was read."""
    return tuple(each.line for each in sorted(found, key=lambda each: -each.late))


def _promise_words(day: date, today: date) -> str:
    late = (today - day).days
    return f"promise overdue by {days_words(late)}" if late > 0 else f"promised by {_dated(day)}"


def _age_words(record: WaitingRecord, today: date) -> str:
    days = max(0, (today - record.raised_on).days)
    return "today" if days == 0 else days_words(days)


def _dated(day: date) -> str:
    return format_due(Due(DueKind.DATE, day))
