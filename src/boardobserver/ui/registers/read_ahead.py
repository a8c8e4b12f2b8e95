"""Reads on in a register while nothing else is to be done, so that no filter has to wait for it."""

from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from boardobserver.services.registers import Register

_LINES: Final = 60
"""So many lines are read at once."""

_TURN: Final = 0.006
"""One turn is over after so many seconds: a key that is struck meanwhile waits for no more."""

_PAUSE_MS: Final = 5
"""So long lies between two turns, and after a key: what is wanted now always goes first."""


class ReadAhead(QObject):
    """Reads one register at a time, some lines after each pause."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._register: Register | None = None
        self._shown = QTimer(self)
        self._shown.setSingleShot(True)
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._shown.timeout.connect(self._timer.start)
        self._timer.timeout.connect(self._on_timeout)

    def follow(self, register: Register) -> None:
        """Read on in this register, until all of it is read."""
        self._register = register
        # The pause begins when the loop runs again: a page that is being made is to be painted first.
        self._shown.start()

    def put_off(self) -> None:
        """Begin the pause anew: what was just asked for is painted first."""
        if self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Read no more for now."""
        self._shown.stop()
        self._timer.stop()

    @Slot()
    def _on_timeout(self) -> None:
        if self._register is None:
            self._timer.stop()
            return
        until = perf_counter() + _TURN
        while perf_counter() < until:
            if not self._register.read_on(_LINES):
                self._timer.stop()
                return
