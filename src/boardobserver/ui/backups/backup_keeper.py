"""Backs the open board up without being asked: every half hour in which it changes, and when it is closed."""

import logging
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from boardobserver.domain.errors import Fault
from boardobserver.services.backups import EVERY, Backup, BackupCancelledError, make_backup
from boardobserver.ui.opening.board_opener import BoardOpener
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.jobs import Cancelled, JobContext, JobRunner
from boardobserver.ui.shell.notices import Notice, NoticeBar
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.settings import Settings

_JOB = "backup"
_LOOKING_MS = 60_000
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
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOKING_MS)
        self._looking.timeout.connect(self.look)
        opener.board_changed.connect(self._on_board_changed)

    @Slot()
    def look(self) -> None:
        """Begin a backup if one is due."""
        if self._board is None or self._due is None or not self._is_changed:
            return
        left = self._due - self._board.workspace.now()
        # Where more is left than ever was, the clock has been set back.
        if not timedelta() < left <= EVERY:
            self._begin("every half hour")

    @Slot()
    def back_up_now(self) -> None:
        """Begin a backup, whether or not anything has changed."""
        if self._board is not None:
            self._begin("by hand")

    def _begin(self, why: str) -> None:
        board = self._board
        if board is None or any(job.key == _JOB for job in self._jobs.jobs):
            return
        board.drafts.flush()
        self._is_changed = False
        self._due = board.workspace.now() + EVERY
        job = self._jobs.run(_JOB, self.tr("Backing the board up"), partial(self._work, board, why))
        job.finished.connect(self._on_finished)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)

    def _work(self, board: OpenBoard, why: str, context: JobContext) -> Backup | None:
        workspace = board.workspace
        try:
            return make_backup(
                workspace.path,
                why,
                workspace.key,
                folder=self._settings.backup_folder,
                now=workspace.now(),
                only_if_changed=why != "by hand",
                is_cancelled=context.is_cancelled,
            )
        except BackupCancelledError as error:
            raise Cancelled from error

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
        self._board.closing.connect(self._on_closing)
        self._looking.start()
        if self._settings.failed_backup:
            self._say(self._settings.failed_backup)

    @Slot()
    def _on_changed(self) -> None:
        self._is_changed = True

    @Slot()
    def _on_closing(self) -> None:
        """Make the last backup here and now: nothing of the board may be open when the program ends."""
        board, self._board = self._board, None
        self._looking.stop()
        if board is None or not self._is_changed:
            return
        workspace = board.workspace
        try:
            make_backup(
                workspace.path,
                "on closing",
                workspace.key,
                folder=self._settings.backup_folder,
                now=workspace.now(),
                only_if_changed=True,
            )
        except Fault as fault:
            # The window may be gone: it is said when one is there again.
            logging.getLogger(__name__).warning("no backup on closing: %s", fault.message)
            self._settings.failed_backup = f"{fault.message} {fault.remedy}".strip()
        else:
            self._settings.failed_backup = ""
        self._settings.write()

    @Slot(object)
    def _on_finished(self, _made: object) -> None:
        self._settings.failed_backup = ""
        self._notices.withdraw(_JOB)
        self.backed_up.emit()

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        self._is_changed = True
        if not isinstance(error, Fault):
            raise error
        self._say(f"{error.message} {error.remedy}".strip())

    @Slot()
    def _on_cancelled(self) -> None:
        self._is_changed = True

    def _say(self, message: str) -> None:
        remedy = self.tr("The board itself is saved. A backup is tried again in half an hour.")
        self._notices.show_notice(Notice(Tone.FAULT, message, remedy, key=_JOB))
