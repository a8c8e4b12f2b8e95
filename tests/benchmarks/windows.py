"""One window in a process of its own, which says when it could be used and what it holds in memory.

`python -m tests.benchmarks.windows bare` or `… program BOARD`; prints one line of JSON.
"""

import json
import sys
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
from tests.benchmarks.process_memory import held_now

_AT_REST_MS = 2500


class Probe(QObject):
    """Waits for the window: it can be used when it has been painted and nothing more waits in the queue.

    It is posted an event before the application is there, which so arrives as soon as the loop runs: the
    program under test is started as ever, and knows nothing of it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._window: QMainWindow | None = None
        self._is_painted = False
        self._said: dict[str, float] = {}
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._on_idle)
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))

    def event(self, event: QEvent) -> bool:
        """The loop runs."""
        if event.type() == QEvent.Type.User:
            windows = (each for each in QApplication.topLevelWidgets() if isinstance(each, QMainWindow))
            self._window = next(windows)
            self._window.installEventFilter(self)
            self._idle.start()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window is painted."""
        self._is_painted = self._is_painted or event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)

    def _on_idle(self) -> None:
        if not self._is_painted or self._window is None:
            return
        usable_at = time.monotonic()
        self._idle.stop()
        held = held_now()
        self._said = {"usable_at": usable_at, "resident": held.resident, "own": held.own}
        QTimer.singleShot(_AT_REST_MS, self, self._on_at_rest)

    def _on_at_rest(self) -> None:
        """What is loaded once the window is there is loaded now."""
        print(json.dumps({**self._said, "at_rest": held_now().resident}), flush=True)
        assert self._window is not None
        self._window.removeEventFilter(self)
        self._window.close()


def main() -> int:
    """Show the window that the arguments name, until it could be used."""
    which, *arguments = sys.argv[1:]
    probe = Probe()
    code = _bare() if which == "bare" else _program(arguments)
    probe.deleteLater()
    return code


def _bare() -> int:
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(QTableView())
    window.resize(1200, 700)
    window.show()
    return application.exec()


def _program(arguments: list[str]) -> int:
    from boardobserver.__main__ import main as start

    return start(arguments)


if __name__ == "__main__":
    sys.exit(main())
