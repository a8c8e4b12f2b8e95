"""Small files that unpack to large ones: pictures and streams."""

import struct
import zlib
from io import BytesIO

from PIL import Image

_MB = 1 << 20


def packed_zeros(megabytes: int) -> bytes:
    """So many megabytes of nothing, packed; made at once, because one block of them is like the other."""
    packer = zlib.compressobj(9, wbits=-15)
    block = packer.compress(bytes(_MB)) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = struct.pack(">HH", megabytes * _MB % 65521, 1)
    return b"\x78\xda" + block * megabytes + b"\x03\x00" + checksum


def chunk(name: bytes, data: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, packed: bytes | None = None, *, before: bytes = b"") -> bytes:
    """A grey PNG that says it is so large.

    Args:
        packed: Its pixels; black ones unless they are given.
        before: Chunks that stand before them.
    """
    pixels = zlib.compress(bytes((width + 1) * height), 9) if packed is None else packed
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + before + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def jpeg_of_passes(side: int, passes: int) -> bytes:
    """A JPEG that goes over all of its pixels that often."""
    stream = BytesIO()
    Image.new("L", (side, side)).save(stream, "JPEG", progressive=True)
    whole = stream.getvalue()
    last = whole.rfind(b"\xff\xda")
    return whole[:-2] + whole[last:-2] * passes + b"\xff\xd9"


def gif_of_frames(side: int, frames: int) -> bytes:
    """A GIF with so many frames of one pixel."""
    head = b"GIF89a" + struct.pack("<HHBBB", side, side, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    frame = b"," + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02D\x01\0"
    return head + frame * frames + b";"


def tiff_of_a_tile(tile: int) -> bytes:
    """A TIFF of a hundred pixels in one tile that is larger than they are."""
    tags = [(256, 10), (257, 10), (258, 8), (259, 8), (262, 1), (277, 1), (322, tile), (323, tile)]
    data = packed_zeros(64)
    tags += [(324, 8 + 2 + 12 * 10 + 4), (325, len(data))]
    rows = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + rows + struct.pack("<I", 0) + data
