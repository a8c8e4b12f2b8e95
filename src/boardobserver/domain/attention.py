"""What needs attention, computed from the records as they stand on a day; nothing of it is ever stored."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from boardobserver.domain.numbering import Reference
from boardobserver.domain.snapshots import (
    ActionDetails,
    AdviceDetails,
    AssuranceDetails,
    ChallengeDetails,
    Due,
    Id,
    Meeting,
    MovementRecord,
    Response,
    Tracked,
)
from boardobserver.domain.tracking import is_closed, is_open
from boardobserver.domain.words import (
    AdviceResponse,
    AssuranceStatus,
    ChallengeStatus,
    DueKind,
    RecordKind,
    ResponseView,
    Word,
)


class Need(Word):
    """Something about a record that somebody has to see to."""

    OVERDUE = "overdue"
    RESPONSE_AWAITED = "response_awaited"
    ADVICE_WITHOUT_RESPONSE = "advice_without_response"
    REVIEW_DUE = "review_due"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class WaitingRecord:
    """As much of a record that needs attention as a short list shows.

    Attributes:
        person_id: Who owns it, was asked, or gave it; with `organisation_id`.
        due: When an action is due, as it was given; `due_set_on` is the day on which it was.
        day: The day of a promise, of a review, or the last on which an assurance counts.
    """

    id: Id
    kind: RecordKind
    reference: Reference
    text: str
    raised_on: date
    meeting_id: Id | None
    person_id: Id | None
    organisation_id: Id | None
    due: Due
    due_set_on: date | None
    day: date | None

    def due_on(self, dates: "MeetingDates") -> date | None:
        """The day by which something is due of it; see `due_on`."""
        if self.kind is RecordKind.ACTION:
            return resolved(self.due, self.due_set_on or self.raised_on, self.meeting_id, dates)
        return self.day


class MeetingDates:
    """When the meetings of each series are, to say which comes next.

    A date that the newest meeting of a series names for the next one counts until that is planned itself.

    Args:
        meetings: Every meeting of the board.
    """

    def __init__(self, meetings: Iterable[Meeting]) -> None:
        newest: dict[Id, Meeting] = {}
        dates: defaultdict[Id, set[date]] = defaultdict(set)
        self._series_of: dict[Id, Id] = {}
        for meeting in meetings:
            series = meeting.series_id
            self._series_of[meeting.id] = series
            dates[series].add(meeting.held_on)
            if series not in newest or newest[series].held_on < meeting.held_on:
                newest[series] = meeting
        for series, meeting in newest.items():
            if meeting.next_date is not None:
                dates[series].add(meeting.next_date)
        self._dates = {series: sorted(days) for series, days in dates.items()}
        self._all = sorted(set[date]().union(*dates.values()))

    def after(self, day: date, meeting_id: Id | None) -> date | None:
        """The date of the first meeting later than a day: of the series of a meeting, else of any."""
        series = None if meeting_id is None else self._series_of.get(meeting_id)
        days = self._all if series is None else self._dates[series]
        at = bisect_right(days, day)
        return days[at] if at < len(days) else None


def due_on(record: Tracked, dates: MeetingDates) -> date | None:
    """The day by which something is due of a record; None when nothing is, or nobody can say yet.

    An action's due date, with "next meeting" resolved as soon as that meeting has a date; the day by which
    more was promised to a challenge; the review date of advice; the last day on which an assurance counts.
    """
    details = record.details
    if isinstance(details, ActionDetails):
        return resolved(details.due, details.due_set_on or record.raised_on, record.meeting_id, dates)
    if isinstance(details, ChallengeDetails):
        promise = last_promise(record)
        return None if promise is None else promise.promised_by
    if isinstance(details, AdviceDetails):
        return details.review_date
    return details.stale_after if isinstance(details, AssuranceDetails) else None


def resolved(due: Due, given_on: date, meeting_id: Id | None, dates: MeetingDates) -> date | None:
    """The day that a due date comes to; "the next meeting" is the first of its series after it was given."""
    return dates.after(given_on, meeting_id) if due.kind is DueKind.NEXT_MEETING else due.on


def last_promise(record: Tracked) -> Response | None:
    """The newest response to a challenge, if it promised more by a day and that is still waited for."""
    details = record.details
    if not isinstance(details, ChallengeDetails) or not details.responses:
        return None
    newest = details.responses[-1]
    if newest.promised_by is None or newest.view is ResponseView.SATISFIED:
        return None
    is_waited_for = is_open(record.status) or record.status == ChallengeStatus.ANSWERED
    return newest if is_waited_for else None


def age_days(record: Tracked, today: date) -> int:
    """The days since a record was raised; never less than none."""
    return max(0, (today - record.raised_on).days)


def overdue_days(record: Tracked, due: date | None, today: date) -> int:
    """By how many days an action, or what was promised to a challenge, is late; 0 when it is not.

    Args:
        record: The record.
        due: Its day, from `due_on`.
        today: The day.
    """
    details = record.details
    waits = (isinstance(details, ActionDetails) and is_open(record.status)) or last_promise(
        record
    ) is not None
    return max(0, (today - due).days) if waits and due is not None else 0


def needs_of(record: Tracked, due: date | None, today: date) -> frozenset[Need]:
    """Everything about a record that somebody has to see to on a day.

    Args:
        record: The record.
        due: Its day, from `due_on`.
        today: The day.
    """
    details = record.details
    found: set[Need] = set()
    if overdue_days(record, due, today):
        found.add(Need.OVERDUE)
    if isinstance(details, ChallengeDetails) and (is_open(record.status) or last_promise(record) is not None):
        found.add(Need.RESPONSE_AWAITED)
    if isinstance(details, AdviceDetails) and not is_closed(record.status):
        if details.response is AdviceResponse.NONE:
            found.add(Need.ADVICE_WITHOUT_RESPONSE)
        if details.review_date is not None and details.review_date <= today:
            found.add(Need.REVIEW_DUE)
    if isinstance(details, AssuranceDetails) and _is_stale(record, details.stale_after, today):
        found.add(Need.STALE)
    return frozenset(found)


def meetings_passed(movements: Iterable[MovementRecord]) -> tuple[Id, ...]:
    """The meetings that a record passed through, each once, in the order of its movements."""
    return tuple(dict.fromkeys(each.meeting_id for each in movements if each.meeting_id is not None))


def _is_stale(record: Tracked, last_day: date | None, today: date) -> bool:
    return record.status == AssuranceStatus.STANDING and last_day is not None and last_day < today
