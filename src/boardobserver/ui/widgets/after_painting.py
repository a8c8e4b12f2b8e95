"""What can wait until a widget has been painted, and is done as soon as it has."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

_SOON_MS: Final = 5
"""It is done so long after all of the window has been painted, so that this is on the screen by then."""

_PATIENCE_MS: Final = 200
"""It is done after so long where nothing is painted: the widget is out of sight, or the window is covered."""


class AfterPainting(QObject):
    """Puts one thing off; asked for again, it is done once.

    Args:
        first: What is to be painted first.
    """

    due = Signal()
    """It is to be done now."""

    def __init__(self, first: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._first = first
        self._painted = QTimer(self)
        self._painted.setSingleShot(True)
        self._painted.timeout.connect(self._on_painted)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)

    def start(self) -> None:
        """Do it after the next painting, which is asked for."""
        if not self._timer.isActive():
            self._first.installEventFilter(self)
        self._timer.start(_PATIENCE_MS)
        self._first.update()

    def stop(self) -> None:
        """Do it no more."""
        self._painted.stop()
        self._timer.stop()
        self._first.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the loop to run again: the widget is painted among others, one after another."""
        if watched is self._first and event.type() == QEvent.Type.Paint:
            self._painted.start()
        return super().eventFilter(watched, event)

    @Slot()
    def _on_painted(self) -> None:
        self._timer.start(_SOON_MS)

    @Slot()
    def _on_timeout(self) -> None:
        if isValid(self._first):  # else its page is going, and nobody waits any more
            self._first.removeEventFilter(self)
            self.due.emit()
