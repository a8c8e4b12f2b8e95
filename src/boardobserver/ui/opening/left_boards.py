"""Boards that nobody sees any more, and whose files stay open until their last backups are made.

Whoever closes a board last puts its log into its file: so whoever has written to it closes it, and not before
the job that copies it has let go of it.
"""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from boardobserver.services.workspace import Workspace
from boardobserver.ui.shell.jobs import Job, JobRunner


class LeftBoards(QObject):
    """Closes the files of boards that were left, each at the end of a job that reads it.

    Args:
        jobs: Runs the jobs.
        parent: The owner.
    """

    def __init__(self, jobs: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._left: dict[Job, Workspace] = {}
        jobs.ended.connect(self._on_ended)

    def close_after(self, job: Job, workspace: Workspace) -> None:
        """Close the file of a board as soon as that job is over."""
        self._left[job] = workspace

    def close_now(self, path: Path) -> None:
        """Close the board of that file, if it is among them: somebody wants to open it again."""
        for job, workspace in [*self._left.items()]:
            if _is_same_file(path, workspace.path):
                self._jobs.stop((job.key,))
                self._on_ended(job)

    def close_all(self) -> None:
        """Close them all, once their jobs are over."""
        self._jobs.wait_for({job.key for job in self._left})
        for workspace in self._left.values():
            workspace.close()
        self._left.clear()

    @Slot(object)
    def _on_ended(self, job: Job) -> None:
        workspace = self._left.pop(job, None)
        if workspace is not None:
            workspace.close()


def _is_same_file(one: Path, other: Path) -> bool:
    with suppress(OSError, ValueError):
        return one.samefile(other)
    return False
