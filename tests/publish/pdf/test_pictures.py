"""The picture of a stranger's record: drawn within limits, or its words stand in its place."""

import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from tests.support.bombs import chunk, jpeg_of_passes, packed_zeros, png
from tests.support.bounded import outcomes

from boardobserver.publish.document import Picture
from boardobserver.publish.pdf.pictures import drawable

HOSTILE = {
    "many pixels": png(50_000, 50_000, packed_zeros(50)),
    "more pixels than any logo": png(2_001, 2_000),
    "text": png(9, 9, before=chunk(b"zTXt", b"a\0\0" + packed_zeros(1024))),
    "many passes": jpeg_of_passes(500, 3_000),
    "another format": jpeg_of_passes(50, 1),
    "nothing": b"",
}


@pytest.mark.skipif(sys.platform != "linux", reason="only there is memory bounded a process at a time")
def test_no_picture_but_a_plain_one_of_some_size_is_decoded(tmp_path: Path):
    found = outcomes("tests.support.drawing:draw", tmp_path, HOSTILE, megabytes=64)
    assert found == dict.fromkeys(HOSTILE, "read")


def test_a_picture_that_a_board_keeps_is_drawn():
    stream = BytesIO()
    Image.new("RGB", (1200, 480)).save(stream, "PNG")
    drawn = drawable(Picture(stream.getvalue(), "image/png", "The crest", 40), 1000, 1000)
    assert drawn is not None
    assert drawn.image.width <= 1200


def test_what_a_picture_says_of_itself_is_not_read():
    broken = chunk(b"eXIf", b"II*\0\x08\0\0\0\x01")
    drawn = drawable(Picture(png(9, 9, before=broken), "image/png", "The crest", 40), 1000, 1000)
    assert drawn is not None
    assert drawn.image.size == (9, 9)
