"""The crash guard: whatever nobody answered ends here; the person is told once and the program goes on."""

import logging
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, Slot, qInstallMessageHandler

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.host.files import write_aside
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.crash_report import CrashReport, describe
from boardobserver.ui.shell.jobs import Cancelled
from boardobserver.ui.shell.notices import Notice, NoticeAction

_log = logging.getLogger(__name__)

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashGuard(QObject):
    """Answers exceptions that reach the top: refusals and faults with a notice, bugs with one report each.

    Args:
        folder: Where reports are saved.
        now: The clock.
        parent: The owner.

    Attributes:
        offer: Gives what can be offered to whoever meets a fault; nothing unless somebody says what.
    """

    noticed = Signal(object)
    """There is a `Notice` to show."""

    report_requested = Signal(object)
    """The person wants to read a `CrashReport`."""

    _met_elsewhere = Signal(object, str)

    def __init__(self, folder: Path, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._now = now
        self.offer: Callable[[Fault], NoticeAction | None] = _nothing
        self._counts: dict[str, int] = {}
        self._previous: tuple[Callable[..., object], Callable[..., object], Callable[..., object]] | None = (
            None
        )
        self._met_elsewhere.connect(self._on_met_elsewhere, Qt.ConnectionType.QueuedConnection)

    @property
    def counts(self) -> dict[str, int]:
        """How often each distinct bug was met, by the fingerprint of its report."""
        return dict(self._counts)

    def install(self) -> None:
        """Take the interpreter's hooks and Qt's messages."""
        if self._previous is not None:
            return
        self._previous = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable
        qInstallMessageHandler(_log_qt_message)

    def remove(self) -> None:
        """Give everything back as it was."""
        if self._previous is None:
            return
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._previous
        self._previous = None
        qInstallMessageHandler(None)

    @Slot(object)
    def meet(self, error: BaseException) -> None:
        """Answer an exception in the window's thread."""
        self._answer(error, "main")

    def _answer(self, error: BaseException, thread: str) -> None:
        if isinstance(error, Cancelled):
            return
        if isinstance(error, Refusal):
            self.noticed.emit(Notice(Tone.WARNING, error.message))
        elif isinstance(error, Fault):
            _log.warning("fault shown: %s", type(error).__qualname__)
            self.noticed.emit(Notice(Tone.FAULT, error.message, error.remedy, self.offer(error)))
        else:
            self._answer_bug(error, thread)

    def _answer_bug(self, error: BaseException, thread: str) -> None:
        report = describe(error, self._now(), thread)
        count = self._counts[report.fingerprint] = self._counts.get(report.fingerprint, 0) + 1
        if count > 1:
            # The exception of a model's data() arrives once a cell: counted, not shown again.
            return
        _log.error("bug %s of type %s", report.fingerprint, type(error).__qualname__)
        where = self._save(report)
        self.noticed.emit(
            Notice(
                Tone.FAULT,
                self.tr(
                    "Something in the program went wrong. What you had entered is kept, and you can go on."
                ),
                where,
                NoticeAction(self.tr("Show report"), _Reading(self, report)),
                key=f"bug {report.fingerprint}",
            )
        )

    def _save(self, report: CrashReport) -> str:
        path = self._folder / f"report-{report.fingerprint}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_aside(path, report.text.encode(), overwrite=True)
        except (OSError, Fault):
            _log.warning("report %s could not be saved", report.fingerprint)
            return self.tr("A report could not be saved; you can read it here and copy it.")
        return self.tr("A report without any text of your notes was saved as {name}.").format(name=path.name)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error, trace)
        elif threading.current_thread() is threading.main_thread():
            self._answer(error, "main")
        else:
            self._met_elsewhere.emit(error, threading.current_thread().name)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            name = args.thread.name if args.thread is not None else "?"
            self._met_elsewhere.emit(args.exc_value, name)

    def _on_unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        # `args.object` is not touched: to keep it would bring back what is being thrown away.
        if args.exc_value is not None:
            self._met_elsewhere.emit(args.exc_value, "clean-up")

    @Slot(object, str)
    def _on_met_elsewhere(self, error: BaseException, thread: str) -> None:
        self._answer(error, thread)


def _nothing(_fault: Fault) -> None:
    """Offer nothing."""


class _Reading:
    """What "Show report" does, without keeping the exception alive."""

    def __init__(self, guard: CrashGuard, report: CrashReport) -> None:
        self._guard = guard
        self._report = report

    def __call__(self) -> None:
        self._guard.report_requested.emit(self._report)


def _log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    _log.log(_LEVELS.get(kind, logging.WARNING), "Qt %s: %s", context.category or "", message)
