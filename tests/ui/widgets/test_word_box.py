"""A box with a few words, used by key and by mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from boardobserver.ui.widgets.word_box import WordBox


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    for name in ("first", "second"):
        column.addWidget(WordBox([(at, f"value {at}") for at in range(5)], name, is_weighty=True))
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    return page


def _box(page: QWidget, at: int = 0) -> tuple[WordBox, list[object]]:
    box = page.findChildren(WordBox)[at]
    told: list[object] = []
    box.committed.connect(told.append)
    box.setFocus()
    return box, told


def _step(box: WordBox, times: int) -> None:
    for _ in range(times):
        QTest.keyClick(box, Qt.Key.Key_Down)


def test_values_on_the_way_are_not_committed_but_the_one_that_is_left_at_is(page: QWidget):
    box, told = _box(page)
    _step(box, 3)
    assert (told, box.value) == ([], 3)
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert told == [3]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backtab])
def test_a_key_that_decides_commits_at_once(page: QWidget, key: Qt.Key):
    box, told = _box(page, 1)
    _step(box, 2)
    QTest.keyClick(box, key)
    assert told == [2]


def test_coming_to_rest_commits(qtbot: QtBot, page: QWidget):
    box, told = _box(page)
    _step(box, 1)
    qtbot.waitUntil(lambda: told == [1])


def test_going_there_and_back_commits_nothing(page: QWidget):
    box, told = _box(page)
    _step(box, 1)
    QTest.keyClick(box, Qt.Key.Key_Up)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert told == []


def test_a_value_chosen_in_the_list_is_committed_at_once(qtbot: QtBot, page: QWidget):
    box, told = _box(page)
    box.showPopup()
    qtbot.waitUntil(box.view().isVisible)
    QTest.keyClick(box.view(), Qt.Key.Key_Down)
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    assert told == [1]


def test_loading_anew_what_was_there_leaves_alone_what_is_about_to_be_chosen(page: QWidget):
    box, told = _box(page)
    _step(box, 2)
    box.set_value(0)
    assert box.currentText() == "value 2"
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert told == [2]


def test_loading_another_value_drops_what_was_about_to_be_chosen(page: QWidget):
    box, told = _box(page)
    _step(box, 2)
    box.set_value(4)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert (told, box.value) == ([], 4)
