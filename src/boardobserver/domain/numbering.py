"""Printed references and ordinals. A reference is stored as its parts and formatted late."""

import re
from dataclasses import dataclass

from boardobserver.domain.words import RecordKind

_PREFIXES = {
    RecordKind.MEETING: "MT",
    RecordKind.CHALLENGE: "CH",
    RecordKind.ADVICE: "EA",
    RecordKind.ACTION: "AC",
    RecordKind.DECISION: "DN",
    RecordKind.ASSURANCE: "AS",
}
_KINDS = {prefix: kind for kind, prefix in _PREFIXES.items()}
_PATTERN = re.compile(r"([A-Za-z]{2})-?(\d{4})-(\d{1,6})", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """A printed reference in parts: what it is, the year it was allotted in, its serial in that year.

    >>> str(Reference(RecordKind.CHALLENGE, 2026, 14))
    'CH-2026-014'
    >>> Reference.parse("ch-2026-14") == Reference(RecordKind.CHALLENGE, 2026, 14)
    True
    """

    kind: RecordKind
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{_PREFIXES[self.kind]}-{self.year:04d}-{self.serial:03d}"

    @classmethod
    def parse(cls, text: str) -> "Reference | None":
        """The reference that the whole of `text` spells, or None."""
        match = _PATTERN.fullmatch(text.strip())
        if match is None:
            return None
        kind = _KINDS.get(match[1].upper())
        return None if kind is None else cls(kind, int(match[2]), int(match[3]))


def ordinal(number: int) -> str:
    """The English ordinal of a positive number.

    >>> [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 112)]
    ['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '112th']
    """
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
