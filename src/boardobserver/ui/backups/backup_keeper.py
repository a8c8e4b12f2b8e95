"""Backs the open board up without being asked: every half hour in which it changes, and when it is closed."""

import logging
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from boardobserver.domain.errors import Fault
from boardobserver.services.backups import (
    EVERY,
    Backup,
    BackupCancelledError,
    back_up_if_changed,
    make_backup,
)
from boardobserver.services.workspace import Workspace
from boardobserver.ui.opening.board_opener import BoardOpener
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.jobs import Cancelled, Job, JobContext, JobRunner
from boardobserver.ui.shell.notices import Notice, NoticeBar
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.settings import Settings

_JOB = "backup"
_LOOKING_MS = 60_000
_HOURLY, _BY_HAND, _CLOSING = "every half hour", "by hand", "on closing"
_SOON = timedelta(minutes=1)
"""What an earlier session left without a backup, as when the machine lost its power, gets one soon."""


class BackupKeeper(QObject):
    """Keeps the backups of whatever board is open.

    Args:
        opener: Whose board it is.
        jobs: Makes the backups.
        settings: Say where to, and remember what failed when nobody was there any more.
        notices: Shows what failed.
    """

    backed_up = Signal()
    """There is a backup that was not there before."""

    def __init__(self, opener: BoardOpener, jobs: JobRunner, settings: Settings, notices: NoticeBar) -> None:
        super().__init__(opener)
        self._opener = opener
        self._jobs = jobs
        self._settings = settings
        self._notices = notices
        self._board: OpenBoard | None = None
        self._due: datetime | None = None
        self._is_changed = False
        self._job: Job | None = None
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOKING_MS)
        self._looking.timeout.connect(self.look)
        opener.close_file = self._close_file
        opener.board_changed.connect(self._on_board_changed)

    @Slot()
    def look(self) -> None:
        """Begin a backup if one is due."""
        if self._board is None or self._due is None or not self._is_changed:
            return
        left = self._due - self._board.workspace.now()
        # Where more is left than ever was, the clock has been set back.
        if not timedelta() < left <= EVERY:
            self._begin(_HOURLY)

    @Slot()
    def back_up_now(self) -> None:
        """Begin a backup, whether or not anything has changed."""
        if self._board is not None:
            self._begin(_BY_HAND)

    @Slot()
    def back_up_before_closing(self) -> None:
        """Begin the last backup, for which the window stays until it is made.

        Where the person's whole session ends, nobody is kept waiting: it is made when the window has gone.
        """
        if self._board is not None and self._is_wanted and not _is_session_ending():
            said = self.tr("The board is being backed up. The window closes by itself when that is done.")
            self._notices.show_notice(Notice(Tone.INFO, said, key=_JOB))
            self._begin(_CLOSING)

    @property
    def _is_wanted(self) -> bool:
        """Whether something may not be in a backup yet: one that is being made may have begun before it."""
        return self._is_changed or (self._job is not None and not self._job.is_awaited)

    def _begin(self, why: str) -> None:
        board = self._board
        is_last = why == _CLOSING
        if board is None or (self._job is not None and not is_last):
            return
        board.drafts.flush()
        self._is_changed = False
        self._due = board.workspace.now() + EVERY
        # The last one takes the place of one that is being made, which may not have all.
        work = _Copying(board.workspace, why, self._settings.backup_folder)
        job = self._jobs.run(_JOB, self.tr("Backing the board up"), work, is_awaited=is_last)
        job.finished.connect(self._on_finished)
        job.failed.connect(partial(self._on_failed, is_last))
        job.cancelled.connect(partial(self._on_cancelled, is_last))
        self._job = job

    @Slot()
    def _on_board_changed(self) -> None:
        board = self._opener.board
        is_kept = board is not None and not board.workspace.is_read_only
        self._board = board if is_kept else None
        self._looking.stop()
        if self._board is None:
            return
        self._is_changed = True
        self._due = self._board.workspace.now() + _SOON
        self._board.changed.connect(self._on_changed)
        self._looking.start()
        if self._settings.failed_backup:
            self._say(self._settings.failed_backup, self.tr("The backup is tried again in a minute."))

    @Slot()
    def _on_changed(self) -> None:
        self._is_changed = True

    def _close_file(self, workspace: Workspace) -> None:
        """Close the file of a board that is left, once its last backup is made, if it wants one.

        What closes a board for a moment, to work on its file, makes a backup itself.
        """
        is_wanted = self._board is not None and self._is_wanted and not self._opener.busy_words
        self._looking.stop()
        self._board = None
        if is_wanted and not self._jobs.is_closed:
            self._begin_last(workspace)
            return
        if is_wanted:
            self._make_last(workspace)
        workspace.close()

    def _begin_last(self, workspace: Workspace) -> None:
        """Make the last backup in a job, while another board is shown already."""
        work = _Copying(workspace, _CLOSING, self._settings.backup_folder)
        title = self.tr("Backing “{name}” up").format(name=workspace.path.stem)
        job = self._jobs.run(f"{_JOB} {workspace.path}", title, work, is_awaited=True)
        job.finished.connect(self._on_last_made)
        job.failed.connect(partial(self._on_last_failed, workspace.path))
        self._opener.left.close_after(job, workspace)

    def _make_last(self, workspace: Workspace) -> None:
        """Make the last backup here and now: nobody is there any more who would see what runs."""
        try:
            _Copying(workspace, _CLOSING, self._settings.backup_folder)(None)
        except Fault as fault:
            self._remember(fault)
        else:
            self._forget_failed()

    @Slot(object)
    def _on_last_made(self, _made: object) -> None:
        self._forget_failed()
        self.backed_up.emit()

    def _on_last_failed(self, path: Path, error: BaseException) -> None:
        if not isinstance(error, Fault):
            raise error
        self._remember(error)
        said = self.tr("“{name}” is closed, and what was changed last in it is in no backup.")
        message = f"{said.format(name=path.name)} {error.message}"
        self._notices.show_notice(Notice(Tone.FAULT, message, error.remedy, key=f"{_JOB} {path}"))

    def _remember(self, fault: Fault) -> None:
        """The window is as good as gone: say it when one is there again."""
        logging.getLogger(__name__).warning("no backup on closing: %s", fault.message)
        self._settings.failed_backup = f"{fault.message} {fault.remedy}".strip()
        self._settings.write()

    def _forget_failed(self) -> None:
        self._settings.failed_backup = ""
        self._settings.write()

    @Slot(object)
    def _on_finished(self, _made: object) -> None:
        self._job = None
        self._forget_failed()
        self._notices.withdraw(_JOB)
        self.backed_up.emit()

    def _on_failed(self, is_last: bool, error: BaseException) -> None:
        self._job = None
        if not isinstance(error, Fault):
            raise error
        if is_last:
            self._remember(error)
            return
        self._is_changed = True
        again = self.tr("The backup is tried again in half an hour.")
        self._say(error.message, f"{error.remedy} {again}".strip())

    def _on_cancelled(self, is_last: bool) -> None:
        self._job = None
        self._is_changed = not is_last  # who gives up the last one wants to go: the next start makes one soon

    def _say(self, message: str, remedy: str) -> None:
        self._notices.show_notice(Notice(Tone.FAULT, message, remedy, key=_JOB))


class _Copying:
    """The work of one backup, given only what it may use in its thread."""

    def __init__(self, workspace: Workspace, why: str, folder: Path | None) -> None:
        self._path, self._key = workspace.path, workspace.key
        self._why = why
        self._folder = folder
        self._now = workspace.now()

    def __call__(self, context: JobContext | None) -> Backup | None:
        """Make it; unless somebody asked for it, only where the newest has not all that it would have.

        Without a context it is not given up.
        """
        back_up = make_backup if self._why == _BY_HAND else back_up_if_changed
        try:
            return back_up(
                self._path,
                self._why,
                self._key,
                folder=self._folder,
                now=self._now,
                is_cancelled=_never if context is None else context.is_cancelled,
            )
        except BackupCancelledError as error:
            raise Cancelled from error


def _never() -> bool:
    return False


def _is_session_ending() -> bool:
    application = QGuiApplication.instance()
    return isinstance(application, QGuiApplication) and application.isSavingSession()
