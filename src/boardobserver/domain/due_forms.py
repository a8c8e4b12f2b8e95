"""The forms that a due date takes in words, and what each of them means.

Only `due_words` uses them: it is what the rest of the program calls.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache

from boardobserver.domain.dates import MONTHS, WEEKDAYS, spell_date
from boardobserver.domain.snapshots import Due
from boardobserver.domain.words import DueKind

_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS: dict[str, int] = {"a": 1, "an": 1} | {word: number for number, word in enumerate(_UNITS, 1)}


class NoSuchDateError(Exception):
    """The words name a date that does not exist; the message is a sentence for people."""


Reader = Callable[[re.Match[str], date], Due]
"""From a match of a form, and today, to the due date."""


def _on(day: date) -> Due:
    return Due(DueKind.DATE, day)


def _later(today: date, days: int) -> date:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        raise NoSuchDateError("That date is beyond the calendar.") from None


def _month_number(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.casefold().startswith(name[:3].casefold()))


def _weekday_number(name: str) -> int:
    return next(n for n, day in enumerate(WEEKDAYS) if day.casefold().startswith(name[:3].casefold()))


def _dated(year: int | None, month: int, day: int, spelt: str, today: date) -> date:
    """The date of these parts: with a year that very date, without one the next such date from today."""
    years = [year] if year is not None else range(today.year, min(today.year + 9, date.max.year + 1))
    for candidate in years:
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if year is not None or found >= today:
            return found
    raise NoSuchDateError(f"There is no {spelt}.")


def _full_year(digits: str | None) -> int | None:
    if digits is None:
        return None
    return int(digits) + (2000 if len(digits) == 2 else 0)  # noqa: PLR2004 - a year of two digits


def _checked(found: date, weekday: str | None) -> Due:
    """The date, unless a weekday beside it says otherwise."""
    if weekday is not None and _weekday_number(weekday) != found.weekday():
        right, wrong = WEEKDAYS[found.weekday()], WEEKDAYS[_weekday_number(weekday)]
        raise NoSuchDateError(f"{spell_date(found)} is a {right}, not a {wrong}.")
    return _on(found)


def _read_named(match: re.Match[str], today: date) -> Due:
    parts = match.groupdict()
    day, month = int(parts["day"] or parts["day2"]), _month_number(parts["month"] or parts["month2"])
    year = _full_year(parts["year"])
    spelt = f"{day} {MONTHS[month - 1]}" + ("" if year is None else f" {year:04d}")
    return _checked(_dated(year, month, day, spelt, today), parts["weekday"])


def _read_numeric(match: re.Match[str], today: date) -> Due:
    parts = match.groupdict()
    day, month = int(parts["day"]), int(parts["month"] or parts["month2"])
    year = _full_year(parts["year"] or parts["year2"])
    spelt = parts["date"] + (": the day comes first" if month > len(MONTHS) >= day else "")
    return _checked(_dated(year, month, day, spelt, today), parts["weekday"])


def _read_iso(match: re.Match[str], today: date) -> Due:
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    return _checked(_dated(year, month, day, match["date"], today), match["weekday"])


def _read_weekday(match: re.Match[str], today: date) -> Due:
    ahead = (_weekday_number(match["weekday"]) - today.weekday()) % 7
    which = (match["which"] or "").casefold()
    if which == "next":  # of the week after this one, Monday to Sunday
        return _on(_later(today, 7 - today.weekday() + _weekday_number(match["weekday"])))
    if which != "this":
        ahead = ahead or 7
    return _on(_later(today, ahead + (7 if match["week"] else 0)))


def _read_near(match: re.Match[str], today: date) -> Due:
    return _on(_later(today, 1 if match["near"].casefold() == "tomorrow" else 0))


def _month_end(year: int, month: int) -> date:
    if (year, month) >= (date.max.year, len(MONTHS)):
        return date.max
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _read_end(match: re.Match[str], today: date) -> Due:
    following, unit = match["which"] is not None, (match["unit"] or "").casefold()
    if unit == "week":  # a working week ends on Friday
        ahead = (WEEKDAYS.index("Friday") - today.weekday()) % 7
        return _on(_later(today, ahead + (7 if following else 0)))
    if unit == "year":
        return _on(date(min(today.year + following, date.max.year), 12, 31))
    if unit == "month":
        this = _month_end(today.year, today.month)
        return _on(_month_end(_later(this, 1).year, _later(this, 1).month) if following else this)
    month, year = _month_number(match["month"]), _full_year(match["year"])
    if year is None:
        year = today.year + (month < today.month)
    if not date.min.year <= year <= date.max.year:
        raise NoSuchDateError(f"There is no year {year:04d}.")
    return _on(_month_end(year, month))


def _read_span(match: re.Match[str], today: date) -> Due:
    words = match["number"].casefold()
    number = int(words) if words.isdecimal() else _NUMBERS[words]
    unit = match["unit"].casefold().rstrip("s")
    if unit != "month":
        return _on(_later(today, number * {"day": 1, "week": 7, "fortnight": 14}[unit]))
    months = today.year * 12 + today.month - 1 + number
    year, month = months // 12, months % 12 + 1
    if year > date.max.year:
        raise NoSuchDateError("That date is beyond the calendar.")
    return _on(date(year, month, min(today.day, _month_end(year, month).day)))


def _read_next_meeting(_match: re.Match[str], _today: date) -> Due:
    return Due(DueKind.NEXT_MEETING)


# The grammar. Every repetition is bounded, so that matching is linear in the length of the text.
_GAP = r"[ \t\n\u00a0\u202f]{1,4}"
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_WEEKDAY = (
    r"mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
)
_BEFORE_DATE = rf"(?:(?P<weekday>{_WEEKDAY})\.?,?{_GAP})?(?:the{_GAP})?"
_NUMBER = "|".join(_NUMBERS)
_HOUR = rf"(?:(?:close of (?:play|business)|cop|cob|noon|midday){_GAP}(?:on{_GAP})?)?"
_LEAD = rf"(?P<lead>(?:due(?:{_GAP}(?:by|on))?|by|before|no later than|on or before){_GAP}(?:the{_GAP})?)"

_DAY_AND_MONTH = (
    rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?{_GAP}(?:of{_GAP})?(?P<month>{_MONTH})"
    rf"|(?P<month2>{_MONTH})\.?{_GAP}(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)?"
)
_NAMED = rf"{_HOUR}{_BEFORE_DATE}(?:{_DAY_AND_MONTH})(?:\.?,?{_GAP}(?P<year>[0-9]{{4}}))?"
# Without a year only the slash makes a date: "2.5 per cent" and "5-10 officers" are none.
_NUMERIC = (
    rf"{_HOUR}{_BEFORE_DATE}(?P<date>(?P<day>[0-9]{{1,2}})"
    r"(?:/(?P<month>[0-9]{1,2})(?:/(?P<year>[0-9]{4}|[0-9]{2}))?"
    r"|(?P<mark>[.-])(?P<month2>[0-9]{1,2})(?P=mark)(?P<year2>[0-9]{4})))"
    rf"(?!{_GAP}of)"
)
_ISO = rf"{_HOUR}{_BEFORE_DATE}(?P<date>(?P<year>[0-9]{{4}})-(?P<month>[0-9]{{1,2}})-(?P<day>[0-9]{{1,2}}))"
_END = (
    rf"(?:the{_GAP})?end(?:-|{_GAP})(?:of{_GAP})?(?:(?:the|this){_GAP})?(?:(?P<which>next){_GAP})?"
    rf"(?:(?P<unit>week|month|year)|(?P<month>{_MONTH})(?:{_GAP}(?P<year>[0-9]{{4}}))?)"
)
_SPAN = (
    rf"(?:in|within){_GAP}(?P<number>[0-9]{{1,4}}|{_NUMBER}){_GAP}"
    rf"(?P<unit>days?|weeks?|fortnights?|months?)(?:[’']?{_GAP}time)?"
)

_LED_FORMS: tuple[tuple[str, Reader], ...] = (
    (_NAMED, _read_named),
    (_NUMERIC, _read_numeric),
    (_ISO, _read_iso),
    (rf"{_HOUR}(?:(?P<which>next|this){_GAP})?(?P<weekday>{_WEEKDAY})(?P<week>{_GAP}week)?", _read_weekday),
    (rf"{_HOUR}(?P<near>today|tomorrow)", _read_near),
    (_END, _read_end),
)
_FREE_FORMS: tuple[tuple[str, Reader], ...] = (
    (_SPAN, _read_span),
    (rf"(?:the{_GAP})?next{_GAP}meeting", _read_next_meeting),
)


@cache
def patterns(*, whole_field: bool) -> tuple[tuple[re.Pattern[str], Reader], ...]:
    """Each form as a pattern, for a search in running text or for the whole of a field.

    They are compiled when they are first asked for, so that no start of the program waits for them.
    """
    return tuple(_compiled(whole_field=whole_field))


def _compiled(*, whole_field: bool) -> Iterator[tuple[re.Pattern[str], Reader]]:
    for forms, needs_lead in ((_LED_FORMS, not whole_field), (_FREE_FORMS, False)):
        lead = _LEAD if needs_lead else f"{_LEAD}?"
        for form, reader in forms:
            # ASCII letters only: "ſ" and "ı" would otherwise pass for "s" and "i" when case is ignored.
            source = rf"(?<![\w@^])(?a:{lead}(?:{form}))(?!\w|[/-]\w|\.[0-9])"
            yield re.compile(source, re.IGNORECASE), reader
