"""Which backups are kept: all of the last two days, then one a day, one a week, one a month."""

from collections.abc import Collection, Hashable
from datetime import datetime, timedelta

_ALL_OF = timedelta(days=2)
_DAILY_UNTIL = _ALL_OF + timedelta(days=12)
_WEEKLY_UNTIL = _DAILY_UNTIL + timedelta(weeks=10)
_MONTHLY_UNTIL = _WEEKLY_UNTIL + timedelta(days=9 * 31)


def to_keep(made: Collection[datetime], now: datetime) -> frozenset[datetime]:
    """The backups that are kept, by when they were made; the newest of all always is.

    Two days of all, then the newest of each of 12 days, of each of 10 weeks and of each of 9 months. One
    whose time lies ahead was made before the clock was set back, and is kept. Doing it twice changes nothing.

    >>> day = datetime(2026, 11, 23, 9)
    >>> old = [day - timedelta(days=5, minutes=30 * number) for number in range(3)]
    >>> sorted(to_keep([day, *old], day)) == [old[0], day]
    True
    """
    kept: dict[Hashable, datetime] = {}
    for moment in sorted(made):
        place = _place(moment, now - moment)
        if place is not None:
            kept[place] = moment  # a later one of the same day, week or month takes its place
    return frozenset(kept.values()) | frozenset(sorted(made)[-1:])


def _place(moment: datetime, age: timedelta) -> Hashable | None:
    """What a backup is kept for; None when it is too old to be kept."""
    if age <= _ALL_OF:
        return moment
    if age <= _DAILY_UNTIL:
        return moment.date()
    if age <= _WEEKLY_UNTIL:
        return ("week", *moment.isocalendar()[:2])
    return ("month", moment.year, moment.month) if age <= _MONTHLY_UNTIL else None
