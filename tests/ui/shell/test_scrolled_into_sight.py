"""Whatever gets the focus is in sight, wherever it stands on a page."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from boardobserver.ui.shell.pages import Page
from boardobserver.ui.shell.window import Desk, MainWindow
from boardobserver.ui.widgets.panes import Panes


def test_a_field_that_gets_the_focus_is_scrolled_into_sight(qtbot: QtBot, desk: Desk) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    lines = [QLineEdit() for _ in range(60)]
    for line in lines:
        column.addWidget(line)
    window = MainWindow(desk, (Page("home", "Home", "house", lambda: content),))
    qtbot.addWidget(window)
    window.resize(700, 500)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert lines[-1].visibleRegion().isEmpty()
    lines[-1].setFocus()
    qtbot.waitUntil(lambda: not lines[-1].visibleRegion().isEmpty())


def test_a_field_that_is_only_just_shown_is_scrolled_into_sight_in_a_pane_too(
    qtbot: QtBot, desk: Desk
) -> None:
    side = QWidget()
    column = QVBoxLayout(side)
    for _ in range(60):
        column.addWidget(QLineEdit())
    content = Panes(desk.theme, QWidget(), side)
    window = MainWindow(desk, (Page("home", "Home", "house", lambda: content),))
    qtbot.addWidget(window)
    window.resize(1300, 500)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    late = QLineEdit()
    column.addWidget(late)
    late.show()
    late.setFocus()
    qtbot.waitUntil(lambda: late.visibleRegion().boundingRect() == late.rect())
