"""Oversight priorities: what was of concern in each topic at the end of each quarter, and what is today.

A record is looked at as it stood at a moment: its status by its movements until then, its fields with what
was changed later taken back. What is not kept of the past (its topics, the observers' view of a response)
counts as it is today.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeAlias

from boardobserver.domain.quarters import Quarter
from boardobserver.domain.snapshots import Id, TrackedStatus
from boardobserver.domain.tracking import first_status, is_open
from boardobserver.domain.words import (
    AssuranceLevel,
    AssuranceStatus,
    ChallengeStatus,
    RecordKind,
    Word,
)

NO_TOPIC: Final = ""
"""What stands for the records without a topic."""

_UNDER_NONE: Final = (NO_TOPIC,)

LEVELS_OF_CONCERN: Final[dict[AssuranceLevel | None, str]] = {
    AssuranceLevel.LIMITED: "limited",
    AssuranceLevel.NONE: "no level",
}
"""The levels that are of concern by themselves; a new assurance has none until somebody says."""


class Measure(Word):
    """A sort of concern that can be counted."""

    CHALLENGES = "challenges"
    ADVICE = "advice"
    ACTIONS = "actions"
    ASSURANCE = "assurance"
    QUESTIONS = "questions"
    PROMISES = "promises"


@dataclass(frozen=True, slots=True)
class Moment:
    """When the records are looked at.

    Attributes:
        day: The last day of a quarter, or today.
        until: The instant at which that day is over where the board is.
        is_today: Whether everything counts as it stands now.
    """

    day: date
    until: datetime
    is_today: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """A response, as far as it promised more: `by` is None when it did not, or when that came."""

    given_at: datetime
    by: date | None


@dataclass(frozen=True, slots=True)
class Followed:
    """A record with what has become of it.

    Attributes:
        status: As it is today.
        steps: The statuses that it came to, oldest first, with their instants.
        day: The day that an action is due on, or the last on which an assurance counts.
        days: Earlier such days: each until the instant beside it, oldest first.
        levels: Earlier levels, in the same way.
        promises: The responses to a challenge, oldest first.
    """

    id: Id
    kind: RecordKind
    raised_on: date
    status: TrackedStatus
    topics: tuple[str, ...] = ()
    steps: tuple[tuple[datetime, TrackedStatus], ...] = ()
    day: date | None = None
    days: tuple[tuple[datetime, date | None], ...] = ()
    level: AssuranceLevel | None = None
    levels: tuple[tuple[datetime, AssuranceLevel], ...] = ()
    promises: tuple[Promise, ...] = ()

    def status_at(self, moment: Moment) -> TrackedStatus:
        """The status in which it stood."""
        if moment.is_today:
            return self.status
        for at, status in reversed(self.steps):
            if at < moment.until:
                return status
        return first_status(self.kind)

    def day_at(self, moment: Moment) -> date | None:
        """The day that mattered then."""
        return next((day for until, day in self.days if until >= moment.until), self.day)

    def level_at(self, moment: Moment) -> AssuranceLevel | None:
        """How far the observers relied on it then."""
        return next((level for until, level in self.levels if until >= moment.until), self.level)

    def promise_at(self, moment: Moment) -> date | None:
        """The day by which more was promised, by the newest response until then."""
        newest = next((each for each in reversed(self.promises) if each.given_at < moment.until), None)
        return None if newest is None else newest.by


@dataclass(frozen=True, slots=True)
class Concern:
    """Something behind a cell.

    Attributes:
        id: Of the record, or of the standing question.
        days: Its age, or by how many days it is late or stale; for a question, the meetings without it.
        level: Of an assurance.
    """

    measure: Measure
    id: Id
    days: int
    level: AssuranceLevel | None = None


def concerns_of(record: Followed, moment: Moment) -> tuple[Concern, ...]:
    """What is of concern about a record at a moment."""
    if record.raised_on > moment.day:
        return ()
    return _RULES[record.kind](record, record.status_at(moment), moment) if record.kind in _RULES else ()


CellKey: TypeAlias = tuple["Measure | None", "str | None"]
"""A cell of a quarter: of one measure or (None) of all, of one topic or (None) of all of them."""


@dataclass(frozen=True, slots=True)
class Column:
    """A quarter of the grid.

    Attributes:
        is_now: Whether it is the current one, which is as of today.
        cells: What is of concern, by cell; a record of several topics stands under each, and once under all.
    """

    quarter: Quarter
    is_now: bool
    cells: Mapping[CellKey, tuple[Concern, ...]]

    def cell(self, measure: Measure | None, topic: str | None) -> tuple[Concern, ...]:
        """What is behind a cell."""
        return self.cells.get((measure, topic), ())


@dataclass(frozen=True, slots=True)
class Priorities:
    """The grid: topics by quarters.

    Attributes:
        topics: The board's, in its order, and `NO_TOPIC` last.
        columns: The quarters, the newest last.
    """

    topics: tuple[str, ...]
    columns: tuple[Column, ...]

    def most(self, measure: Measure | None) -> int:
        """The greatest number in a cell of a topic: of none there may be far more, dimming the rest."""
        topics = [topic for topic in self.topics if topic != NO_TOPIC]
        return max(
            (len(column.cell(measure, topic)) for topic in topics for column in self.columns), default=0
        )


def column_of(quarter: Quarter, concerns: Iterable[tuple[Concern, Sequence[str]]], *, is_now: bool) -> Column:
    """A quarter, with what is of concern sorted by measure and topic.

    Args:
        quarter: The quarter.
        concerns: Each with the topics of its record or question.
        is_now: Whether it is the current one.
    """
    cells: defaultdict[CellKey, list[Concern]] = defaultdict(list)
    for concern, topics in concerns:
        for measure in (concern.measure, None):
            cells[measure, None].append(concern)
            for topic in topics or _UNDER_NONE:
                cells[measure, topic].append(concern)
    return Column(quarter, is_now, {key: tuple(found) for key, found in cells.items()})


def _challenge(record: Followed, status: TrackedStatus, moment: Moment) -> tuple[Concern, ...]:
    found: list[Concern] = []
    is_waiting = is_open(status)
    if is_waiting:
        found.append(Concern(Measure.CHALLENGES, record.id, _age(record, moment)))
    if is_waiting or status == ChallengeStatus.ANSWERED:
        promised = record.promise_at(moment)
        if promised is not None and promised < moment.day:
            found.append(Concern(Measure.PROMISES, record.id, (moment.day - promised).days))
    return tuple(found)


def _advice(record: Followed, status: TrackedStatus, moment: Moment) -> tuple[Concern, ...]:
    return (Concern(Measure.ADVICE, record.id, _age(record, moment)),) if is_open(status) else ()


def _action(record: Followed, status: TrackedStatus, moment: Moment) -> tuple[Concern, ...]:
    due = record.day_at(moment) if is_open(status) else None
    if due is None or due >= moment.day:
        return ()
    return (Concern(Measure.ACTIONS, record.id, (moment.day - due).days),)


def _assurance(record: Followed, status: TrackedStatus, moment: Moment) -> tuple[Concern, ...]:
    if status != AssuranceStatus.STANDING:
        return ()
    last_day, level = record.day_at(moment), record.level_at(moment)
    stale = (moment.day - last_day).days if last_day is not None else 0
    if stale <= 0 and level not in LEVELS_OF_CONCERN:
        return ()
    return (Concern(Measure.ASSURANCE, record.id, max(0, stale), level),)


def _age(record: Followed, moment: Moment) -> int:
    return (moment.day - record.raised_on).days


_RULES: dict[RecordKind, Callable[[Followed, TrackedStatus, Moment], tuple[Concern, ...]]] = {
    RecordKind.CHALLENGE: _challenge,
    RecordKind.ADVICE: _advice,
    RecordKind.ACTION: _action,
    RecordKind.ASSURANCE: _assurance,
}
