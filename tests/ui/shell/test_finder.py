from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLineEdit,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from boardobserver.ui.shell.finder import Found
from boardobserver.ui.shell.fuzzy import fit
from boardobserver.ui.shell.pages import Page
from boardobserver.ui.shell.window import Desk, MainWindow

_CONTROL = Qt.KeyboardModifier.ControlModifier


class People:
    """A provider as the pages bring them."""

    def __init__(self) -> None:
        self.opened: list[str] = []

    def find(self, typed: str) -> Iterable[Found]:
        for name in ("Board Chair", "LFR lead"):
            if fitness := fit(typed, name):
                yield Found(name, "person", "users", fitness, _Opening(self, name))


class _Opening:
    def __init__(self, people: People, name: str) -> None:
        self.people, self.name = people, name

    def __call__(self) -> None:
        self.people.opened.append(self.name)


def _window(qtbot: QtBot, desk: Desk) -> tuple[MainWindow, list[QLineEdit]]:
    lines: list[QLineEdit] = []

    def build() -> QLineEdit:
        lines.append(QLineEdit())
        return lines[-1]

    window = MainWindow(
        desk, (Page("home", "Home", "house", build), Page("meetings", "Meetings", "calendar-days", build))
    )
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window, lines


def test_a_few_letters_and_enter_go_to_a_page(qtbot: QtBot, desk: Desk) -> None:
    window, _lines = _window(qtbot, desk)
    QTest.keyClick(window, Qt.Key.Key_K, _CONTROL)
    assert window.finder.isVisible()
    QTest.keyClicks(window.finder.line, "meet")
    assert window.finder.titles()[0] == "Go: Meetings"
    QTest.keyClick(window.finder.line, Qt.Key.Key_Return)
    assert not window.finder.isVisible()
    location = window.pages.location
    assert location is not None
    assert location.page == "meetings"


def test_escape_goes_back_to_where_one_was_typing(qtbot: QtBot, desk: Desk) -> None:
    window, lines = _window(qtbot, desk)
    lines[0].setFocus()
    QTest.keyClick(lines[0], Qt.Key.Key_K, _CONTROL)
    assert window.focusWidget() is window.finder.line
    QTest.keyClick(window.finder.line, Qt.Key.Key_Escape)
    assert window.focusWidget() is lines[0]
    assert not window.finder.isVisible()


def test_other_providers_are_asked_and_arrows_walk(qtbot: QtBot, desk: Desk) -> None:
    window, _lines = _window(qtbot, desk)
    people = People()
    window.finder.add_provider(people)
    window.finder.ask()
    QTest.keyClicks(window.finder.line, "lead")
    QTest.keyClick(window.finder.line, Qt.Key.Key_Down)
    QTest.keyClick(window.finder.line, Qt.Key.Key_Up)
    QTest.keyClick(window.finder.line, Qt.Key.Key_Return)
    assert people.opened == ["LFR lead"]


class _OneClick(QProxyStyle):
    """A desktop on which one click opens what is clicked."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's own name
    ) -> int:
        if hint is QStyle.StyleHint.SH_ItemView_ActivateItemOnSingleClick:
            return 1
        return super().styleHint(hint, option, widget, returnData)


def test_one_click_opens_once_wherever_clicks_open(qtbot: QtBot, desk: Desk) -> None:
    window, _lines = _window(qtbot, desk)
    people = People()
    window.finder.add_provider(people)
    found = window.finder.findChild(QTreeWidget)
    assert found is not None
    style = _OneClick()
    found.setStyle(style)
    window.finder.ask()
    QTest.keyClicks(window.finder.line, "lfr lead")
    first = found.visualRect(found.model().index(0, 0)).center()
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=first)
    assert people.opened == ["LFR lead"]


def test_what_cannot_be_done_now_is_not_found(qtbot: QtBot, desk: Desk) -> None:
    window, _lines = _window(qtbot, desk)
    window.finder.ask()
    QTest.keyClicks(window.finder.line, "print minutes")
    assert window.finder.titles() == ()
    QTest.keyClick(window.finder.line, Qt.Key.Key_Return)
    assert window.finder.isVisible()


def test_going_elsewhere_closes_it(qtbot: QtBot, desk: Desk) -> None:
    window, lines = _window(qtbot, desk)
    window.finder.ask()
    lines[0].setFocus()
    qtbot.waitUntil(lambda: not window.finder.isVisible())


@given(st.text(min_size=1, max_size=30), st.data())
def test_letters_of_a_title_in_their_order_always_fit(title: str, data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.booleans(), min_size=len(title), max_size=len(title)))
    letters = "".join(letter for letter, keep in zip(title, kept, strict=True) if keep)
    assert fit(letters, title) > 0


@given(st.text(max_size=20))
def test_a_letter_that_is_not_there_never_fits(title: str) -> None:
    assert fit("\u2042", title.replace("\u2042", "")) == 0
