"""What happens in the room while notes are taken: who comes, who goes, the meeting pauses and goes on.

It is typed as a line like any other: "@AB arrived", "@AB and @CD left 10:40", "Recess", "Resumed at 11:00".
Only a whole line that says nothing else is read so: "@AB left the question open" is what AB did.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import Enum

from boardobserver.domain.attended import items_in_words
from boardobserver.domain.entry_marks import NAME
from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import AgendaItem, Entry, Span
from boardobserver.domain.times_of_day import parse_time, show_time
from boardobserver.domain.words import EntryKind, ItemState


class Happening(Enum):
    """What happened; the value is how it prints, with its time after it."""

    CAME = "joined the meeting"
    RETURNED = "returned to the meeting"
    WENT = "left the meeting"
    PAUSED = "The meeting paused"
    ADJOURNED = "The meeting adjourned"
    RESUMED = "The meeting resumed"

    @property
    def is_coming(self) -> bool:
        """Whether somebody is there from then on."""
        return self in (Happening.CAME, Happening.RETURNED)


@dataclass(frozen=True, slots=True)
class RoomLine:
    """A line that says what happened in the room.

    Attributes:
        initials: Of those who came or went, in capitals, each once; empty for the meeting itself.
        at: The time that it names, if any.
        is_half: Whether the time may as well be one of the afternoon: "2:40", said of either.
        is_remote: Whether those who came did so from elsewhere.
        until: How long it is to last, as typed: "until 11:30".
    """

    what: Happening
    initials: tuple[str, ...] = ()
    at: time | None = None
    is_half: bool = False
    is_remote: bool = False
    until: str = ""

    def time_of(self, noted: datetime) -> time:
        """When it happened, said of a line whose first key was struck at `noted`, in the board's own time.

        >>> line = RoomLine(Happening.WENT, ("AB",), time(2, 40), is_half=True)
        >>> line.time_of(datetime(2026, 11, 19, 14, 50))
        datetime.time(14, 40)
        """
        if self.at is None:
            return noted.time().replace(second=0, microsecond=0)
        is_past_noon = self.is_half and noted.hour - self.at.hour > _HALF_A_DAY // 2
        return self.at.replace(hour=self.at.hour + _HALF_A_DAY) if is_past_noon else self.at

    def wording(self, noted: datetime) -> str:
        """How it prints.

        >>> RoomLine(Happening.CAME, ("AB", "CD")).wording(datetime(2026, 11, 19, 10, 42))
        'AB and CD joined the meeting at 10:42.'
        """
        who = " and ".join(part for part in (", ".join(self.initials[:-1]), *self.initials[-1:]) if part)
        how = "remotely" if self.is_remote else ""
        said = " ".join(part for part in (who, self.what.value, how) if part)
        at = f"{said} at {show_time(self.time_of(noted))}"
        return f"{at}, {self.until}." if self.until else f"{at}."


@dataclass(frozen=True, slots=True)
class Presence:
    """How somebody attended, as far as lines say: the fields of an attendance that they fill."""

    arrived: time | None = None
    left: time | None = None
    items: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """Somebody came, or went, at an instant."""

    what: Happening
    at: datetime


_HALF_A_DAY = 12
_CAME = r"in|arrive[sd]?|came(?: in)?|join(?:s|ed)"
_RETURNED = r"return(?:s|ed)|re-?joined|back"
_WENT = r"out|left|leaves|went(?: out)?"
_PAUSED = r"recess|break|pause[sd]?"
_ADJOURNED = r"adjourn(?:s|ed)?"
_RESUMED = r"resume[sd]?|reconvene[sd]?"
_AT = (
    r"(?:\s+(?:at\s+)?(?P<time>[0-9]{1,2}[:.h][0-9]{2}|[0-9]{3,4})|\s+at\s+(?P<hour>[0-9]{1,2}|noon|midday))?"
    r"\s*(?P<half>[ap]m)?\s*\.?\s*"
)
_PEOPLE = re.compile(
    rf"\s*(?P<who>@{NAME}(?:(?:\s*,\s*|\s*&\s*|\s+and\s+|\s+)@{NAME})*):?\s+(?:(?:has|have|is|are)\s+)?"
    rf"(?:(?P<came>{_CAME})|(?P<returned>{_RETURNED})|(?P<went>{_WENT}))"
    rf"(?:\s+the\s+meeting|\s+late|\s+early)?(?P<remote>\s+remotely|\s+online)?{_AT}",
    re.IGNORECASE,
)
_MEETING = re.compile(
    rf"\s*(?:(?:the\s+)?meeting\s+)?"
    rf"(?:(?P<paused>{_PAUSED})|(?P<adjourned>{_ADJOURNED})|(?P<resumed>{_RESUMED})){_AT}"
    r"(?P<until>(?:until|till|for)\s+(?:[0-9]{1,2}[:.]?[0-9]{2}|[0-9]{1,3}\s*min(?:ute)?s?))?\s*\.?\s*",
    re.IGNORECASE,
)
_NEARLY = re.compile(
    rf"\s*@{NAME}:?\s+(?:arrive[sd]?|join(?:s|ed)|return(?:s|ed)|left|leaves)\b", re.IGNORECASE
)
_EACH = re.compile(rf"@({NAME})")
_LONGEST = 400
"""Longer lines say more than that somebody came or went."""


def read_room(text: str) -> RoomLine | None:
    """What a line without a mark says of the room; None where it says anything else.

    >>> read_room("@ab left at 10.40").what.name, read_room("@ab left the question open")
    ('WENT', None)
    """
    if len(text) > _LONGEST:
        return None
    match = _PEOPLE.fullmatch(text) or _MEETING.fullmatch(text)
    if match is None:
        return None
    said = match.groupdict()
    half = (said["half"] or "").casefold()
    spelt = said["time"] or said["hour"] or ""
    if half and not spelt:
        return None
    try:
        at = parse_time(f"{spelt} {half}".strip()) if spelt else None
    except Refusal:
        return None
    what = next(happening for name, happening in _GROUPS if said.get(name))
    initials = tuple(dict.fromkeys(name.upper() for name in _EACH.findall(said.get("who") or "")))
    is_half = at is not None and not half and 0 < at.hour < _HALF_A_DAY and not spelt.startswith("0")
    is_remote = bool(said.get("remote")) and what.is_coming
    return RoomLine(what, initials, at, is_half, is_remote, said.get("until") or "")


def is_nearly_room(text: str) -> bool:
    """Whether a line begins as one that says who came or went, and goes on otherwise: AB says it then.

    >>> is_nearly_room("@AB joined by telephone"), is_nearly_room("@AB left"), is_nearly_room("@AB agreed")
    (True, False, False)
    """
    return _NEARLY.match(text) is not None and read_room(text) is None


_GROUPS = (
    ("came", Happening.CAME),
    ("returned", Happening.RETURNED),
    ("went", Happening.WENT),
    ("paused", Happening.PAUSED),
    ("adjourned", Happening.ADJOURNED),
    ("resumed", Happening.RESUMED),
)


def presence(steps: Iterable[Step], items: Sequence[AgendaItem], started: datetime | None) -> Presence:
    """How somebody attended who came and went so.

    The times are those of the first coming, where the meeting had begun, and of the last going, where no
    coming followed. The items are those that were open while they were there and, where they stayed to the
    end, those still to come. Where they were there for each, or none has been open yet, none is named.

    Args:
        steps: Their comings and goings.
        items: The agenda, with when each item was open.
        started: When the meeting began; None when it has not.
    """
    ordered = sorted(steps, key=lambda step: step.at)
    if not ordered:
        return Presence()
    first, last = ordered[0], ordered[-1]
    is_late = first.what.is_coming and started is not None and first.at > started
    stretches = list(_stretches(ordered))
    there = [item.position for item in items if _was_there(item.spans, stretches)]
    is_named = 0 < len(there) < len(items) and any(item.spans for item in items)
    return Presence(
        _time(first.at) if is_late else None,
        _time(last.at) if last.what is Happening.WENT else None,
        items_in_words(there) if is_named else "",
    )


def is_paused(item: AgendaItem) -> bool:
    """Whether an item stands still: it is open, and its clock is not running."""
    is_running = any(span.end is None for span in item.spans)
    return item.state is ItemState.OPEN and bool(item.spans) and not is_running


def stands_still(item: AgendaItem | None, entries: Sequence[Entry]) -> bool:
    """Whether a meeting pauses: the clock of its open item says so, or else the last line that tells.

    Args:
        item: The item that is open, if any.
        entries: The lines of the meeting, in order.
    """
    if item is not None:
        return is_paused(item)
    notes = (each.text for each in reversed(entries) if each.kind is EntryKind.NOTE and not each.withdrawn_at)
    told = (room for room in map(read_room, notes) if room is not None and not room.initials)
    last = next(told, None)
    return last is not None and last.what is not Happening.RESUMED


def _stretches(steps: Sequence[Step]) -> Iterator[tuple[datetime | None, datetime | None]]:
    """From when to when somebody was there; None is from the start, or to the end."""
    came: datetime | None = None
    is_here = steps[0].what is Happening.WENT
    for step in steps:
        if step.what is Happening.WENT and is_here:
            yield came, step.at
            is_here = False
        elif step.what.is_coming and not is_here:
            came, is_here = step.at, True
    if is_here:
        yield came, None


def _was_there(spans: Sequence[Span], stretches: Iterable[tuple[datetime | None, datetime | None]]) -> bool:
    """Whether an item was open while somebody was there; one that is still to come will be."""
    for came, went in stretches:
        if not spans and went is None:
            return True
        for span in spans:
            is_after = came is None or span.end is None or span.end > came
            if is_after and (went is None or span.start < went):
                return True
    return False


def _time(at: datetime) -> time:
    return at.time().replace(second=0, microsecond=0)
