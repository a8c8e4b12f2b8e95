"""A PDF as it is put together: objects by number, each as it is spelt, and the bytes that they make.

A document has thousands of objects and each is written once, so they are spelt where they are known and kept
as bytes. Everything but the data of streams is ASCII.
"""

import codecs
import hashlib
import re
import zlib
from collections.abc import Iterable
from itertools import accumulate

_HEADER = b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"
"""The second line tells those who pass the file on that it is not text."""

_IRREGULAR = re.compile(r"[^!\"$&'*-.0-;=?-Z\\^-z|~]")
"""What a name spells by its code."""


class PdfFile:
    """The objects of one file. Their numbers count from 1, in the order in which they are asked for."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []

    def reserve(self) -> int:
        """The number of an object that is put in later, because others refer to it before it is known."""
        self._objects.append(b"null")
        return len(self._objects)

    def put(self, number: int, spelt: str) -> None:
        """The object of a number that was reserved."""
        self._objects[number - 1] = spelt.encode("ascii")

    def add(self, spelt: str) -> int:
        """An object, and the number that it is referred to by."""
        self._objects.append(spelt.encode("ascii"))
        return len(self._objects)

    def add_stream(self, data: bytes, entries: str = "") -> int:
        """Data as a stream, as it stands."""
        self._objects.append(
            b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries.encode("ascii"), len(data), data)
        )
        return len(self._objects)

    def add_packed(self, packed: bytes, entries: str = "") -> int:
        """Data that zlib has compressed as a stream.

        No stream may end in a carriage return, which would be taken for part of the line end after it. One
        in 256 does. Such a one is spelt in hexadecimal digits, which end in a bracket.
        """
        if packed.endswith(b"\r"):
            return self.add_stream(
                packed.hex().encode() + b">", f"{entries}/Filter[/ASCIIHexDecode/FlateDecode]"
            )
        return self.add_stream(packed, f"{entries}/Filter/FlateDecode")

    def written(self, root: int, info: int) -> bytes:
        """The file, identified by what it holds."""
        pieces = [
            _HEADER,
            *(b"%d 0 obj\n%b\nendobj\n" % numbered for numbered in enumerate(self._objects, 1)),
        ]
        *places, end = accumulate(map(len, pieces))
        body, count = b"".join(pieces), len(pieces)
        key = hashlib.md5(body, usedforsecurity=False).hexdigest()
        return b"".join(
            (
                body,
                b"xref\n0 %d\n0000000000 65535 f \n" % count,
                *(b"%010d 00000 n \n" % place for place in places),
                b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R" % (count, root, info),
                f"/ID[<{key}><{key}>]>>\nstartxref\n{end}\n%%EOF\n".encode(),
            )
        )


def packed(data: bytes) -> bytes:
    """Data compressed, as streams hold it."""
    return zlib.compress(data)


def escaped(text: str) -> str:
    r"""Printable ASCII as it stands within a string.

    >>> escaped("a (b)")
    'a \\(b\\)'
    """
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def string(text: str) -> str:
    """Text as a string: as it stands where it is plain, else in UTF-16.

    >>> string("plain"), string("é")
    ('(plain)', '<feff00e9>')
    """
    if text.isascii() and text.isprintable():
        return f"({escaped(text)})"
    return f"<{(codecs.BOM_UTF16_BE + text.encode('utf-16-be')).hex()}>"


def name(text: str) -> str:
    """Text as a name.

    >>> name("application/json")
    '/application#2Fjson'
    """
    spelt = _IRREGULAR.sub(lambda found: "".join(f"#{byte:02X}" for byte in found.group().encode()), text)
    return f"/{spelt}"


def number(value: float) -> str:
    """A length as short as it can be said, to the hundredth.

    >>> number(62.0), number(595.28), number(-0.001)
    ('62', '595.28', '0')
    """
    said = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if said == "-0" else said


def numbers(values: Iterable[float]) -> str:
    """Lengths as an array."""
    return f"[{' '.join(map(number, values))}]"
