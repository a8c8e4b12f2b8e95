"""One line of a log taken apart: its time, who typed it, and what they typed, in whichever shape it comes.

Known shapes, all of them with or without seconds, a date, "AM"/"PM", a time zone or brackets:

- `10:31:05 <nick> text`, `[2026-11-22T10:31:05] <@nick> text` (chat clients)
- `10:31 * nick waves`, `10:31 -!- nick has joined #board` (their actions and notices)
- `2026-11-22 10:31:05<tab>nick<tab>text` (tabbed logs)
- `10:31:05 From LFR lead to Everyone: text` (video calls)
- `[22/11/2026, 10:31:05] Name: text`, `10:31 name: text`: the name stays in the text, for only the whole of
  the log shows which words before a colon are names
- `Name [10:31 AM]` or `10:31` or `00:00:01.000 --> 00:00:05.000` above the lines that it is for
- `Name (10:31): text`, `<v Name>text</v>`
- text alone
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from boardobserver.domain.dates import MONTHS
from boardobserver.exchange.log_values import LogTime


@dataclass(frozen=True, slots=True)
class Stamp:
    """The time at the start of a line: its words, and what they mean, None for a time that does not exist."""

    words: str
    value: LogTime | None
    has_seconds: bool


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line with text, in parts.

    Attributes:
        typist: Who typed it, where the shape says so.
        is_notice: Whether a chat server or client wrote it, not a person.
    """

    number: int
    stamp: Stamp | None
    typist: str | None
    text: str
    is_notice: bool = False


_MONTHS = "|".join(month[:3] for month in MONTHS)
_DATE = (
    r"(?:(?P<year>[0-9]{4})[-/](?P<month>[0-9]{1,2})[-/](?P<day>[0-9]{1,2})"
    r"|(?P<day2>[0-9]{1,2})[/.](?P<month2>[0-9]{1,2})[/.](?P<year2>[0-9]{4}|[0-9]{2})"
    rf"|(?P<day3>[0-9]{{1,2}}) (?P<month3>{_MONTHS})[a-z]{{0,6}}\.? (?P<year3>[0-9]{{4}}))"
)
_TIME = (
    r"(?P<hour>[0-9]{1,2})(?P<point>[:.])(?P<minute>[0-9]{2})(?:[:.](?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?"
    r"(?:\s?(?P<half>[AaPp])\.?[Mm]\b\.?)?(?P<zone>Z\b|[+-][0-9]{2}:?[0-9]{2})?"
)
_STAMP = re.compile(
    rf"\s{{0,20}}(?P<bracket>[\[(])?\s?(?:{_DATE}(?:T|,?\s{{1,3}}))?{_TIME}\s?(?(bracket)[\])]|)"
    r"(?:\s{1,4}-->\s{1,4}[0-9:.,]{4,16}(?:\s.{0,200})?$|(?::?\s{1,20}|(?=<)|$)(?:[-–—|]\s{1,4})?)"
)
_STAMP_AFTER_NAME = re.compile(
    rf"(?P<nick>[^\W\d_][^\[\]()<>:\n]{{0,47}}?)\s{{1,3}}[\[(](?:{_DATE}(?:T|,?\s{{1,3}}))?{_TIME}[\])]"
    r"(?:\s?:\s{0,4}|\s{0,20}$)"
)
_VOICE = re.compile(r"<v(?:\.\S{1,40})? (?P<nick>[^<>]{1,64})>(?P<text>.*?)(?:</v>)?\s*", re.DOTALL)
_NICK = re.compile(r"<[@+%&~! ]?(?P<nick>[^<>\s][^<>\n]{0,62})>\s?")
_NOTICE = re.compile(r"(?:-!-|\*\*\*|-->|<--|==|\u2192|\u2190)\s+")
_TABBED = re.compile(r"[@+%&~!]?(?P<nick>[^\t\n:]{1,64}?) ?\t(?=\S)")
_CALL = re.compile(r"From\s{1,4}(?P<nick>[^:\t]{1,64}?)(?:\s{1,4}to\s{1,4}[^:\t]{1,64})?\s?:\s{0,4}(?=\S)")
_NOTICE_NICKS = frozenset(["--", "-->", "<--", "*", "=!="])
_TWO_DIGITS = 100
_NOON = 12


def split_lines(text: str) -> Iterator[LogLine]:
    """The lines of a log that have any text, in parts, in order."""
    lines = [(number, line) for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1) if line.strip()]
    # "<b>…" without a time is a name in angle brackets only where most lines of the log begin so.
    has_bare_nicks = sum(1 for _, line in lines if _NICK.match(line)) * 2 > len(lines)
    for number, line in lines:
        yield split_line(line, number, has_bare_nicks=has_bare_nicks)


def split_line(line: str, number: int = 1, *, has_bare_nicks: bool = False) -> LogLine:
    """One line of a log in parts.

    >>> line = split_line("09:14:07 <board-chair> Good morning")
    >>> line.stamp.value, line.typist, line.text
    (datetime.time(9, 14, 7), 'board-chair', 'Good morning')
    """
    match = _STAMP.match(line)
    stamp = None if match is None or not _is_stamp(match, line) else _stamp(match)
    rest = line if match is None or stamp is None else line[match.end() :]
    typist = None
    if stamp is None and (named := _STAMP_AFTER_NAME.match(line)):
        return LogLine(number, _stamp(named), named["nick"], line[named.end() :])
    if stamp is None and (voice := _VOICE.fullmatch(line)):
        return LogLine(number, None, voice["nick"].strip(), voice["text"])
    if stamp is None:
        nick = _NICK.match(rest) if has_bare_nicks else None
        return LogLine(
            number, None, nick["nick"].strip() if nick else None, rest[nick.end() if nick else 0 :]
        )
    if notice := _NOTICE.match(rest):
        return LogLine(number, stamp, None, rest[notice.end() :], is_notice=True)
    if shape := _NICK.match(rest) or _CALL.match(rest) or _TABBED.match(rest):
        typist, rest = shape["nick"].strip(), rest[shape.end() :]
    if typist in _NOTICE_NICKS:
        return LogLine(number, stamp, None, rest, is_notice=True)
    return LogLine(number, stamp, typist, rest)


def _is_stamp(match: re.Match[str], line: str) -> bool:
    """Whether digits at the start are a time: "10.31" without brackets, a date or "am" may be any number."""
    is_plain_number = match["point"] == "." and not (match["bracket"] or match["half"] or _has_date(match))
    return not is_plain_number or line.startswith("<", match.end())


def _has_date(match: re.Match[str]) -> bool:
    return bool(match["year"] or match["year2"] or match["year3"])


def _stamp(match: re.Match[str]) -> Stamp:
    try:
        at = _clock(match)
        value = datetime.combine(_day(match), at, _zone(match["zone"])) if _has_date(match) else at
    except ValueError:
        value = None
    return Stamp(match[0].strip(), value, match["second"] is not None)


def _clock(match: re.Match[str]) -> time:
    hour = int(match["hour"])
    half = (match["half"] or "").lower()
    if half and hour == 0:
        raise ValueError
    if half == "a" and hour == _NOON:
        hour = 0
    elif half == "p" and hour < _NOON:
        hour += _NOON
    elif half == "a" and hour > _NOON:
        raise ValueError
    return time(hour, int(match["minute"]), int(match["second"] or 0))


def _day(match: re.Match[str]) -> date:
    if match["year"]:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    if match["year3"]:
        month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(match["month3"]))
        return date(int(match["year3"]), month, int(match["day3"]))
    year, first, second = int(match["year2"]), int(match["day2"]), int(match["month2"])
    year += 2000 if year < _TWO_DIGITS else 0
    try:
        return date(year, second, first)
    except ValueError:  # the day comes first in the United Kingdom; some programs never learn it
        return date(year, first, second)


def _zone(words: str | None) -> timezone | None:
    if words is None:
        return None
    if words == "Z":
        return UTC
    sign = -1 if words[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(words[1:3]), minutes=int(words[-2:])))
