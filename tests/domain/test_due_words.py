"""Due dates in words, as an observer types them in the United Kingdom."""

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardobserver.domain.dates import MONTHS, WEEKDAYS
from boardobserver.domain.due_words import find_due, format_due, parse_date, parse_due
from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Due
from boardobserver.domain.words import DueKind

WEDNESDAY = date(2026, 11, 18)
NEXT_MEETING = Due(DueKind.NEXT_MEETING)


def on(year: int, month: int, day: int) -> Due:
    return Due(DueKind.DATE, date(year, month, day))


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("by 30 Apr", on(2027, 4, 30)),
        ("by 18 November", on(2026, 11, 18)),
        ("by 17 November", on(2027, 11, 17)),
        ("by 30 April 2027", on(2027, 4, 30)),
        ("by 30 April 2026", on(2026, 4, 30)),
        ("by the 1st of February", on(2027, 2, 1)),
        ("by April 30th, 2028", on(2028, 4, 30)),
        ("by 30/4", on(2027, 4, 30)),
        ("by 30/04/2026", on(2026, 4, 30)),
        ("by 3/4/27", on(2027, 4, 3)),
        ("by 3.4.2027", on(2027, 4, 3)),
        ("by 2026-04-30", on(2026, 4, 30)),
        ("by Friday 11 June", on(2027, 6, 11)),
        ("due Friday", on(2026, 11, 20)),
        ("by Wednesday", on(2026, 11, 25)),
        ("by this Wednesday", on(2026, 11, 18)),
        ("by next Friday", on(2026, 11, 27)),
        ("by Friday week", on(2026, 11, 27)),
        ("by noon on Friday", on(2026, 11, 20)),
        ("by close of play Thursday", on(2026, 11, 19)),
        ("by today", on(2026, 11, 18)),
        ("by tomorrow", on(2026, 11, 19)),
        ("by end of March", on(2027, 3, 31)),
        ("by the end of November", on(2026, 11, 30)),
        ("by end-February 2028", on(2028, 2, 29)),
        ("by end of the month", on(2026, 11, 30)),
        ("by the end of next month", on(2026, 12, 31)),
        ("by end of the week", on(2026, 11, 20)),
        ("by the end of next week", on(2026, 11, 27)),
        ("by the end of the year", on(2026, 12, 31)),
        ("in two weeks", on(2026, 12, 2)),
        ("in two weeks’ time", on(2026, 12, 2)),
        ("within 14 days", on(2026, 12, 2)),
        ("within a fortnight", on(2026, 12, 2)),
        ("in three months", on(2027, 2, 18)),
        ("by 29 February", on(2028, 2, 29)),
        ("next meeting", NEXT_MEETING),
        ("by the next meeting", NEXT_MEETING),
        ("no later than 5 January", on(2027, 1, 5)),
        ("BY 30 APR", on(2027, 4, 30)),
        ("by 30\u00a0April", on(2027, 4, 30)),
    ],
)
def test_a_due_date_is_found_within_an_action_and_read_in_a_field(words: str, due: Due):
    text = f"LFR lead to publish the report {words}."
    found = find_due(text, WEDNESDAY)
    assert found is not None
    assert (found.due, found.problem) == (due, "")
    assert text[found.start : found.end] == found.words == words
    assert parse_due(words, WEDNESDAY) == due


@pytest.mark.parametrize(
    "text",
    [
        "MPS to publish the report",
        "reduced by 2.5 per cent",
        "reduced by 5-10 officers",
        "reduced by 3/4 of the list",
        "by May we should know",
        "standby 30 April",
        "by 30 Aprils",
        "@by 30 Apr",
        "by 30/04/2",
        "by ſunday",
        "",
    ],
)
def test_what_is_no_due_date_is_left_alone(text: str):
    assert find_due(text, WEDNESDAY) is None


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("by 31 April", "There is no 31 April."),
        ("by 31/4", "There is no 31/4."),
        ("by 4/30", "There is no 4/30: the day comes first."),
        ("by 29 February 2027", "There is no 29 February 2027."),
        ("by 2026-13-01", "There is no 2026-13-01."),
        ("by 45 June", "There is no 45 June."),
        ("by Friday 11 June 2026", "11 June 2026 is a Thursday, not a Friday."),
        ("by end of March 0000", "There is no year 0000."),
    ],
)
def test_a_date_that_does_not_exist_is_said_and_not_guessed(words: str, problem: str):
    found = find_due(f"MPS to publish {words}", WEDNESDAY)
    assert found is not None
    assert (found.due, found.problem, found.words) == (Due(), problem, words)
    with pytest.raises(Refusal, match=r"There is no|not a Friday") as refused:
        parse_due(words, WEDNESDAY)
    assert (refused.value.message, refused.value.field) == (problem, "due")


def test_of_several_dates_the_last_one_that_says_so_counts():
    found = find_due(
        "Review in two weeks the work done by 3 March, by 30 April, for the next meeting", WEDNESDAY
    )
    assert found is not None
    assert found.words == "by 30 April"


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("30 Apr", on(2027, 4, 30)),
        ("Friday", on(2026, 11, 20)),
        (" next meeting ", NEXT_MEETING),
        ("", Due()),
    ],
)
def test_a_field_needs_no_leading_word(words: str, due: Due):
    assert parse_due(words, WEDNESDAY) == due


@pytest.mark.parametrize("words", ["soon", "30", "by", "30 Apr and more", "x" * 5000])
def test_a_field_that_cannot_be_read_is_refused_with_examples(words: str):
    with pytest.raises(Refusal) as refused:
        parse_due(words, WEDNESDAY)
    assert "Try “30 Apr”" in refused.value.message
    assert len(refused.value.message) < 200


@given(st.dates(), st.dates())
def test_a_formatted_date_reads_back_on_any_day(day: date, today: date):
    due = Due(DueKind.DATE, day)
    assert parse_due(format_due(due), today) == due


def test_no_date_and_the_next_meeting_read_back():
    for due in (Due(), NEXT_MEETING):
        assert parse_due(format_due(due), WEDNESDAY) == due


@given(st.dates(max_value=date(9998, 12, 31)), st.dates(max_value=date(9000, 1, 1)))
def test_a_date_without_a_year_is_never_past_and_falls_within_eight_years(day: date, today: date):
    due = parse_due(f"{day.day} {MONTHS[day.month - 1]}", today)
    assert due.on is not None
    assert (due.on.month, due.on.day) == (day.month, day.day)
    assert today <= due.on < today + timedelta(days=366 * 9)


@given(st.sampled_from(WEEKDAYS), st.dates(max_value=date(9000, 1, 1)))
def test_a_weekday_alone_is_within_the_next_seven_days(weekday: str, today: date):
    due = parse_due(weekday[:3], today)
    assert due.on is not None
    assert 1 <= (due.on - today).days <= 7
    assert WEEKDAYS[due.on.weekday()] == weekday


_PIECES = st.sampled_from(
    [
        "by",
        "due",
        "next",
        "this",
        "meeting",
        "30",
        "31",
        "29",
        "April",
        "Feb",
        "Friday",
        "end",
        "of",
        "the",
        "week",
        "in",
        "two",
        "9999",
        "months",
        "days",
        "/",
        "-",
        ".",
        "2026",
        "year",
    ]
)


@given(st.one_of(st.text(), st.lists(_PIECES).map(" ".join)), st.dates())
def test_no_text_on_any_day_is_too_much(text: str, today: date):
    found = find_due(text, today)
    if found is not None:
        assert text[found.start : found.end] == found.words
        assert (found.due == Due()) == bool(found.problem)
    with contextlib.suppress(Refusal):
        parse_due(text, today)


def test_a_very_long_text_is_searched_at_once():
    assert find_due("by the " * 100_000 + "by 30 " * 100_000, WEDNESDAY) is None


def test_a_field_for_a_date_reads_dates_and_nothing_else() -> None:
    today = date(2026, 3, 1)
    assert parse_date("30/4/2026", today) == date(2026, 4, 30)
    assert parse_date("Friday", today) == date(2026, 3, 6)
    for words in ("next meeting", "soon", ""):
        with pytest.raises(Refusal, match="cannot be read as a date"):
            parse_date(words, today)
    with pytest.raises(Refusal, match="There is no 31 April"):
        parse_date("31 April", today)
