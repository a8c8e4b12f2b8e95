"""Looks for words in all that lies in a folder, however they are written and packed."""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

_PACKED = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08|PK\x03\x04")
_DEEPEST = 3
_LARGEST = 64 << 20


def files_with(folder: Path, words: str) -> list[str]:
    """The files under a folder that hold the words, in UTF-8 or UTF-16, also packed, or are called so."""
    wanted = [words.encode(each) for each in ("utf-8", "utf-16-le", "utf-16-be")]
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if words in path.name
        or (path.is_file() and any(_holds(data, wanted) for data in _unpacked(path.read_bytes())))
    )


def _holds(data: bytes, wanted: list[bytes]) -> bool:
    return any(each in data for each in wanted)


def _unpacked(data: bytes, depth: int = 0) -> Iterator[bytes]:
    """The bytes themselves, and whatever can be unpacked of them at any place."""
    yield data
    if depth == _DEEPEST:
        return
    for found in _PACKED.finditer(data):
        start, window = found.start(), zlib.MAX_WBITS | 32
        if found.group() == b"PK\x03\x04":
            names = int.from_bytes(data[start + 26 : start + 28], "little")
            start += 30 + names + int.from_bytes(data[start + 28 : start + 30], "little")
            window = -zlib.MAX_WBITS
        stream = zlib.decompressobj(window)
        try:
            inner = stream.decompress(data[start:], _LARGEST)
        except zlib.error:
            continue
        if inner:
            yield from _unpacked(inner, depth + 1)
