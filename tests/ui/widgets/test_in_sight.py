"""A form that opens far down a page is brought into sight, down to its buttons, and stays there."""

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from boardobserver.ui.shell.notices import FieldMessage
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.in_sight import InSight


class Page:
    """A page that scrolls, with a form below a long list."""

    def __init__(self, theme: Theme, qtbot: QtBot) -> None:
        self.area = QScrollArea()
        self.form = QFrame()
        self.field, self.note, self.button = QLineEdit(), QLabel(), QPushButton("Give")
        inner = QVBoxLayout(self.form)
        for each in (self.field, self.note, self.button):
            inner.addWidget(each)
        held = QWidget()
        column = QVBoxLayout(held)
        for number in range(60):
            column.addWidget(QLabel(f"Line {number}"))
        column.addWidget(self.form)
        column.addWidget(QLabel("What comes after"))
        self.area.setWidget(held)
        self.area.setWidgetResizable(True)
        self.form.hide()
        self.sight = InSight(theme, self.form)
        qtbot.addWidget(self.area)
        self.area.resize(400, 300)
        self.area.show()

    def sees(self, widget: QWidget) -> bool:
        """Whether all of a widget can be seen."""
        return widget.visibleRegion().boundingRect() == widget.rect()


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> Page:
    return Page(theme, qtbot)


def test_a_form_that_opens_is_seen_down_to_its_button(page: Page, qtbot: QtBot) -> None:
    page.form.show()
    qtbot.waitUntil(lambda: page.sees(page.form))
    assert page.sees(page.button)


def test_a_form_that_grows_stays_in_sight(page: Page, qtbot: QtBot) -> None:
    page.form.show()
    qtbot.waitUntil(lambda: page.sees(page.form))
    page.note.setText("\n".join(["Refused"] * 6))
    qtbot.waitUntil(lambda: page.note.height() > 60)
    qtbot.waitUntil(lambda: page.sees(page.form))


def test_a_form_that_is_too_high_begins_at_the_top(page: Page, qtbot: QtBot) -> None:
    page.note.setText("\n".join(["Long"] * 60))
    page.form.show()
    qtbot.waitUntil(lambda: page.sees(page.field))
    assert not page.sees(page.button)


def test_a_refusal_is_seen_below_its_field_while_somebody_is_there(
    page: Page, theme: Theme, qtbot: QtBot
) -> None:
    page.sight.deleteLater()
    message = FieldMessage(theme, page.field)
    layout = page.form.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.insertWidget(1, message)
    page.form.show()
    page.area.activateWindow()
    page.field.setFocus()
    qtbot.waitUntil(page.field.hasFocus)
    page.area.ensureWidgetVisible(page.field, 0, 0)
    message.say("Say to whom the minutes go.")
    qtbot.waitUntil(lambda: page.sees(message))
    assert page.sees(page.field)
    message.clear()
    page.field.clearFocus()
    page.area.verticalScrollBar().setValue(0)
    message.say("This came from elsewhere.")
    QApplication.processEvents()
    assert page.area.verticalScrollBar().value() == 0


def test_who_scrolls_away_from_an_open_form_is_left_there(page: Page, qtbot: QtBot) -> None:
    page.form.show()
    qtbot.waitUntil(lambda: page.sees(page.form))
    page.area.verticalScrollBar().setValue(0)
    page.area.resize(400, 320)
    qtbot.waitUntil(lambda: page.area.viewport().height() > 300)
    QApplication.processEvents()
    assert page.area.verticalScrollBar().value() == 0
