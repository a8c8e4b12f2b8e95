"""Fields of minutes that a correction gives another value, but whose value is no text: in words, both ways.

A correction keeps what it says in words, and is listed and compared in words. Who was there, for which items
and when are read from them where the corrected minutes are made.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any, Final

from boardobserver.domain.attended import normal_items
from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import MeetingRecord
from boardobserver.domain.times_of_day import parse_time, show_time
from boardobserver.domain.words import AttendanceList

NOT_LISTED: Final = "Not listed"
"""Stands for no list of the attendance."""

NOT_NOTED: Final = "Not noted"
"""Stands for no time."""

ALL_ITEMS: Final = "The whole meeting"
"""Stands for every item of the agenda."""


@dataclass(frozen=True, slots=True)
class FieldInWords:
    """How a field is said and read.

    Attributes:
        say: The words for a value.
        read: The value that words mean; raises `Refusal` where they mean none.
        choices: All the words that there are for it; empty where there is no end of them.
    """

    say: Callable[[Any, MeetingRecord], str]
    read: Callable[[str, MeetingRecord], Any]
    choices: tuple[str, ...] = ()


def choices_of(target: str, field: str) -> tuple[str, ...]:
    """The words to choose from for a field; empty where its words are typed."""
    return _field(target, field).choices


def in_words(target: str, field: str, value: object, record: MeetingRecord) -> str:
    """What a correction says for the value of a field."""
    return _field(target, field).say(value, record)


def from_words(target: str, field: str, words: str, record: MeetingRecord) -> Any:
    """The value of a field that a correction says.

    Raises:
        Refusal: The words mean none.
    """
    return _field(target, field).read(words, record)


def _field(target: str, field: str) -> FieldInWords:
    return FIELDS.get((target, field), _TEXT)


def _say_list(value: AttendanceList | None, _record: MeetingRecord) -> str:
    return NOT_LISTED if value is None else value.label


def _read_list(words: str, _record: MeetingRecord) -> AttendanceList | None:
    found = {each.label.casefold(): each for each in AttendanceList}
    if words.casefold() not in found and words.casefold() != NOT_LISTED.casefold():
        raise Refusal(f"“{words}” is no list of the attendance.", "after")
    return found.get(words.casefold())


def _read_items(words: str, record: MeetingRecord) -> str:
    try:
        return normal_items(words, len(record.items))
    except Refusal as refusal:
        raise Refusal(refusal.message, "after") from None


def _say_time(value: time | None, _record: MeetingRecord) -> str:
    return NOT_NOTED if value is None else show_time(value)


def _read_time(words: str, _record: MeetingRecord) -> time | None:
    if words.casefold() == NOT_NOTED.casefold():
        return None
    try:
        return parse_time(words)
    except Refusal as refusal:
        raise Refusal(refusal.message, "after") from None


def _moment(field: str) -> FieldInWords:
    """An instant, said as the time of day that it was where the board is."""

    def say(value: datetime | None, record: MeetingRecord) -> str:
        return NOT_NOTED if value is None else show_time(value.astimezone(record.board.zone).time())

    def read(words: str, record: MeetingRecord) -> datetime | None:
        at = _read_time(words, record)
        was: datetime | None = getattr(record.meeting, field)
        day = record.meeting.held_on if was is None else was.astimezone(record.board.zone).date()
        return None if at is None else datetime.combine(day, at, record.board.zone).astimezone(UTC)

    return FieldInWords(say, read)


_TEXT = FieldInWords(lambda value, _record: str(value), lambda words, _record: words)
_TIME = FieldInWords(_say_time, _read_time)
FIELDS: Final[Mapping[tuple[str, str], FieldInWords]] = {
    ("attendance", "list"): FieldInWords(
        _say_list, _read_list, (*(each.label for each in AttendanceList), NOT_LISTED)
    ),
    ("attendance", "items"): FieldInWords(lambda value, _record: value or ALL_ITEMS, _read_items),
    ("attendance", "arrived"): _TIME,
    ("attendance", "left"): _TIME,
    ("meeting", "started_at"): _moment("started_at"),
    ("meeting", "ended_at"): _moment("ended_at"),
}
"""The fields whose values are no texts, by table and name."""
