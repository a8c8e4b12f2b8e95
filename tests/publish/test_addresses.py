"""Addresses typed in text: found whole, without the sentence around them, and harmless."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardobserver.publish.addresses import with_addresses


def _links(text: str) -> list[str]:
    return [link for _, link in with_addresses(text) if link]


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("https://example.org", "https://example.org"),
        ("at http://example.org:8080/a?b=c#d, then", "http://example.org:8080/a?b=c#d"),
        ("(see https://example.org/a_(b))", "https://example.org/a_(b)"),
        ("“https://example.org/a”", "https://example.org/a"),
        ("https://example.org/café", "https://example.org/caf%C3%A9"),
        ("https://example.org/50%", "https://example.org/50%25"),
        ("https://example.org/%41", "https://example.org/%41"),
        ("mailto:board@example.org.", "mailto:board@example.org"),
        ("HTTPS://EXAMPLE.ORG/", "HTTPS://EXAMPLE.ORG/"),
    ],
)
def test_an_address_is_found_without_the_sentence_around_it(typed: str, link: str):
    assert _links(typed) == [link]


@pytest.mark.parametrize(
    "typed", ["javascript:alert(1)", "file:///etc/passwd", "xhttps://example.org", "https://", "10:30", ""]
)
def test_anything_else_leads_nowhere(typed: str):
    assert _links(typed) == []


def test_a_link_of_its_own_is_taken_only_if_it_is_an_address():
    assert with_addresses("the paper", "https://example.org/p") == [("the paper", "https://example.org/p")]
    assert with_addresses("the paper", "javascript:alert(1)") == [("the paper", "")]


@given(st.text() | st.from_regex(r"(see )?https?://[a-z]+\.\w{2,3}(/\S{0,8}){0,3}", fullmatch=True))
def test_no_letter_is_lost_and_no_address_can_break_out_of_its_place(typed: str):
    parts = with_addresses(typed)
    assert "".join(text for text, _ in parts) == typed
    for _, link in parts:
        assert not re.search(r"""[^\x21-\x7e]|[<>"\\^`{|}]""", link)
