"""Reads on in a register while nothing else is to be done, so that no filter has to wait for it."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from boardobserver.services.registers import Register

_LINES: Final = 60
"""So many lines are read at once: a key that is struck meanwhile waits for no more."""

_PAUSE_MS: Final = 15
"""So long lies between two readings: what is wanted now always goes first."""


class ReadAhead(QObject):
    """Reads one register at a time, some lines after each pause."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._register: Register | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._on_timeout)

    def follow(self, register: Register) -> None:
        """Read on in this register, until all of it is read."""
        self._register = register
        self._timer.start()

    def stop(self) -> None:
        """Read no more for now."""
        self._timer.stop()

    @Slot()
    def _on_timeout(self) -> None:
        if self._register is None or not self._register.read_on(_LINES):
            self._timer.stop()
