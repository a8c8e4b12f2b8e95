"""What documents say of themselves can be withheld by nobody: their last section has fixed words only."""

import re
from dataclasses import replace

import pytest
from tests.support.meetings import MeetingMaker

from boardobserver.domain.release import Edition
from boardobserver.domain.snapshots import Imprint, MinutesContent, VersionNumber
from boardobserver.domain.withholding import in_edition, is_fixed
from boardobserver.publish.document import texts_of
from boardobserver.publish.imprint import imprint_blocks

_DIGEST = "0123456789abcdef" * 4
_OWN = re.compile(r"[0-9a-f]{16}|^[0-9.]+$")
"""Digests, and the number of the version."""


@pytest.mark.parametrize("edition", Edition)
def test_the_words_of_the_last_section_are_fixed_ones(edition: Edition):
    content = MinutesContent(MeetingMaker().record())
    content = replace(content, imprint=Imprint(VersionNumber(0, 1), edition, _DIGEST))
    blocks = imprint_blocks(in_edition(content), _DIGEST)
    said = [_OWN.sub(" ", words).strip() for block in blocks for words in texts_of(block)]
    assert "The board’s journal had come to the change" in said
    assert [words for words in said if words and not is_fixed(words)] == []
