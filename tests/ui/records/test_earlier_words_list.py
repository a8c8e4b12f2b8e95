"""Old words are put back from the pane of a record with a click."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.support.boards import board

from boardobserver.domain.words import RecordKind
from boardobserver.services import recording, tracking
from boardobserver.services.earlier_words import earlier_words_of_record
from boardobserver.ui.records.earlier_words_list import EarlierWordsList
from boardobserver.ui.records.record_pane import RecordPane
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.window import Desk


def test_words_are_restored_and_the_list_says_which_stand_now(tmp_path: Path, desk: Desk, qtbot: QtBot):
    workspace = board(tmp_path)
    action = workspace.perform(recording.add_record(RecordKind.ACTION, "Publish the report"))
    pane = RecordPane(desk, OpenBoard(workspace, lambda _notice: None))
    qtbot.addWidget(pane)
    pane.resize(500, 900)
    pane.show()
    pane.show_record(action)
    assert pane.earlier.isHidden()
    workspace.perform(tracking.change_text(action, "Publish some of it"))
    earlier = pane.earlier
    assert earlier.isVisible()
    earlier.table.setFocus()
    QTest.keyClick(earlier.table, Qt.Key.Key_End)
    assert earlier.whole.text() == "Words, tester:\nPublish the report"
    QTest.mouseClick(earlier.restore_button, Qt.MouseButton.LeftButton)
    (record,) = workspace.read.tracked_of_kind(RecordKind.ACTION)
    assert record.text == "Publish the report"
    QTest.keyClick(earlier.table, Qt.Key.Key_Home)
    assert not earlier.restore_button.isEnabled()
    assert earlier.table.model().rowCount() == 3


def test_the_button_stays_in_sight_when_words_are_chosen(tmp_path: Path, desk: Desk, qtbot: QtBot):
    workspace = board(tmp_path)
    action = workspace.perform(recording.add_record(RecordKind.ACTION, "Publish the report " * 12))
    workspace.perform(tracking.change_text(action, "Publish some of it"))
    (record,) = workspace.read.tracked_of_kind(RecordKind.ACTION)
    scrolled = QScrollArea()
    scrolled.setWidgetResizable(True)
    qtbot.addWidget(scrolled)
    earlier = EarlierWordsList(desk.theme, OpenBoard(workspace, lambda _notice: None), desk.settings)
    column = QWidget()
    above = QLabel("What stands above it")
    above.setMinimumHeight(400)
    stacked = QVBoxLayout(column)
    stacked.addWidget(above)
    stacked.addWidget(earlier)
    scrolled.setWidget(column)
    scrolled.resize(360, 320)
    scrolled.show()
    scrolled.activateWindow()
    qtbot.waitUntil(scrolled.isActiveWindow)
    earlier.show_versions(earlier_words_of_record(workspace.read, record), is_editable=True)
    earlier.table.setFocus()
    QTest.keyClick(earlier.table, Qt.Key.Key_End)
    button = earlier.restore_button
    qtbot.waitUntil(lambda: button.visibleRegion().boundingRect() == button.rect())
