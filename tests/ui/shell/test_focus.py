"""Enter presses the button that has the focus, and a field commits its words when it is asked to."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from boardobserver.ui.shell.focus import EnterKeys, commit_focused


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    content = QWidget()
    column = QVBoxLayout(content)
    for widget in (QLineEdit(), QPushButton("push"), QToolButton()):
        column.addWidget(widget)
    made.setCentralWidget(content)
    EnterKeys(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.mark.parametrize("kind", [QPushButton, QToolButton])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_once_by_enter_as_by_space(
    window: QMainWindow, kind: type[QPushButton | QToolButton], key: Qt.Key
) -> None:
    button = window.findChildren(kind)[-1]
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    for _ in range(2):
        window.findChildren(QLineEdit)[0].setFocus()
        button.setFocus()
    QTest.keyClick(button, key)
    assert len(pressed) == 1
    button.setEnabled(False)
    QTest.keyClick(button, key)
    assert len(pressed) == 1


def test_a_field_commits_and_keeps_the_focus(window: QMainWindow) -> None:
    line = window.findChildren(QLineEdit)[0]
    line.setFocus()
    committed: list[str] = []
    line.editingFinished.connect(lambda: committed.append(line.text()))
    QTest.keyClicks(line, "half a word")
    commit_focused(window)
    assert committed == ["half a word"]
    assert QApplication.focusWidget() is line
