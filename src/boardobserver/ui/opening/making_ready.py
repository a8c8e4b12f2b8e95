"""Does in a job what takes a while and has to be done to a board before it is opened."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from boardobserver.host.machine import actor
from boardobserver.services.workspace import Workspace
from boardobserver.ui.opening.ways_out import OPENING, Opens
from boardobserver.ui.shell.jobs import JobContext, JobRunner


class MakingReady(QObject):
    """Brings a board up to date, or writes it anew after a disposal, while none is open.

    Args:
        jobs: Runs it.
        parent: The owner.
    """

    ended = Signal(object, object, object)
    """It is over: with the path of the board's file, what opens it, and what was met with or None."""

    given_up = Signal()
    """The person did not want to wait, and nothing was done."""

    def __init__(self, jobs: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs

    def begin(self, path: Path, opens: Opens) -> None:
        """Begin with the board of that file."""
        work = partial(_open_once, path, opens)
        job = self._jobs.run(OPENING, self.tr("Making the board ready"), work, is_awaited=True)
        job.finished.connect(partial(self.ended.emit, path, opens))
        job.failed.connect(partial(self.ended.emit, path, opens))
        job.cancelled.connect(self.given_up)


def _open_once(path: Path, opens: Opens, _context: JobContext) -> None:
    Workspace.open(path, actor=actor(), passphrase=opens).close()
