"""What the bytes of a PDF may say, as they lie on the disk and decompressed, whatever they belong to."""

import re
import zlib
from collections.abc import Collection, Iterator

from boardobserver.domain.passages import SearchedBytes

_STREAM = re.compile(rb"stream\r?\n")
_LARGEST_STREAM = 1 << 28
_NAME = re.compile(r"/[^\s/<>\[\]()%]+")
_NAME_IN_BYTES = re.compile(rb"/[^\s\x1c-\x1f\x85\xa0/<>\[\]()%]+")
"""The same, where each byte is a letter."""
_ESCAPE = re.compile(rb"\\([0-3]?[0-7]{1,2})")
_HIGHEST, _LOWEST = 0x05, 0x20
_SORTS = b"".join(b"h" if code <= _HIGHEST else b"l" if code >= _LOWEST else b"-" for code in range(256))
"""Of which sort each byte is: the higher one of a letter of two bytes, the lower one, or neither."""
_TWO_BYTES = (
    ("utf-16-be", re.compile(rb"hlhlhlhl(?:hl)*")),
    ("utf-16-le", re.compile(rb"lhlhlhlh(?:lh)*")),
)
"""Four letters or more of two bytes each, by the sorts of their bytes: what begins plainly is found fast."""
_HEXADECIMAL = re.compile(rb"<((?:[0-9A-Fa-f]\s?){8,})>")


def raw_texts(data: bytes, wanted: Collection[str]) -> Iterator[tuple[str, str]]:
    """What a file may say, with where; of letters of one byte only where a passage may stand in them.

    Args:
        data: The file.
        wanted: The passages.
    """
    for where, part in _parts(data):
        letters = _single_letters(part)
        searched = SearchedBytes(letters)
        if any(map(searched.may_hold, wanted)):
            yield where, letters.decode("latin-1")
        yield from ((where, text) for text in _other_readings(part))


def all_raw_texts(data: bytes) -> Iterator[str]:
    """All that a file may say."""
    for _where, part in _parts(data):
        yield _single_letters(part).decode("latin-1")
        yield from _other_readings(part)


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The file, and whatever in it decompresses, whether or not the file refers to it."""
    yield "the bytes of the file", data
    rest = memoryview(data)
    for start in _STREAM.finditer(data):
        reader = zlib.decompressobj()
        try:
            part = reader.decompress(rest[start.end() :], _LARGEST_STREAM)
        except zlib.error:
            continue
        yield "a stream of the file", part


def _single_letters(part: bytes) -> bytes:
    """Bytes of which each is a letter, without escapes and without the names of the grammar."""
    return _NAME_IN_BYTES.sub(b" ", _ESCAPE.sub(_unescaped, part))


def _other_readings(part: bytes) -> Iterator[str]:
    """What bytes may say besides: letters of several bytes, the digits of hexadecimal strings."""
    if not part.isascii():
        yield _NAME.sub(" ", part.decode("utf-8", "ignore"))
    sorts = part.translate(_SORTS)
    for coding, pattern in _TWO_BYTES:
        yield from (part[slice(*found.span())].decode(coding, "ignore") for found in pattern.finditer(sorts))
    for found in _HEXADECIMAL.finditer(part):
        digits = b"".join(found[1].split())
        said = bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
        yield said.decode("utf-16-be", "ignore") if b"\0" in said else said.decode("latin-1")


def _unescaped(found: re.Match[bytes]) -> bytes:
    return bytes([int(found[1], 8) & 0xFF])
