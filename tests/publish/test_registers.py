"""A register as a document: every line as it was shown, and how it was found."""

import datetime as dt

from tests.support import pdf

from boardobserver.domain.register_sheet import RegisterSheet, SheetColumn
from boardobserver.domain.words import Marking
from boardobserver.publish.document import Fields, Table, texts_of
from boardobserver.publish.pdf.render import render_pdf
from boardobserver.publish.pdf.theme import PAGE_HEIGHT, PAGE_WIDTH
from boardobserver.publish.registers import register_document

_AT = dt.datetime(2026, 11, 23, 9, 5, tzinfo=dt.UTC)


def sheet(rows: tuple[tuple[str, ...], ...], filter_text: str = "is:open") -> RegisterSheet:
    return RegisterSheet(
        title="Actions",
        board_name="Test board",
        observing_body="Mayor’s Office",
        marking=Marking.OFFICIAL_SENSITIVE,
        filter_text=filter_text,
        filter_words="Open" if filter_text else "All records",
        sorted_by="Reference, last first",
        total=412,
        made_at=_AT,
        columns=(SheetColumn("Reference", 1.0), SheetColumn("Action", 4.0), SheetColumn("Status", 1.0)),
        rows=rows,
    )


def test_the_head_says_how_the_lines_were_found():
    document = register_document(sheet((("AC-2026-001", "To act", "Open"),)))
    fields = next(block for block in document.blocks if isinstance(block, Fields))
    said = texts_of(fields)
    for words in ("Open", "is:open", "1 of 412", "Reference, last first", "23 November 2026, 09:05"):
        assert words in said
    assert document.marking == "OFFICIAL-SENSITIVE"
    assert document.short_title == "Actions, 23 November 2026"


def test_every_line_prints_in_its_order_on_pages_that_lie_across():
    rows = tuple((f"AC-2026-{number:03d}", f"To act number {number}", "Open") for number in range(1, 81))
    data = render_pdf(register_document(sheet(rows))).data
    pages = pdf.page_texts(data)
    assert len(pages) > 1
    text = pdf.plain(" ".join(pages))
    places = [text.index(f"AC-2026-{number:03d}") for number in range(1, 81)]
    assert places == sorted(places)
    for number, page in enumerate(pages, start=1):
        assert f"Page{number}of{len(pages)}" in pdf.plain(page)
        assert page.count("OFFICIAL-SENSITIVE") == 2
    for boxes in pdf.char_boxes(data):
        assert max(each.right for each in boxes) > PAGE_WIDTH
        assert all(each.left > 0 and each.right < PAGE_HEIGHT for each in boxes)
        assert all(each.bottom > 0 and each.top < PAGE_WIDTH for each in boxes)


def test_what_finds_nothing_says_so_and_has_no_table():
    document = register_document(sheet((), filter_text=""))
    assert not any(isinstance(block, Table) for block in document.blocks)
    assert "No record was found." in [text for block in document.blocks for text in texts_of(block)]
