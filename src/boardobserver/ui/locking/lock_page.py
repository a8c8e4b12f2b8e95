"""What a locked window shows: nothing of the board, and the way back to it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from boardobserver.ui.opening.passphrase_fields import PassphraseField
from boardobserver.ui.shell.icons import Tint
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.form import FormRow
from boardobserver.ui.widgets.heading import Heading, Words

_WIDTH = 90


class LockPage(QWidget):
    """Asks for the passphrase, or, where the board has none, only says so.

    Args:
        theme: The look.
        is_encrypted: Whether the board has a passphrase.
    """

    unlock_requested = Signal(object)
    """The person wants to go on, with this passphrase, or with None where none is needed."""

    def __init__(self, theme: Theme, *, is_encrypted: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_encrypted = False
        self._icon = QLabel()
        self._box = QWidget()
        self.passphrase = PassphraseField()
        self.row = FormRow(theme, self.tr("Passphrase"), self.passphrase)
        self._words = Words(quiet=True)
        self.unlock_button = QPushButton()
        self._build()
        self.set_encrypted(is_encrypted)
        self.passphrase.textEdited.connect(self.row.clear)
        self.passphrase.returnPressed.connect(self._on_unlock)
        self.unlock_button.clicked.connect(self._on_unlock)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_encrypted(self, is_encrypted: bool) -> None:
        """Ask for the passphrase or not: it may be added or removed behind the locked window."""
        self._is_encrypted = is_encrypted
        self._words.setText(
            self.tr("What was being typed is kept.")
            if is_encrypted
            else self.tr("This board has no passphrase: whoever is at this computer can show it again.")
        )
        self.row.setVisible(is_encrypted)
        self.unlock_button.setText(self.tr("Unlock") if is_encrypted else self.tr("Show the board"))
        self.setFocusProxy(self.passphrase if is_encrypted else self.unlock_button)

    def refuse(self, message: str) -> None:
        """Say why it stays locked."""
        self.row.refuse(message)
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Locked"))
        inner = QVBoxLayout(self._box)
        self._theme.arrange(inner, gap=Space.NORMAL)
        inner.addWidget(self._icon)
        inner.addWidget(Heading(self.tr("Locked")))
        inner.addWidget(self._words)
        inner.addWidget(self.row)
        self.unlock_button.setProperty("role", "primary")
        inner.addWidget(self.unlock_button, 0, Qt.AlignmentFlag.AlignLeft)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._box)
        line.addStretch(1)
        column = QVBoxLayout(self)
        self._theme.arrange(column, margin=Space.LOOSE, gap=Space.NONE)
        column.addStretch(2)
        column.addLayout(line)
        column.addStretch(3)

    @Slot()
    def _on_unlock(self) -> None:
        passphrase = self.passphrase.take()
        if self._is_encrypted and passphrase is None:
            self.refuse(self.tr("Type the passphrase."))
            return
        self.passphrase.forget()
        self.unlock_requested.emit(passphrase)

    @Slot()
    def _on_theme_changed(self) -> None:
        side = self._theme.icon_size(10)
        self._icon.setPixmap(self._theme.icons.pixmap("lock", side, self.devicePixelRatioF(), Tint.QUIET))
        self._box.setFixedWidth(self._theme.space(_WIDTH))
