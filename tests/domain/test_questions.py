"""When a standing question is due."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.support.particulars import a_meeting

from boardobserver.domain.questions import (
    QuestionPut,
    StandingQuestion,
    asks_the_same,
    held_meetings,
    standing_of,
)
from boardobserver.domain.snapshots import Meeting
from boardobserver.domain.words import MeetingStatus

QUESTION = StandingQuestion("q", "Who checks it?", "", 1, None)
_DAY = dt.date(2026, 1, 6)
_NOON = dt.datetime(2026, 1, 6, 12, tzinfo=dt.UTC)


def held(number: int, *, is_running: bool = False) -> tuple[Meeting, ...]:
    """So many meetings, a week apart."""
    return tuple(
        replace(
            a_meeting(),
            id=str(at),
            number=at,
            held_on=_DAY + dt.timedelta(weeks=at),
            status=MeetingStatus.IN_PROGRESS if is_running and at == number - 1 else MeetingStatus.SIGNED_OFF,
        )
        for at in range(number)
    )


def puts(places: set[int]) -> list[QuestionPut]:
    return [QuestionPut("q", str(at), "record", _NOON) for at in sorted(places)]


@given(st.integers(0, 9), st.sets(st.integers(0, 8)), st.integers(1, 5))
def test_it_is_due_unless_one_of_the_last_meetings_put_it(
    number: int, places: set[int], interval: int
) -> None:
    places = {at for at in places if at < number}
    standing = standing_of(QUESTION, puts(places), held(number), interval)
    since = number - 1 - max(places) if places else number
    assert standing.meetings_since == since
    assert standing.is_due == (not places or since >= interval)
    assert (standing.last_put is None) == (not places)


@given(st.integers(1, 9), st.sets(st.integers(0, 8)), st.integers(1, 5))
def test_a_meeting_that_runs_counts_only_when_it_put_the_question(
    number: int, places: set[int], interval: int
) -> None:
    running = number - 1
    places = {at for at in places if at < number}
    now = standing_of(QUESTION, puts(places), held(number, is_running=True), interval)
    if running in places:
        assert not now.is_due
    else:
        before = standing_of(QUESTION, puts(places), held(running), interval)
        assert (now.is_due, now.meetings_since) == (before.is_due, before.meetings_since)


def test_a_retired_question_is_never_due_and_planned_meetings_do_not_count() -> None:
    retired = replace(QUESTION, retired_at=_NOON)
    assert not standing_of(retired, [], held(5), 3).is_due
    planned = replace(a_meeting(), status=MeetingStatus.DRAFT)
    assert held_meetings([planned, *reversed(held(2))]) == held(2)


@given(st.text(max_size=30))
def test_a_question_asks_the_same_as_itself_in_other_letters(text: str) -> None:
    assert asks_the_same(text, f"  {text}  ")
    assert asks_the_same(text, f"{text}?")
