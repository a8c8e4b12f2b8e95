"""Due dates in words: "by 30 Apr", "due Friday", "within 14 days", "by the next meeting".

The order of day and month is the United Kingdom's. A date without a year is the next such date on or after
today; a weekday alone is the next such day after today. Nothing here guesses silently: a date that does not
exist, or whose weekday contradicts it, is a problem with a sentence that says so.
"""

import re
from dataclasses import dataclass
from datetime import date

from boardobserver.domain.dates import spell_date
from boardobserver.domain.due_forms import NoSuchDateError, Reader, patterns
from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Due
from boardobserver.domain.words import DueKind

_LONGEST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class FoundDue:
    """A due date found within a text.

    Attributes:
        start: Where its words begin in the text.
        end: Where they end.
        words: The words themselves, as typed.
        due: What they mean; without a date when there is a problem.
        problem: A sentence for the person at the screen when the date does not exist; else empty.
    """

    start: int
    end: int
    words: str
    due: Due
    problem: str = ""


def find_due(text: str, today: date) -> FoundDue | None:
    """The due date that `text` speaks of, or None.

    Words that say so ("by", "due", "before", "no later than") count for more than a bare "next meeting" or
    "in two weeks"; of several alike the last counts, since a due date closes an action.

    >>> find_due("MPS to publish the report by 30 Apr", date(2026, 3, 1)).words
    'by 30 Apr'
    >>> find_due("MPS to publish by 31 April", date(2026, 3, 1)).problem
    'There is no 31 April.'
    """
    best: tuple[tuple[bool, int, int], re.Match[str], Reader] | None = None
    for pattern, reader in patterns(whole_field=False):
        for match in pattern.finditer(text):
            rank = (match["lead"] is not None, match.start(), match.end())
            if best is None or rank > best[0]:
                best = (rank, match, reader)
    if best is None:
        return None
    _, match, reader = best
    try:
        due, problem = reader(match, today), ""
    except NoSuchDateError as no_such_date:
        due, problem = Due(), str(no_such_date)
    return FoundDue(match.start(), match.end(), match[0], due, problem)


def parse_due(text: str, today: date) -> Due:
    """What a due-date field means as a whole; empty means no date.

    Raises:
        Refusal: When it cannot be read or names a date that does not exist.

    >>> parse_due("30 Apr", date(2026, 3, 1)).on
    datetime.date(2026, 4, 30)
    """
    words = text.strip()
    if words.casefold() in ("", "none", "no date"):
        return Due()
    due = _read_field(words, today, "due")
    if due is not None:
        return due
    raise Refusal(
        f"“{_shortened(words)}” cannot be read as a date. Try “30 Apr”, “Friday”, “in two weeks” or "
        "“next meeting”.",
        "due",
    )


def parse_date(text: str, today: date) -> date:
    """What a field for a date means as a whole, in the words of a due date; the next meeting is no date.

    Raises:
        Refusal: When it cannot be read or names a date that does not exist.

    >>> parse_date("14 October 2026", date(2026, 3, 1))
    datetime.date(2026, 10, 14)
    """
    words = text.strip()
    due = _read_field(words, today, None)
    if due is not None and due.on is not None:
        return due.on
    raise Refusal(f"“{_shortened(words)}” cannot be read as a date. Try “30 April 2026” or “Friday”.")


def _read_field(words: str, today: date, field: str | None) -> Due | None:
    """What the whole of the words means; None when they are no date."""
    for pattern, reader in patterns(whole_field=True):
        match = pattern.fullmatch(words)
        if match is not None:
            try:
                return reader(match, today)
            except NoSuchDateError as no_such_date:
                raise Refusal(str(no_such_date), field) from None
    return None


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST_SHOWN else words[: _LONGEST_SHOWN - 1] + "…"


def format_due(due: Due) -> str:
    """A due date in words that `parse_due` reads back.

    >>> format_due(Due(DueKind.DATE, date(2026, 4, 30)))
    '30 April 2026'
    """
    if due.kind is DueKind.NEXT_MEETING:
        return "next meeting"
    return "" if due.on is None else spell_date(due.on)
