"""Meetings in words and badges, as lists and headers show them."""

from boardobserver.domain.snapshots import Meeting
from boardobserver.domain.words import MeetingStatus
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.widgets.date_field import show_date
from boardobserver.ui.widgets.rows_model import RowBadge

STATUS_WORDS = {
    MeetingStatus.DRAFT: "planned",
    MeetingStatus.IN_PROGRESS: "taking notes",
    MeetingStatus.UNDER_REVIEW: "under review",
    MeetingStatus.SIGNED_OFF: "signed off",
}
"""What is said of a meeting in each status."""

STATUS_BADGES = {
    MeetingStatus.DRAFT: RowBadge(Tone.NEUTRAL, "calendar-days"),
    MeetingStatus.IN_PROGRESS: RowBadge(Tone.GOOD, "circle-dot"),
    MeetingStatus.UNDER_REVIEW: RowBadge(Tone.INFO, "eye"),
    MeetingStatus.SIGNED_OFF: RowBadge(Tone.NEUTRAL, "lock"),
}
"""How each status looks."""


def where(meeting: Meeting) -> str:
    """Where a meeting is held: "New Scotland Yard and via Teams"; empty when it is not said."""
    via = f"via {meeting.via}" if meeting.via else ""
    return " and ".join(part for part in (meeting.place, via) if part)


def head_line(meeting: Meeting) -> str:
    """A meeting on one line: "14th meeting · 22 November 2026 · New Scotland Yard"."""
    parts = (meeting.title, show_date(meeting.held_on), where(meeting))
    return " · ".join(part for part in parts if part)
