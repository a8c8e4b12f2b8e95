"""What stands between the window's content and whoever looks at the screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from boardobserver.ui.shell.dialogs import about_dialog
from boardobserver.ui.shell.pages import Page
from boardobserver.ui.shell.window import Desk, MainWindow


def test_what_has_ended_behind_it_is_not_brought_back(qtbot: QtBot, desk: Desk) -> None:
    line = QLineEdit()
    window = MainWindow(desk, (Page("home", "Home", "house", lambda: line),))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    dialog = about_dialog(desk.theme, window)
    dialog.open()
    window.curtain.draw(QWidget())
    dialog.close()
    window.pages.forget_pages()
    qtbot.waitUntil(lambda: not isValid(dialog) and not isValid(line))
    window.curtain.open()
    assert not window.curtain.is_drawn
    assert window.menuBar().isVisible()


def test_enter_presses_its_button_although_something_behind_it_asked_for_the_keys(
    qtbot: QtBot, desk: Desk
) -> None:
    line = QLineEdit()
    window = MainWindow(desk, (Page("home", "Home", "house", lambda: line),))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    button = QPushButton("Show the board")
    button.clicked.connect(window.curtain.open)
    window.curtain.draw(button)
    line.setFocus()
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert not window.curtain.is_drawn
    assert line.hasFocus()
