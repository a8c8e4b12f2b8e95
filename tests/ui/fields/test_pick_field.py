"""A pick field takes what was begun and meant by Enter, and asks about the rest."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from boardobserver.ui.fields.pick_field import PickField
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.chooser import Choice

_CHOICES = (
    Choice("1", "Board Chair", "BC"),
    Choice("2", "LFR lead", "LL"),
    Choice("3", "Lead observer", "LO"),
    Choice("4", "Anna", "ANN"),
)


@pytest.mark.parametrize(
    ("typed", "picked"),
    [("boa", "1"), ("chair", "1"), ("obs", "3"), ("lo", "3"), ("lead", None), ("oard", None), ("xyz", None)],
)
def test_enter_takes_the_one_thing_that_was_begun(
    qtbot: QtBot, theme: Theme, typed: str, picked: str | None
) -> None:
    field = PickField(theme, "Chair")
    qtbot.addWidget(field)
    field.offer(_CHOICES)
    field.show()
    unknown: list[str] = []
    field.unknown.connect(unknown.append)
    QTest.keyClicks(field.line, typed)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.picked_id == picked
    assert unknown == ([] if picked else [typed])


def test_leaving_keeps_a_name_that_begins_another(qtbot: QtBot, theme: Theme) -> None:
    field = PickField(theme, "Chair")
    qtbot.addWidget(field)
    field.offer(_CHOICES)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.setFocus()
    unknown: list[str] = []
    field.unknown.connect(unknown.append)
    QTest.keyClicks(field.line, "An")
    QTest.keyClick(field.offered, Qt.Key.Key_Tab)
    field.clearFocus()
    assert unknown == ["An"]


@pytest.mark.parametrize(
    ("typed", "picked"), [("Board Chair", None), ("BCH", "5"), ("BC · Board Chair", "1")]
)
def test_a_name_of_two_is_nobodys_until_their_initials_tell_them_apart(
    qtbot: QtBot, theme: Theme, typed: str, picked: str | None
) -> None:
    field = PickField(theme, "Chair")
    qtbot.addWidget(field)
    field.offer((*_CHOICES, Choice("5", "Board Chair", "BCH")))
    field.show()
    field.line.setText(typed)
    field.line.setModified(True)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.picked_id == picked
