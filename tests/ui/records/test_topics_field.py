"""The field for several topics: what it shows and what it hands on."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from boardobserver.ui.records.forms.topics_field import TopicsField
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.access_key import shown_words


def test_a_topic_is_shown_with_every_letter_of_its_name(qtbot: QtBot, theme: Theme):
    field = TopicsField(theme, "Topics")
    qtbot.addWidget(field)
    field.resize(theme.space(100), field.sizeHint().height())
    field.set_topics(("R&D", "Training"))
    committed: list[tuple[str, ...]] = []
    field.committed.connect(committed.append)
    menu = field.menu()
    assert [shown_words(each.text()) for each in menu.actions()] == ["R&D", "Training"]
    menu.popup(field.pos())
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Space)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert committed == [("R&D",)]
    assert shown_words(field.text()) == "R&D"
