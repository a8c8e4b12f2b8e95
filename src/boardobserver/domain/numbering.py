"""Printed references and ordinals. A reference is stored as its parts and formatted late."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache

from boardobserver.domain.words import RecordKind, Word

MOST_LETTERS = 4
"""No prefix has more letters."""

MOST_DIGITS = 6
"""No serial has more digits."""


class ActionKey(Word):
    """How the reference of an action is formed. The month or the day is that on which it was raised."""

    USUAL = "usual"
    MONTH = "month"
    DATE = "date"


class SerialPlace(Word):
    """Where the serial stands in a reference: after the year or before it."""

    YEAR_FIRST = "year_first"
    SERIAL_FIRST = "serial_first"


@dataclass(frozen=True, slots=True)
class ReferenceStyle:
    """How a board writes its references.

    Attributes:
        meeting: The letters before the reference of a meeting; the other kinds' likewise.
        action_key: How the reference of an action is formed.
        place: Where the serial stands.
        digits: So many digits a serial has at least; those of an action key with a date have two.

    >>> ReferenceStyle(challenge="Q", place=SerialPlace.SERIAL_FIRST).spelled(
    ...     Reference(RecordKind.CHALLENGE, 2026, 14)
    ... )
    'Q-014-2026'
    """

    meeting: str = "MT"
    challenge: str = "CH"
    advice: str = "EA"
    action: str = "AC"
    decision: str = "DN"
    assurance: str = "AS"
    action_key: ActionKey = ActionKey.USUAL
    place: SerialPlace = SerialPlace.YEAR_FIRST
    digits: int = 3

    def __str__(self) -> str:
        """The style as it is stored; `reference_style` reads it back."""
        prefixes = (self.prefix(kind) for kind in RecordKind)
        return " ".join((*prefixes, self.action_key.value, self.place.value, str(self.digits)))

    def prefix(self, kind: RecordKind) -> str:
        """The letters before the references of a kind."""
        return str(getattr(self, kind))

    def spelled(self, reference: "Reference") -> str:
        """A reference as this board writes it.

        An action of which nobody knows when it was raised, because somebody typed its reference, is written
        with its letters.
        """
        year, serial, raised_on = reference.year, reference.serial, reference.raised_on
        if self.action_key is not ActionKey.USUAL and raised_on and reference.kind is RecordKind.ACTION:
            if self.action_key is ActionKey.MONTH:
                return f"{raised_on.month:02d}_{year:04d}_{serial:02d}"
            return f"{year:04d}{raised_on.month:02d}{raised_on.day:02d}/{serial:02d}"
        prefix, number = self.prefix(reference.kind), str(serial).zfill(self.digits)
        if self.place is SerialPlace.YEAR_FIRST:
            return f"{prefix}-{year:04d}-{number}"
        return f"{prefix}-{number}-{year:04d}"

    def read(self, text: str) -> "Reference | None":
        """The reference that the whole of `text` spells as this board writes them, or None."""
        keyed = _ACTION_KEYS[self.action_key].fullmatch(text) if self.action_key in _ACTION_KEYS else None
        if keyed is not None:
            return Reference(RecordKind.ACTION, int(keyed["year"]), int(keyed["serial"]))
        match = _PREFIXED[self.place].fullmatch(text)
        kind = None if match is None else _kinds(self).get(match["prefix"].upper())
        if match is None or kind is None:
            return None
        return Reference(kind, int(match["year"]), int(match["serial"]))


# No meeting is of another year, so that a serial of four digits is rarely taken for one.
_YEAR, _SERIAL = r"(?P<year>(?:1[89]|2\d)\d\d)", rf"(?P<serial>\d{{1,{MOST_DIGITS}}})"
_PREFIX = rf"(?P<prefix>[A-Za-z]{{1,{MOST_LETTERS}}})-?"
_PREFIXED = {
    SerialPlace.YEAR_FIRST: re.compile(f"{_PREFIX}{_YEAR}-{_SERIAL}", re.ASCII),
    SerialPlace.SERIAL_FIRST: re.compile(f"{_PREFIX}{_SERIAL}-{_YEAR}", re.ASCII),
}
_ACTION_KEYS = {
    ActionKey.MONTH: re.compile(rf"\d{{2}}_{_YEAR}_{_SERIAL}", re.ASCII),
    ActionKey.DATE: re.compile(rf"{_YEAR}\d{{4}}/{_SERIAL}", re.ASCII),
}
LETTERED_REFERENCE = (
    rf"[A-Za-z]{{1,{MOST_LETTERS}}}-?(?:\d{{4}}-\d{{1,{MOST_DIGITS}}}|\d{{1,{MOST_DIGITS}}}-\d{{4}})"
)
"""The pattern of every reference with letters that any board can write."""

ANY_REFERENCE = (
    rf"(?:{LETTERED_REFERENCE}|\d{{2}}_\d{{4}}_\d{{1,{MOST_DIGITS}}}|\d{{8}}/\d{{1,{MOST_DIGITS}}})"
)
"""The pattern of every reference that any board can write."""

USUAL_REFERENCES = ReferenceStyle()
"""How references are written unless the board says otherwise."""


@cache
def _kinds(style: ReferenceStyle) -> dict[str, RecordKind]:
    return {style.prefix(kind).upper(): kind for kind in RecordKind}


@lru_cache(maxsize=64)
def reference_style(stored: str) -> ReferenceStyle:
    """A style from how it is stored; the usual one from an empty text.

    >>> reference_style(str(USUAL_REFERENCES)) == reference_style("") == USUAL_REFERENCES
    True

    Raises:
        ValueError: It is none that this program stores.
    """
    if not stored:
        return USUAL_REFERENCES
    *prefixes, action_key, place, digits = stored.split()
    named = dict(zip(map(str, RecordKind), prefixes, strict=True))
    count = int(digits)
    # What a stranger's file asks for would stand in every reference.
    if not 1 <= count <= MOST_DIGITS or max(map(len, prefixes)) > MOST_LETTERS:
        raise ValueError(stored)
    return ReferenceStyle(**named, action_key=ActionKey(action_key), place=SerialPlace(place), digits=count)


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """A printed reference in parts: what it is, the year it was allotted in, its serial in that year.

    Attributes:
        raised_on: When that was raised, as far as it is known; some boards write it into the reference.
        style: How the board writes it. Neither is part of what it refers to.

    >>> str(Reference(RecordKind.CHALLENGE, 2026, 14))
    'CH-2026-014'
    >>> Reference.parse("ch-2026-14") == Reference(RecordKind.CHALLENGE, 2026, 14)
    True
    """

    kind: RecordKind
    year: int
    serial: int
    raised_on: date | None = field(default=None, compare=False, repr=False)
    style: ReferenceStyle = field(default=USUAL_REFERENCES, compare=False, repr=False)

    def __str__(self) -> str:
        return self.style.spelled(self)

    @classmethod
    def parse(cls, text: str, style: ReferenceStyle = USUAL_REFERENCES) -> "Reference | None":
        """The reference that the whole of `text` spells, as the board writes them or as usual; or None."""
        typed = text.strip()
        return style.read(typed) or USUAL_REFERENCES.read(typed)


def ordinal(number: int) -> str:
    """The English ordinal of a positive number.

    >>> [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 112)]
    ['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '112th']
    """
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
