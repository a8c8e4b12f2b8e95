"""Time spent on the agenda against the time planned for it; the caller says what time it is."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from boardobserver.domain.snapshots import AgendaItem, Id

_MINUTE = timedelta(minutes=1)


def elapsed(item: AgendaItem, now: datetime) -> timedelta:
    """How long the item has been open, over all its spans; an open one runs until `now`.

    A span that ends before it starts (a clock put back) counts nothing.
    """
    lengths = ((now if span.end is None else span.end) - span.start for span in item.spans)
    return sum((max(length, timedelta()) for length in lengths), timedelta())


def overrun(item: AgendaItem, now: datetime) -> timedelta:
    """How far the item has run over its plan; nothing without a plan or within it."""
    if item.planned_minutes is None:
        return timedelta()
    return max(elapsed(item, now) - item.planned_minutes * _MINUTE, timedelta())


def planned_start_of(items: Iterable[AgendaItem], start: time | None) -> dict[Id, time | None]:
    """When each item is planned to start, in the order given, in a meeting that starts at `start`.

    From the first item after one without a planned length, nobody can say: None.
    """
    # A date in the middle of the calendar, so that a schedule past midnight only wraps.
    due = None if start is None else datetime.combine(date(2000, 1, 1), start)
    schedule: dict[Id, time | None] = {}
    for item in items:
        schedule[item.id] = None if due is None else due.time()
        due = None if due is None or item.planned_minutes is None else due + item.planned_minutes * _MINUTE
    return schedule


def elapsed_text(item: AgendaItem, now: datetime) -> str:
    """The time spent as it is shown, in whole minutes: "12 min", or "12 of 10 min" against a plan."""
    minutes = elapsed(item, now) // _MINUTE
    return f"{minutes} min" if item.planned_minutes is None else f"{minutes} of {item.planned_minutes} min"
