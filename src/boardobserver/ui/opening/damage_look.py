"""Looks the file of an open board over for damage while the board is shown already."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from boardobserver.domain.errors import Fault
from boardobserver.services.safekeeping import check_health
from boardobserver.services.workspace import Workspace, make_ready
from boardobserver.storage.encryption import BoardKey
from boardobserver.ui.shell.jobs import JobContext, JobRunner

HEALTH = "health"
"""The job's key: it reads the board's file on a connection of its own."""

_SHOWN_AFTER_MS = 250
"""The window is there by then: what can wait for it does."""


class DamageLook(QObject):
    """One look at a time, at the board that was opened last.

    Args:
        jobs: Runs it.
        tell: Says of a board that was looked at what was found, if it is open still.
        parent: The owner.
    """

    def __init__(self, jobs: JobRunner, tell: Callable[[Workspace, Fault], object], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._tell = tell
        self._workspace: Workspace | None = None
        self._shown = QTimer(self, singleShot=True, interval=_SHOWN_AFTER_MS)
        self._shown.timeout.connect(self._look)

    def begin_soon(self, workspace: Workspace) -> None:
        """Look at a board once the window shows it."""
        self._workspace = workspace
        self._shown.start()

    def forget(self) -> None:
        """Look at nothing: the board is about to be closed."""
        self._workspace = None
        self._shown.stop()

    @Slot()
    def _look(self) -> None:
        workspace = self._workspace
        if workspace is None:
            return
        work = partial(_look_over, workspace.path, workspace.key)
        job = self._jobs.run(HEALTH, self.tr("Looking the board’s file over"), work)
        job.failed.connect(partial(self._on_found, workspace))

    def _on_found(self, workspace: Workspace, error: BaseException) -> None:
        if not isinstance(error, Fault):
            raise error
        if workspace is self._workspace:  # else it is closed by now; who opens it again is told then
            self._tell(workspace, error)


def _look_over(path: Path, key: BoardKey | None, context: JobContext) -> None:
    make_ready()
    check_health(path, context.is_cancelled, key)
