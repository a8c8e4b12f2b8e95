from collections.abc import Generator
from datetime import date, time
from typing import Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from boardobserver.domain.errors import Refusal
from boardobserver.domain.times_of_day import parse_time, show_time
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.chooser import Choice, Chooser, Chosen
from boardobserver.ui.widgets.date_field import DateField
from boardobserver.ui.widgets.expanding_edit import ExpandingEdit
from boardobserver.ui.widgets.form import Form
from boardobserver.ui.widgets.time_field import TimeField
from boardobserver.ui.widgets.tips import tip

_PEOPLE = (
    Choice("1", "Board Chair", "BC"),
    Choice("2", "LFR lead", "LL"),
    Choice("3", "Metropolitan Police Service", "MPS"),
)


def _parse_date(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise Refusal("This is not a date.") from error


class Show(Protocol):
    """Shows widgets above one another; what comes back is a line to go to after them."""

    def __call__(self, *widgets: QWidget) -> QLineEdit: ...


@pytest.fixture
def show(qtbot: QtBot) -> Generator[Show]:
    windows: list[QWidget] = []

    def shown(*widgets: QWidget) -> QLineEdit:
        window = QWidget()
        qtbot.addWidget(window)
        windows.append(window)
        column = QVBoxLayout(window)
        elsewhere = QLineEdit()
        for widget in (*widgets, elsewhere):
            column.addWidget(widget)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        widgets[0].setFocus()
        return elsewhere

    yield shown
    windows.clear()


@given(st.times())
def test_every_time_shown_is_read_back(at: time) -> None:
    at = at.replace(second=0, microsecond=0, tzinfo=None)
    for words in (show_time(at), f"{at:%H%M}", f"{at:%H.%M}", f"{at.hour}:{at:%M}", f"{at:%I:%M} {at:%p}"):
        assert parse_time(words) == at


@given(st.text(max_size=12))
def test_any_words_are_a_time_or_refused(words: str) -> None:
    try:
        meant = parse_time(words)
    except Refusal:
        return
    assert parse_time(show_time(meant)) == meant


@pytest.mark.parametrize(
    "words", ["25:00", "9:60", "13pm", "0 am", "half nine", "9:3", "12345", "9m", "٩:٣٠"]
)
def test_what_is_no_time_is_refused(words: str) -> None:
    with pytest.raises(Refusal):
        parse_time(words)


def test_a_typed_time_is_committed_when_one_leaves(show: Show, theme: Theme) -> None:
    field = TimeField(theme, "Start")
    said: list[object] = []
    field.committed.connect(said.append)
    elsewhere = show(field)
    QTest.keyClicks(field, "0930")
    elsewhere.setFocus()
    assert said == [time(9, 30)]
    assert field.text() == "09:30"
    field.setFocus()
    elsewhere.setFocus()
    assert said == [time(9, 30)]
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert said == [time(9, 30), None]


def test_loading_a_field_says_nothing(show: Show, theme: Theme) -> None:
    start, on, text, chooser = (
        TimeField(theme),
        DateField(theme, _parse_date),
        ExpandingEdit(theme),
        Chooser(theme),
    )
    said: list[object] = []
    for field in (start, on, text, chooser):
        field.edited.connect(said.append)
        field.committed.connect(said.append)
    elsewhere = show(start, on, text, chooser)
    start.set_value(time(9, 30))
    on.set_value(date(2026, 11, 22))
    text.set_text("loaded")
    chooser.set_choices(_PEOPLE)
    chooser.set_value("2")
    for field in (start, on, text, chooser, elsewhere):
        field.setFocus()
    assert said == []


def test_nonsense_is_said_beside_the_field_and_kept(show: Show, theme: Theme) -> None:
    form = Form(theme)
    field = TimeField(theme)
    row = form.add_row("planned_start", "Start", field)
    elsewhere = show(form)
    field.setFocus()
    QTest.keyClicks(field, "banana")
    elsewhere.setFocus()
    assert row.message.isVisible()
    assert "9:30" in row.message.message
    assert (field.text(), field.value) == ("banana", None)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "10.15")
    elsewhere.setFocus()
    assert not row.message.isVisible()
    assert field.value == time(10, 15)


def test_what_is_refused_stands_in_the_tool_tip_as_it_was_typed(show: Show, theme: Theme) -> None:
    def refuse(words: str) -> date:
        message = f"“{words}” is not a date."
        raise Refusal(message)

    field = DateField(theme, refuse, "Date")
    elsewhere = show(field)
    field.setFocus()
    QTest.keyClicks(field, "<b>today</b>")
    elsewhere.setFocus()
    assert field.toolTip() == tip("“<b>today</b>” is not a date.")


def test_a_refusal_finds_its_field_by_name(show: Show, theme: Theme) -> None:
    form = Form(theme)
    place, initials = QLineEdit(), QLineEdit()
    form.add_line(("place", "Place", place), ("initials", "Initials", initials))
    show(form)
    assert form.show_refusal(Refusal("They are taken.", "initials"))
    assert form.row("initials").message.isVisible()
    assert initials.hasFocus()
    assert initials.accessibleName() == "Initials"
    assert not form.show_refusal(Refusal("Something else.", "elsewhere"))
    form.clear_refusals()
    assert not form.row("initials").message.isVisible()


def test_a_date_is_typed_or_picked_from_the_calendar(qtbot: QtBot, show: Show, theme: Theme) -> None:
    field = DateField(theme, _parse_date, "Date")
    said: list[object] = []
    field.committed.connect(said.append)
    show(field)
    QTest.keyClicks(field, "2026-11-22")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "22 November 2026"
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = field.popup
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    view = popup.calendar.focusProxy() or popup.calendar
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert said == [date(2026, 11, 22), date(2026, 11, 23)]
    assert field.popup is None


def test_the_editor_grows_commits_and_leaves_by_tab(show: Show, theme: Theme) -> None:
    editor = ExpandingEdit(theme, most_lines=4)
    said: list[str] = []
    editor.committed.connect(said.append)
    elsewhere = show(editor)
    heights = [editor.height()]
    for word in ("one", "two", "three", "four", "five"):
        QTest.keyClicks(editor, word)
        QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        heights.append(editor.height())
    assert heights == sorted(heights)
    assert heights[1] > heights[0]
    assert heights[3] == heights[4] == heights[5]
    assert said == []
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert said == ["one\ntwo\nthree\nfour\nfive\n"]
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert elsewhere.hasFocus()
    assert len(said) == 1


def test_a_long_text_that_was_there_before_the_editor_was_shown_is_clear_of_its_scroll_bar(
    show: Show, theme: Theme
) -> None:
    editor = ExpandingEdit(theme, most_lines=4)
    editor.set_text("to keep a very long sentence that goes on and on, and on " * 40)
    show(editor)
    assert editor.verticalScrollBar().isVisible()
    layout = editor.document().firstBlock().layout()
    widest = max(layout.lineAt(at).naturalTextWidth() for at in range(layout.lineCount()))
    assert widest <= editor.viewport().width()


def test_leaving_the_editor_commits_what_was_typed(show: Show, theme: Theme) -> None:
    editor = ExpandingEdit(theme)
    kept = ExpandingEdit(theme, commits_on_leaving=False)
    said: list[str] = []
    editor.committed.connect(said.append)
    kept.committed.connect(said.append)
    elsewhere = show(editor, kept)
    QTest.keyClicks(editor, "hello")
    kept.setFocus()
    QTest.keyClicks(kept, "draft")
    elsewhere.setFocus()
    assert said == ["hello"]


def test_the_chooser_takes_initials_names_and_free_text(show: Show, theme: Theme) -> None:
    chooser = Chooser(theme, "Chair")
    chooser.set_choices(_PEOPLE)
    said: list[object] = []
    chooser.committed.connect(said.append)
    elsewhere = show(chooser)
    for words in ("mps", "board chair", "Somebody new", ""):
        chooser.setFocus()
        chooser.line.selectAll()
        QTest.keyClick(chooser.line, Qt.Key.Key_Delete)
        QTest.keyClicks(chooser.line, words)
        chooser.offered.hide()
        QTest.keyClick(chooser.line, Qt.Key.Key_Return)
    elsewhere.setFocus()
    assert said == [
        Chosen("3", "Metropolitan Police Service"),
        Chosen("1", "Board Chair"),
        Chosen(None, "Somebody new"),
        Chosen(None, ""),
    ]


def test_the_chooser_offers_what_fits_anywhere_in_the_name(qtbot: QtBot, show: Show, theme: Theme) -> None:
    chooser = Chooser(theme, "Chair")
    chooser.set_choices(_PEOPLE)
    said: list[object] = []
    chooser.committed.connect(said.append)
    show(chooser)
    QTest.keyClicks(chooser.line, "pol")
    popup = chooser.offered
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert said == [Chosen("3", "Metropolitan Police Service")]
    assert chooser.line.text() == "MPS · Metropolitan Police Service"


def test_new_choices_keep_what_is_being_typed(show: Show, theme: Theme) -> None:
    chooser = Chooser(theme)
    chooser.set_choices(_PEOPLE)
    show(chooser)
    QTest.keyClicks(chooser.line, "xyz")
    chooser.set_choices(_PEOPLE[:1])
    assert chooser.line.text() == "xyz"
