"""Instants out of a log's times, which may have no date and may pass midnight."""

import datetime as dt

from boardobserver.exchange.log_values import LogTime

_PAST_MIDNIGHT = dt.timedelta(hours=6)
"""A clock that goes back by more than this has passed midnight; by less, it was put right."""


_FIRST_YEAR = 1000
"""No log is older; and a time zone's offset moves no such instant out of the calendar."""


class LogClock:
    """Tells the instant of each line of a log, from the first to the last.

    Args:
        held_on: The date of the meeting.
        zone: The board's own time zone, for the times that name none.
        first: The first time in the log; None when it has none.
    """

    def __init__(self, held_on: dt.date, zone: dt.tzinfo, first: LogTime | None) -> None:
        self._zone = zone
        self._last = dt.datetime.combine(held_on, dt.time(), zone)
        self._has_begun = False
        if first is not None:  # what stands before the first time is as old as what follows
            self._last = self._moment(first)

    def instant(self, at: LogTime | None) -> dt.datetime:
        """The instant of a line; that of the line before where it has none."""
        if at is not None:
            self._last = self._moment(at)
            self._has_begun = True
        return self._last.astimezone(dt.UTC)

    def _moment(self, at: LogTime) -> dt.datetime:
        if isinstance(at, dt.datetime):
            moment = at if at.tzinfo is not None else at.replace(tzinfo=self._zone)
            return moment if _FIRST_YEAR < moment.year < dt.MAXYEAR else self._last
        moment = dt.datetime.combine(self._last.astimezone(self._zone).date(), at, self._zone)
        if self._has_begun and self._last - moment > _PAST_MIDNIGHT:
            moment += dt.timedelta(days=1)
        return moment
