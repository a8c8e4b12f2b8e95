"""Printing for real: through CUPS to the queue that `set_up_queue.sh` makes, and the paper compared."""

import os
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot
from tests.support.paper import difference, order_of, page_pictures
from tests.support.patience import MOST_SECONDS

from boardobserver.ui.output.printing import new_printer, print_pdf

QUEUE = "board-observer-pdf"
_FOLDER = Path(os.environ.get("BOARDOBSERVER_QUEUE_FOLDER", str(Path.home() / "PDF")))
"""Where the queue's printer leaves its paper: the setting `Out` of cups-pdf.conf."""


@pytest.fixture(autouse=True)
def _queue(qtbot: QtBot) -> None:
    _ = qtbot
    if QUEUE not in QPrinterInfo.availablePrinterNames():
        pytest.skip("there is no CUPS queue to print on; tests/printing/set_up_queue.sh makes one")


def _paper(pdf: bytes, set_up: Callable[[QPrinter], None] | None = None) -> bytes:
    """Print on the queue, and take what came out off its tray."""
    title = f"minutes-{uuid.uuid4().hex}"
    printer = new_printer()
    printer.setPrinterName(QUEUE)
    if set_up is not None:
        set_up(printer)
    assert print_pdf(pdf, printer, title=title).is_whole
    path = _arrived(title)
    try:
        return path.read_bytes()
    finally:
        path.unlink()


def _arrived(title: str) -> Path:
    until = time.monotonic() + MOST_SECONDS
    while time.monotonic() < until:
        found = list(_FOLDER.glob(f"*{title}*.pdf"))
        if found and found[0].read_bytes().rstrip().endswith(b"%%EOF"):
            return found[0]
        time.sleep(0.2)
    raise AssertionError(f"nothing came out of the queue into {_FOLDER}")


def _low(printer: QPrinter) -> None:
    printer.setResolution(150)


def test_the_paper_looks_like_the_document(minutes_pdf: bytes):
    paper = page_pictures(_paper(minutes_pdf))

    originals = page_pictures(minutes_pdf)
    assert order_of(paper, originals) == list(range(len(originals)))
    assert max(map(difference, originals, paper)) < 3


def test_only_the_pages_asked_for_come_out(minutes_pdf: bytes):
    def ranged(printer: QPrinter) -> None:
        _low(printer)
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(2, 3)

    paper = page_pictures(_paper(minutes_pdf, ranged))

    assert order_of(paper, page_pictures(minutes_pdf)) == [1, 2]


def test_copies_come_out_once_each(minutes_pdf: bytes):
    def copies(printer: QPrinter) -> None:
        _low(printer)
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(1, 2)
        printer.setCopyCount(2)

    paper = page_pictures(_paper(minutes_pdf, copies))

    assert order_of(paper, page_pictures(minutes_pdf)) == [0, 1, 0, 1]


def test_both_sides_lose_no_page(minutes_pdf: bytes):
    def both_sides(printer: QPrinter) -> None:
        _low(printer)
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)

    paper = page_pictures(_paper(minutes_pdf, both_sides))

    originals = page_pictures(minutes_pdf)
    assert order_of(paper, originals)[: len(originals)] == list(range(len(originals)))
