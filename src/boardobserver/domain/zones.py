"""Time zones by their IANA names."""

from datetime import UTC, tzinfo
from functools import cache
from zoneinfo import ZoneInfo


def zone_of(name: str) -> tzinfo:
    """The time zone of a name.

    Raises:
        LookupError: This machine knows none of it.
    """
    try:
        return ZoneInfo(name)
    except (ValueError, OSError) as error:  # no name of a zone at all, or that of a folder of them
        raise LookupError(name) from error


@cache
def zone_named(name: str) -> tzinfo:
    """As `zone_of`, or UTC where this machine knows none: a document always comes out.

    >>> str(zone_named("Europe/London")), str(zone_named("Europe"))
    ('Europe/London', 'UTC')
    """
    try:
        return zone_of(name)
    except LookupError:
        return UTC
