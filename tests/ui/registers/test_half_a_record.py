"""Half a new record waits while something else is looked at."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from boardobserver.services.workspace import Workspace
from boardobserver.ui.registers.register_page import RegisterPage

CLICK = Qt.MouseButton.LeftButton


def test_a_new_record_that_is_half_typed_stays_while_another_page_is_looked_at(
    qtbot: QtBot, page: RegisterPage
):
    page.table.select_id(page.model.line(0).id)
    qtbot.waitUntil(lambda: page.side.pane.record_id == page.model.line(0).id)
    QTest.mouseClick(page.head.new_button, CLICK)
    QTest.keyClicks(page.side.form.text, "To publish")
    page.hide()
    page.show()
    qtbot.waitUntil(lambda: not page._settling.isActive())  # pyright: ignore[reportPrivateUsage] - when the pane follows
    assert page.side.is_adding
    assert page.side.form.text.text == "To publish"


def test_half_a_new_record_is_there_again_until_it_is_added_or_given_up(
    qtbot: QtBot, page: RegisterPage, workspace: Workspace
):
    QTest.mouseClick(page.head.new_button, CLICK)
    form = page.side.form
    QTest.keyClicks(form.text, "To publish")
    page.table.select_id(page.model.line(0).id)
    qtbot.waitUntil(lambda: not page.side.is_adding)
    QTest.mouseClick(page.head.new_button, CLICK)
    QTest.keyClicks(form.text, " the assessment")
    QTest.mouseClick(form.add_button, CLICK)
    assert [each.text for each in workspace.read.all_tracked()].count("To publish the assessment") == 1
    QTest.mouseClick(page.head.new_button, CLICK)
    assert form.text.text == ""
    QTest.keyClicks(form.text, "nothing")
    QTest.mouseClick(form.cancel_button, CLICK)
    QTest.mouseClick(page.head.new_button, CLICK)
    assert form.text.text == ""
