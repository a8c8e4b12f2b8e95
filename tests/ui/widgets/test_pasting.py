"""Whatever is on the clipboard or dropped goes into a field as text, or is refused there at once."""

from collections.abc import Generator

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.support.patience import little_work

from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.chooser import Chooser
from boardobserver.ui.widgets.expanding_edit import ExpandingEdit
from boardobserver.ui.widgets.line_fields import LineField
from boardobserver.ui.widgets.pasting import LONGEST_PASTE


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


def _paste(field: QWidget, words: str) -> None:
    QGuiApplication.clipboard().setText(words)
    with little_work():
        QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()


def _drop(field: QWidget, words: str) -> None:
    dropped = QMimeData()
    dropped.setText(words)
    given = (
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with pytest.deprecated_call():  # PySide has no other way to make one
        entered = QDragEnterEvent(QPoint(2, 2), *given)
    QApplication.sendEvent(field, entered)
    QApplication.sendEvent(field, QDropEvent(QPoint(2, 2), *given))


def test_as_much_as_anybody_notes_is_pasted(edit: ExpandingEdit) -> None:
    _paste(edit, "word " * (LONGEST_PASTE // 5))
    assert len(edit.text) == LONGEST_PASTE
    assert not QToolTip.isVisible()


def test_a_hundred_megabytes_are_refused_beside_the_cursor_and_what_was_typed_stays(
    qtbot: QtBot, edit: ExpandingEdit
) -> None:
    QTest.keyClicks(edit, "typed")
    _paste(edit, "a" * (100 << 20))
    assert edit.text == "typed"
    qtbot.waitUntil(QToolTip.isVisible)
    assert "104,857,600 characters" in QToolTip.text()
    QTest.keyClicks(edit, " on")
    assert edit.text == "typed on"


def test_too_much_is_not_dropped_either(edit: ExpandingEdit) -> None:
    _drop(edit.viewport(), "a" * (LONGEST_PASTE + 1))
    assert edit.text == ""
    _drop(edit.viewport(), "as much as anybody notes")
    assert edit.text == "as much as anybody notes"


def test_markup_and_files_are_pasted_as_text(edit: ExpandingEdit) -> None:
    mixed = QMimeData()
    mixed.setHtml('<img src="file:///etc/hostname"><b>bold</b>')
    mixed.setText("<b>bold</b>")
    mixed.setUrls([QUrl.fromLocalFile("/etc/hostname")])
    edit.insertFromMimeData(mixed)
    assert edit.text == "<b>bold</b>"


@pytest.fixture
def field(qtbot: QtBot, edit: ExpandingEdit) -> LineField:
    field = LineField("Title")
    layout = edit.window().layout()
    assert layout is not None
    layout.addWidget(field)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return field


def test_a_line_stays_one_line_whatever_is_pasted(field: LineField) -> None:
    _paste(field, "one\r\ntwo\x00three")
    assert field.text() == "one two␀three"
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert field.isRedoAvailable()


def test_too_much_for_a_line_is_refused_beside_it_and_not_cut(qtbot: QtBot, field: LineField) -> None:
    QTest.keyClicks(field, "typed")
    _paste(field, "a" * (100 << 20))
    assert field.text() == "typed"
    qtbot.waitUntil(QToolTip.isVisible)
    assert "104,857,600 characters" in QToolTip.text()


def test_a_long_line_is_kept_whole_when_it_is_pasted_and_when_a_word_of_it_is_changed(
    field: LineField,
) -> None:
    said: list[object] = []
    field.committed.connect(said.append)
    long = "word " * (LONGEST_PASTE // 5 - 1) + "last"
    _paste(field, long)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert said == [long]
    field.set_value(f"{long} {long}")
    QTest.keyClicks(field, "A")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert said[1:] == [f"A{long} {long}"]


def test_what_is_dropped_on_a_line_is_one_line(field: LineField) -> None:
    _drop(field, "one\ntwo")
    assert field.text() == "one two"


def test_the_menu_of_a_line_pastes_one_line(qtbot: QtBot, field: LineField) -> None:
    QGuiApplication.clipboard().setText("one\ntwo")
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(2, 2), field.mapToGlobal(QPoint(2, 2)))
    QApplication.sendEvent(field, asked)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(each for each in menu.actions() if each.objectName() == "edit-paste").trigger()
    menu.close()
    assert field.text() == "one two"


def test_nothing_is_pasted_into_a_line_that_is_only_read(field: LineField) -> None:
    field.set_value("as it is")
    field.setReadOnly(True)
    _paste(field, "one\ntwo")
    assert field.text() == "as it is"


def test_a_person_typed_freely_is_one_line(qtbot: QtBot, theme: Theme, edit: ExpandingEdit) -> None:
    chooser = Chooser(theme, "Lead")
    layout = edit.window().layout()
    assert layout is not None
    layout.addWidget(chooser)
    chooser.setFocus()
    qtbot.waitUntil(chooser.hasFocus)
    _paste(chooser, "Board\nChair")
    QTest.keyClick(chooser, Qt.Key.Key_Return)
    assert chooser.value.text == "Board Chair"
