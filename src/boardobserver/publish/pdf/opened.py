"""Opening a PDF that anybody may have made: in bounded time and memory, or not at all."""

import re
from collections.abc import Generator
from contextlib import contextmanager
from io import BytesIO
from time import monotonic
from typing import Final

import pikepdf
from pikepdf import Object, Pdf

from boardobserver.domain.errors import Refusal

_LARGEST_STREAM = 64 * 2**20
_LARGEST_CONTAINER = 1_000_000
_MOST_DECODED = 512 * 2**20
_SECONDS = 120.0
_FILTERS = {"/FlateDecode", "/DCTDecode", "/ASCII85Decode", "/ASCIIHexDecode"}
_HEX_IN_NAME = re.compile(rb"#([0-9a-fA-F]{2})")
_UNBOUNDED = re.compile(rb"/(?:LZWDecode|LZW|Crypt)\b")
_HEADER = re.compile(rb"%PDF-\d\.\d")
_HEADER_WITHIN = 1024

# qpdf's own limits hold for the whole process; what the program writes itself is far from all of them.
pikepdf.settings.set_qpdf_limits(
    flate_max_memory=_LARGEST_STREAM,
    png_max_memory=_LARGEST_STREAM,
    tiff_max_memory=_LARGEST_STREAM,
    run_length_max_memory=_LARGEST_STREAM,
    dct_max_memory=_LARGEST_STREAM,
    parser_max_container_size=_LARGEST_CONTAINER,
    max_stream_filters=4,
    doc_max_warnings=1000,
)

_OF_DAMAGE: Final = (RecursionError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What a part brings about that is another sort of thing than its place calls for."""

NOT_A_PDF: Final = "This is not a PDF."
DAMAGED: Final = "This PDF is damaged: it cannot be read."
TOO_MUCH: Final = "This PDF holds more than any set of minutes does. It was not read to its end."


class Budget:
    """How much of a file may still be read; every reader of its streams takes from it."""

    def __init__(self) -> None:
        self._left = _MOST_DECODED
        self._until = monotonic() + _SECONDS

    def take(self, size: int) -> None:
        """Take so many bytes, or whatever it is that was worked through.

        Raises:
            Refusal: Nothing is left.
        """
        self._left -= size
        if self._left < 0 or monotonic() > self._until:
            raise Refusal(TOO_MUCH)


@contextmanager
def opened(data: bytes) -> Generator[Pdf]:
    """The PDF, for as long as it is read; how large it may be is for who reads the file to say.

    Raises:
        Refusal: It is none, is damaged or protected, or holds more than any set of minutes does.
    """
    if _HEADER.search(data[:_HEADER_WITHIN]) is None:
        raise Refusal(NOT_A_PDF)
    if _UNBOUNDED.search(_HEX_IN_NAME.sub(lambda found: bytes([int(found[1], 16)]), data)):
        raise Refusal("This PDF is compressed in a way that this program never writes. It was not read.")
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            yield pdf
    except pikepdf.PasswordError as error:
        raise Refusal("This PDF is protected by a password, so it cannot be read.") from error
    except (pikepdf.PdfError, pikepdf.PikepdfError, *_OF_DAMAGE) as error:
        raise Refusal(DAMAGED) from error


def decoded(stream: Object, budget: Budget) -> bytes:
    """The bytes of a stream, decompressed; those of a picture as they stand.

    Raises:
        Refusal: They are compressed otherwise than the program does, or are too many.
    """
    filters = stream.get("/Filter")
    names = [] if filters is None else [filters] if isinstance(filters, pikepdf.Name) else list(filters)
    said = [str(name) for name in names]
    if not set(said) <= _FILTERS or said.count("/FlateDecode") > 1:
        raise Refusal("A part of this PDF is compressed in a way that this program never writes.")
    data = stream.read_raw_bytes() if "/DCTDecode" in said else stream.read_bytes()
    budget.take(len(data) + 1)
    return data
