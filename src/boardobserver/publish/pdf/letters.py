"""The letters that the glyphs of a PDF's typefaces stand for, as the file says for those who copy text."""

import re
from collections.abc import Iterator

from pikepdf import Object

from boardobserver.publish.pdf.opened import Budget, decoded

_SECTION = re.compile(rb"begin(codespacerange|bfchar|bfrange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_LONGEST_RANGE = 65_536


class Letters:
    """Turns the bytes that are shown in one typeface into text.

    Args:
        font: The typeface.
        budget: What may be read.
    """

    def __init__(self, font: Object, budget: Budget) -> None:
        self._width = 1
        self._letters: dict[int, str] = {}
        table = font.get("/ToUnicode")
        if table is not None:
            self._read(decoded(table, budget), budget)
        self._of_bytes = {code: self._letters.get(code, _UNKNOWN) for code in range(256)}

    def text(self, shown: bytes) -> str:
        """The text that bytes show."""
        if self._width == 1:
            return shown.decode("latin-1").translate(self._of_bytes)
        codes = (
            int.from_bytes(shown[place : place + self._width]) for place in range(0, len(shown), self._width)
        )
        return "".join(self._letters.get(code, _UNKNOWN) for code in codes)

    def _read(self, table: bytes, budget: Budget) -> None:
        for section in _SECTION.finditer(table):
            values = list(_values(section[2]))
            match section[1]:
                case b"codespacerange":
                    self._width = (
                        max([len(each) for each in values if isinstance(each, bytes)], default=1) or 1
                    )
                case b"bfchar":
                    for code, letters in zip(values[::2], values[1::2], strict=False):
                        self._letters[_number(code)] = _letters_of(letters)
                case _:
                    self._read_ranges(values, budget)

    def _read_ranges(self, values: "list[bytes | list[bytes]]", budget: Budget) -> None:
        for first, last, letters in zip(values[::3], values[1::3], values[2::3], strict=False):
            start = _number(first)
            count = min(_number(last) - start + 1, _LONGEST_RANGE)
            budget.take(max(count, 0))
            for place in range(count):
                if isinstance(letters, list):
                    said = _letters_of(letters[place]) if place < len(letters) else _UNKNOWN
                else:
                    said = _next(_letters_of(letters), place)
                self._letters[start + place] = said


def _values(section: bytes) -> "Iterator[bytes | list[bytes]]":
    """The strings of a section, and its arrays of strings."""
    array: list[bytes] | None = None
    for token in _TOKEN.finditer(section):
        if token[2]:
            array = []
        elif token[3]:
            if array is not None:
                yield array
            array = None
        else:
            digits = b"".join(token[1].split())
            value = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
            if array is None:
                yield value
            else:
                array.append(value)


def _number(code: "bytes | list[bytes]") -> int:
    return int.from_bytes(code) if isinstance(code, bytes) else 0


def _letters_of(value: "bytes | list[bytes]") -> str:
    return value.decode("utf-16-be", "replace") if isinstance(value, bytes) else _UNKNOWN


def _next(letters: str, places: int) -> str:
    """The letters with the last of them so many places on."""
    code = ord(letters[-1]) + places if letters else 0
    return letters[:-1] + chr(code) if code <= 0x10FFFF else _UNKNOWN  # noqa: PLR2004 - the last code point
