"""A PDF on paper: each page as a picture at the printer's resolution, in bands so that memory is bounded."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.ui.output.sides import PrintOrder, chosen_pages, sides

FINEST_DPI = 600
"""Nothing finer is sent: no eye sees it in text, and what is sent grows with the square."""

_BAND_PIXELS = 4_000_000
_CRISP_HEIGHT = 6000
_FLAGS = QPdfDocumentRenderOptions.RenderFlag
# With so many dots a page, soft edges only make a printer dither and the spool three times as large.
_CRISP = _FLAGS.TextAliased | _FLAGS.PathAliased
_POINTS_AN_INCH = 72.0

Progress = Callable[[int, int], None]
"""Told how many sides have been drawn, of how many."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of a print.

    Attributes:
        sides: How many sides were drawn.
        of_sides: How many there were to draw; more than `sides` if it was stopped.
    """

    sides: int
    of_sides: int

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing."""
        return self.sides == self.of_sides


def new_printer() -> QPrinter:
    """The system's own printer, as a print dialog is to show it first."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setCreator("Board Observer")
    return printer


def print_pdf(
    pdf: bytes,
    printer: QPrinter,
    *,
    title: str,
    current_page: int = 0,
    progress: Progress | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Printed:
    """Print a PDF as the printer has been set: pages, copies, both sides, order. Any thread may do it.

    Args:
        pdf: The document.
        printer: The printer, set up by a dialog or by hand; nobody else may use it meanwhile.
        title: What the printing queue shows.
        current_page: The page that "this page only" means, counted from 0.
        progress: Told after each side.
        is_cancelled: Asked before each side; what was drawn before may still come out.

    Raises:
        Refusal: There is no page to print.
        Fault: The printer does not take the document.
    """
    with _open(pdf) as document:
        in_turn = sides(_order(printer, document.pageCount(), current_page))
        if not in_turn:
            raise Refusal("There is no such page to print.", "pages")
        with _painting(printer, title) as painter:
            for at, page in enumerate(in_turn):
                if is_cancelled is not None and is_cancelled():
                    # Not every system lets go of what it was given; then the sides drawn so far come out.
                    printer.abort()
                    return Printed(at, len(in_turn))
                if at and not printer.newPage():
                    raise Fault("The printer took no further page.", "Look at the printer, then print again.")
                if page is not None:
                    _draw_page(document, page, painter, printer)
                if progress is not None:
                    progress(at + 1, len(in_turn))
        return Printed(len(in_turn), len(in_turn))


@contextmanager
def _painting(printer: QPrinter, title: str) -> Generator[QPainter]:
    """Draws on a printer, which takes what was drawn in the end."""
    printer.setDocName(title)
    printer.setFullPage(True)
    printer.setResolution(min(printer.resolution(), FINEST_DPI))
    painter = QPainter()
    if not painter.begin(printer):
        raise Fault(
            "The printer does not take the document.",
            "Check that it is switched on and connected, or choose another one.",
        )
    try:
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        yield painter
    finally:
        painter.end()


def _draw_page(document: QPdfDocument, page: int, painter: QPainter, printer: QPrinter) -> None:
    place = _place(document.pagePointSize(page), printer)
    in_grey = printer.colorMode() is QPrinter.ColorMode.GrayScale
    height = max(1, _BAND_PIXELS // place.width())
    for top in range(0, place.height(), height):
        band = QRect(0, top, place.width(), min(height, place.height() - top))
        image = _band(document, page, place.size(), band)
        if not _is_blank(image):
            if in_grey or image.isGrayscale():
                image = image.convertToFormat(QImage.Format.Format_Grayscale8)
            painter.drawImage(place.topLeft() + QPoint(0, top), image)


def _band(document: QPdfDocument, page: int, whole: QSize, band: QRect) -> QImage:
    """A band of a page on white; pages come with a transparent ground, which printers take badly."""
    options = QPdfDocumentRenderOptions()
    options.setScaledSize(whole)
    options.setScaledClipRect(band)
    if whole.height() >= _CRISP_HEIGHT:
        options.setRenderFlags(_CRISP)
    ink = document.render(page, band.size(), options)
    image = QImage(band.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.drawImage(0, 0, ink)
    painter.end()
    return image


def _is_blank(image: QImage) -> bool:
    content = bytes(image.constBits())
    return content.count(0xFF) == len(content)


def _place(points: QSizeF, printer: QPrinter) -> QRect:
    """Where a page goes on the paper, in dots: at its own size, or smaller to fit, in the middle."""
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    scale = printer.resolution() / _POINTS_AN_INCH
    width, height = points.width() * scale, points.height() * scale
    fit = min(1.0, paper.width() / width, paper.height() / height)
    size = QSize(max(1, round(width * fit)), max(1, round(height * fit)))
    left = round((paper.width() - size.width()) / 2)
    top = round((paper.height() - size.height()) / 2)
    return QRect(QPoint(left, top), size)


def _order(printer: QPrinter, count: int, current_page: int) -> PrintOrder:
    """What the printer was set to, less what it does by itself."""
    duplex = printer.duplex()
    return PrintOrder(
        pages=_pages(printer, count, current_page),
        copies=1 if printer.supportsMultipleCopies() else max(1, printer.copyCount()),
        is_collated=printer.collateCopies(),
        is_reversed=printer.pageOrder() is QPrinter.PageOrder.LastPageFirst,
        is_two_sided=duplex is not QPrinter.DuplexMode.DuplexNone,
    )


def _pages(printer: QPrinter, count: int, current_page: int) -> tuple[int, ...]:
    kind = printer.printRange()
    if kind is QPrinter.PrintRange.CurrentPage:
        return chosen_pages(count, [(current_page + 1, current_page + 1)])
    if kind is not QPrinter.PrintRange.PageRange:
        return chosen_pages(count, [])
    ranges = [(each.from_, each.to) for each in printer.pageRanges().toRangeList()]
    if not ranges and printer.fromPage():
        ranges = [(printer.fromPage(), printer.toPage() or printer.fromPage())]
    return chosen_pages(count, ranges)


@contextmanager
def _open(pdf: bytes) -> Generator[QPdfDocument]:
    """The document, opened from memory: nothing of it goes to a file of ours."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready:
        raise Fault("The document cannot be read for printing.", "Save it as a PDF and print that.")
    try:
        yield document
    finally:
        document.close()
        buffer.close()
