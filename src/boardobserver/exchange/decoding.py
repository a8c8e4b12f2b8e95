"""Bytes of a text file from another program, into text: its encoding found, its control characters gone."""

import re
from dataclasses import dataclass

from boardobserver.domain.errors import Refusal

_MB = 1024 * 1024
LARGEST = 20 * _MB
"""The most bytes that are read; far more than a day's meeting, and little enough to hold in memory."""

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive, or an Office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a formatted document (RTF)"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"ID3", "a sound recording"),
    (b"RIFF", "a sound or video recording"),
)
_MARKED_ENCODINGS: tuple[tuple[bytes, str, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8", "UTF-8, with a byte order mark"),
    (b"\xff\xfe\x00\x00", "utf-32-le", "UTF-32"),
    (b"\xff\xfe", "utf-16-le", "UTF-16"),
    (b"\xfe\xff", "utf-16-be", "UTF-16"),
)
_SAMPLE = 65536
_MOST_CONTROLS = 0.1  # a text with a larger share of control characters is no text
_MOST_ZEROS = 0.3  # Latin text in UTF-16 is half zero bytes, all of them on one side
_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1b")) + b"\x7f"
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_PAGE_MARKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class DecodedText:
    """The text of a file.

    Attributes:
        encoding: How it was encoded, as a person reads it.
        control_characters: How many characters were dropped because nobody can see them.
        unreadable: How many stretches were not valid in the encoding and stand as "�".
    """

    text: str
    encoding: str
    control_characters: int
    unreadable: int


def decode_text(data: bytes) -> DecodedText:
    """The text of a file whose encoding is not known.

    Raises:
        Refusal: When it is empty, too large, or not text.

    >>> decode_text("Café".encode("cp1252")).text
    'Café'
    """
    if len(data) > LARGEST:
        raise Refusal(
            f"The file is too large: {len(data) / _MB:.0f} MB, and at most {LARGEST // _MB} MB is read.",
            "file",
        )
    text, encoding = _decoded(data)
    text = _PAGE_MARKS.sub("\n", text)
    text, controls = _CONTROLS.subn("", text)
    if not text.strip():
        raise Refusal("The file is empty: there is no text in it.", "file")
    return DecodedText(text, encoding, controls, text.count("\ufffd"))


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, codec, label in _MARKED_ENCODINGS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, errors="replace"), label
    _refuse_binary(data)
    wide = _unmarked_utf16(data)
    if wide is not None:
        return data.decode(wide, errors="replace"), "UTF-16, without a byte order mark"
    sample = data[:_SAMPLE]
    if len(sample.translate(None, _CONTROL_BYTES)) < len(sample) * (1 - _MOST_CONTROLS) and data.strip(
        b"\x00"
    ):
        raise Refusal("The file is not text, so it cannot be read as a log.", "file")
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _windows_text(data), "Windows-1252"


def _refuse_binary(data: bytes) -> None:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise Refusal(f"The file is {what}, not a text log.", "file")


def _unmarked_utf16(data: bytes) -> str | None:
    """The codec of UTF-16 that lacks its mark: zero bytes on one side only."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    even, odd = sample[::2], sample[1::2]
    if not odd:
        return None
    share_even, share_odd = even.count(0) / len(even), odd.count(0) / len(odd)
    if share_odd > _MOST_ZEROS and not share_even:
        return "utf-16-le"
    return "utf-16-be" if share_even > _MOST_ZEROS and not share_odd else None


def _windows_text(data: bytes) -> str:
    """Windows-1252; its five unassigned bytes become control characters, which are dropped and counted."""
    table = [bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(256)]
    return data.decode("latin-1").translate(dict(enumerate(table)))
