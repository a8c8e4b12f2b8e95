"""A heading of one of three levels, and secondary words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class Heading(QLabel):
    """A heading: 1 for a page, 2 for a part of it, 3 for a group."""

    def __init__(self, text: str, level: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("heading", str(level))
        self.setWordWrap(True)


class Words(QLabel):
    """A paragraph of plain words, in the ordinary ink or a quieter one; never read as markup."""

    def __init__(self, text: str = "", *, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        if quiet:
            self.setProperty("role", "secondary")
