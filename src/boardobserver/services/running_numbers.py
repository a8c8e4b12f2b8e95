"""Paragraph numbers that run on through the year: with which number the minutes of a meeting begin."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from boardobserver.domain.conventions import Conventions
from boardobserver.domain.snapshots import Meeting, MinutesContent
from boardobserver.domain.words import MeetingStatus
from boardobserver.publish.minutes import minutes, numbered_paragraphs


def numbered_on(
    conventions: Conventions,
    meeting: Meeting,
    meetings: Sequence[Meeting],
    content_of: Callable[[Meeting], MinutesContent],
) -> Conventions:
    """The conventions with the number that follows the last one of the year's meeting before, if they run on.

    Args:
        conventions: The board's.
        meeting: Whose minutes are made.
        meetings: Every meeting, newest first.
        content_of: What the minutes of another meeting say: of one that is signed off, as they were then.
    """
    before = _before_in_year(meeting, meetings) if conventions.paragraphs.runs_on else None
    if before is None:
        return conventions
    content = content_of(before)
    if not content.conventions.paragraphs.runs_on:
        return conventions  # those were signed off when numbers did not run on yet
    counted = numbered_paragraphs(minutes(content))
    return replace(conventions, first_paragraph=content.conventions.first_paragraph + counted)


def _before_in_year(meeting: Meeting, meetings: Sequence[Meeting]) -> Meeting | None:
    places = {each.id: place for place, each in enumerate(meetings)}
    earlier = meetings[places[meeting.id] + 1 :]
    held = (each for each in earlier if each.status is not MeetingStatus.DRAFT)
    found = next(held, None)
    return found if found is not None and found.held_on.year == meeting.held_on.year else None
