"""Printing without a queue: the system's own PDF printer takes what a real one would."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from tests.support.paper import difference, order_of, page_pictures

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.ui.output.printing import Printed, new_printer, print_pdf

SetUp = Callable[[QPrinter], None]


def _printed(pdf: bytes, folder: Path, set_up: SetUp | None = None, *, current_page: int = 0) -> bytes:
    path = folder / "paper.pdf"
    printer = new_printer()
    printer.setOutputFileName(str(path))
    printer.setResolution(150)
    if set_up is not None:
        set_up(printer)
    printed = print_pdf(pdf, printer, title="Minutes", current_page=current_page)
    assert printed.is_whole
    return path.read_bytes()


def _order(pdf: bytes, folder: Path, set_up: SetUp, *, current_page: int = 0) -> list[int]:
    paper = page_pictures(_printed(pdf, folder, set_up, current_page=current_page))
    return order_of(paper, page_pictures(pdf))


@pytest.fixture
def pages(qtbot: QtBot, minutes_pdf: bytes) -> int:
    """How many pages the minutes have; more than the tests name."""
    _ = qtbot
    count = len(page_pictures(minutes_pdf))
    assert count >= 5
    return count


def test_every_page_comes_out_in_order_and_looks_the_same(minutes_pdf: bytes, pages: int, tmp_path: Path):
    paper = page_pictures(_printed(minutes_pdf, tmp_path))

    originals = page_pictures(minutes_pdf)
    assert order_of(paper, originals) == list(range(pages))
    assert max(map(difference, originals, paper)) < 3


def test_bands_meet_without_a_seam_at_the_finest_resolution(minutes_pdf: bytes, pages: int, tmp_path: Path):
    def finest(printer: QPrinter) -> None:
        printer.setResolution(1200)
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(1, 1)

    paper = page_pictures(_printed(minutes_pdf, tmp_path, finest))

    assert len(paper) == 1
    assert pages > 1
    assert difference(page_pictures(minutes_pdf)[0], paper[0]) < 3


def test_a_range_of_pages(minutes_pdf: bytes, pages: int, tmp_path: Path):
    def ranged(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(2, 3)

    assert _order(minutes_pdf, tmp_path, ranged) == [1, 2]
    assert pages > 3


@pytest.mark.usefixtures("pages")
def test_several_ranges(minutes_pdf: bytes, tmp_path: Path):
    def ranged(printer: QPrinter) -> None:
        ranges = QPageRanges()
        ranges.addPage(1)
        ranges.addRange(4, 5)
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setPageRanges(ranges)

    assert _order(minutes_pdf, tmp_path, ranged) == [0, 3, 4]


@pytest.mark.usefixtures("pages")
def test_only_the_page_that_is_looked_at(minutes_pdf: bytes, tmp_path: Path):
    def current(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.CurrentPage)

    assert _order(minutes_pdf, tmp_path, current, current_page=2) == [2]


@pytest.mark.usefixtures("pages")
def test_copies_one_after_the_other_or_page_by_page(minutes_pdf: bytes, tmp_path: Path):
    def copies(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(1, 2)
        printer.setCopyCount(2)

    def by_page(printer: QPrinter) -> None:
        copies(printer)
        printer.setCollateCopies(False)

    assert _order(minutes_pdf, tmp_path, copies) == [0, 1, 0, 1]
    assert _order(minutes_pdf, tmp_path, by_page) == [0, 0, 1, 1]


@pytest.mark.usefixtures("pages")
def test_the_last_page_first(minutes_pdf: bytes, tmp_path: Path):
    def reverse(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(1, 3)
        printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)

    assert _order(minutes_pdf, tmp_path, reverse) == [2, 1, 0]


@pytest.mark.usefixtures("pages")
def test_other_paper_shrinks_the_page_and_cuts_nothing_off(minutes_pdf: bytes, tmp_path: Path):
    # The page is told apart from the others still, at seven tenths of its size.
    def small(printer: QPrinter) -> None:
        printer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A5),
                QPageLayout.Orientation.Portrait,
                printer.pageLayout().margins(),
            )
        )

    paper = page_pictures(_printed(minutes_pdf, tmp_path, small))

    originals = page_pictures(minutes_pdf)
    assert order_of(paper, originals) == list(range(len(originals)))
    assert max(map(difference, originals, paper)) < 5


@pytest.mark.usefixtures("pages")
def test_no_such_page_is_refused(minutes_pdf: bytes, tmp_path: Path):
    def beyond(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(90, 91)

    with pytest.raises(Refusal, match="no such page"):
        _printed(minutes_pdf, tmp_path, beyond)


@pytest.mark.usefixtures("pages")
def test_stopping_says_how_far_it_came(minutes_pdf: bytes, tmp_path: Path):
    printer = new_printer()
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setResolution(72)
    done: list[int] = []

    printed = print_pdf(
        minutes_pdf,
        printer,
        title="Minutes",
        progress=lambda sides, _total: done.append(sides),
        is_cancelled=lambda: len(done) >= 2,
    )

    assert printed == Printed(2, printed.of_sides)
    assert not printed.is_whole


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
@pytest.mark.usefixtures("pages")
def test_a_folder_that_is_not_there_is_a_fault(minutes_pdf: bytes, tmp_path: Path):
    printer = new_printer()
    printer.setOutputFileName(str(tmp_path / "nowhere" / "paper.pdf"))

    with pytest.raises(Fault):
        print_pdf(minutes_pdf, printer, title="Minutes")


def test_what_is_no_pdf_is_a_fault(qtbot: QtBot, tmp_path: Path):
    _ = qtbot
    with pytest.raises(Fault, match="cannot be read"):
        _printed(b"not a document", tmp_path)
