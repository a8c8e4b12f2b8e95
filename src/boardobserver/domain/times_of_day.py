"""Times of day as people type them, 9.30, 0930, 9:30, 2pm, and as they are written."""

import re
from datetime import time

from boardobserver.domain.errors import Refusal

_TIME = re.compile(r"(\d{1,2})(?:\s*[:.h,\- ]\s*(\d{2})|(\d{2}))?\s*([ap])?\.?\s?(?:m\.?)?", re.ASCII)
_HOURS = 24
_MINUTES = 60
_NOON = 12


def parse_time(text: str) -> time:
    """The time of day that the words mean.

    >>> [str(parse_time(words))[:5] for words in ("9.30", "0930", "9:30", "9", "2pm", "12 am")]
    ['09:30', '09:30', '09:30', '09:00', '14:00', '00:00']

    Raises:
        Refusal: They mean none.
    """
    words = text.strip().casefold()
    if words in ("noon", "midday", "midnight"):
        return time(0 if words == "midnight" else _NOON)
    match = _TIME.fullmatch(words)
    if match is None or (words.endswith("m") and not match[4]):
        raise Refusal("This is not a time. Type it like 9:30 or 14:05.")
    hour, minute = int(match[1]), int(match[2] or match[3] or 0)
    if match[4]:
        if not 1 <= hour <= _NOON:
            raise Refusal("With am or pm the hour is from 1 to 12.")
        hour = hour % _NOON + (_NOON if match[4] == "p" else 0)
    if hour >= _HOURS or minute >= _MINUTES:
        raise Refusal("There is no such time: hours go to 23 and minutes to 59.")
    return time(hour, minute)


def show_time(at: time) -> str:
    """A time of day as it is written.

    >>> show_time(time(9, 5))
    '09:05'
    """
    return f"{at:%H:%M}"
