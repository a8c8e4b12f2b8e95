"""Paragraph numbers stand clear of the text beside them, however long a body writes them."""

from dataclasses import replace
from itertools import pairwise

import pytest
from tests.support.meetings import MeetingMaker
from tests.support.pdf import char_boxes

from boardobserver.domain.conventions import Conventions, ParagraphNumbering
from boardobserver.publish.minutes import minutes
from boardobserver.publish.pdf.render import render_pdf


@pytest.mark.parametrize("body", ["", "FRTB", "MOPAC-FRTB-1"])
def test_no_number_runs_into_the_text(body: str) -> None:
    maker = MeetingMaker()
    maker.item("Live facial recognition update")
    for _ in range(40):
        maker.entry("The threshold was raised to 0.64 on 25 July, and the tests were made at 0.6. " * 2)
    conventions = Conventions(
        paragraphs=ParagraphNumbering.SERIAL if body else ParagraphNumbering.ITEM,
        paragraph_body=body,
        first_paragraph=9_960,
    )
    for page in char_boxes(render_pdf(minutes(replace(maker.content(), conventions=conventions))).data):
        drawn = [box for box in page if box.char.strip()]
        for before, after in pairwise(drawn):
            is_on_one_line = before.bottom < (after.bottom + after.top) / 2 < before.top
            assert not is_on_one_line or after.left > before.left
            assert not is_on_one_line or after.left > before.right - 2
