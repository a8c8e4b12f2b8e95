"""A document tree as the bytes of a PDF."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from boardobserver.publish.document import Document
from boardobserver.publish.pdf.finish import finished
from boardobserver.publish.pdf.flow import paginate
from boardobserver.publish.pdf.furniture import Furniture
from boardobserver.publish.pdf.layout import Layout
from boardobserver.publish.pdf.metadata import Metadata
from boardobserver.publish.pdf.pen import Pen
from boardobserver.publish.pdf.surface import Surface
from boardobserver.publish.pdf.text import Typesetter
from boardobserver.publish.pdf.theme import ACROSS, UPRIGHT

T = TypeVar("T")
Progress = Callable[[int, int], None]
"""Told how many pages are done, of how many."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document as a file.

    Attributes:
        findings: What keeps it from being called accessible and archival, in sentences. With any of them
            the file does not claim to be so.
    """

    data: bytes
    pages: int
    findings: tuple[str, ...]


class PrintingCancelledError(Exception):
    """Whoever asked for the document no longer wants it; nothing was written."""


def render_pdf(
    document: Document,
    progress: Progress | None = None,
    is_cancelled: Callable[[], bool] | None = None,
    typesetter: Typesetter | None = None,
) -> Rendered:
    """The document as a PDF. The same document gives the same bytes, whenever and wherever.

    Args:
        document: The document.
        progress: Told how far it is.
        is_cancelled: Asked whether it is still wanted.
        typesetter: One that remembers what it set before; else one of its own.

    Raises:
        PrintingCancelledError: When `is_cancelled` says so, at the next box or page.
    """

    def watch() -> None:
        if is_cancelled is not None and is_cancelled():
            raise PrintingCancelledError

    sheet = ACROSS if document.is_across else UPRIGHT
    typesetter = Typesetter() if typesetter is None else typesetter
    layout = Layout(typesetter, sheet)
    boxes = list(_watched(layout.boxes(document), watch))
    pages = paginate(boxes, sheet.text_height, watch)
    pen = Pen(Surface(), sheet)
    furniture = Furniture(document, typesetter, sheet)
    for number, page in enumerate(_watched(pages, watch), 1):
        furniture.draw(pen, number, len(pages))
        for placed in page:
            placed.box.draw(pen, placed.top)
        pen.turn_page()
        if progress is not None:
            progress(number, len(pages))
    data, findings = finished(document, Metadata.of(document), layout.root, pen)
    return Rendered(data, len(pages), findings)


def _watched(things: Iterable[T], watch: Callable[[], None]) -> Iterator[T]:
    """Each of some things, as long as the document is wanted."""
    for each in things:
        watch()
        yield each
