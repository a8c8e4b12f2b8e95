"""Quarters of the calendar year."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from boardobserver.domain.dates import MONTHS

_MONTHS_EACH: Final = 3
_IN_A_YEAR: Final = 4


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a calendar year; `number` is 1 to 4.

    >>> quarter = Quarter.of(date(2026, 11, 23))
    >>> str(quarter), quarter.months, quarter.last.day, str(quarter.before(2))
    ('October to December 2026', 'Oct–Dec', 31, 'April to June 2026')
    """

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter that a day is in."""
        return cls(day.year, (day.month - 1) // _MONTHS_EACH + 1)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, (self.number - 1) * _MONTHS_EACH + 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.before(-1).first - timedelta(days=1)

    def before(self, quarters: int) -> "Quarter":
        """The quarter that comes so many before it; after it, for a number below nothing."""
        at = self.year * _IN_A_YEAR + self.number - 1 - quarters
        return Quarter(at // _IN_A_YEAR, at % _IN_A_YEAR + 1)

    @property
    def months(self) -> str:
        """Its first and last month in short: "Oct–Dec"."""
        return f"{MONTHS[self.first.month - 1][:3]}–{MONTHS[self.last.month - 1][:3]}"

    def __str__(self) -> str:
        return f"{MONTHS[self.first.month - 1]} to {MONTHS[self.last.month - 1]} {self.year}"
