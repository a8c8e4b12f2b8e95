"""The one job runner: long work that never holds the window, with progress and cancel.

A job in a thread of its own is given plain values and returns plain values. It never touches a widget or an
open board: what comes back arrives as a signal in the window's thread. Work on the open board belongs to that
thread, and is done there in turns, each too short to be noticed.
"""

import threading
from collections.abc import Callable, Collection, Generator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QMetaMethod, QObject, Qt, QTimer, Signal, Slot

WORKERS = 2
"""So many jobs run at a time; others wait for their turn."""

_SECONDS_BETWEEN_PROGRESS = 0.05
_SECONDS_OF_A_TURN = 0.01


class Cancelled(Exception):  # noqa: N818 - nothing went wrong
    """The person cancelled the job; the work stops where it is."""


class JobContext:
    """What the work of a job can ask and tell while it runs; safe to use in its thread."""

    def __init__(self, report: Callable[[float, str], None]) -> None:
        self._report = report
        self._cancelled = threading.Event()
        self._last = 0.0

    def report(self, fraction: float, text: str = "") -> None:
        """Say how far the work is, from 0 to 1, and with what; may be called as often as is handy."""
        now = monotonic()
        if fraction >= 1 or now - self._last >= _SECONDS_BETWEEN_PROGRESS:
            self._last = now
            self._report(max(0.0, min(1.0, fraction)), text)

    def is_cancelled(self) -> bool:
        """Whether the work should stop."""
        return self._cancelled.is_set()

    def stop_if_cancelled(self) -> None:
        """Leave the work if it should stop.

        Raises:
            Cancelled: It should.
        """
        if self.is_cancelled():
            raise Cancelled

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._cancelled.set()


Work = Callable[[JobContext], object]
"""The work of a job. It may raise `Cancelled`, a refusal or a fault."""

Steps = Generator[float, None, object]
"""Work that is done in turns: each step yields how much is done, from 0 to 1; closing it gives it up.

A step that yields 1 ends its turn: what is left to do takes its time, and has a turn to itself."""


class Job(QObject):
    """One running piece of work.

    Exactly one of `finished`, `failed`, `cancelled` is emitted, in the window's thread; none of them if a
    newer job of the same key took its place.
    """

    finished = Signal(object)
    """The work is done; with what it returned."""

    failed = Signal(object)
    """The work raised; with the exception. Unless somebody listens, the runner's `failed` answers."""

    cancelled = Signal()
    """The work stopped because it was asked to."""

    progressed = Signal(float, str)
    """How far the work is, from 0 to 1, and with what."""

    _reported = Signal(float, str)

    def __init__(self, key: str, title: str, parent: QObject, *, is_awaited: bool = False) -> None:
        super().__init__(parent)
        self.key = key
        self.title = title
        self.is_awaited = is_awaited
        self.fraction = 0.0
        self.text = ""
        self.is_stale = False
        # The work calls this in its own thread; the signal crosses over to the window's.
        self.context = JobContext(self._reported.emit)
        self._reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop; `cancelled` follows when it has."""
        self.context.cancel()

    @Slot(float, str)
    def _on_reported(self, fraction: float, text: str) -> None:
        if not self.is_stale:
            self.fraction = fraction
            self.text = text
            self.progressed.emit(fraction, text)


@dataclass(frozen=True, slots=True)
class _Return:
    job: Job
    value: object = None
    error: BaseException | None = None


class _Turns(QObject):
    """Works a job through in the window's thread, a turn whenever the event loop has nothing else to do."""

    def __init__(self, job: Job, steps: Steps, on_end: Callable[[_Return], None]) -> None:
        super().__init__(job)
        self._job = job
        self._steps = steps
        self._on_end = on_end
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._take_turn)
        self._timer.start()

    def give_up(self) -> None:
        """Do no more of it."""
        self._timer.stop()
        self._steps.close()

    @Slot()
    def _take_turn(self) -> None:
        try:
            self._step_for_a_while()
        except StopIteration as end:
            answer = _Return(self._job, value=end.value)
        except BaseException as error:  # noqa: BLE001 - answered where those of the threads are
            answer = _Return(self._job, error=error)
        else:
            return
        self.give_up()
        self._on_end(answer)

    def _step_for_a_while(self) -> None:
        until = monotonic() + _SECONDS_OF_A_TURN
        fraction = 0.0
        while fraction < 1 and monotonic() < until:
            self._job.context.stop_if_cancelled()
            fraction = next(self._steps)
        self._job.context.report(fraction)


class JobRunner(QObject):
    """Runs jobs on a few threads of its own, or in turns in the window's."""

    started = Signal(object)
    """A job began."""

    ended = Signal(object)
    """A job is over, however it ended."""

    failed = Signal(object)
    """A job raised and nobody listened to it: the exception, for the crash guard."""

    became_idle = Signal()
    """No job runs any more."""

    _returned = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(WORKERS, thread_name_prefix="job")
        self._jobs: list[Job] = []
        self._working: dict[Job, Future[None]] = {}
        self._is_closed = False
        self._returned.connect(self._on_returned, Qt.ConnectionType.QueuedConnection)

    @property
    def jobs(self) -> tuple[Job, ...]:
        """The jobs that run or wait, oldest first, replaced ones included until they have stopped."""
        return tuple(self._jobs)

    @property
    def is_idle(self) -> bool:
        """Whether nothing runs."""
        return not self._jobs

    @property
    def is_closed(self) -> bool:
        """Whether no job can be begun any more."""
        return self._is_closed

    def run(self, key: str, title: str, work: Work, *, is_awaited: bool = False) -> Job:
        """Start work; connect to the job's signals at once, none comes before the event loop turns.

        Args:
            key: What it is for: a newer job of the same key replaces the older one, whose result is dropped.
            title: What the person reads beside the progress, "Printing the minutes".
            work: Called in another thread with the job's context.
            is_awaited: Whether closing the program waits for it instead of stopping it; the person can.
        """
        job = self._begin(key, title, is_awaited=is_awaited)
        self._working[job] = self._executor.submit(self._work_through, job, work)
        return job

    def run_in_turns(self, key: str, title: str, steps: Steps) -> Job:
        """Start work on the open board; as `run`, but each step is taken in the window's thread."""
        job = self._begin(key, title)
        _Turns(job, steps, self._on_returned)
        return job

    def stop(self, keys: Collection[str]) -> None:
        """Ask the jobs of these keys to stop, and wait until their threads have let go of what they use.

        What becomes of them is told afterwards, as of any job.
        """
        for job in self._jobs:
            if job.key in keys:
                job.cancel()
                # One that waits for a thread is not waited for: others may have the threads for long.
                if job in self._working and self._working[job].cancel():
                    self._returned.emit(_Return(job, error=Cancelled()))
        self.wait_for(keys)

    def wait_for(self, keys: Collection[str]) -> None:
        """Wait until the threads of the jobs of these keys have let go of what they use."""
        begun = [working for job, working in self._working.items() if job.key in keys]
        wait([working for working in begun if not working.cancelled()])

    def cancel_all(self) -> None:
        """Ask everything that runs to stop, but for what is awaited."""
        for job in self._jobs:
            if not job.is_awaited:
                job.cancel()

    def close(self) -> None:
        """Ask everything to stop, wait for its end, and end the threads. Nothing is emitted after this."""
        self._is_closed = True
        self.cancel_all()
        for turns in self.findChildren(_Turns):
            turns.give_up()
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._jobs.clear()
        self._working.clear()

    def _begin(self, key: str, title: str, *, is_awaited: bool = False) -> Job:
        if self._is_closed:
            raise RuntimeError("the job runner is closed")
        for older in self._jobs:
            if older.key == key:
                older.is_stale = True
                older.cancel()
        job = Job(key, title, self, is_awaited=is_awaited)
        self._jobs.append(job)
        self.started.emit(job)
        return job

    def _work_through(self, job: Job, work: Work) -> None:
        try:
            job.context.stop_if_cancelled()
            answer = _Return(job, value=work(job.context))
        except BaseException as error:  # noqa: BLE001 - carried to the window's thread and answered there
            answer = _Return(job, error=error)
        self._returned.emit(answer)

    @Slot(object)
    def _on_returned(self, answer: _Return) -> None:
        job = answer.job
        if self._is_closed or job not in self._jobs:
            return
        self._jobs.remove(job)
        self._working.pop(job, None)
        try:
            if not job.is_stale:
                self._announce(job, answer)
        finally:
            # However it ended and whatever its listeners did, it is over.
            self.ended.emit(job)
            job.deleteLater()
            if not self._jobs:
                self.became_idle.emit()

    def _announce(self, job: Job, answer: _Return) -> None:
        if isinstance(answer.error, Cancelled):
            job.cancelled.emit()
        elif answer.error is None:
            job.finished.emit(answer.value)
        elif job.isSignalConnected(QMetaMethod.fromSignal(job.failed)):
            job.failed.emit(answer.error)
        else:
            self.failed.emit(answer.error)
