"""Partial attendance, as it is typed and as it prints."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardobserver.domain.attended import attended, attended_items, items_in_words, normal_items
from boardobserver.domain.errors import Refusal


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("3-9", "3–9"),
        ("3–9, 11", "3–9, 11"),
        ("items 3 to 9 and 11", "3–9, 11"),
        ("item 3", "3"),
        ("from 4", "4–12"),
        ("4 onwards", "4–12"),
        ("4+", "4–12"),
        ("until 6", "1–6"),
        ("up to 6", "1–6"),
        ("1 - 3; 4-5, 2", "1–5"),
        ("11, 3", "3, 11"),
        ("from item 12", "12"),
        ("all", ""),
        ("  ", ""),
    ],
)
def test_items_are_brought_into_their_normal_form(typed: str, normal: str):
    assert normal_items(typed, 12) == normal


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("most of it", "“most of it” cannot be read as items. Try “3–9, 11”, “from 4” or “until 6”."),
        ("3-", None),
        ("13", "There is no item 13: the agenda has items 1 to 12."),
        ("0-3", "There is no item 0: the agenda has items 1 to 12."),
        ("1-9999", "There is no item 9999: the agenda has items 1 to 12."),
        ("9-3", "Items 9 to 3 run backwards. Try “3–9”."),
        (",", "“,” cannot be read as items. Try “3–9, 11”, “from 4” or “until 6”."),
    ],
)
def test_nonsense_and_items_not_on_the_agenda_are_refused(typed: str, message: str | None):
    if message is None:
        assert normal_items(typed, 12) == "3–12"
        return
    with pytest.raises(Refusal) as refused:
        normal_items(typed, 12)
    assert (refused.value.message, refused.value.field) == (message, "items")


def test_without_an_agenda_no_item_can_be_named():
    with pytest.raises(Refusal, match="no agenda yet"):
        normal_items("from 1", 0)


def test_somebody_attended_the_items_named_and_no_others():
    assert [number for number in range(1, 13) if attended("3–9, 11", number)] == [3, 4, 5, 6, 7, 8, 9, 11]
    assert [number for number in range(1, 13) if attended("from 11", number)] == [11, 12]
    assert attended("", 5)
    assert attended("no longer readable", 5)


@given(st.sets(st.integers(1, 30), min_size=1))
def test_the_normal_form_names_exactly_the_items_given_and_stays_as_it_is(numbers: set[int]):
    normal = normal_items(", ".join(map(str, numbers)), 30)
    assert {number for number in range(1, 31) if attended(normal, number)} == numbers
    assert normal_items(normal, 30) == normal


@given(st.text(alphabet="0123456789 ,;-–+ toandfromuntil٣", max_size=40), st.integers(0, 40))
def test_no_text_is_too_strange(typed: str, last_item: int):
    attended(typed, 5)
    with contextlib.suppress(Refusal):
        normal = normal_items(typed, last_item)
        assert normal_items(normal, last_item) == normal


@given(st.sets(st.integers(1, 60), min_size=1))
def test_items_in_words_are_read_back_as_the_same_items(numbers: set[int]):
    assert attended_items(items_in_words(numbers), 60) == numbers
