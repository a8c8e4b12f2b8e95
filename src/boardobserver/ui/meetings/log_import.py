"""A log on its way to becoming a meeting: read in a thread, then taken in between the window's turns."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from boardobserver.domain.snapshots import Id
from boardobserver.exchange.log_values import MeetingLog
from boardobserver.services.importing import ImportedMeeting, read_log_file, taking_in
from boardobserver.ui.shell.jobs import Job, JobContext, JobRunner
from boardobserver.ui.shell.open_board import OpenBoard

_JOB = "import-log"


@dataclass(frozen=True, slots=True)
class WantedMeeting:
    """What the person says of the meeting that a log is to become."""

    path: Path
    held_on: date
    title: str
    series_id: Id


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A log that has become a meeting."""

    log: MeetingLog
    made: ImportedMeeting


class LogImport(QObject):
    """One import at a time; cancelled with the board that it goes into.

    Args:
        jobs: Runs it.
        board: The open board.
    """

    step_begun = Signal(str)
    """It is being done this, in words: "Reading the log"."""

    progressed = Signal(float)
    """So much of the step is done, from 0 to 1."""

    taken_in = Signal(object)
    """The log is a meeting now: `TakenIn`."""

    failed = Signal(object)
    """It came to nothing: with the refusal or fault."""

    ended = Signal()
    """Nothing is under way any more, however it ended."""

    def __init__(self, jobs: JobRunner, board: OpenBoard, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._board = board
        self._job: Job | None = None
        self._wanted: WantedMeeting | None = None
        self._log: MeetingLog | None = None
        board.closing.connect(self.cancel)

    @property
    def is_running(self) -> bool:
        """Whether a log is on its way."""
        return self._job is not None

    def start(self, wanted: WantedMeeting) -> None:
        """Read a log and make a meeting of it."""

        def work(context: JobContext) -> MeetingLog:
            log = read_log_file(wanted.path)
            context.stop_if_cancelled()
            return log

        self._wanted = wanted
        job = self._jobs.run(_JOB, self.tr("Reading the log"), work)
        job.finished.connect(self._on_read)
        self._follow(job)

    @Slot()
    def cancel(self) -> None:
        """Give it up; nothing of it is kept."""
        if self._job is not None:
            self._job.cancel()

    def _follow(self, job: Job) -> None:
        self._job = job
        job.progressed.connect(self._on_progressed)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_ended)
        self.step_begun.emit(job.title)

    @Slot(object)
    def _on_read(self, log: MeetingLog) -> None:
        if self._wanted is None or self._job is None:
            return
        if self._job.context.is_cancelled():
            self._on_ended()  # too late for the reading, which had come to its end by then
            return
        wanted, self._log = self._wanted, log
        command = taking_in(log, wanted.held_on, title=wanted.title, series_id=wanted.series_id)
        steps = self._board.workspace.undertake(command, origin=self)
        job = self._jobs.run_in_turns(_JOB, self.tr("Taking in the log"), steps)
        job.finished.connect(self._on_taken_in)
        self._follow(job)

    @Slot(object)
    def _on_taken_in(self, made: ImportedMeeting) -> None:
        log = self._log
        self._on_ended()
        if log is not None:
            self.taken_in.emit(TakenIn(log, made))

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        self._on_ended()
        self.failed.emit(error)

    @Slot()
    def _on_ended(self) -> None:
        self._job = self._wanted = self._log = None
        self.ended.emit()

    @Slot(float, str)
    def _on_progressed(self, fraction: float, _text: str) -> None:
        self.progressed.emit(fraction)
