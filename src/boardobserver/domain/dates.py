"""Dates as they are written, in British English whatever the system's language is.

Not by `strftime`: its months and weekdays are those of the system's language, which Qt takes on for the whole
process.
"""

from datetime import date
from typing import Final

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def spell_date(day: date) -> str:
    """The date as it is written in minutes.

    >>> spell_date(date(2026, 4, 30))
    '30 April 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year:04d}"


def spell_date_shortly(day: date) -> str:
    """The date where there is little room.

    >>> spell_date_shortly(date(2026, 4, 30))
    '30 Apr 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year:04d}"


def spell_date_in_full(day: date) -> str:
    """The date with its weekday.

    >>> spell_date_in_full(date(2026, 4, 30))
    'Thursday 30 April 2026'
    """
    return f"{WEEKDAYS[day.weekday()]} {spell_date(day)}"


def days_words(number: int) -> str:
    """So many days.

    >>> days_words(1), days_words(62)
    ('1 day', '62 days')
    """
    return "1 day" if number == 1 else f"{number} days"
