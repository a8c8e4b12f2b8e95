"""A register is filtered as one types, with what the list offers, and filters are kept by name."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.support.register_page import filter_by, filter_menu, shown

from boardobserver.domain.words import RecordKind
from boardobserver.services.workspace import Workspace
from boardobserver.ui.registers.cells import Cell
from boardobserver.ui.registers.register_page import RegisterPage
from boardobserver.ui.widgets.access_key import shown_words

CLICK = Qt.MouseButton.LeftButton


def test_each_key_narrows_the_list_and_says_how_many_there_are(page: RegisterPage):
    filter_by(page, "owner:ll")
    assert shown(page) == ["AC-2026-003", "AC-2026-001"]
    assert page.filter_line.count.text() == "2 of 4"
    QTest.keyClicks(page.filter_line.edit, " train")
    assert shown(page, Cell.TOPICS) == ["Training"]
    assert page.filter_line.count.text() == "1 of 4"
    assert page.filter_line.count.x() == 0


def test_a_filter_that_cannot_be_read_says_where_and_leaves_the_last_result(qtbot: QtBot, page: RegisterPage):
    filter_by(page, "owner:ll is")
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
    filter_by(page, "to")
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
    filter_by(page, "watchlists raised:2019 ")
    assert page.not_found.isVisible()
    assert not page.head.output_button.isEnabled()
    QTest.keyClick(page.filter_line.edit, Qt.Key.Key_Escape)
    assert len(shown(page)) == 4
    assert page.filter_line.chooser.name == "All"


def test_a_filter_is_saved_chosen_renamed_and_removed(page: RegisterPage, workspace: Workspace):
    filter_by(page, "owner:ll is:open")
    line = page.filter_line
    actions = {each.text(): each for each in filter_menu(page)}
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
    {each.text(): each for each in filter_menu(page)}["Theirs"].trigger()
    assert shown(page) == ["AC-2026-003", "AC-2026-001"]
    {each.text(): each for each in filter_menu(page)}["Rename “Theirs”…"].trigger()
    line.naming.name.selectAll()
    QTest.keyClicks(line.naming.name, "L&L")
    QTest.keyClick(line.naming.name, Qt.Key.Key_Return)
    assert line.chooser.name == shown_words(line.chooser.text()) == "L&L"
    {shown_words(each.text()): each for each in filter_menu(page)}["Remove “L&L”"].trigger()
    assert workspace.read.saved_filters(RecordKind.ACTION) == ()
    assert line.chooser.name == ""
    workspace.undo()
    assert line.chooser.name == "L&L"
