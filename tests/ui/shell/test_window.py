import threading
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from boardobserver.domain.words import Marking
from boardobserver.ui.shell.jobs import JobContext
from boardobserver.ui.shell.pages import Location, Page
from boardobserver.ui.shell.settings import Settings
from boardobserver.ui.shell.theme import SchemeChoice
from boardobserver.ui.shell.window import Desk, MainWindow

_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


class Located(QWidget):
    """A page that shows what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []
        line = QLineEdit(self)
        self.setFocusProxy(line)

    def show_location(self, detail: str) -> None:
        self.shown.append(detail)


class Pages:
    """Nine pages, and more where a test wants them, that say when they are built."""

    names = (
        "Home",
        "Meetings",
        "Challenges",
        "Ethics advice",
        "Actions",
        "Decisions",
        "Assurance",
        "Reports",
        "People",
    )

    def __init__(self, *more: str) -> None:
        self.built: list[str] = []
        self.pages = tuple(self._page(name) for name in (*self.names, *more))

    def _page(self, name: str) -> Page:
        def build() -> QWidget:
            self.built.append(name)
            return Located()

        return Page(name.lower(), name, "house", build)


def _shown(qtbot: QtBot, desk: Desk, pages: Pages, *more: Page) -> MainWindow:
    window = MainWindow(desk, (*pages.pages, *more))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def _page(window: MainWindow) -> str:
    location = window.pages.location
    assert location is not None
    return location.page


def test_pages_are_built_when_they_are_first_gone_to(qtbot: QtBot, desk: Desk) -> None:
    pages = Pages()
    window = _shown(qtbot, desk, pages)
    assert pages.built == ["Home"]
    QTest.keyClick(window, Qt.Key.Key_2, _CONTROL)
    QTest.keyClick(window, Qt.Key.Key_1, _CONTROL)
    QTest.keyClick(window, Qt.Key.Key_2, _CONTROL)
    assert pages.built == ["Home", "Meetings"]


def test_keys_go_to_pages_and_back_and_forward(qtbot: QtBot, desk: Desk) -> None:
    window = _shown(qtbot, desk, Pages())
    assert not window.commands.action("go.back").isEnabled()
    for key in (Qt.Key.Key_2, Qt.Key.Key_9, Qt.Key.Key_5):
        QTest.keyClick(window, key, _CONTROL)
    visited = [_page(window)]
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right):
        QTest.keyClick(window, key, _ALT)
        visited.append(_page(window))
    assert visited == ["actions", "people", "meetings", "home", "home", "meetings"]
    QTest.keyClick(window, Qt.Key.Key_3, _CONTROL)
    assert not window.commands.action("go.forward").isEnabled()


def test_a_place_on_a_page_is_shown_and_gone_back_to(qtbot: QtBot, desk: Desk) -> None:
    window = _shown(qtbot, desk, Pages())
    window.go_to(Location("meetings", "one"))
    window.go_to(Location("meetings", "two"))
    QTest.keyClick(window, Qt.Key.Key_Left, _ALT)
    page = window.pages.widget_of("meetings")
    assert isinstance(page, Located)
    assert page.shown == ["one", "two", "one"]


def test_going_to_a_page_puts_the_focus_where_the_page_wants_it(qtbot: QtBot, desk: Desk) -> None:
    window = _shown(qtbot, desk, Pages())
    QTest.keyClick(window, Qt.Key.Key_2, _CONTROL)
    page = window.pages.widget_of("meetings")
    assert page is not None
    assert window.focusWidget() is page.focusProxy()


def test_the_sidebar_can_be_used_by_mouse_and_by_keyboard(qtbot: QtBot, desk: Desk) -> None:
    window = _shown(qtbot, desk, Pages())
    QTest.mouseClick(window.sidebar.button("meetings"), Qt.MouseButton.LeftButton)
    assert _page(window) == "meetings"
    assert window.sidebar.button("meetings").isChecked()
    window.sidebar.button("people").setFocus()
    QTest.keyClick(window.sidebar.button("people"), Qt.Key.Key_Return)
    assert _page(window) == "people"
    assert not window.sidebar.button("meetings").isChecked()


def test_counts_are_told_to_those_who_cannot_see_them(qtbot: QtBot, desk: Desk) -> None:
    window = _shown(qtbot, desk, Pages())
    window.sidebar.set_count("actions", 11)
    assert window.sidebar.button("actions").accessibleName() == "Actions, 11"
    window.sidebar.set_count("actions", 0)
    assert window.sidebar.button("actions").accessibleName() == "Actions"


@pytest.mark.parametrize("text_scale", [100, 150, 200])
def test_the_window_fits_the_smallest_screen_at_every_size_of_text(
    qtbot: QtBot, desk: Desk, text_scale: int
) -> None:
    desk.theme.scale_text(text_scale)
    window = _shown(qtbot, desk, Pages())
    window.show_board("A board with a rather long name " * 5, Marking.OFFICIAL_SENSITIVE)
    window.status_bar.show_words("what was changed last, in many words " * 10)
    window.resize(1366, 768)
    least = window.minimumSizeHint()
    assert least.width() <= 1366
    assert least.height() <= 768
    assert (window.width(), window.height()) == (1366, 768)


def test_the_sidebar_keeps_its_words_while_there_is_room(qtbot: QtBot, desk: Desk) -> None:
    window = _shown(qtbot, desk, Pages())
    window.resize(1366, 768)
    assert window.sidebar.has_words
    window.resize(700, 600)
    assert not window.sidebar.has_words
    assert window.sidebar.button("people").toolTip().startswith("People")
    window.resize(1366, 768)
    desk.theme.scale_text(200)
    assert not window.sidebar.has_words
    desk.theme.scale_text(100)
    assert window.sidebar.has_words
    QTest.keyClick(window, Qt.Key.Key_B, _CONTROL)
    assert not window.sidebar.has_words


def _page_that_begins_in_its_middle() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    buttons = [QPushButton(words) for words in ("above", "first", "below")]
    for button in buttons:
        column.addWidget(button)
    page.setFocusProxy(buttons[1])
    return page


def test_tab_stops_at_all_that_stands_in_a_page_whichever_has_the_focus_first(
    qtbot: QtBot, desk: Desk
) -> None:
    window = _shown(qtbot, desk, Pages(), Page("middle", "Middle", "flag", _page_that_begins_in_its_middle))
    window.go_to(Location("middle"))

    def walk(key: Qt.Key) -> list[str]:
        met: list[str] = []
        while not met or met[-1] != "first":
            focused = QApplication.focusWidget()
            assert isinstance(focused, QAbstractButton)
            QTest.keyClick(focused, key)
            reached = QApplication.focusWidget()
            assert isinstance(reached, QAbstractButton)
            assert reached.text() not in met
            met.append(reached.text())
        return met

    onwards = walk(Qt.Key.Key_Tab)
    assert onwards[0] == "below"
    assert onwards[-2:] == ["above", "first"]
    assert onwards.index("Middle") < onwards.index("Find")
    back = walk(Qt.Key.Key_Backtab)
    assert sorted(back) == sorted(onwards)


def test_large_text_leaves_every_page_in_sight_and_a_scroll_bar_beside_them(qtbot: QtBot, desk: Desk) -> None:
    window = _shown(qtbot, desk, Pages("Priorities", "Changes", "Conventions"))
    window.resize(1366, 768)
    desk.theme.scale_text(200)
    last = window.sidebar.button("conventions")
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect() == last.rect())
    finder = next(each for each in window.sidebar.findChildren(QAbstractButton) if each.text() == "Find")
    assert finder.width() == last.width()
    window.resize(1366, 480)
    bars = window.sidebar.findChildren(QScrollBar)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in bars))
    bar = next(each for each in bars if each.isVisible())
    qtbot.waitUntil(lambda: last.width() + bar.width() <= window.sidebar.width())
    assert finder.width() == last.width()
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: not bar.isVisible())
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect() == last.rect())


def test_the_marking_is_shown_in_capitals(qtbot: QtBot, desk: Desk) -> None:
    window = _shown(qtbot, desk, Pages())
    window.show_board("Facial Recognition Technology Board", Marking.OFFICIAL_SENSITIVE)
    window.status_bar.show_saved(time(10, 42, 7))
    words = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert "OFFICIAL-SENSITIVE" in words
    assert "saved 10:42:07" in words
    assert window.windowTitle() == "Facial Recognition Technology Board – Board Observer"


def test_look_and_size_are_kept_for_the_next_time(qtbot: QtBot, desk: Desk, settings: Settings) -> None:
    window = _shown(qtbot, desk, Pages())
    window.resize(700, 600)
    QTest.keyClick(window, Qt.Key.Key_Plus, _CONTROL)
    window.commands.action("view.scheme.dark").trigger()
    window.close()
    assert (settings.text_scale, settings.scheme) == (110, SchemeChoice.DARK)
    again = _shown(qtbot, desk, Pages())
    assert (again.width(), again.height()) == (700, 600)
    assert again.commands.action("view.scheme.dark").isChecked()


def test_f1_lists_every_command_that_can_be_given(qtbot: QtBot, desk: Desk) -> None:
    window = _shown(qtbot, desk, Pages())
    QTest.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(QDialog)
    assert dialog is not None
    tree = dialog.findChild(QTreeWidget)
    assert tree is not None
    found = tree.findItems("Alt+Left", Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchExactly, 1)
    assert [item.text(0) for item in found] == ["Back"]
    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_closing_stops_what_runs_and_then_closes(qtbot: QtBot, desk: Desk) -> None:
    window = _shown(qtbot, desk, Pages())
    stopped: list[bool] = []

    def work(context: JobContext) -> None:
        while not context.is_cancelled():
            threading.Event().wait(0.002)
        stopped.append(True)

    desk.jobs.run("print", "Printing", work)
    with qtbot.waitSignal(window.closing):
        window.close()
    assert window.isVisible()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert stopped == [True]
    assert desk.jobs.is_idle


def test_another_board_begins_with_pages_of_its_own(qtbot: QtBot, desk: Desk) -> None:
    pages = Pages()
    window = _shown(qtbot, desk, pages)
    window.go_to(Location("meetings"))
    window.pages.forget_pages()
    window.go_to(Location("home"))
    assert pages.built == ["Home", "Meetings", "Home"]
    assert not window.pages.can_go_back
