from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from boardobserver.ui.shell.commands import CommandTable
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.shell.undo import UndoKeys
from boardobserver.ui.shell.window_commands import EDIT_COMMANDS
from boardobserver.ui.widgets.access_key import shown_words

_CONTROL = Qt.KeyboardModifier.ControlModifier
_BOTH = _CONTROL | Qt.KeyboardModifier.ShiftModifier


class Steps:
    """A history as the program has one: labels done and labels undone."""

    def __init__(self, *done: str) -> None:
        self.done = list(done)
        self.undone: list[str] = []

    def undo(self) -> None:
        self.undone.append(self.done.pop())

    def redo(self) -> None:
        self.done.append(self.undone.pop())

    def undo_label(self) -> str | None:
        return self.done[-1] if self.done else None

    def redo_label(self) -> str | None:
        return self.undone[-1] if self.undone else None


class Desk:
    """A window with an editor and a button, and the undo keys over them."""

    def __init__(self, qtbot: QtBot, theme: Theme, editor: QWidget, steps: Steps) -> None:
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.editor = editor
        self.button = QPushButton("elsewhere")
        content = QWidget()
        column = QVBoxLayout(content)
        column.addWidget(editor)
        column.addWidget(self.button)
        self.window.setCentralWidget(content)
        self.table = CommandTable(EDIT_COMMANDS, theme.icons, self.window)
        self.window.addActions(self.table.actions())
        self.keys = UndoKeys(
            self.table,
            self.window,
            undo=steps.undo,
            redo=steps.redo,
            undo_label=steps.undo_label,
            redo_label=steps.redo_label,
        )
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        editor.setFocus()

    def text(self, command: str) -> str:
        return self.table.action(command).text()


def _box() -> QComboBox:
    box = QComboBox()
    box.setEditable(True)
    return box


_EDITORS = (QLineEdit, QPlainTextEdit, QTextEdit, _box)


def _words(editor: QWidget) -> str:
    if isinstance(editor, QLineEdit):
        return editor.text()
    if isinstance(editor, QComboBox):
        return editor.currentText()
    assert isinstance(editor, QPlainTextEdit | QTextEdit)
    return editor.toPlainText()


@pytest.mark.parametrize("make", _EDITORS)
def test_the_text_being_typed_is_undone_first_then_the_program(
    qtbot: QtBot, theme: Theme, make: Callable[[], QWidget]
) -> None:
    steps = Steps("close action AC-2026-031")
    desk = Desk(qtbot, theme, make(), steps)
    QTest.keyClicks(desk.editor, "hello")
    assert desk.text("edit.undo") == "Undo typing"
    QTest.keyClick(desk.editor, Qt.Key.Key_Z, _CONTROL)
    assert _words(desk.editor) == ""
    assert steps.done == ["close action AC-2026-031"]
    assert desk.text("edit.undo") == "Undo close action AC-2026-031"
    QTest.keyClick(desk.editor, Qt.Key.Key_Z, _CONTROL)
    assert steps.undone == ["close action AC-2026-031"]


@pytest.mark.parametrize("make", _EDITORS)
@pytest.mark.parametrize("key", [(Qt.Key.Key_Z, _BOTH), (Qt.Key.Key_Y, _CONTROL)])
def test_both_keys_of_redo_work_in_text_and_out_of_it(
    qtbot: QtBot, theme: Theme, make: Callable[[], QWidget], key: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    steps = Steps("add Paper 03")
    steps.undo()
    desk = Desk(qtbot, theme, make(), steps)
    QTest.keyClicks(desk.editor, "hello")
    QTest.keyClick(desk.editor, Qt.Key.Key_Z, _CONTROL)
    QTest.keyClick(desk.editor, key[0], key[1])
    assert _words(desk.editor) == "hello"
    QTest.keyClick(desk.editor, key[0], key[1])
    assert steps.done == ["add Paper 03"]


def test_away_from_text_the_program_is_undone_and_the_text_stays(qtbot: QtBot, theme: Theme) -> None:
    steps = Steps("one", "two")
    desk = Desk(qtbot, theme, QLineEdit(), steps)
    QTest.keyClicks(desk.editor, "hello")
    desk.button.setFocus()
    QTest.keyClick(desk.button, Qt.Key.Key_Z, _CONTROL)
    assert (_words(desk.editor), steps.done) == ("hello", ["one"])


def test_nothing_to_undo_is_not_offered(qtbot: QtBot, theme: Theme) -> None:
    desk = Desk(qtbot, theme, QLineEdit(), Steps())
    assert not desk.table.action("edit.undo").isEnabled()
    assert desk.text("edit.undo") == "Undo"
    QTest.keyClicks(desk.editor, "x")
    assert desk.table.action("edit.undo").isEnabled()


def test_a_change_made_elsewhere_shows_after_refresh(qtbot: QtBot, theme: Theme) -> None:
    steps = Steps()
    desk = Desk(qtbot, theme, QLineEdit(), steps)
    steps.done.append("sign off")
    desk.keys.refresh()
    assert desk.text("edit.undo") == "Undo sign off"
    steps.done.append("add the topic R&D")
    desk.keys.refresh()
    assert shown_words(desk.text("edit.undo")) == "Undo add the topic R&D"


def test_a_read_only_text_is_left_alone(qtbot: QtBot, theme: Theme) -> None:
    steps = Steps("one")
    desk = Desk(qtbot, theme, QPlainTextEdit(), steps)
    QTest.keyClicks(desk.editor, "hello")
    desk.editor.setProperty("readOnly", True)
    QTest.keyClick(desk.editor, Qt.Key.Key_Z, _CONTROL)
    assert (_words(desk.editor), steps.done) == ("hello", [])


def test_an_editor_that_goes_while_focused_does_no_harm(qtbot: QtBot, theme: Theme) -> None:
    steps = Steps("one")
    desk = Desk(qtbot, theme, QLineEdit(), steps)
    QTest.keyClicks(desk.editor, "hello")
    with qtbot.waitSignal(desk.editor.destroyed):
        desk.editor.deleteLater()
    desk.button.setFocus()
    QTest.keyClick(desk.button, Qt.Key.Key_Z, _CONTROL)
    assert steps.undone == ["one"]
