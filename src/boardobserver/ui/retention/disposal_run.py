"""A disposal in the window: the board is closed, disposed of what is due in a job, and opened again.

Nothing else can be written meanwhile, and the window shows nothing but what is being done.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.host.machine import actor
from boardobserver.services.disposal import (
    DisposalCancelledError,
    DisposalPreview,
    Watch,
    dispose_in_file,
)
from boardobserver.services.workspace import Workspace
from boardobserver.ui.opening.board_opener import BoardOpener
from boardobserver.ui.opening.file_work import FileWork, begin_on_file
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.jobs import Cancelled, JobContext
from boardobserver.ui.shell.notices import Notice
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.window import Desk, MainWindow

PAGE = "retention"
"""The page that it is asked for on, and that shows what came of it."""

_JOB = "disposal"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """That a disposal is wanted: what it is to take, what was typed, and why."""

    preview: DisposalPreview
    typed: str
    reason: str


class DisposalRun(QObject):
    """Disposes of what is due on the open board, once that was confirmed.

    Args:
        desk: Runs the job, and says where backups go.
        opener: Closes and opens the board; owns this.
        window: Shows what came of it.
    """

    def __init__(self, desk: Desk, opener: BoardOpener, window: MainWindow) -> None:
        super().__init__(opener)
        self._desk = desk
        self._opener = opener
        self._window = window

    @Slot(object)
    def begin(self, confirmed: Confirmed) -> None:
        """Begin; the board is open again at the end, whatever comes of it."""
        board = self._opener.board
        if board is None:
            return
        what = confirmed.preview.subject_words
        key, clock = board.workspace.key, board.workspace.now
        opens = partial(Workspace.open, actor=actor(), passphrase=key, clock=clock)
        work = partial(_dispose, opens, confirmed, self._desk.settings.backup_folder)
        words = self.tr("Disposing of {what}. Do not switch the machine off…").format(what=what)
        wanted = FileWork(_JOB, self.tr("Disposing"), words, work, key, key)
        job = begin_on_file(self._opener, self._desk.jobs, wanted)
        if job is not None:
            job.finished.connect(partial(self._on_done, what))
            job.failed.connect(self._on_failed)
            job.cancelled.connect(self._on_cancelled)

    def _on_done(self, what: str, left: str) -> None:
        self._show_page()
        said = self.tr("Disposed of {what}.").format(what=what)
        self._window.notices.show_notice(Notice(Tone.GOOD, said, key=PAGE))
        if left:
            self._window.notices.show_notice(Notice(Tone.WARNING, left))

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        self._show_page()
        if isinstance(error, Refusal):
            self._window.notices.show_notice(Notice(Tone.WARNING, error.message, key=PAGE))
        elif isinstance(error, Fault):
            self._window.notices.show_notice(Notice(Tone.FAULT, error.message, error.remedy, key=PAGE))
        else:
            raise error

    @Slot()
    def _on_cancelled(self) -> None:
        self._show_page()
        said = self.tr("Cancelled: nothing was disposed of.")
        self._window.notices.show_notice(Notice(Tone.INFO, said, key=PAGE))

    def _show_page(self) -> None:
        if self._opener.board is not None:
            self._window.go_to(Location(PAGE))


def _dispose(
    opens: Callable[[Path], Workspace],
    confirmed: Confirmed,
    folder: Path | None,
    path: Path,
    context: JobContext,
) -> str:
    try:
        return dispose_in_file(
            partial(opens, path),
            confirmed.preview,
            typed=confirmed.typed,
            reason=confirmed.reason,
            folder=folder,
            watch=Watch(context.report, context.is_cancelled),
        )
    except DisposalCancelledError as error:
        raise Cancelled from error
