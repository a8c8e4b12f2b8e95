"""A typesetter that remembers paragraphs sets them as one that does not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.any_meetings import hostile_text
from tests.support.documents import every_kind_of_node

from boardobserver.publish.document import Paragraph, Run, text
from boardobserver.publish.pdf import remembering
from boardobserver.publish.pdf.remembering import RememberingTypesetter
from boardobserver.publish.pdf.render import render_pdf
from boardobserver.publish.pdf.text import Typesetter
from boardobserver.publish.pdf.theme import BODY, TABLE_HEADER

KEPT = RememberingTypesetter()

runs = st.lists(st.builds(Run, hostile_text(), is_bold=st.booleans(), is_withheld=st.booleans()), max_size=3)


@given(runs.map(tuple), st.sampled_from([BODY, TABLE_HEADER]), st.sampled_from([80.0, 400.0]), st.booleans())
def test_lines_are_the_same_the_first_time_and_the_next(
    said: tuple[Run, ...], style: remembering.TextStyle, width: float, hangs: bool
):
    hang = 20.0 if hangs else 0.0
    fresh = repr(Typesetter().lines(said, style, width, hang))
    assert repr(KEPT.lines(said, style, width, hang)) == fresh
    assert repr(KEPT.lines(said, style, width, hang)) == fresh


def test_a_document_that_was_edited_gives_the_bytes_that_it_gives_alone():
    before = every_kind_of_node()
    said = (
        *text("One more line, with a 中 and "),
        Run("LFR", expansion="a long form"),
        Run("שלום", link="https://a"),
    )
    edited = replace(before, blocks=(*before.blocks, Paragraph(said)))
    across = replace(edited, is_across=True)
    for document in (before, edited, across, before):
        assert render_pdf(document, typesetter=KEPT) == render_pdf(document)


def test_it_begins_anew_when_it_has_remembered_enough(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(remembering, "_MOST", 3)
    kept = RememberingTypesetter()
    for number in range(10):
        said = text(f"the {number}th")
        assert kept.lines(said, BODY, 400) == Typesetter().lines(said, BODY, 400)
        assert kept.remembered <= 3
