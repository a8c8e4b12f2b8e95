"""Instants as they are stored."""

from datetime import UTC, datetime


def stored_instant(instant: datetime) -> str:
    """An instant in UTC with microseconds, as ISO 8601 text, so that the order of the texts is that of time.

    >>> stored_instant(datetime.fromisoformat("2026-07-01T10:30+01:00"))
    '2026-07-01T09:30:00.000000+00:00'
    """
    return instant.astimezone(UTC).isoformat(timespec="microseconds")
