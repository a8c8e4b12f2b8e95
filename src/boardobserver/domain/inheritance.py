"""What a new meeting inherits from those before it, and where on its agenda each of it belongs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from boardobserver.domain.attention import (
    MeetingDates,
    Need,
    age_days,
    due_on,
    last_promise,
    needs_of,
    overdue_days,
)
from boardobserver.domain.folding import fold
from boardobserver.domain.snapshots import AgendaItem, Id, Meeting, MovementRecord, Response, Tracked
from boardobserver.domain.tracking import is_open
from boardobserver.domain.words import Movement, RecordKind, Section

_SAYS_NOTHING: Final = frozenset({Movement.DUE_CHANGED, Movement.REASSIGNED})
"""What leaves a deferral in force: it is not about when the record comes back."""

_KINDS: Final = (
    RecordKind.CHALLENGE,
    RecordKind.ADVICE,
    RecordKind.ACTION,
    RecordKind.ASSURANCE,
    RecordKind.DECISION,
)
_SEEN_TO: Final = frozenset({Need.ADVICE_WITHOUT_RESPONSE, Need.REVIEW_DUE, Need.STALE})


@dataclass(frozen=True, slots=True)
class Deferral:
    """That a record was put off: to a day, or to a meeting.

    Attributes:
        on: The day on which it comes back; of a meeting, the day that it is held on.
        meeting_id: The meeting to which it was deferred; None for a day.
        words: What was said of it.
    """

    on: date
    meeting_id: Id | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A record that may be inherited, with what its history says.

    Attributes:
        passed: How many meetings it passed through.
        last_title: The title of the agenda item that it last stood under; empty for none.
        deferral: How it was put off, unless something has happened to it since.
    """

    record: Tracked
    passed: int = 0
    last_title: str = ""
    deferral: Deferral | None = None


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An agenda item that the meeting before did not finish.

    Attributes:
        carried: How often it was carried already.
        since: The day of the meeting on whose agenda it first stood.
    """

    item: AgendaItem
    carried: int
    since: date


@dataclass(frozen=True, slots=True)
class Left:
    """What the meetings before one left to it.

    Attributes:
        unfinished: The items of the meeting before it.
        waiting: The records that may be inherited, without those that are at this meeting already.
        standing: The records that were carried to it, each with its item there.
    """

    unfinished: tuple[Unfinished, ...]
    waiting: tuple[Waiting, ...]
    standing: tuple[tuple[Waiting, Id | None], ...] = ()


@dataclass(frozen=True, slots=True)
class InheritedItem:
    """An unfinished agenda item, proposed for the new agenda.

    Attributes:
        to_item_id: The item of the same title that goes on with it; None where a new item will.
    """

    item: AgendaItem
    to_item_id: Id | None
    age_days: int
    carried: int


@dataclass(frozen=True, slots=True)
class InheritedRecord:
    """A record, proposed for the new agenda or standing on it.

    Attributes:
        item_id: Where it belongs: an item of the agenda, or an unfinished one that is proposed with it.
        carried: How often it was carried to a further meeting.
        promise: The response that promised more by a day, while that is waited for.
        due: The day by which something is due of it.
        deferral: To when it is put off, if that is later than the meeting: then it is only listed.
    """

    record: Tracked
    item_id: Id | None
    age_days: int
    carried: int
    promise: Response | None
    due: date | None
    overdue_days: int
    deferral: Deferral | None


@dataclass(frozen=True, slots=True)
class Inheritance:
    """What is proposed to a meeting.

    Attributes:
        agenda: Its items as they are.
        items: The unfinished items of the meeting before.
        records: The records that wait, in the order of the agenda; what is deferred to later stands last.
        standing: The records that were carried to it already, each with its item, in the same order.
    """

    meeting: Meeting
    agenda: tuple[AgendaItem, ...]
    items: tuple[InheritedItem, ...]
    records: tuple[InheritedRecord, ...]
    standing: tuple[InheritedRecord, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is proposed; what is deferred to later is not."""
        return not self.items and all(each.deferral is not None for each in self.records)

    @property
    def matters_arising_id(self) -> Id | None:
        """The item for what belongs nowhere else."""
        return next((item.id for item in self.agenda if item.section is Section.MATTERS_ARISING), None)


def deferral_of(movements: Iterable[MovementRecord], held_on: Mapping[Id, date]) -> Deferral | None:
    """How a record was put off last, unless it was moved otherwise since; its day may have come by now.

    Args:
        movements: What happened to it, oldest first.
        held_on: The days of the meetings.
    """
    deferral: Deferral | None = None
    for each in movements:
        if each.what is Movement.DEFERRED:
            on = each.until_on if each.until_meeting_id is None else held_on.get(each.until_meeting_id)
            deferral = None if on is None else Deferral(on, each.until_meeting_id, each.words)
        elif each.what not in _SAYS_NOTHING:
            deferral = None
    return deferral


def is_put_off(deferral: Deferral | None, meeting: Meeting) -> bool:
    """Whether a record is deferred to later than a meeting."""
    return deferral is not None and deferral.meeting_id != meeting.id and deferral.on > meeting.held_on


def inherited(
    meeting: Meeting, agenda: tuple[AgendaItem, ...], left: Left, dates: MeetingDates, today: date
) -> Inheritance:
    """What a meeting inherits.

    Args:
        meeting: The meeting.
        agenda: Its items as they are, in their order.
        left: What was left to it.
        dates: When the meetings are.
        today: The day from which ages count.
    """
    items = _items(agenda, left.unfinished, today)
    places = _Places(agenda, items)

    def lines(placed: Iterable[tuple[Waiting, Id | None]]) -> tuple[InheritedRecord, ...]:
        found = (_record(each, item_id, meeting, dates, today) for each, item_id in placed)
        return tuple(sorted(found, key=places.order))

    proposed = ((each, places.of(each)) for each in left.waiting if _is_called_for(each, meeting, dates))
    return Inheritance(meeting, agenda, items, lines(proposed), lines(left.standing))


class _Places:
    """Finds the item where a record belongs, and the order in which the agenda comes to the records."""

    def __init__(self, agenda: tuple[AgendaItem, ...], items: tuple[InheritedItem, ...]) -> None:
        new = [each.item for each in items if each.to_item_id is None]
        self._order: dict[Id | None, int] = {}
        self._by_topic: dict[str, Id] = {}
        self._by_title: dict[str, Id] = {}
        for place, item in enumerate((*agenda, *new)):
            self._order[item.id] = place
            self._by_topic.setdefault(item.topic, item.id)
            self._by_title.setdefault(fold(item.title), item.id)
        self._else = next((item.id for item in agenda if item.section is Section.MATTERS_ARISING), None)

    def of(self, waiting: Waiting) -> Id | None:
        """By topic, else by the title of the item where it last stood, else among the matters arising."""
        for topic in waiting.record.topics:
            if topic in self._by_topic:
                return self._by_topic[topic]
        return self._by_title.get(fold(waiting.last_title), self._else) if waiting.last_title else self._else

    def order(self, line: InheritedRecord) -> tuple[object, ...]:
        """What a line is sorted by: item, kind, reference; what is deferred to later stands last."""
        record = line.record
        place = self._order.get(line.item_id, len(self._order))
        reference = record.reference
        return line.deferral is not None, place, _KINDS.index(record.kind), reference.year, reference.serial


def _items(
    agenda: tuple[AgendaItem, ...], unfinished: Iterable[Unfinished], today: date
) -> tuple[InheritedItem, ...]:
    """The unfinished items that the agenda has not taken over, and does not have anyway as its sections."""
    sections = {item.section for item in agenda if item.section is not Section.BUSINESS}
    taken = {item.carried_from_id for item in agenda}
    titles = {fold(item.title): item.id for item in reversed(agenda)}
    return tuple(
        InheritedItem(
            each.item, titles.get(fold(each.item.title)), max(0, (today - each.since).days), each.carried
        )
        for each in unfinished
        if each.item.section not in sections and each.item.id not in taken
    )


def _record(
    waiting: Waiting, item_id: Id | None, meeting: Meeting, dates: MeetingDates, today: date
) -> InheritedRecord:
    record = waiting.record
    due = due_on(record, dates)
    return InheritedRecord(
        record=record,
        item_id=item_id,
        age_days=age_days(record, today),
        carried=max(0, waiting.passed - 1),
        promise=last_promise(record),
        due=due,
        overdue_days=overdue_days(record, due, today),
        deferral=waiting.deferral if is_put_off(waiting.deferral, meeting) else None,
    )


def _is_called_for(waiting: Waiting, meeting: Meeting, dates: MeetingDates) -> bool:
    """Whether a record waits for something by the day of a meeting, or was put off and comes back."""
    record = waiting.record
    if record.raised_on > meeting.held_on:
        return False
    if waiting.deferral is not None:
        return True
    if record.kind in (RecordKind.CHALLENGE, RecordKind.ACTION):
        return is_open(record.status) or last_promise(record) is not None
    return bool(needs_of(record, due_on(record, dates), meeting.held_on) & _SEEN_TO)
