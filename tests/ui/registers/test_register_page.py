"""A register as a person uses it: sorted, added to, followed elsewhere; on a real board."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from tests.support.boards import record_like
from tests.support.register_page import filter_by, filter_menu, shown

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


def test_the_page_opens_with_what_is_open_newest_first(page: RegisterPage):
    assert page.filter_line.text == "is:open"
    assert page.filter_line.chooser.name == "Open"
    assert shown(page) == ["AC-2026-004", "AC-2026-003", "AC-2026-002", "AC-2026-001"]
    assert shown(page, Cell.DUE)[-1] == "Overdue by 18 days"
    assert shown(page, Cell.WHO) == ["LO", "LL", "BC", "LL"]
    assert not page.table.current_id
    assert page.side.isHidden()


def test_a_column_is_hidden_and_shown_from_the_head(page: RegisterPage, qtbot: QtBot):
    menu = page.head.columns_button.menu()
    for is_hidden in (True, False):
        menu.popup(page.head.pos())
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
        assert page.table.isColumnHidden(0) is is_hidden
    qtbot.waitUntil(lambda: len(menu.findChildren(QMenu)) == 1)


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


def choose_first(qtbot: QtBot, page: RegisterPage) -> None:
    first = page.table.visualRect(page.model.index(0, Cell.TEXT))
    QTest.mouseClick(page.table.viewport(), CLICK, pos=first.center())
    qtbot.waitUntil(page.side.isVisible)


def test_beside_a_record_the_last_columns_give_way_and_nothing_scrolls_sideways(
    qtbot: QtBot, page: RegisterPage, open_page: OpenPage
):
    page.resize(1149, 640)
    chosen = page.table.shown_cells
    choose_first(qtbot, page)
    qtbot.waitUntil(lambda: page.table.isColumnHidden(chosen[-1]))
    assert page.table.horizontalScrollBar().maximum() == 0
    seen = tuple(cell for cell in chosen if not page.table.isColumnHidden(cell))
    assert seen == chosen[: len(seen)]
    assert page.table.shown_cells == chosen, "what is printed has them all"
    menu = {each.text(): each.isChecked() for each in page.table.columns_menu().actions()}
    assert menu["Topics (no room now)"]
    page.table.keep_columns()
    assert open_page(ACTIONS).table.shown_cells == chosen
    QTest.keyClick(page.side, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not any(page.table.isColumnHidden(cell) for cell in chosen))


def test_a_column_without_room_can_be_left_out_for_good(qtbot: QtBot, page: RegisterPage):
    page.resize(1149, 640)
    choose_first(qtbot, page)
    qtbot.waitUntil(lambda: page.table.isColumnHidden(Cell.TOPICS))
    next(each for each in page.table.columns_menu().actions() if each.text().startswith("Topics")).trigger()
    QTest.keyClick(page.side, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.table.isColumnHidden(Cell.WHO))
    assert page.table.isColumnHidden(Cell.TOPICS)
    assert Cell.TOPICS not in page.table.shown_cells


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
    record_id = record_like(workspace, "watchlist").id
    page.show_location(record_id)
    assert page.table.current_id == record_id
    assert page.side.pane.record_id == record_id
    assert "AC-2026-002 is shown too" in page.filter_line.count.text()
    page.show_location("new")
    assert page.side.is_adding
    assert page.side.form.text.hasFocus()


def test_a_new_record_is_chosen_even_if_the_filter_hides_it(page: RegisterPage, workspace: Workspace):
    filter_by(page, "is:overdue ")
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
    filter_by(page, "is:overdue publish ")
    assert shown(page) == ["AC-2026-001"]
    workspace.undo()
    page.filter_line.set_text("")
    assert len(shown(page)) == 4


def test_a_change_elsewhere_is_followed_and_what_is_looked_at_stays(page: RegisterPage, workspace: Workspace):
    record_id = record_like(workspace, "train").id
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
    other = record_like(workspace, "Why 0.64?").id
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
    filter_by(page, "owner:ll")
    assert shown(page) == ["AC-2026-003", "AC-2026-001"]
    assert "Save this filter…" not in [each.text() for each in filter_menu(page)]
    page.hide()
    reading.close()


@pytest.mark.parametrize("percent", [100, 200])
def test_at_any_size_of_text_the_record_stands_beside_or_under_the_table(
    page: RegisterPage, workspace: Workspace, theme: Theme, percent: int, qtbot: QtBot
):
    theme.scale_text(percent)
    page.show_record(record_like(workspace, "train").id)
    qtbot.waitUntil(page.side.isVisible)
    assert page.table.height() >= 6 * page.table.rowHeight(0)
    assert page.table.width() >= 0.5 * page.width()
