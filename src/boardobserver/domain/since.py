"""When a meeting is over, and what has happened since."""

from datetime import UTC, datetime, time, timedelta, tzinfo

from boardobserver.domain.snapshots import Meeting


def end_of(meeting: Meeting, zone: tzinfo) -> datetime:
    """The instant at which a meeting ended; the end of its day on the board's clocks if none is recorded."""
    if meeting.ended_at is not None:
        return meeting.ended_at
    midnight = datetime.combine(meeting.held_on, time(), zone)
    return (midnight + timedelta(days=1)).astimezone(UTC)
