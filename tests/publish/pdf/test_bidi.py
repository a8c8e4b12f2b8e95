"""The order in which a line with right-to-left writing is drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardobserver.publish.pdf.bidi import is_right_to_left, mirrored, visual_order


def _drawn(text: str, *, turned: bool = False) -> str:
    placed = visual_order(text, is_right_to_left=turned)
    return "".join(mirrored(text[p.place]) if p.is_turned else text[p.place] for p in placed)


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("said אבג then", "said גבא then"),
        ("said אב גד then", "said דג בא then"),
        ("price אב 12% then", "price 12% בא then"),
        ("from אב 1,000 to", "from 1,000 בא to"),
        ("name אב (גד) here", "name (דג) בא here"),
        ("plain text (with) 12%", "plain text (with) 12%"),
    ],
)
def test_right_to_left_words_are_turned_and_numbers_within_them_are_not(typed: str, drawn: str) -> None:
    assert _drawn(typed) == drawn


def test_a_line_wholly_right_to_left_begins_at_the_right() -> None:
    assert is_right_to_left("אבג, דה.")
    assert not is_right_to_left("12 (34)")
    assert not is_right_to_left("אבג means hello")
    assert _drawn("אבג.", turned=True) == ".גבא"


def test_a_mark_is_drawn_after_its_letter() -> None:
    assert _drawn("ב\u05bcא") == "אב\u05bc"


@given(st.text(st.sampled_from("ab אב\u05bcسل12٣.,+%()-"), max_size=20), st.booleans())
def test_no_character_is_lost_or_doubled(text: str, turned: bool) -> None:
    placed = visual_order(text, is_right_to_left=turned)
    assert sorted(each.place for each in placed) == list(range(len(text)))
