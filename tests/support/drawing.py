"""Draws a picture as one of a document, for processes of their own."""

from pathlib import Path

from boardobserver.publish.document import Picture
from boardobserver.publish.pdf.pictures import drawable


def draw(path: Path) -> None:
    """Come to nothing over a picture that is none."""
    data = path.read_bytes() if path.exists() else b""
    if drawable(Picture(data, "image/png", "The crest"), 100, 100) is not None:
        raise ValueError
