"""A filter in plain words names all that it asks for."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.register_rows import TODAY, terms

from boardobserver.domain.filters.parse import parse
from boardobserver.domain.filters.wording import in_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "All records"),
        ("is:awaiting,open", "With a response awaited or open"),
        ("owner:none", "Without an owner"),
        ("owner:MPS,none", "Owned by MPS or without an owner"),
        ("-topic:none", "Not without a topic"),
        ("due:next-meeting", "Due at the next meeting"),
        ("due:<=30-April-2026,none", "Due by 30 April 2026 or without a due date"),
        ("raised:2025", "Raised from 1 January 2025 to 31 December 2025"),
        ("raised:>1-May-2025", "Raised after 1 May 2025"),
        ("ref:2026 kind:question", "With the reference 2026; of the kind question"),
        ('status:"part-answered" -bias', "With the status part answered; not with the words “bias”"),
    ],
)
def test_each_term_is_said(text: str, words: str):
    assert in_words(parse(text, TODAY)) == words


@given(st.lists(terms(), min_size=1, max_size=5), st.dates(dt.date(2000, 1, 1), dt.date(2900, 1, 1)))
def test_any_filter_that_can_be_read_can_be_said_term_by_term(found: list[str], today: dt.date):
    words = in_words(parse(" ".join(found), today))
    assert words.count("; ") == len(found) - 1
    assert words[0] == words[0].upper()
