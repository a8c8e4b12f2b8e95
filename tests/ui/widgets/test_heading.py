"""Words and headings stay within their page, however long a word is, and say what they were given."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.support.properties import examples

from boardobserver.ui.widgets.heading import Heading, Words

_ENDLESS = "Facialrecognitiontechnologyoversight" * 6


def test_a_word_without_end_makes_nothing_wider_than_a_line(qtbot: QtBot) -> None:
    for label in (Words(f"It says: {_ENDLESS}"), Heading(_ENDLESS)):
        qtbot.addWidget(label)
        whole = label.fontMetrics().horizontalAdvance(_ENDLESS)
        assert label.minimumSizeHint().width() < whole // 4
        assert label.heightForWidth(200) > 4 * label.fontMetrics().height()


def test_what_can_be_copied_is_left_whole(qtbot: QtBot) -> None:
    label = Words(_ENDLESS, is_exact=True)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < label.fontMetrics().horizontalAdvance(_ENDLESS) // 4
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSelection(0, len(_ENDLESS))
    assert label.selectedText() == _ENDLESS


@given(st.text())
@examples(100, shares_fixtures=True)
def test_a_label_says_what_it_was_given(qtbot: QtBot, words: str) -> None:
    label = Words(words)
    qtbot.addWidget(label)
    assert label.text() == words
    label.clear()
    assert label.text() == ""
