"""A thousand meetings: nothing withheld is in any public document, by the proof and by a second way."""

import re
import zlib
from io import BytesIO
from zipfile import ZipFile

import pypdfium2
import pytest
from tests.support.withheld_meetings import withheld_meeting

from boardobserver.domain.release import Edition
from boardobserver.publish.document import texts_of
from boardobserver.publish.web.page import web_bytes
from boardobserver.publish.word.file import word_bytes
from boardobserver.services.publishing import minutes_document, publish_minutes, require_releasable

_BATCHES, _OF_A_BATCH = 20, 50
_BY_CHANCE = 6
"""Shorter words stand in the bytes of a file by chance."""

_MARK = re.compile(r"withheldfromthepublic(?:part2ofthemeeting|sections?(?:[0-9]+(?:[(][0-9][)])?(?:and)?)+)")
_STREAM = re.compile(rb"stream\r?\n")


def folded(text: str) -> str:
    return re.sub(r"[^a-z0-9()]", "", text.casefold())


def text_of_pages(data: bytes) -> str:
    """What another program reads from the pages."""
    with pypdfium2.PdfDocument(data) as document:
        return " ".join(document[page].get_textpage().get_text_range() for page in range(len(document)))


def everything_in(data: bytes) -> str:
    """All bytes of a file, and whatever of it decompresses."""
    parts = [data]
    for start in _STREAM.finditer(data):
        try:
            parts.append(zlib.decompressobj().decompress(data[start.end() :]))
        except zlib.error:
            continue
    return " ".join(part.decode("latin-1") for part in parts)


@pytest.mark.parametrize("batch", range(_BATCHES))
def test_no_public_edition_holds_what_is_withheld(batch: int):
    withheld = 0
    for seed in range(batch * _OF_A_BATCH, (batch + 1) * _OF_A_BATCH):
        meeting = withheld_meeting(seed)
        data = publish_minutes(meeting.in_edition(Edition.PUBLIC)).pdf
        words = (*meeting.secrets, *meeting.private)
        shown, held = folded(text_of_pages(data)), folded(everything_in(data))
        leaked = [
            word for word in words if folded(word) in shown or (len(word) > _BY_CHANCE and word in held)
        ]
        assert not leaked, (seed, leaked)
        withheld += len(meeting.secrets)
    assert withheld > 3 * _OF_A_BATCH


@pytest.mark.parametrize("seed", range(2000, 2040))
def test_the_full_edition_says_it_all_but_the_private_notes(seed: int):
    meeting = withheld_meeting(seed)
    document = minutes_document(meeting.in_edition(Edition.FULL))
    said = _MARK.sub("", folded(" ".join(part for block in document.blocks for part in texts_of(block))))
    assert [word for word in meeting.secrets if folded(word) not in said] == []
    assert [word for word in meeting.private if word in said] == []


@pytest.mark.parametrize("seed", range(3000, 3030))
def test_no_other_format_holds_it_either(seed: int):
    meeting = withheld_meeting(seed)
    content = meeting.in_edition(Edition.PUBLIC)
    document = minutes_document(content)
    web, word = web_bytes(document), word_bytes(document)
    require_releasable(content, web, "html")
    require_releasable(content, word, "docx")
    with ZipFile(BytesIO(word)) as package:
        parts = [web, *(package.read(name) for name in package.namelist())]
    said = folded(re.sub(r"<[^>]*>", "", " ".join(part.decode() for part in parts)))
    assert [each for each in (*meeting.secrets, *meeting.private) if folded(each) in said] == []
