"""Any picture file as a plain one: decoded within limits, and written anew with nothing but its pixels."""

import warnings
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

from boardobserver.domain.errors import Refusal

LARGEST_FILE: Final = 10 << 20
"""No picture file has more bytes."""

MOST_PIXELS: Final = 25_000_000
"""No picture has more, however small its file is: some are made to fill the memory."""

MOST_PASSES: Final = 100
"""No JPEG is drawn in more: each goes over every pixel, and takes but a few bytes of the file."""

FORMATS: Final = ("PNG", "JPEG", "GIF", "BMP", "WEBP")
"""No TIFF: its tiles may be made larger than the picture, and take memory for what is never shown."""

_PASS: Final = b"\xff\xda"
_LARGEST_SIDES: Final = (1200, 480)
_UNREADABLE: Final = "This is no picture that can be read. Choose a PNG or a JPEG file."


def plain_png(data: bytes) -> bytes:
    """A picture as a PNG without transparency, as upright as it was taken, and no larger than a page needs.

    Nothing of the file is kept but what it shows: no place, date, name or colour profile.

    Raises:
        Refusal: It is no picture, or too large a one.
    """
    if len(data) > LARGEST_FILE:
        raise Refusal(f"The picture is larger than {LARGEST_FILE >> 20} megabytes.", "logo")
    if data.count(_PASS) > MOST_PASSES and data.startswith(b"\xff\xd8"):
        raise Refusal("The picture is made to take for ever to draw. Choose another.", "logo")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what a decoder finds odd is nothing to the person
            with Image.open(BytesIO(data), formats=FORMATS) as image:
                _require_size(image.width, image.height)
                return _written_anew(image)
    except Refusal:
        raise
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except MemoryError as error:
        raise Refusal("The picture is too large.", "logo") from error
    except Exception as error:
        # Each decoder fails in ways of its own with a damaged file; whichever it was, it is no picture.
        raise Refusal(_UNREADABLE, "logo") from error


def _require_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise _too_many_pixels()


def _too_many_pixels() -> Refusal:
    return Refusal(f"The picture has more than {MOST_PIXELS // 1_000_000} million pixels.", "logo")


def _written_anew(image: Image.Image) -> bytes:
    seen = ImageOps.exif_transpose(image).convert("RGBA")
    seen.thumbnail(_LARGEST_SIDES)
    paper = Image.new("RGB", seen.size, "white")
    paper.paste(seen, mask=seen.getchannel("A"))
    written = BytesIO()
    paper.save(written, "PNG", optimize=True)
    return written.getvalue()
