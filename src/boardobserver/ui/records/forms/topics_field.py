"""A field for several of the board's grounds and topics."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.access_key import without_access_key
from boardobserver.ui.widgets.tips import tip


class TopicsField(QToolButton):
    """Shows the topics that are chosen; its menu stays open while one ticks.

    Args:
        theme: The look.
        name: What the field is called.
    """

    committed = Signal(object)
    """The person chose these topics, a tuple of names in the board's order."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._value: tuple[str, ...] = ()
        self._title = name
        self.setProperty("role", "menu")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIcon(theme.icons.beside_words("list-checks"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._menu = _TickMenu(self)
        self.setMenu(self._menu)
        self._menu.aboutToHide.connect(self._on_closed)
        self._show()

    @property
    def value(self) -> tuple[str, ...]:
        """The topics that were last set or committed."""
        return self._value

    def set_topics(self, topics: Sequence[str]) -> None:
        """Offer these topics, silently."""
        if [action.data() for action in self._menu.actions()] == list(topics):
            return
        self._menu.clear()
        for topic in topics:
            action = QAction(without_access_key(topic), self._menu)
            action.setData(topic)
            action.setCheckable(True)
            self._menu.addAction(action)
        self.set_value(self._value)

    def set_value(self, value: tuple[str, ...]) -> None:
        """Load topics, silently."""
        self._value = value
        for action in self._menu.actions():
            action.setChecked(action.data() in value)
        self._show()

    def resizeEvent(self, event: object) -> None:
        """Shorten the words anew."""
        super().resizeEvent(event)  # pyright: ignore[reportArgumentType] - handed on as it came
        self._show()

    def _show(self) -> None:
        words = ", ".join(self._value) or self.tr("None yet")
        room = max(self._theme.space(10), self.width() - self._theme.space(15))
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        self.setText(without_access_key(shown))
        self.setToolTip(tip(words))
        self.setAccessibleName(f"{self._title}: {words}")

    @Slot()
    def _on_closed(self) -> None:
        ticked = tuple(str(action.data()) for action in self._menu.actions() if action.isChecked())
        if ticked != self._value:
            self.set_value(ticked)
            self.committed.emit(ticked)


class _TickMenu(QMenu):
    """Stays open when an entry is ticked, so that several can be."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.activeAction()
        if action and action.isCheckable():
            action.toggle()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action:
            action.toggle()
        else:
            super().keyPressEvent(event)
