"""The standing questions are kept in their own list."""

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.steps import open_board

from boardobserver.services.questions import add_question
from boardobserver.services.workspace import Workspace
from boardobserver.ui.priorities.questions_panel import QuestionsPanel
from boardobserver.ui.shell.window import Desk

_CLICK = Qt.MouseButton.LeftButton


@pytest.fixture
def workspace(tmp_path: Path) -> Generator[Workspace]:
    opened = boards.board(tmp_path)
    yield opened
    opened.close()


def shown(qtbot: QtBot, desk: Desk, workspace: Workspace) -> QuestionsPanel:
    board = open_board(workspace)
    panel = QuestionsPanel(desk, board)
    board.setParent(panel)
    board.changed.connect(panel.reload)
    qtbot.addWidget(panel)
    panel.resize(1100, 600)
    panel.reload()
    panel.show()
    return panel


def listed(panel: QuestionsPanel) -> list[tuple[str, str]]:
    return [(row.cells[0], row.cells[3]) for row in panel.model.rows]


def test_questions_are_added_by_key_and_a_double_is_refused_beside_the_field(
    qtbot: QtBot, desk: Desk, workspace: Workspace
) -> None:
    panel = shown(qtbot, desk, workspace)
    assert panel.empty.isVisible()
    QTest.keyClicks(panel.new_text, "Who checks the lists?")
    QTest.keyClick(panel.new_text, Qt.Key.Key_Return)
    assert listed(panel) == [("Who checks the lists?", "due")]
    assert panel.new_text.text() == ""
    QTest.keyClicks(panel.new_text, "who checks the lists")
    QTest.mouseClick(panel.add_button, _CLICK)
    assert panel.new_text.property("invalid")
    assert len(panel.model.rows) == 1


def test_a_question_is_changed_moved_and_retired_where_it_stands(
    qtbot: QtBot, desk: Desk, workspace: Workspace
) -> None:
    for text in ("Who checks?", "What has changed?", "Who signs?"):
        workspace.perform(add_question(text))
    panel = shown(qtbot, desk, workspace)
    panel.table.setFocus()
    panel.table.selectRow(2)
    QTest.keyClick(panel.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [text for text, _state in listed(panel)] == ["Who checks?", "Who signs?", "What has changed?"]
    QTest.keyClick(panel.table, Qt.Key.Key_F2)
    panel.pane.text.selectAll()
    QTest.keyClicks(panel.pane.text, "Who signs each list?")
    QTest.keyClick(panel.pane.text, Qt.Key.Key_Return)
    assert listed(panel)[1] == ("Who signs each list?", "due")
    QTest.mouseClick(panel.pane.retire_button, _CLICK)
    assert listed(panel)[2] == ("Who signs each list?", "retired")
    panel.table.selectRow(2)
    QTest.mouseClick(panel.pane.return_button, _CLICK)
    assert ("Who signs each list?", "due") in listed(panel)
    QTest.keyClick(panel.pane.earlier.table, Qt.Key.Key_End)
    QTest.mouseClick(panel.pane.earlier.restore_button, _CLICK)
    assert ("Who signs?", "due") in listed(panel)
    assert workspace.undo() == "restore the words of a question"
