"""How long meetings and records are kept: until when, what holds them longer, and what is due for disposal.

A meeting is kept for some years after the end of the financial year in which it was held. A record followed
from meeting to meeting is kept until the last meeting that has it is due, and as long as it is open.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from boardobserver.domain.numbering import Reference
from boardobserver.domain.snapshots.boards import Id

DISPOSED_OF: Final = "[Disposed of]"
"""What stands where there were words or a name, after a disposal."""

_YEAR_ENDS: Final = (3, 31)


@dataclass(frozen=True, slots=True)
class Hold:
    """That a meeting, or a record, is to be kept whatever its disposal date says.

    Attributes:
        meeting_id: The meeting; None for a hold on a record.
        record_id: The record; None for a hold on a meeting.
        reason: Why: a request under the Freedom of Information Act, an inquiry, a complaint.
        lifted_at: When it ended; None while it holds.
    """

    id: Id
    meeting_id: Id | None
    record_id: Id | None
    reason: str
    set_at: datetime
    lifted_at: datetime | None


@dataclass(frozen=True, slots=True)
class Disposed:
    """That a meeting, or a record, was disposed of. It holds no word of it.

    Attributes:
        by: Who did it.
        what: The reference and the day: "MT-2019-003, held on 4 March 2019".
        reason: Why, in the words of who did it.
        counts: How much it was: "14 lines, 3 items".
    """

    id: Id
    meeting_id: Id | None
    record_id: Id | None
    at: datetime
    by: str
    what: str
    reason: str
    counts: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A meeting or a record, as far as how long it is kept depends on it.

    Attributes:
        day: When the meeting was held; when the record was raised or last moved.
        words: The meeting's title, or what the record says.
        meeting_ids: The meetings that have a record; of a meeting, itself.
        is_meeting: Whether it is a meeting.
        is_open: Whether it is a record that still waits for something.
    """

    id: Id
    reference: Reference
    day: date
    words: str
    meeting_ids: frozenset[Id]
    is_meeting: bool
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How long one meeting or record is kept.

    Attributes:
        until: The last day on which it is kept; None for good.
        holds: What holds it: its own holds, those of its meetings, or of records that it has.
        is_due: Whether it is to be disposed of.
    """

    kept: Kept
    until: date | None
    holds: tuple[Hold, ...]
    is_due: bool


def kept_until(day: date, years: int) -> date:
    """The last day on which something of a day is kept.

    >>> kept_until(date(2026, 3, 31), 6).isoformat(), kept_until(date(2026, 4, 1), 6).isoformat()
    ('2032-03-31', '2033-03-31')
    """
    ends = date(day.year, *_YEAR_ENDS)
    year = day.year if day <= ends else day.year + 1
    return date(min(year + years, date.max.year), *_YEAR_ENDS)


def kept_from(today: date, years: int) -> date:
    """The first day of which everything is still kept on a day.

    >>> kept_from(date(2033, 3, 31), 6).isoformat(), kept_from(date(2033, 4, 1), 6).isoformat()
    ('2026-04-01', '2027-04-01')
    """
    starts = date(today.year, 4, 1)
    year = today.year if today >= starts else today.year - 1
    return date(max(year - years, 1), 4, 1)


def standings(
    kept: Iterable[Kept],
    holds: Iterable[Hold],
    disposed_ids: frozenset[Id],
    years: int | None,
    today: date,
) -> tuple[Standing, ...]:
    """How long everything is kept that was not disposed of, meetings first, each in the order given.

    Args:
        kept: The meetings and the records.
        holds: Every hold; those that were lifted hold nothing.
        disposed_ids: The keys of what was disposed of.
        years: For how many years meetings are kept; None for good.
        today: The day.
    """
    there = [each for each in kept if each.id not in disposed_ids]
    meetings = [each for each in there if each.is_meeting]
    records = [each for each in there if not each.is_meeting]
    held: dict[Id, list[Hold]] = {}
    for hold in holds:
        if hold.lifted_at is None:
            held.setdefault(hold.meeting_id or hold.record_id or "", []).append(hold)
    held_through: dict[Id, list[Hold]] = {}
    for record in records:
        for meeting_id in record.meeting_ids if record.id in held else ():
            held_through.setdefault(meeting_id, []).extend(held[record.id])
    found = [
        _standing(each, (*held.get(each.id, ()), *held_through.get(each.id, ())), each.day, years, today)
        for each in meetings
    ]
    of_meetings = {each.kept.id: each for each in found}
    return (*found, *(_of_record(each, held, of_meetings, years, today) for each in records))


def _of_record(
    record: Kept,
    held: Mapping[Id, list[Hold]],
    meetings: Mapping[Id, Standing],
    years: int | None,
    today: date,
) -> Standing:
    there = [meetings[each] for each in sorted(record.meeting_ids) if each in meetings]
    own = tuple(held.get(record.id, ()))
    of_meetings = tuple(hold for each in there for hold in held.get(each.kept.id, ()))
    last = max([record.day, *(each.kept.day for each in there)])
    standing = _standing(record, (*own, *of_meetings), last, years, today)
    is_due = standing.is_due and not record.is_open and all(each.is_due for each in there)
    return Standing(record, standing.until, standing.holds, is_due)


def _standing(kept: Kept, holds: tuple[Hold, ...], day: date, years: int | None, today: date) -> Standing:
    until = None if years is None else kept_until(day, years)
    return Standing(kept, until, holds, until is not None and until < today and not holds)
