"""Pictures that nobody drew: each is refused for what is wrong with it, in little memory and time."""

import sys
from pathlib import Path

import pytest
from tests.support.bombs import (
    chunk,
    gif_of_frames,
    jpeg_of_passes,
    packed_zeros,
    png,
    tiff_of_a_tile,
)
from tests.support.bounded import outcomes

_NONE = "This is no picture that can be read. Choose a PNG or a JPEG file."
_PIXELS = "The picture has more than 25 million pixels."
_PASSES = "The picture is made to take for ever to draw. Choose another."
_SVG = b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>'

HOSTILE = {
    "2,500 million pixels": (png(50_000, 50_000, packed_zeros(50)), _PIXELS),
    "90 million pixels": (png(9_500, 9_500, packed_zeros(90)), _PIXELS),
    "no height": (png(25_000_001, 1, packed_zeros(24)), _PIXELS),
    "4,294 million wide": (png(0xFFFFFFFF, 0xFFFFFFFF, b""), _PIXELS),
    "a gigabyte of text": (png(9, 9, before=chunk(b"zTXt", b"a\0\0" + packed_zeros(1024))), _NONE),
    "a gigabyte of text in any language": (
        png(9, 9, before=chunk(b"iTXt", b"a\0\1\0\0\0" + packed_zeros(1024))),
        _NONE,
    ),
    "a gigabyte of colours": (png(9, 9, before=chunk(b"iCCP", b"a\0\0" + packed_zeros(1024))), _NONE),
    "many texts": (png(9, 9, before=chunk(b"zTXt", b"a\0\0" + packed_zeros(1)) * 70), _NONE),
    "3,000 passes": (jpeg_of_passes(500, 3_000), _PASSES),
    "a tile larger than its picture": (tiff_of_a_tile(30_000), _NONE),
    "more bytes than any": (
        b"\x89PNG\r\n\x1a\n" + bytes(11 << 20),
        "“more bytes than any” is larger than 10 MB",
    ),
    "a drawing": (_SVG, _NONE),
    "a program for a printer": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage", _NONE),
    "nothing": (b"", _NONE),
    "text": (b"hello", _NONE),
}
"""A picture, and how it is refused."""

LARGE = {
    "25 million pixels": png(5_000, 5_000),
    "more pixels in the file than in the picture": png(9, 9, packed_zeros(1024)),
    "frames": gif_of_frames(5_000, 500_000),
    "passes": jpeg_of_passes(2_000, 60),
    "chunks": png(9, 9, before=chunk(b"tEXt", b"a\0b") * 100_000),
}
"""Pictures that are read, with much that is not."""


@pytest.mark.skipif(sys.platform != "linux", reason="only there is memory bounded a process at a time")
def test_a_hostile_picture_is_refused_for_what_it_is_in_little_memory_and_time(tmp_path: Path):
    found = outcomes(
        "boardobserver.services.conventions:read_picture",
        tmp_path,
        {name: data for name, (data, _said) in HOSTILE.items()},
        megabytes=128,
    )
    expected = {name: said for name, (_data, said) in HOSTILE.items()}
    assert {name: said[: len(expected[name])] for name, said in found.items()} == expected


@pytest.mark.skipif(sys.platform != "linux", reason="only there is memory bounded a process at a time")
def test_what_a_picture_has_besides_its_pixels_takes_no_memory_or_time(tmp_path: Path):
    found = outcomes("boardobserver.services.conventions:read_picture", tmp_path, LARGE, megabytes=400)
    assert found == dict.fromkeys(LARGE, "read")
