"""The hands of pytest-qt, with time for a slow machine, and by a clock that nobody sets."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import SignalInstance
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import CheckParamsCb, SignalBlocker
from tests.support.patience import MOST_SECONDS

_MOST_MS = MOST_SECONDS * 1000


class PatientBot(QtBot):
    """Waits as any other, and gives up when something hangs."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = _MOST_MS) -> None:
        """Let the program work until something is so; as long as an assertion fails it is not so yet."""
        until = monotonic() + timeout / 1000
        while not self._is_so(callback):
            assert monotonic() < until, "what was waited for did not come"
            self.wait(10)

    def waitSignal(
        self,
        signal: SignalInstance,
        *,
        timeout: int = _MOST_MS,
        raising: bool | None = None,
        check_params_cb: CheckParamsCb | None = None,
    ) -> SignalBlocker:
        """Let the program work until it says something."""
        return super().waitSignal(signal, timeout=timeout, raising=raising, check_params_cb=check_params_cb)

    def _is_so(self, callback: Callable[[], bool | None]) -> bool:
        try:
            return callback() is not False
        except AssertionError:
            return False
