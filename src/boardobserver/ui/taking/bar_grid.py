"""How the parts of the entry line stand: in a row, or the text below the others where room is short."""

from PySide6.QtWidgets import QGridLayout, QWidget

from boardobserver.ui.shell.theme import Space, Theme

_NARROW = 150
"""Narrower than so many steps of the grid, the text has a row of its own."""


class BarGrid(QGridLayout):
    """The grid of the bar.

    Args:
        theme: The look.
        kind: The kind of the line.
        speaker: Who speaks.
        text: Where the line is typed.
        hint: What is understood of it, under all.
    """

    def __init__(self, theme: Theme, kind: QWidget, speaker: QWidget, text: QWidget, hint: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._parts = (kind, speaker, text, hint)
        self._is_narrow: bool | None = None
        theme.arrange(self, margin=Space.CLOSE, gap=Space.CLOSE)
        self.setColumnStretch(2, 1)

    def fit(self, width: int) -> None:
        """Arrange the parts for so many pixels."""
        is_narrow = width < self._theme.space(_NARROW)
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        kind, speaker, text, hint = self._parts
        for widget in self._parts:
            self.removeWidget(widget)
        self.addWidget(kind, 0, 0)
        self.addWidget(speaker, 0, 1)
        if is_narrow:
            self.addWidget(text, 1, 0, 1, 3)
        else:
            self.addWidget(text, 0, 2)
        self.addWidget(hint, 2, 0, 1, 3)
