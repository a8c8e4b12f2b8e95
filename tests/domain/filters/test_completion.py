"""What is offered while a filter is typed can be read, and takes the place of what was typed."""

from hypothesis import given
from hypothesis import strategies as st
from tests.support.register_rows import TERMS, TODAY, TOPICS

from boardobserver.domain.filters.completion import Vocabulary, complete
from boardobserver.domain.filters.parse import parse
from boardobserver.domain.filters.terms import Key

BOARD = Vocabulary(
    people=("LL", "MPS", "OB"),
    topics=TOPICS,
    meetings=("14", "13"),
    references=("CH-2026-014", "AC-2026-003"),
)


def offered(text: str, cursor: int | None = None) -> list[str]:
    return [each.text for each in complete(text, len(text) if cursor is None else cursor, BOARD)]


def test_values_follow_their_key():
    assert offered("is:o") == ["open", "overdue"]
    assert offered("bias -owner:m") == ["MPS"]
    assert offered("topic:bias,tr") == ["Training"]
    assert offered("topic:equ") == ['"Bias and equality"']
    assert offered('topic:"bias a') == ['"Bias and equality"']
    assert offered("meeting:1") == ["14", "13"]
    assert offered("ref:ac") == ["AC-2026-003"]
    assert offered("due:n") == ["none", "next-meeting"]
    assert offered("kind:evid") == ["evidence-request"]
    assert offered("status:part") == ["part-answered"]


def test_keys_are_offered_once_something_is_typed():
    assert offered("") == []
    assert offered("bias ") == []
    assert offered("-") == [f"{key}:" for key in Key]
    assert offered("ow") == ["owner:"]


def test_nothing_is_offered_within_a_phrase_or_after_a_key_that_is_none():
    assert offered('"ow') == []
    assert offered('"bias is:o') == []
    assert offered("colour:r") == []
    assert offered("is:open") == []


def test_only_what_stands_before_the_cursor_counts():
    (first, *_) = complete("is:op owner:MPS", 5, BOARD)
    assert (first.start, first.end, first.text) == (3, 5, "open")


@given(
    st.text() | st.lists(st.sampled_from([*TERMS, " ", ",", '"', "-", "is:", "to"])).map("".join),
    st.integers(),
)
def test_any_text_can_be_completed_in_place(text: str, cursor: int):
    for each in complete(text, cursor, BOARD):
        assert 0 <= each.start <= each.end <= len(text)


@given(
    st.sampled_from([*TERMS, ""]),
    st.sampled_from(["is:", "topic:", "to:", "kind:", "status:", "due:", "ref:"]),
)
def test_what_is_offered_can_be_read(before: str, typed: str):
    text = f"{before} {typed}"
    for each in complete(text, len(text), BOARD):
        whole = text[: each.start] + each.text
        assert str(parse(whole, TODAY))
