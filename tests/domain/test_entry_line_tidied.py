"""How a typed line prints: without its signs, its spaces in order, and every word kept."""

import re

import pytest
from hypothesis import given
from tests.support.typed_lines import LINES

from boardobserver.domain.entry_line import tidy


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("@SRO  said \t so, see ^CH-2026-014.", "SRO said so, see."),
        ("as asked (^CH-2026-014, ^AC-2026-003) before", "as asked before"),
        ("^CH-2026-014 the   list", "the list"),
        ("two points:\n-  first\n- second ^AC-2026-003\n", "two points:\n- first\n- second"),
        ("write to lfr@mps.police.uk", "write to lfr@mps.police.uk"),
        ("30\u00a0April", "30\u00a0April"),
    ],
)
def test_the_wording_that_prints_has_no_signs_and_its_spaces_in_order(typed: str, printed: str):
    assert tidy(typed) == printed


@given(LINES)
def test_tidying_keeps_every_word_and_line_in_order(text: str):
    link = re.compile(r"(?<!\w)\^(?:CH|EA|AC|DN|MT)-?[0-9]{4}-[0-9]{1,6}(?![\w^-])", re.ASCII | re.IGNORECASE)
    words = re.compile(r"[^\W_]+")
    assert words.findall(tidy(text)) == words.findall(link.sub(" ", text))
    assert tidy(text).count("\n") == text_without_outer_breaks(text).count("\n")


def text_without_outer_breaks(text: str) -> str:
    """Lines that are empty once tidied fall away at both ends only."""
    return "\n".join(tidy(line) for line in text.split("\n")).strip("\n")


@given(LINES)
def test_what_is_tidy_stays_as_it_is(text: str):
    assert tidy(tidy(text)) == tidy(text)
