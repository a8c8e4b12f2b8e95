"""The widget that has the focus: Enter presses a button, and a field can be asked to commit its words."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QToolButton, QWidget

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_POPS_UP = QToolButton.ToolButtonPopupMode.InstantPopup


def commit_focused(window: QWidget) -> None:
    """Have the field of a window that has the focus commit what was typed, as if it had been left."""
    focused = QApplication.focusWidget()
    if focused is not None and window.isAncestorOf(focused):
        focused.clearFocus()
        # An editor may close when it is left, and give the focus to what it stood on.
        if QApplication.focusWidget() is None and focused.isVisible():
            focused.setFocus(Qt.FocusReason.OtherFocusReason)


class EnterKeys(QObject):
    """Has Enter press the button that has the focus; Qt has only Space do so, except in dialogs.

    Args:
        window: Whose buttons these are.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Press the button."""
        is_pressed = (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _ENTERS
            and not event.isAutoRepeat()
        )
        if is_pressed and isinstance(watched, QToolButton) and watched.popupMode() is _POPS_UP:
            watched.showMenu()
            return True
        if is_pressed and isinstance(watched, QPushButton | QToolButton):
            watched.click()
            return True
        return super().eventFilter(watched, event)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, QPushButton | QToolButton):
            old.removeEventFilter(self)
        if isinstance(new, QPushButton | QToolButton) and new.window() is self._window:
            new.installEventFilter(self)
