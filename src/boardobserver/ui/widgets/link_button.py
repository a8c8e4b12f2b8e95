"""A button that reads like a link, and shortens its words with "…" where there is little room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

_LEAST_LETTERS = 8


class LinkButton(QPushButton):
    """Leads somewhere else; no wider than its words."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setProperty("role", "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_words(words)

    @property
    def words(self) -> str:
        """The whole of its words."""
        return self._words

    def set_words(self, words: str) -> None:
        """Show other words."""
        self._words = " ".join(words.split())
        self.setAccessibleName(self._words)
        self.updateGeometry()
        self._elide()

    def sizeHint(self) -> QSize:
        """Room for all of its words."""
        return QSize(self._edges() + self._advance(self._words), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for the beginning of its words."""
        least = min(self._advance(self._words), self._advance("n" * _LEAST_LETTERS))
        return QSize(self._edges() + least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten anew."""
        super().resizeEvent(event)
        self._elide()

    def _advance(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words.replace("&", "&&"))

    def _edges(self) -> int:
        """What the button takes beside its words."""
        return super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())

    def _elide(self) -> None:
        room = max(0, self.width() - self._edges())
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        shown = shown.replace("&", "&&")  # or it would be an access key
        if shown != self.text():
            self.setText(shown)
            self.setToolTip(self._words if shown != self._words.replace("&", "&&") else "")
