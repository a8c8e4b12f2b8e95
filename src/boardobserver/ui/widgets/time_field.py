"""A field for a time of day, typed as people type one: 9.30, 0930, 9:30, 2pm."""

from datetime import time

from PySide6.QtWidgets import QWidget

from boardobserver.domain.times_of_day import parse_time, show_time
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.parsed_field import ParsedField


class TimeField(ParsedField[time]):
    """A field for a time of day; empty means none."""

    def __init__(self, theme: Theme, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parse_time, show_time, name, parent)
        self._theme = theme
        self.setPlaceholderText("hh:mm")
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("00:00 pm") + self._theme.space(6))
