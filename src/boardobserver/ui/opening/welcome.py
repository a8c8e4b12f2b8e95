"""What every page shows while no board is open: what a board is, and how to come by one."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from boardobserver.ui.opening.board_opener import BoardOpener
from boardobserver.ui.shell.icons import Tint
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.heading import Heading, Words


class WelcomePage(QWidget):
    """Three ways to a board: a new one, one that is there, the demonstration."""

    def __init__(self, theme: Theme, opener: BoardOpener, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = QLabel()
        self.new_button = QPushButton(self.tr("New board…"))
        self.open_button = QPushButton(self.tr("Open board…"))
        self.demonstration_button = QPushButton(self.tr("Try the demonstration…"))
        self._build()
        self.new_button.clicked.connect(opener.ask_for_new)
        self.open_button.clicked.connect(opener.ask_to_open)
        self.demonstration_button.clicked.connect(opener.ask_for_demonstration)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _build(self) -> None:
        left = Qt.AlignmentFlag.AlignLeft
        column = QVBoxLayout(self)
        self._theme.arrange(column, margin=Space.LOOSE, gap=Space.NORMAL)
        column.addWidget(self._icon, 0, left)
        column.addWidget(Heading(self.tr("No board is open")))
        words = self.tr(
            "A board is one file that holds everything you record of it: people, meetings, notes, "
            "challenges, ethics advice, decisions and actions. It stays on this machine."
        )
        column.addWidget(Words(words))
        self.new_button.setProperty("role", "primary")
        buttons = FlowLayout()
        for button in (self.new_button, self.open_button, self.demonstration_button):
            buttons.addWidget(button)
        column.addLayout(buttons)
        hint = self.tr("The demonstration board has roles instead of people, and published facts.")
        column.addWidget(Words(hint, quiet=True))
        column.addStretch(1)
        self.setFocusProxy(self.new_button)

    @Slot()
    def _on_theme_changed(self) -> None:
        side = self._theme.icon_size(10)
        pixmap = self._theme.icons.pixmap("notebook-pen", side, self.devicePixelRatioF(), Tint.QUIET)
        self._icon.setPixmap(pixmap)
