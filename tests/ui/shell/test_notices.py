from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.notices import (
    MOST_NOTICES,
    FieldMessage,
    Notice,
    NoticeAction,
    NoticeBar,
    reading_time,
)
from boardobserver.ui.shell.theme import Theme


def _bar(qtbot: QtBot, theme: Theme) -> NoticeBar:
    bar = NoticeBar(theme)
    qtbot.addWidget(bar)
    return bar


def test_a_notice_is_shown_without_taking_the_focus_and_closed_by_its_button(
    qtbot: QtBot, theme: Theme
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    bar, line = NoticeBar(theme), QLineEdit()
    column.addWidget(bar)
    column.addWidget(line)
    window.show()
    line.setFocus()
    bar.show_notice(Notice(Tone.GOOD, "The minutes were saved."))
    assert bar.isVisible()
    assert window.focusWidget() is line
    button = bar.findChild(QToolButton)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert bar.notices() == ()
    assert not bar.isVisible()


def _soon(_notice: Notice) -> int:
    return 30


def _window_with(qtbot: QtBot, bar: NoticeBar) -> QWidget:
    """A window with the bar and a line, which has the focus."""
    window, line = QWidget(), QLineEdit()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(bar)
    column.addWidget(line)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    line.setFocus()
    return window


def test_good_news_goes_by_itself_and_whatever_else_is_told_stays(qtbot: QtBot, theme: Theme) -> None:
    bar = NoticeBar(theme, _soon)
    window = _window_with(qtbot, bar)
    for tone in Tone:
        if tone is not Tone.GOOD:
            bar.show_notice(Notice(tone, f"This is told in the tone {tone.value}."))
    told = bar.notices()
    bar.show_notice(Notice(Tone.GOOD, "The minutes were saved."))
    assert bar.notices()[-1].tone is Tone.GOOD
    qtbot.waitUntil(lambda: all(notice.tone is not Tone.GOOD for notice in bar.notices()))
    assert bar.notices() == told[-MOST_NOTICES + 1 :]
    assert isinstance(window.focusWidget(), QLineEdit)


def test_good_news_stays_while_it_is_in_the_focus(qtbot: QtBot, theme: Theme) -> None:
    bar = NoticeBar(theme, _soon)
    window = _window_with(qtbot, bar)
    bar.show_notice(Notice(Tone.GOOD, "The minutes were saved."))
    bar.show_notice(Notice(Tone.GOOD, "The log was taken in."))
    close = bar.findChild(QToolButton)
    assert close is not None
    close.setFocus()
    qtbot.waitUntil(lambda: len(bar.notices()) == 1)
    assert bar.notices()[0].message == "The minutes were saved."
    assert close.hasFocus()
    close.clearFocus()
    qtbot.waitUntil(lambda: bar.notices() == ())
    assert window.isVisible()


def test_the_longer_good_news_is_the_longer_it_stays() -> None:
    short, long = Notice(Tone.GOOD, "Saved."), Notice(Tone.GOOD, "Saved.", "x" * 300)
    assert 5000 < reading_time(short) < reading_time(long) - 10_000


def test_the_same_message_is_not_repeated_and_a_key_replaces(qtbot: QtBot, theme: Theme) -> None:
    bar = _bar(qtbot, theme)
    bar.show_notice(Notice(Tone.FAULT, "The disk is full."))
    bar.show_notice(Notice(Tone.FAULT, "The disk is full."))
    assert len(bar.notices()) == 1
    bar.show_notice(Notice(Tone.WARNING, "3 to go", key="count"))
    bar.show_notice(Notice(Tone.WARNING, "2 to go", key="count"))
    assert [each.message for each in bar.notices()] == ["The disk is full.", "2 to go"]
    bar.withdraw("count")
    assert [each.message for each in bar.notices()] == ["The disk is full."]


def test_the_oldest_makes_room(qtbot: QtBot, theme: Theme) -> None:
    bar = _bar(qtbot, theme)
    for number in range(MOST_NOTICES + 2):
        bar.show_notice(Notice(Tone.INFO, f"Message {number}"))
    assert [each.message for each in bar.notices()] == ["Message 2", "Message 3", "Message 4"]


def test_its_action_is_done_and_escape_closes_it(qtbot: QtBot, theme: Theme) -> None:
    bar = _bar(qtbot, theme)
    done: list[str] = []
    action = NoticeAction("Show", lambda: done.append("shown"))
    bar.show_notice(Notice(Tone.FAULT, "It went wrong.", "Try again.", action))
    button = bar.findChild(QPushButton)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["shown"]
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert bar.notices() == ()


def test_what_a_person_typed_is_never_read_as_markup(qtbot: QtBot, theme: Theme) -> None:
    bar = _bar(qtbot, theme)
    bar.show_notice(Notice(Tone.WARNING, "There is already a person called <b>x</b> & <img src=y>."))
    labels = [label for label in bar.findChildren(QLabel) if label.text()]
    assert [label.textFormat() for label in labels] == [Qt.TextFormat.PlainText]
    assert "<b>x</b>" in labels[0].text()


def test_a_field_message_marks_its_field_and_takes_the_mark_away(qtbot: QtBot, theme: Theme) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    message = FieldMessage(theme, field)
    qtbot.addWidget(message)
    message.say("There is no such date.")
    assert message.isVisible()
    assert field.property("invalid") is True
    assert field.accessibleDescription() == "There is no such date."
    message.clear()
    assert not message.isVisible()
    assert field.property("invalid") is False
    assert field.accessibleDescription() == ""
