"""A button that reads like a link, and shortens its words with "…" where there is little room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from boardobserver.ui.widgets.access_key import without_access_key
from boardobserver.ui.widgets.tips import tip

_LEAST_LETTERS = 8
_SLACK = 2


class LinkButton(QPushButton):
    """Leads somewhere else; no wider than its words."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setProperty("role", "link")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_words(words)

    @property
    def words(self) -> str:
        """The whole of its words."""
        return self._words

    def set_words(self, words: str) -> None:
        """Show other words."""
        self._words = " ".join(words.split())
        self.setText(without_access_key(self._words))
        self.setAccessibleName(self._words)

    def sizeHint(self) -> QSize:
        """Room for all of its words, which may take a part of a pixel more than Qt counts."""
        return super().sizeHint() + QSize(_SLACK, 0)

    def minimumSizeHint(self) -> QSize:
        """Room for the beginning of its words."""
        size = self.sizeHint()
        least = self._edges() + self.fontMetrics().horizontalAdvance("n" * _LEAST_LETTERS)
        return QSize(min(size.width(), least), size.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much of the words as there is room for."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = max(0, self.width() - self._edges())
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        if self.toolTip() != (whole := tip("" if shown == self._words else self._words)):
            self.setToolTip(whole)
        option.text = without_access_key(shown)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def _edges(self) -> int:
        """What the button takes beside its words."""
        return super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self._words)
