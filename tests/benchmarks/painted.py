"""When a widget has been painted, and the pauses of somebody who types."""

import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_BETWEEN_MS = 25
_PATIENCE = 10


def settle() -> None:
    """The pause of somebody who types: what the program puts off is done in it."""
    QTest.qWait(_BETWEEN_MS)


class Painted(QObject):
    """Knows when a widget was painted last."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.count = 0
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count what is painted."""
        if watched is self._widget and event.type() == QEvent.Type.Paint:
            self.count += 1
        return super().eventFilter(watched, event)

    def wait(self, beyond: int) -> None:
        """Let the loop run until it was painted once more."""
        until = time.monotonic() + _PATIENCE
        while self.count <= beyond:
            QApplication.processEvents()
            if time.monotonic() > until:
                raise RuntimeError(f"{self._widget.parentWidget()} was not painted")
