"""The pages of the minutes show that they have the focus, as every other place that Tab stops at does."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from boardobserver.ui.minutes.pdf_view import PdfView
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.line_fields import LineField


def _edge(window: QWidget, view: PdfView) -> QColor:
    at = view.pos()
    return window.grab().toImage().pixelColor(at.x(), at.y() + view.height() // 2)


def test_the_pages_are_framed_in_the_accent_while_they_have_the_focus(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    view, field = PdfView(theme, "Pages"), LineField()
    for widget in (field, view):
        column.addWidget(widget)
    window.resize(400, 400)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    assert _edge(window, view) == QColor(theme.colours.hairline)
    view.setFocus()
    assert _edge(window, view) == QColor(theme.colours.accent)
