"""What is read out of a timestamped log: plain frozen values, as the log has them, resolved to nobody yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum
from typing import TypeAlias

from boardobserver.domain.words import EntryKind

LogTime: TypeAlias = time | datetime
"""A time of day, or an instant where the log has dates; aware of its zone only where the log says it."""


class Fate(StrEnum):
    """What became of one line of the log; every line with text has exactly one."""

    ENTRY = "entry"
    CONTINUATION = "continuation"
    FOLLOWING = "following"
    DECISION = "decision"
    ACTION = "action"
    ITEM = "item"
    PARTICULAR = "particular"
    CORRECTION = "correction"
    UNMATCHED_CORRECTION = "unmatched_correction"
    HEADER = "header"
    CHATTER = "chatter"
    NOT_UNDERSTOOD = "not_understood"


@dataclass(frozen=True, slots=True)
class LogAttendee:
    """A name from one of the lists, and what stood in brackets after it: "remote"."""

    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the log says of the meeting itself; empty where it says nothing.

    Attributes:
        agenda: The address, or the words, that the log gives for its agenda.
        date_words: The date as the log spells it, if it does.
    """

    title: str = ""
    date_words: str = ""
    place: str = ""
    agenda: str = ""
    present: tuple[LogAttendee, ...] = ()
    in_attendance: tuple[LogAttendee, ...] = ()
    observers: tuple[LogAttendee, ...] = ()
    apologies: tuple[LogAttendee, ...] = ()
    chairs: tuple[LogAttendee, ...] = ()
    scribes: tuple[LogAttendee, ...] = ()


@dataclass(frozen=True, slots=True)
class LogItem:
    """An agenda item that the log opens; `originals` are its titles before corrections, oldest first."""

    title: str
    at: LogTime | None
    originals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the record.

    Attributes:
        at: When it was typed; the last time before it where it has none; None before the first time.
        speaker: Who spoke, as the log names them, or None when it does not say.
        typed_by: Who typed the line, or None.
        text: As it reads now, without stamp, speaker and keyword.
        originals: As it read before each correction, oldest first.
        item_index: The item it belongs to, counted from 0; None before the first.
        owner: Whom an action is given to, as the log names them, or None.
        due_words: The words of an action's due date, to be read against the date of the meeting.
        line: Its line in the file, counted from 1.
    """

    at: LogTime | None
    speaker: str | None
    typed_by: str | None
    text: str
    kind: EntryKind
    originals: tuple[str, ...]
    item_index: int | None
    owner: str | None
    due_words: str
    line: int


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about one line that the person should know, as a sentence."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class LogReport:
    """What became of the file, line by line.

    Attributes:
        lines: How many lines with text the file has; the sum of `counts`.
        counts: How many lines met each fate; every fate is there.
        impossible_times: How many of those lines had a time that does not exist.
        remarks: The first hundred things to know about single lines.
    """

    lines: int
    counts: Mapping[Fate, int]
    impossible_times: int = 0
    encoding: str = "UTF-8"
    control_characters: int = 0
    unreadable: int = 0
    remarks: tuple[Remark, ...] = field(default=())

    def sentences(self) -> tuple[str, ...]:
        """The report in words, one line a count; what did not occur is not mentioned."""
        counted = [(self.lines, ("line read", "lines read"))]
        counted += [(self.counts[fate], words) for fate, words in _WORDS.items()]
        counted += [
            (
                self.impossible_times,
                (
                    "time that does not exist, replaced by the last good one",
                    "times that do not exist, replaced by the last good one",
                ),
            ),
            (
                self.control_characters,
                ("invisible control character dropped", "invisible control characters dropped"),
            ),
            (self.unreadable, ("unreadable character, shown as �", "unreadable characters, shown as �")),
        ]
        told = [f"{count:,} {words[count != 1]}" for count, words in counted if count]
        return (*told, f"Encoding: {self.encoding}")


@dataclass(frozen=True, slots=True)
class MeetingLog:
    """A whole log: the particulars, the items and the record in order, and the report."""

    particulars: Particulars
    items: tuple[LogItem, ...]
    entries: tuple[LogEntry, ...]
    report: LogReport


_WORDS: dict[Fate, tuple[str, str]] = {
    Fate.ENTRY: ("entry", "entries"),
    Fate.CONTINUATION: ("continuation of the same speaker", "continuations of the same speaker"),
    Fate.FOLLOWING: ("further line of what stands above it", "further lines of what stands above them"),
    Fate.DECISION: ("decision", "decisions"),
    Fate.ACTION: ("action", "actions"),
    Fate.ITEM: ("agenda item", "agenda items"),
    Fate.PARTICULAR: ("line of particulars", "lines of particulars"),
    Fate.CORRECTION: ("correction applied", "corrections applied"),
    Fate.UNMATCHED_CORRECTION: (
        "correction that matched nothing, kept as a note",
        "corrections that matched nothing, kept as notes",
    ),
    Fate.HEADER: (
        "line with only the time or the speaker of those below it",
        "lines with only the time or the speaker of those below them",
    ),
    Fate.CHATTER: ("line of machine chatter left out", "lines of machine chatter left out"),
    Fate.NOT_UNDERSTOOD: ("line not understood, kept as a note", "lines not understood, kept as notes"),
}
