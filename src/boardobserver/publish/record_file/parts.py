"""What every part of the format shares: how keys, instants and clock times are written, and strictness."""

from datetime import datetime, time
from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

from boardobserver.domain.words import RecordKind

Key: TypeAlias = Annotated[str, Meta(pattern="^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
"""An identifier, as a board has it: a UUID in lower case."""

Instant: TypeAlias = Annotated[datetime, Meta(tz=True)]
"""An instant, in UTC: "2026-11-22T10:00:00Z"."""

Clock: TypeAlias = Annotated[time, Meta(tz=False)]
"""A time of day on the clocks of the board: "10:00:00"."""

Whole: TypeAlias = Annotated[int, Meta(ge=-(2**53) + 1, le=2**53 - 1)]
"""A whole number that every program reads the same."""


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One object of the format; it has all of its members and no others."""


class Reference(Part, frozen=True):
    """A printed reference in its parts.

    Attributes:
        kind: What carries it.
        year: The year that it was given in.
        serial: Its number in that year, from 1.
    """

    kind: RecordKind
    year: Whole
    serial: Whole


class VersionNumber(Part, frozen=True):
    """The number of a version: 0 and 2 for version 0.2, 1 and 0 for version 1.

    Attributes:
        major: 0 for a draft; 1 for the minutes signed off, one more each time that they were corrected.
        minor: Which draft it is; 0 for what is signed off.
    """

    major: Whole
    minor: Whole
