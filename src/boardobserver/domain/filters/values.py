"""What a value of a filter may be, by what it is asked about."""

import re
from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date, timedelta

from boardobserver.domain.due_words import parse_date
from boardobserver.domain.errors import Refusal
from boardobserver.domain.filters.terms import NONE, Comparison, Flag, Key, Name, Value, When
from boardobserver.domain.folding import fold_name
from boardobserver.domain.numbering import LETTERED_REFERENCE
from boardobserver.domain.tracking import TRACKED_KINDS, statuses_of
from boardobserver.domain.words import ChallengeKind

DATED = frozenset({Key.DUE, Key.RAISED})
NEXT_MEETING = "next meeting"
"""The due date that is not resolved yet, as a folded value."""

_YEAR = re.compile(r"[0-9]{4}", re.ASCII)
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,6}", re.ASCII)
_LETTERED = re.compile(LETTERED_REFERENCE, re.ASCII)
_DECEMBER = 12


def status_names() -> tuple[str, ...]:
    """Every state of any kind of record, once, as it is written in a filter."""
    statuses = (each.value for kind in TRACKED_KINDS for each in statuses_of(kind))
    return tuple(dict.fromkeys(each.replace("_", "-") for each in statuses))


def kind_names() -> tuple[str, ...]:
    """Every kind of record and every form of a challenge, as it is written in a filter."""
    kinds = (kind.value for kind in TRACKED_KINDS)
    return (*kinds, *(each.value.replace("_", "-") for each in ChallengeKind))


def read_value(key: Key, comparison: str, text: str, today: date) -> Value:
    """What a value means.

    Args:
        key: What it is asked about.
        comparison: What stands before it: `<`, `<=`, `>`, `>=`, or nothing.
        text: The value, out of its quotation marks.
        today: The day that dates in words count from.

    Raises:
        Refusal: It means nothing there.
    """
    if comparison and key not in DATED:
        raise Refusal(f"“{comparison}” goes before a date only, in due: and raised:.")
    if key in DATED:
        return _read_when(key, comparison, text, today)
    if key is Key.IS:
        return _one_of(text, Flag, "is:")
    if key is Key.STATUS:
        return _one_of(text, status_names(), "status:")
    if key is Key.KIND:
        return _one_of(text, kind_names(), "kind:")
    if key is Key.MEETING and not (
        _NUMBER.fullmatch(text) or _LETTERED.fullmatch(text) or fold_name(text) == NONE
    ):
        raise Refusal(f"“{text}” is no meeting: give its number, its reference, or “none”.")
    return Name(text)


def _one_of(text: str, names: Iterable[str], key: str) -> Name:
    known = tuple(names)
    if fold_name(text) not in map(fold_name, known):
        raise Refusal(f"“{text}” cannot follow “{key}”. What can: {', '.join(known)}.")
    return Name(text)


def _read_when(key: Key, comparison: str, text: str, today: date) -> Value:
    name = fold_name(text)
    if key is Key.DUE and name in (NONE, NEXT_MEETING):
        if comparison:
            raise Refusal(f"Nothing is before or after “{text}”.")
        return Name(text)
    first, last = _period(key, text, today)
    return When(Comparison(comparison), text, first, last)


def _period(key: Key, text: str, today: date) -> tuple[date, date]:
    """The first and the last day of a year, a month or a day."""
    year, month = _YEAR.fullmatch(text), _MONTH.fullmatch(text)
    if year is not None and MINYEAR <= int(text) <= MAXYEAR:
        return date(int(text), 1, 1), date(int(text), 12, 31)
    if month is not None and MINYEAR <= int(month[1]) <= MAXYEAR and 1 <= int(month[2]) <= _DECEMBER:
        first = date(int(month[1]), int(month[2]), 1)
        return first, _last_of_month(first)
    day = _day(text, today)
    if key is Key.RAISED and day > today:
        day = _lately(text, today) or day
    return day, day


def _day(text: str, today: date) -> date:
    # Hyphens join the words of a date, since a space would end the value: 30-April-2026.
    has_words = any(letter.isalpha() for letter in text)
    return parse_date(text.replace("-", " ") if has_words else text, today)


def _lately(text: str, today: date) -> date | None:
    """The newest day up to today that words such as "Friday" or "1 May" can mean."""
    for days in (7, 365):
        if today.toordinal() <= days:
            break
        try:
            day = _day(text, today - timedelta(days=days))
        except Refusal:
            continue
        if day <= today:
            return day
    return None


def _last_of_month(first: date) -> date:
    if (first.year, first.month) == (MAXYEAR, _DECEMBER):
        return date.max
    return date(first.year + first.month // _DECEMBER, first.month % _DECEMBER + 1, 1) - timedelta(days=1)
