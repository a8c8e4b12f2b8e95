"""A record's life in steps: every movement in one of them, every meeting once."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from boardobserver.domain.lineage import lineage
from boardobserver.domain.snapshots import MovementRecord
from boardobserver.domain.words import ChallengeStatus, Movement

START = dt.datetime(2026, 1, 14, 10, tzinfo=dt.UTC)


def movement(number: int, hours: int, meeting_id: str | None) -> MovementRecord:
    return MovementRecord(
        id=f"{number:03d}",
        record_id="record",
        what=Movement.UPDATED,
        at=START + dt.timedelta(hours=hours),
        meeting_id=meeting_id,
        item_id=None,
        entry_id=None,
        status_after=ChallengeStatus.OPEN,
        words="",
        by_id=None,
    )


def days(at: dt.datetime) -> dt.date:
    return at.date()


MOVEMENTS = st.lists(
    st.tuples(st.integers(0, 200), st.sampled_from([None, None, "first", "second", "third"])), max_size=30
).map(lambda drawn: [movement(number, *each) for number, each in enumerate(drawn)])


@given(MOVEMENTS)
def test_every_movement_is_in_one_step_and_every_meeting_is_one(movements: list[MovementRecord]):
    steps = lineage(movements, days)
    told = [each for step in steps for each in step.movements]
    assert sorted(each.id for each in told) == sorted(each.id for each in movements)
    meetings = [step.meeting_id for step in steps if step.meeting_id is not None]
    assert len(meetings) == len(set(meetings))
    assert set(meetings) == {each.meeting_id for each in movements} - {None}
    for step in steps:
        assert {each.meeting_id for each in step.movements} == {step.meeting_id}
        assert list(step.movements) == sorted(step.movements, key=lambda each: (each.at, each.id))
        if step.meeting_id is None:
            assert len({days(each.at) for each in step.movements}) == 1
    begun = [(step.movements[0].at, step.movements[0].id) for step in steps]
    assert begun == sorted(begun)
    assert steps == lineage(reversed(movements), days)


def test_what_a_review_notes_later_stays_with_its_meeting():
    steps = lineage([movement(1, 0, "first"), movement(2, 30, None), movement(3, 40, "first")], days)
    assert [(step.meeting_id, len(step.movements)) for step in steps] == [("first", 2), (None, 1)]


def test_a_meeting_parts_what_happened_before_and_after_it_on_its_day():
    steps = lineage([movement(1, 0, None), movement(2, 1, "first"), movement(3, 2, None)], days)
    assert [step.meeting_id for step in steps] == [None, "first", None]
