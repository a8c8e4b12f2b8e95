"""A section of the pane of a record: a heading, what stands under it, or that there is nothing."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardobserver.ui.shell.icons import Tint
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.heading import Heading, Words


class Section(QWidget):
    """One section, with an act at the right of its heading if it has one.

    Args:
        theme: The look.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Heading("", 3)
        self._nothing = Words(quiet=True)
        self._head = QHBoxLayout()
        self.column = QVBoxLayout()
        theme.arrange(self._head, gap=Space.CLOSE)
        self._head.addWidget(self._heading, 1)
        theme.arrange(self.column, gap=Space.CLOSE)
        whole = QVBoxLayout(self)
        theme.arrange(whole, gap=Space.CLOSE)
        whole.addLayout(self._head)
        whole.addWidget(self._nothing)
        whole.addLayout(self.column)

    def set_up(self, title: str, empty: str, adding: QPushButton | None = None) -> None:
        """Say what it is called, what is said while there is nothing in it, and which button adds to it."""
        self.setAccessibleName(title)
        self._heading.setText(title)
        self._nothing.setText(empty)
        if adding is not None:
            self._head.addWidget(adding)

    def show_empty(self, *, is_empty: bool) -> None:
        """Say that there is nothing, or not."""
        self._nothing.setVisible(is_empty)


def add_button(theme: Theme, name: str) -> QPushButton:
    """A button beside a heading that adds to what stands under it; the screen reader is told what."""
    button = QPushButton(QCoreApplication.translate("section", "Add"))
    button.setIcon(theme.icons.beside_words("plus", Tint.ACCENT))
    button.setProperty("role", "quiet")
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
