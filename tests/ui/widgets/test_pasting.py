"""Whatever is on the clipboard or dropped goes into a field as text, or is refused there at once."""

import time
from collections.abc import Generator

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.expanding_edit import LONGEST_PASTE, ExpandingEdit
from boardobserver.ui.widgets.line_fields import LineField


@pytest.fixture
def edit(qtbot: QtBot, theme: Theme) -> Generator[ExpandingEdit]:
    window = QWidget()
    qtbot.addWidget(window)
    edit = ExpandingEdit(theme)
    QVBoxLayout(window).addWidget(edit)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    edit.setFocus()
    yield edit
    QToolTip.hideText()
    QGuiApplication.clipboard().clear()


def _paste(field: QWidget, words: str) -> float:
    QGuiApplication.clipboard().setText(words)
    began = time.process_time()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    return time.process_time() - began


def test_as_much_as_anybody_notes_is_pasted(edit: ExpandingEdit) -> None:
    assert _paste(edit, "word " * (LONGEST_PASTE // 5)) < 5
    assert len(edit.text) == LONGEST_PASTE
    assert not QToolTip.isVisible()


def test_a_hundred_megabytes_are_refused_beside_the_cursor_and_what_was_typed_stays(
    qtbot: QtBot, edit: ExpandingEdit
) -> None:
    QTest.keyClicks(edit, "typed")
    assert _paste(edit, "a" * (100 << 20)) < 5
    assert edit.text == "typed"
    qtbot.waitUntil(QToolTip.isVisible)
    assert "104,857,600 characters" in QToolTip.text()
    QTest.keyClicks(edit, " on")
    assert edit.text == "typed on"


def test_too_much_is_not_dropped_either(edit: ExpandingEdit) -> None:
    dropped = QMimeData()
    dropped.setText("a" * (LONGEST_PASTE + 1))
    no_key = Qt.KeyboardModifier.NoModifier
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(edit.viewport(), QDropEvent(QPoint(2, 2), copy, dropped, left, no_key))
    assert edit.text == ""


def test_markup_and_files_are_pasted_as_text(edit: ExpandingEdit) -> None:
    mixed = QMimeData()
    mixed.setHtml('<img src="file:///etc/hostname"><b>bold</b>')
    mixed.setText("<b>bold</b>")
    mixed.setUrls([QUrl.fromLocalFile("/etc/hostname")])
    edit.insertFromMimeData(mixed)
    assert edit.text == "<b>bold</b>"


def test_a_line_stays_one_line_whatever_is_pasted(qtbot: QtBot, edit: ExpandingEdit) -> None:
    field = LineField("Title")
    layout = edit.window().layout()
    assert layout is not None
    layout.addWidget(field)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert _paste(field, "one\r\ntwo\x00three") < 5
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "one two␀three"
    assert _paste(field, "a" * (100 << 20)) < 5
    assert len(field.text()) <= 32_767
