"""Oversight priorities read from a board: the grid of topics by quarters, and what is behind a cell."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from boardobserver.domain.attention import MeetingDates
from boardobserver.domain.priorities import (
    NO_TOPIC,
    Column,
    Concern,
    Measure,
    Moment,
    Priorities,
    column_of,
    concerns_of,
)
from boardobserver.domain.quarters import Quarter
from boardobserver.domain.questions import held_meetings, standing_of
from boardobserver.domain.snapshots import Id, Meeting
from boardobserver.domain.words import RecordKind
from boardobserver.services.workspace import Workspace
from boardobserver.storage.reader import Reader

QUARTERS: Final = 8
"""So many quarters are looked at."""


@dataclass(frozen=True, slots=True)
class Behind:
    """A record, or a standing question (whose `kind` is None), behind a cell.

    Attributes:
        concern: What is of concern about it.
    """

    id: Id
    kind: RecordKind | None
    reference: str
    text: str
    concern: Concern


def read_priorities(workspace: Workspace, last: Quarter | None = None) -> Priorities:
    """Read the quarters up to one: past ones as at their end, the current one as of today.

    Args:
        workspace: The board.
        last: The quarter; None is the current one, and none is later.
    """
    read = workspace.read
    today = workspace.local(workspace.now()).date()
    current = Quarter.of(today)
    newest = current if last is None else min(last, current)
    quarters = [newest.before(back) for back in reversed(range(QUARTERS))]
    zone = read.board().zone
    moments = [_moment(quarter, today, zone) for quarter in quarters]
    meetings = read.meetings()
    records = read.oversight.followed(moments[0].until, moments[-1].day, MeetingDates(meetings))
    raised_on = [record.raised_on for record in records]
    asked = list(_asked(read, meetings, moments))
    columns: list[Column] = []
    for at, moment in enumerate(moments):
        raised = records[: bisect_right(raised_on, moment.day)]
        concerns = [(concern, record.topics) for record in raised for concern in concerns_of(record, moment)]
        columns.append(column_of(quarters[at], (*concerns, *asked[at]), is_now=moment.is_today))
    return Priorities((*read.topics(), NO_TOPIC), tuple(columns))


def earliest_quarter(workspace: Workspace) -> Quarter:
    """The quarter in which the first record was raised; the current one on a board without any."""
    first = workspace.read.oversight.first_raised_on()
    return Quarter.of(first or workspace.local(workspace.now()).date())


def behind(read: Reader, concerns: Sequence[Concern]) -> tuple[Behind, ...]:
    """The records and questions behind a cell, the oldest or latest first."""
    wanted = {each.id for each in concerns if each.measure is not Measure.QUESTIONS}
    heads = {head.id: head for head in read.heads_of_ids(wanted)}
    questions = {each.id: each for each in read.oversight.questions()}
    found: list[Behind] = []
    for concern in sorted(concerns, key=lambda each: (tuple(Measure).index(each.measure), -each.days)):
        if concern.measure is Measure.QUESTIONS and concern.id in questions:
            found.append(Behind(concern.id, None, "", questions[concern.id].text, concern))
        elif concern.id in heads:
            head = heads[concern.id]
            found.append(Behind(head.id, head.reference.kind, str(head.reference), head.text, concern))
    return tuple(found)


def _moment(quarter: Quarter, today: date, zone: tzinfo) -> Moment:
    day = min(quarter.last, today)
    # In UTC, as the instants that it is compared with: across two zones that would take ten times as long.
    until = datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
    return Moment(day, until, is_today=quarter == Quarter.of(today))


def _asked(
    read: Reader, meetings: Iterable[Meeting], moments: Sequence[Moment]
) -> Iterator[list[tuple[Concern, tuple[str, ...]]]]:
    """For each moment, the standing questions that were on the list and had not been put lately."""
    questions, puts = read.oversight.questions(), read.oversight.question_puts()
    since = read.oversight.questions_listed_since()
    interval = read.board().question_interval
    held = held_meetings(meetings)
    for moment in moments:
        until_then = tuple(each for each in held if each.held_on <= moment.day)
        found: list[tuple[Concern, tuple[str, ...]]] = []
        for question in questions:
            is_listed = question.id in since and since[question.id] < moment.until
            is_retired = question.retired_at is not None and question.retired_at < moment.until
            if is_retired or not is_listed:
                continue
            standing = standing_of(replace(question, retired_at=None), puts, until_then, interval)
            if standing.is_due:
                concern = Concern(Measure.QUESTIONS, question.id, standing.meetings_since)
                found.append((concern, (question.topic,) if question.topic else ()))
        yield found
