"""What a page shows while there is nothing on it: what it is for, and the first step."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from boardobserver.ui.shell.icons import Tint
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.heading import Heading, Words


class EmptyState(QWidget):
    """An icon, a heading, a sentence or two, and a button for the first step.

    Args:
        theme: The look.
        icon: Name of its icon.
        title: What is missing: "No meetings yet".
        words: What the page is for.
        first_step: What the button says; empty for no button.
    """

    first_step_requested = Signal()
    """The person wants to take the first step."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        words: str,
        *,
        first_step: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self._icon = QLabel()
        self._words = Words(words, quiet=True)
        self._button = QPushButton(first_step) if first_step else None
        self._build(title)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _build(self, title: str) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        self._theme.arrange(column, margin=Space.LOOSE, gap=Space.NORMAL)
        heading = Heading(title, 2)
        heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setAlignment(middle | Qt.AlignmentFlag.AlignTop)
        column.addStretch(2)
        column.addWidget(self._icon, 0, middle)
        column.addWidget(heading)
        # A label of several lines is as high as it needs to be only where a layout gives it its full width.
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._words)
        line.addStretch(1)
        column.addLayout(line)
        if self._button is not None:
            self._button.setProperty("role", "primary")
            self._button.clicked.connect(self.first_step_requested)
            column.addSpacing(self._theme.space(1))
            column.addWidget(self._button, 0, middle)
            self.setFocusProxy(self._button)
        column.addStretch(3)

    @Slot()
    def _on_theme_changed(self) -> None:
        side = self._theme.icon_size(10)
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(self._theme.icons.pixmap(self._icon_name, side, ratio, Tint.QUIET))
        self._words.setFixedWidth(self._theme.space(110))
