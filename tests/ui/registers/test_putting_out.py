"""A register is put out as it is shown: as CSV, PDF or Word file, and on paper."""

import csv
import io
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.support import pdf
from tests.support.register_page import filter_by, shown
from tests.support.steps import Notices
from tests.support.word import parts_of_word
from tests.ui.registers.conftest import Answers

from boardobserver.domain.words import RecordKind
from boardobserver.services import recording
from boardobserver.services.workspace import Workspace
from boardobserver.ui.registers.cells import Cell
from boardobserver.ui.registers.register_page import RegisterPage


def _put_out(page: RegisterPage, words: str) -> None:
    next(each for each in page.head.output_button.menu().actions() if words in each.text()).trigger()


def test_the_csv_has_the_lines_and_columns_that_are_shown(
    qtbot: QtBot, page: RegisterPage, workspace: Workspace, answers: Answers, notices: Notices
):
    workspace.perform(recording.add_record(RecordKind.ACTION, "=1+1 is no sum\nbut a text"))
    page.filter_line.set_text("-owner:LO")
    page.table.sortByColumn(Cell.TEXT, Qt.SortOrder.AscendingOrder)
    page.table.setColumnHidden(Cell.LAST, True)
    answers.file = workspace.path.with_name("out.csv")
    _put_out(page, "CSV")
    qtbot.waitUntil(lambda: bool(notices.told))
    rows = list(csv.reader(io.StringIO(answers.file.read_text("utf-8-sig"), newline="")))
    assert rows[0] == ["Reference", "Action", "Due", "Status", "Owner", "Topics"]
    assert [row[0] for row in rows[1:]] == shown(page)
    assert rows[1][1] == "'=1+1 is no sum\nbut a text"
    assert answers.proposed == ["Actions 2026-11-19 OFFICIAL-SENSITIVE (internal).csv"]
    assert str(answers.file) in notices.messages[-1]
    assert "not for the public" in notices.told[-1].remedy


def test_the_pdf_has_the_lines_that_are_shown_and_how_they_were_found(
    qtbot: QtBot, page: RegisterPage, answers: Answers, notices: Notices, tmp_path: Path
):
    filter_by(page, "owner:ll ")
    answers.file = tmp_path / "out.pdf"
    _put_out(page, "Save as")
    qtbot.waitUntil(lambda: bool(notices.told))
    text = pdf.plain(" ".join(pdf.page_texts(answers.file.read_bytes())))
    assert text.index("AC-2026-003") < text.index("AC-2026-001")
    for words in ("Owned by ll", "owner:ll", "2 of 4", "Page 1 of 1", "OFFICIAL-SENSITIVE"):
        assert pdf.plain(words) in text
    for words in ("AC-2026-002", "AC-2026-004"):
        assert words not in text


def test_what_a_saved_pdf_cannot_show_or_claim_is_said(
    qtbot: QtBot, page: RegisterPage, workspace: Workspace, answers: Answers, notices: Notices
):
    workspace.perform(recording.add_record(RecordKind.ACTION, "Read the \U00013000 aloud"))
    answers.file = workspace.path.with_name("out.pdf")
    _put_out(page, "Save as")
    qtbot.waitUntil(lambda: bool(notices.told))
    first, *_, last = notices.messages
    assert "U+13000" in first
    assert str(answers.file) in last

    notices.told.clear()
    for cell in Cell:
        page.table.setColumnHidden(cell, True)
    answers.file = workspace.path.with_name("no columns.pdf")
    _put_out(page, "Save as")
    qtbot.waitUntil(lambda: bool(notices.told))
    assert notices.told[0].message == "It is written without the claim of PDF/UA and PDF/A."
    assert notices.told[0].remedy == "A table has no header cells."


def test_as_a_word_file_it_has_the_same_lines(
    qtbot: QtBot, page: RegisterPage, answers: Answers, notices: Notices, tmp_path: Path
):
    answers.file = tmp_path / "out.docx"
    _put_out(page, "Save as")
    qtbot.waitUntil(lambda: bool(notices.told))
    (table,) = (part for part in parts_of_word(answers.file.read_bytes()) if part.kind == "table")
    width = table.heads.count("column")
    references = table.texts[width::width]
    assert sorted(references) == ["AC-2026-001", "AC-2026-002", "AC-2026-003", "AC-2026-004"]


def test_before_it_prints_the_register_is_laid_out_so_that_its_pages_are_known(
    qtbot: QtBot, page: RegisterPage, answers: Answers, notices: Notices
):
    _put_out(page, "Print")
    qtbot.waitUntil(lambda: bool(answers.printing))
    assert answers.printing[0].pages == 1
    assert answers.printing[0].title == "Actions 2026-11-19"
    assert notices.told == []


def test_nothing_is_written_when_the_person_thinks_better_of_it(page: RegisterPage, answers: Answers):
    _put_out(page, "Save as")
    assert answers.proposed == ["Actions 2026-11-19.pdf"]
