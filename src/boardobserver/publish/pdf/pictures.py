"""Image files as they can be drawn: decoded, without transparency, no finer than paper shows."""

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from boardobserver.publish.document import Picture

_POINTS_A_MM = 72 / 25.4
_PIXELS_A_POINT = 300 / 72
_FORMATS = ("PNG",)
"""What a board keeps; the picture of a record that somebody else wrote may be anything."""

_MOST_PIXELS = 4_000_000


@dataclass(frozen=True, slots=True)
class Drawable:
    """An image, and the size in points in which it prints."""

    image: Image.Image
    width: float
    height: float


def drawable(picture: Picture, most_width: float, most_height: float) -> Drawable | None:
    """The picture in its size, no wider and no higher than this; None if its file is no image."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = _flat(picture.data)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    width = max(1.0, min(picture.width_mm * _POINTS_A_MM, most_width))
    height = width * image.height / image.width
    if height > most_height:
        width, height = width * most_height / height, most_height
    pixels = max(1, round(width * _PIXELS_A_POINT)), max(1, round(height * _PIXELS_A_POINT))
    if image.width > pixels[0]:
        image.thumbnail(pixels, Image.Resampling.LANCZOS)
    return Drawable(image, width, height)


def _flat(data: bytes) -> Image.Image:
    """The image of a file, on white paper."""
    with Image.open(BytesIO(data), formats=_FORMATS) as opened:
        if opened.width * opened.height > _MOST_PIXELS:
            raise ValueError
        if not opened.has_transparency_data:
            return opened.convert("RGB")
        above = opened.convert("RGBA")
        paper = Image.new("RGBA", above.size, "white")
        paper.alpha_composite(above)
        return paper.convert("RGB")
