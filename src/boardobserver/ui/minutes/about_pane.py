"""What is chosen and known about the minutes as a document."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardobserver.ui.minutes.facts import MinutesFacts
from boardobserver.ui.minutes.options_box import OptionsBox
from boardobserver.ui.shell.settings import Settings
from boardobserver.ui.shell.theme import Space, Theme


class AboutPane(QWidget):
    """What prints besides, over the facts.

    Args:
        theme: The look.
        settings: What this machine remembers.
    """

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.options = OptionsBox(theme, settings)
        self.facts = MinutesFacts(theme)
        column = QVBoxLayout(self)
        theme.arrange(column, gap=Space.WIDE)
        column.addWidget(self.options)
        column.addWidget(self.facts, 1)
