"""Standing questions: what observers put again and again, at which meeting last, and whether it is due."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from boardobserver.domain.folding import fold
from boardobserver.domain.snapshots import Id, Meeting
from boardobserver.domain.words import MeetingStatus


@dataclass(frozen=True, slots=True)
class StandingQuestion:
    """A question that is put again and again.

    Attributes:
        topic: A name from the board's list; empty for none.
        retired_at: When it was retired; None for one that is still put.
    """

    id: Id
    text: str
    topic: str
    position: int
    retired_at: datetime | None


@dataclass(frozen=True, slots=True)
class QuestionPut:
    """That a question was put at a meeting, by the challenge that it became."""

    question_id: Id
    meeting_id: Id
    record_id: Id
    at: datetime


@dataclass(frozen=True, slots=True)
class QuestionStanding:
    """Where a question stands.

    Attributes:
        last_put: The meeting at which it was put last; None if it never was.
        meetings_since: How many meetings were held since then; all of them if it was never put.
        is_due: Whether it is time to put it again.
    """

    question: StandingQuestion
    last_put: Meeting | None
    meetings_since: int
    is_due: bool


def held_meetings(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """The meetings that were held or are being held, oldest first."""
    held = [each for each in meetings if each.status is not MeetingStatus.DRAFT]
    held.sort(key=lambda each: (each.held_on, each.number, each.id))
    return tuple(held)


def standing_of(
    question: StandingQuestion,
    puts: Iterable[QuestionPut],
    held: Sequence[Meeting],
    interval: int,
    *,
    upcoming: bool = False,
) -> QuestionStanding:
    """Where a question stands after the meetings that were held.

    A meeting in progress counts for a question that was put at it, and against none: there is time yet.

    Args:
        question: The question.
        puts: When it was put; those of other questions are passed over.
        held: The meetings, oldest first, as `held_meetings` gives them.
        interval: After so many meetings without it, it is due.
        upcoming: Whether the last meeting is to be seen as one that is in progress, whatever it is by now.
    """
    at = {put.meeting_id for put in puts if put.question_id == question.id}
    is_running = bool(held) and (upcoming or held[-1].status is MeetingStatus.IN_PROGRESS)
    over = list(held[:-1]) if is_running else list(held)
    last = next((each for each in reversed(held) if each.id in at), None)
    recent = over[-interval:] + ([held[-1]] if is_running else [])
    is_due = question.retired_at is None and not any(each.id in at for each in recent)
    since = len(over) if last is None else sum(1 for each in over if _follows(each, last))
    return QuestionStanding(question, last, since, is_due)


def asks_the_same(one: str, other: str) -> bool:
    """Whether two texts put the same question, but for case, accents, spaces and the mark at the end.

    >>> asks_the_same("Who checks it?", " who  checks it"), asks_the_same("Who checks it?", "Who asks?")
    (True, False)
    """
    return _gist(one) == _gist(other)


def _gist(text: str) -> str:
    return fold(text).rstrip("?. ")


def _follows(meeting: Meeting, other: Meeting) -> bool:
    return (meeting.held_on, meeting.number, meeting.id) > (other.held_on, other.number, other.id)
