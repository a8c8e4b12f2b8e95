"""What is offered at the caret of a typed line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.typed_lines import LINES

from boardobserver.domain.entry_line import CompletionKind, completion_at


def test_people_and_records_are_completed_at_the_cursor():
    typed = "? @o why ^CH-2 and"
    person, record = completion_at(typed, 4), completion_at(typed, 14)
    assert person is not None
    assert record is not None
    assert (person.kind, person.prefix, typed[person.start : person.end]) == (
        CompletionKind.PERSON,
        "o",
        "@o",
    )
    assert (record.kind, record.prefix, typed[record.start : record.end]) == (
        CompletionKind.RECORD,
        "CH-2",
        "^CH-2",
    )


def test_a_choice_replaces_the_rest_of_the_token_too():
    completion = completion_at("@OBX why", 2)
    assert completion is not None
    assert (completion.prefix, completion.start, completion.end) == ("O", 0, 4)


@pytest.mark.parametrize(
    ("text", "cursor"), [("mail a@b", 8), ("@OB why", 7), ("@OB", 0), ("@OB", 9), ("", 0)]
)
def test_nothing_is_completed_elsewhere(text: str, cursor: int):
    assert completion_at(text, cursor) is None


@given(LINES, st.integers(-3, 60))
def test_a_completion_spans_its_own_sign_and_prefix(text: str, cursor: int):
    completion = completion_at(text, cursor)
    if completion is not None:
        assert text[completion.start] in "@^"
        assert text[completion.start + 1 : cursor] == completion.prefix
        assert completion.start < cursor <= completion.end <= len(text)
