"""A text that offers what can follow: what it leaves in its window."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.completing_edit import CompletingEdit
from boardobserver.ui.widgets.completion_list import Candidate, CompletionList


def test_its_list_goes_with_it_although_that_stands_in_the_window(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    edit = CompletingEdit(theme, most_lines=3)
    QVBoxLayout(window).addWidget(edit)
    window.show()
    edit.offer([Candidate("@OB", "Lead observer")], QRect(0, 0, 9, 9), takes_enter=True)
    assert len(window.findChildren(CompletionList)) == 1
    edit.deleteLater()
    qtbot.waitUntil(lambda: not window.findChildren(CompletionList))
