"""Comparing what came out of a printer with the PDF that went in, page by page, as pictures."""

from typing import cast

import pypdfium2
from PIL import Image, ImageChops, ImageStat

_SIZE = (149, 210)
"""A point in four: the soft edges of letters, which differ with every resolution, no longer count."""


def page_pictures(pdf: bytes) -> list[Image.Image]:
    """Each page in grey, small."""
    with pypdfium2.PdfDocument(pdf) as document:
        pictures: list[Image.Image] = []
        for number in range(len(document)):
            page = document[number]
            bitmap = page.render(scale=4)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] - half its signature is untyped
            picture = cast("Image.Image", bitmap.to_pil())  # pyright: ignore[reportUnknownMemberType] - the same
            small = picture.convert("L").resize(_SIZE, Image.Resampling.BOX)  # pyright: ignore[reportUnknownMemberType] - it takes arrays too
            pictures.append(small)
            page.close()
        return pictures


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pages, from 0 (the same) to 255."""
    return ImageStat.Stat(ImageChops.difference(one, other)).mean[0]


def order_of(printed: list[Image.Image], pages: list[Image.Image]) -> list[int]:
    """For each page printed, the page of the document that it looks most like, counted from 0."""
    return [min(range(len(pages)), key=lambda at: difference(pages[at], picture)) for picture in printed]
