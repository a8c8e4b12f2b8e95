"""Time spent on an item against the time planned for it."""

from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from boardobserver.domain.elapsed import elapsed, elapsed_text, overrun, planned_start_of
from boardobserver.domain.snapshots import AgendaItem, Span
from boardobserver.domain.words import ItemState, Section

TEN = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def item(planned: int | None, *spans: tuple[float, float | None], identifier: str = "item") -> AgendaItem:
    """An item that was open between these minutes after ten o'clock."""
    made = tuple(
        Span(str(index), TEN + minutes(start), None if end is None else TEN + minutes(end))
        for index, (start, end) in enumerate(spans)
    )
    return AgendaItem(identifier, 1, "LFR update", Section.BUSINESS, None, planned, ItemState.OPEN, (), made)


def test_all_spans_count_and_an_open_one_runs_until_now():
    returned_to = item(10, (0, 5), (20, None))
    assert elapsed(returned_to, TEN + minutes(27.5)) == minutes(12.5)
    assert overrun(returned_to, TEN + minutes(27.5)) == minutes(2.5)
    assert elapsed_text(returned_to, TEN + minutes(27.5)) == "12 of 10 min"


def test_without_a_plan_nothing_overruns():
    unplanned = item(None, (0, None))
    assert overrun(unplanned, TEN + minutes(500)) == timedelta()
    assert elapsed_text(unplanned, TEN + minutes(12.9)) == "12 min"


def test_an_item_not_yet_open_has_taken_no_time():
    assert elapsed_text(item(10), TEN) == "0 of 10 min"


@given(
    st.lists(st.tuples(st.integers(-500, 500), st.one_of(st.none(), st.integers(-500, 500)))),
    st.integers(-500, 500),
)
def test_time_spent_is_never_negative_and_never_shrinks(spans: list[tuple[float, float | None]], now: int):
    spent = elapsed(item(5, *spans), TEN + minutes(now))
    assert spent >= timedelta()
    assert elapsed(item(5, *spans), TEN + minutes(now + 1)) >= spent


def test_the_schedule_adds_up_until_a_length_is_not_known():
    items = [item(planned, identifier=str(number)) for number, planned in enumerate([5, 20, None, 10, 5])]
    assert planned_start_of(items, time(10, 0)) == {
        "0": time(10, 0),
        "1": time(10, 5),
        "2": time(10, 25),
        "3": None,
        "4": None,
    }
    assert set(planned_start_of(items, None).values()) == {None}


def test_a_schedule_may_run_past_midnight():
    items = [item(90, identifier="0"), item(5, identifier="1")]
    assert planned_start_of(items, time(23, 0))["1"] == time(0, 30)
