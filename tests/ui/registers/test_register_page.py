"""A register as a person uses it: filtered as one types, sorted, added to, put out; on a real board."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.support import pdf
from tests.support.steps import Notices
from tests.support.word import parts_of_word
from tests.ui.registers.conftest import Answers

from boardobserver.domain.words import ActionStatus, RecordKind
from boardobserver.services import recording, tracking
from boardobserver.services.workspace import Workspace
from boardobserver.ui.registers.cells import Cell
from boardobserver.ui.registers.looks import ACTIONS, ASSURANCES, CHALLENGES
from boardobserver.ui.registers.register_page import RegisterPage
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.theme import Theme

CLICK = Qt.MouseButton.LeftButton
OpenPage = Callable[..., RegisterPage]


def shown(page: RegisterPage, cell: Cell = Cell.REFERENCE) -> list[str]:
    """What stands in a column, from the top."""
    return [str(page.model.index(at, cell).data()) for at in range(page.model.rowCount())]


def retype(page: RegisterPage, text: str) -> None:
    """Type another filter over the one that is there."""
    edit = page.filter_line.edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    QTest.keyClicks(edit, text)


def id_of(workspace: Workspace, words: str) -> str:
    return next(each.id for each in workspace.read.all_tracked() if words in each.text)


def test_the_page_opens_with_what_is_open_newest_first(page: RegisterPage):
    assert page.filter_line.text == "is:open"
    assert page.filter_line.chooser.name == "Open"
    assert shown(page) == ["AC-2026-004", "AC-2026-003", "AC-2026-002", "AC-2026-001"]
    assert shown(page, Cell.DUE)[-1] == "Overdue by 18 days"
    assert shown(page, Cell.WHO) == ["LO", "LL", "BC", "LL"]
    assert not page.table.current_id
    assert page.side.isHidden()


def test_the_words_of_a_record_have_the_most_room(qtbot: QtBot, page: RegisterPage):
    page.resize(1149, 640)  # what a screen of 1366 × 768 leaves
    widths = {cell: page.table.columnWidth(cell) for cell in Cell if not page.table.isColumnHidden(cell)}
    words = widths.pop(Cell.TEXT)
    assert words > 1.4 * max(widths.values())
    assert words + sum(widths.values()) <= page.table.viewport().width()
    first = page.table.visualRect(page.model.index(0, Cell.TEXT))
    QTest.mouseClick(page.table.viewport(), CLICK, pos=first.center())
    qtbot.waitUntil(page.side.isVisible)
    assert page.table.columnWidth(Cell.TEXT) > max(widths.values())


def test_each_key_narrows_the_list_and_says_how_many_there_are(page: RegisterPage):
    retype(page, "owner:ll")
    assert shown(page) == ["AC-2026-003", "AC-2026-001"]
    assert page.filter_line.count.text() == "2 of 4"
    QTest.keyClicks(page.filter_line.edit, " train")
    assert shown(page, Cell.TOPICS) == ["Training"]
    assert page.filter_line.count.text() == "1 of 4"
    assert page.filter_line.count.x() == 0


def test_a_filter_that_cannot_be_read_says_where_and_leaves_the_last_result(qtbot: QtBot, page: RegisterPage):
    retype(page, "owner:ll is")
    before = shown(page)
    QTest.keyClicks(page.filter_line.edit, ":opn")
    assert shown(page) == before == ["AC-2026-001"]
    qtbot.waitUntil(lambda: "cannot follow “is:”" in page.filter_line.message.message)
    qtbot.waitUntil(lambda: page.filter_line.message.x() < page.filter_line.width() // 4)
    block = page.filter_line.edit.document().firstBlock()
    wavy = [
        block.text()[each.start : each.start + each.length]
        for each in block.layout().formats()
        if each.format.underlineStyle() != each.format.UnderlineStyle.NoUnderline
    ]
    assert "".join(wavy) == "opn"
    for _ in range(2):
        QTest.keyClick(page.filter_line.edit, Qt.Key.Key_Backspace)
    QTest.keyClicks(page.filter_line.edit, "verdue")
    assert not page.filter_line.message.message
    assert shown(page) == ["AC-2026-001"]


def test_tab_takes_what_the_list_offers_and_the_arrows_walk_it(page: RegisterPage):
    retype(page, "to")
    edit = page.filter_line.edit
    assert [each.token for each in edit.offered] == ["to:", "topic:"]
    QTest.keyClick(edit, Qt.Key.Key_Down)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.text == "topic:"
    QTest.keyClicks(edit, "tr")
    found = ["Transparency", "Training", '"Community engagement and trust"']
    assert [each.token for each in edit.offered] == found
    QTest.keyClick(edit, Qt.Key.Key_Down)
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text == "topic:Training "
    assert edit.hasFocus()
    assert shown(page) == ["AC-2026-003"]
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert page.table.hasFocus()
    assert page.table.current_id == page.model.shown[0].id


def test_what_nothing_fits_says_so_and_leads_back_to_all(page: RegisterPage):
    retype(page, "watchlists raised:2019 ")
    assert page.not_found.isVisible()
    assert not page.head.output_button.isEnabled()
    QTest.keyClick(page.filter_line.edit, Qt.Key.Key_Escape)
    assert len(shown(page)) == 4
    assert page.filter_line.chooser.name == "All"


def test_a_filter_is_saved_chosen_renamed_and_removed(page: RegisterPage, workspace: Workspace):
    retype(page, "owner:ll is:open")
    line = page.filter_line
    actions = {each.text(): each for each in _menu(page)}
    actions["Save this filter…"].trigger()
    QTest.keyClicks(line.naming.name, "Overdue")
    QTest.mouseClick(line.naming.save_button, CLICK)
    assert line.naming.isVisible()  # every board has a filter of that name
    line.naming.name.selectAll()
    QTest.keyClicks(line.naming.name, "Theirs")
    QTest.keyClick(line.naming.name, Qt.Key.Key_Return)
    assert not line.naming.isVisible()
    assert line.chooser.name == "Theirs"
    line.set_text("")
    {each.text(): each for each in _menu(page)}["Theirs"].trigger()
    assert shown(page) == ["AC-2026-003", "AC-2026-001"]
    {each.text(): each for each in _menu(page)}["Rename “Theirs”…"].trigger()
    line.naming.name.selectAll()
    QTest.keyClicks(line.naming.name, "LL")
    QTest.keyClick(line.naming.name, Qt.Key.Key_Return)
    assert line.chooser.name == "LL"
    {each.text(): each for each in _menu(page)}["Remove “LL”"].trigger()
    assert workspace.read.saved_filters(RecordKind.ACTION) == ()
    assert line.chooser.name == ""
    workspace.undo()
    assert line.chooser.name == "LL"


def _menu(page: RegisterPage) -> list[QAction]:
    menu = page.filter_line.chooser.menu()
    menu.aboutToShow.emit()
    return [each for each in menu.actions() if not each.isSeparator()]


def _put_out(page: RegisterPage, words: str) -> None:
    next(each for each in page.head.output_button.menu().actions() if words in each.text()).trigger()


def test_sorting_and_columns_are_remembered(qtbot: QtBot, page: RegisterPage, open_page: OpenPage):
    page.table.sortByColumn(Cell.DUE, Qt.SortOrder.AscendingOrder)
    assert shown(page) == ["AC-2026-001", "AC-2026-002", "AC-2026-003", "AC-2026-004"]
    raised = next(each for each in page.table.columns_menu().actions() if each.text() == "Raised on")
    assert not raised.isChecked()
    raised.trigger()
    page.table.setColumnHidden(Cell.TOPICS, True)
    page.table.keep_columns()
    page.hide()
    again = open_page(ACTIONS)
    assert shown(again) == ["AC-2026-001", "AC-2026-002", "AC-2026-003", "AC-2026-004"]
    assert Cell.RAISED_ON in again.table.shown_cells
    assert Cell.TOPICS not in again.table.shown_cells
    assert shown(again, Cell.RAISED_ON)[0] == "19 Nov 2026"
    # Another register has its own.
    other = open_page(CHALLENGES)
    assert other.model.order == (Cell.REFERENCE, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(other.isVisible)


def test_a_location_names_a_record_a_filter_or_a_new_one(page: RegisterPage, workspace: Workspace):
    page.show_location("filter:is:overdue topic:bias")
    assert page.filter_line.text == "is:overdue topic:bias"
    assert shown(page) == []
    record_id = id_of(workspace, "watchlist")
    page.show_location(record_id)
    assert page.table.current_id == record_id
    assert page.side.pane.record_id == record_id
    assert "AC-2026-002 is shown too" in page.filter_line.count.text()
    page.show_location("new")
    assert page.side.is_adding
    assert page.side.form.text.hasFocus()


def test_a_new_record_is_chosen_even_if_the_filter_hides_it(page: RegisterPage, workspace: Workspace):
    retype(page, "is:overdue ")
    QTest.mouseClick(page.head.new_button, CLICK)
    form = page.side.form
    QTest.mouseClick(form.add_button, CLICK)
    assert form.form.row("text").message.message == "Say what is to be recorded."
    QTest.keyClicks(form.text, "To publish the equality assessment")
    form.party.line.line.setFocus()
    QTest.keyClicks(form.party.line.line, "BC")
    QTest.keyClick(form.party.line.line, Qt.Key.Key_Return)
    form.due.setFocus()
    QTest.keyClicks(form.due, "5 January 2027")
    QTest.mouseClick(form.add_button, CLICK)
    made = workspace.read.tracked_of_ids([page.table.current_id])[0]
    assert (made.text, made.meeting_id) == ("To publish the equality assessment", None)
    assert shown(page, Cell.TEXT)[0] == made.text
    assert shown(page, Cell.WHO)[0] == "BC"
    assert shown(page, Cell.DUE)[0] == "5 Jan 2027"
    assert "AC-2026-005 is shown too" in page.filter_line.count.text()
    assert page.side.pane.record_id == made.id
    retype(page, "is:overdue publish ")
    assert shown(page) == ["AC-2026-001"]
    workspace.undo()
    page.filter_line.set_text("")
    assert len(shown(page)) == 4


def test_a_change_elsewhere_is_followed_and_what_is_looked_at_stays(page: RegisterPage, workspace: Workspace):
    record_id = id_of(workspace, "train")
    page.show_record(record_id)
    workspace.perform(
        tracking.change_status(record_id, ActionStatus.CLOSED, words="done", evidence="the list")
    )
    assert page.table.current_id == record_id
    assert shown(page, Cell.STATUS)[1] == "Closed"
    assert "AC-2026-003 is shown too" in page.filter_line.count.text()
    workspace.perform(recording.add_record(RecordKind.ACTION, "One more"))
    assert shown(page, Cell.TEXT)[0] == "One more"
    assert page.table.current_id == record_id
    workspace.undo()
    workspace.undo()
    assert shown(page, Cell.STATUS) == ["Open"] * 4
    assert page.table.current_id == record_id
    QTest.keyClick(page.side, Qt.Key.Key_Escape)
    assert page.side.isHidden()
    assert not page.table.current_id


def test_what_changed_while_the_page_was_hidden_is_there_when_it_is_shown(
    page: RegisterPage, workspace: Workspace
):
    page.hide()
    workspace.perform(recording.add_record(RecordKind.ACTION, "Meanwhile"))
    page.show()
    assert shown(page, Cell.TEXT)[0] == "Meanwhile"


def test_a_link_to_a_record_of_another_kind_leads_to_its_register(page: RegisterPage, workspace: Workspace):
    other = id_of(workspace, "Why 0.64?")
    asked: list[Location] = []
    page.location_requested.connect(asked.append)
    page.side.pane.record_requested.emit(other)
    assert asked == [Location("challenges", other)]


def test_an_empty_register_says_what_it_is_for(open_page: OpenPage):
    page = open_page(ASSURANCES)
    assert page.empty.isVisible()
    assert not page.filter_line.isVisible()
    first = page.empty.focusProxy()
    assert first is not None
    QTest.keyClick(first, Qt.Key.Key_Space)
    QTest.keyClicks(page.side.form.text, "The threshold was tested")
    QTest.mouseClick(page.side.form.add_button, CLICK)
    assert shown(page, Cell.TEXT) == ["The threshold was tested"]


def test_a_board_that_is_only_read_offers_nothing_new(workspace: Workspace, open_page: OpenPage):
    reading = Workspace.open(workspace.path, actor="reader", read_only=True)
    page = open_page(ACTIONS, reading)
    page.show_location("new")
    assert page.side.isHidden()
    assert not page.head.new_button.isEnabled()
    retype(page, "owner:ll")
    assert shown(page) == ["AC-2026-003", "AC-2026-001"]
    assert "Save this filter…" not in [each.text() for each in _menu(page)]
    page.hide()
    reading.close()


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
    assert answers.proposed == ["Actions 2026-11-19.csv"]
    assert str(answers.file) in notices.messages[-1]


def test_the_pdf_has_the_lines_that_are_shown_and_how_they_were_found(
    qtbot: QtBot, page: RegisterPage, answers: Answers, notices: Notices, tmp_path: Path
):
    retype(page, "owner:ll ")
    answers.file = tmp_path / "out.pdf"
    _put_out(page, "Save as")
    qtbot.waitUntil(lambda: bool(notices.told), timeout=20_000)
    text = pdf.plain(" ".join(pdf.page_texts(answers.file.read_bytes())))
    assert text.index("AC-2026-003") < text.index("AC-2026-001")
    for words in ("Owned by ll", "owner:ll", "2 of 4", "Page 1 of 1", "OFFICIAL-SENSITIVE"):
        assert pdf.plain(words) in text
    for words in ("AC-2026-002", "AC-2026-004"):
        assert words not in text


def test_as_a_word_file_it_has_the_same_lines(
    qtbot: QtBot, page: RegisterPage, answers: Answers, notices: Notices, tmp_path: Path
):
    answers.file = tmp_path / "out.docx"
    _put_out(page, "Save as")
    qtbot.waitUntil(lambda: bool(notices.told), timeout=20_000)
    (table,) = (part for part in parts_of_word(answers.file.read_bytes()) if part.kind == "table")
    width = table.heads.count("column")
    references = table.texts[width::width]
    assert sorted(references) == ["AC-2026-001", "AC-2026-002", "AC-2026-003", "AC-2026-004"]


def test_before_it_prints_the_register_is_laid_out_so_that_its_pages_are_known(
    qtbot: QtBot, page: RegisterPage, answers: Answers, notices: Notices
):
    _put_out(page, "Print")
    qtbot.waitUntil(lambda: bool(answers.printing), timeout=20_000)
    assert answers.printing[0].pages == 1
    assert answers.printing[0].title == "Actions 2026-11-19"
    assert notices.told == []


def test_nothing_is_written_when_the_person_thinks_better_of_it(page: RegisterPage, answers: Answers):
    _put_out(page, "Save as")
    assert answers.proposed == ["Actions 2026-11-19.pdf"]


@pytest.mark.parametrize("percent", [100, 200])
def test_at_any_size_of_text_the_record_stands_beside_or_under_the_table(
    page: RegisterPage, workspace: Workspace, theme: Theme, percent: int, qtbot: QtBot
):
    theme.scale_text(percent)
    page.show_record(id_of(workspace, "train"))
    qtbot.waitUntil(page.side.isVisible)
    assert page.table.height() >= 6 * page.table.rowHeight(0)
    assert page.table.width() >= 0.5 * page.width()
