"""For how long nobody has touched the keyboard or the mouse in the program's windows."""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

_LOOKING_MS = 5000
_ACTS = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    )
)

Seconds = Callable[[], float]
"""Counts on, also while the machine sleeps, and is never set back."""


def seconds_passed() -> float:
    """Seconds since some moment, those included in which the machine slept."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)  # Python's own leaves sleep out there
    return time.monotonic()


class Idleness(QObject):
    """Watches the windows of the program themselves, which are few, instead of every widget's events.

    Args:
        application: Whose windows these are.
        seconds: The clock.
    """

    looked = Signal(float)
    """Nobody has done anything for so many seconds, counted now and then."""

    acted = Signal()
    """Somebody does something again."""

    def __init__(
        self, application: QGuiApplication, seconds: Seconds = seconds_passed, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self._since = seconds()
        self._is_swallowed = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKING_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        application.focusWindowChanged.connect(self._on_focus_window_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody acts; the act itself goes on to where it was meant."""
        if event.type() in _ACTS:
            # Nobody may have looked for long: the machine may have slept.
            self._is_swallowed = False
            self.look()
            self._since = self._seconds()
            self.acted.emit()
            if self._is_swallowed:
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def swallow(self) -> None:
        """Let the act that is being noted do nothing else: what it was meant for is no longer there."""
        self._is_swallowed = True

    @Slot()
    def look(self) -> None:
        """Tell for how long nobody has done anything."""
        self.looked.emit(self._seconds() - self._since)

    @Slot(QWindow)
    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
