"""Offers to make a damaged board again out of its newest good backup, and does so in a job."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from boardobserver.domain.dates import spell_date
from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.services.backups import backups_of
from boardobserver.services.rescuing import Rescued, can_rescue, rescue
from boardobserver.storage.encryption import BoardKey
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.jobs import JobContext, JobRunner
from boardobserver.ui.shell.notices import Notice, NoticeAction
from boardobserver.ui.shell.settings import Settings

_JOB = "rescue"

Opens = Passphrase | BoardKey | None
"""What opens a board."""


class Rescuer(QObject):
    """The way out of a damaged board. The damaged file stays where it is, as it is.

    Args:
        jobs: Makes the board.
        settings: Say where the backups are.
        show_notice: Shows a notice over the page.
        open_board: Opens a board with what opens it.
        parent: The owner.
    """

    def __init__(
        self,
        jobs: JobRunner,
        settings: Settings,
        show_notice: Callable[[Notice], object],
        open_board: Callable[[Path, Opens], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._settings = settings
        self._show_notice = show_notice
        self._open_board = open_board

    def offer(self, path: Path, opens: Opens, error: Fault | Refusal) -> NoticeAction | None:
        """What to offer to whoever met a board with this; None unless it is damaged and has a backup."""
        if not can_rescue(path, error, opens, folder=self._settings.backup_folder):
            return None
        return NoticeAction(self.tr("Restore the newest good backup"), partial(self._begin, path, opens))

    def tell_if_damaged(self, path: Path, opens: Opens, refusal: Refusal) -> None:
        """Say of a board that refuses to open when it is not for want of its passphrase."""
        offer = self.offer(path, opens, refusal)
        if offer is not None:
            said = self.tr("“{name}” does not open, though its newest backup does: its file is damaged.")
            self._show_notice(Notice(Tone.FAULT, said.format(name=path.name), self._kept(), offer, _JOB))

    def _begin(self, path: Path, opens: Opens) -> None:
        # The folder is asked for now: settings belong to the window's thread.
        work = partial(_rescue, path, opens, self._settings.backup_folder)
        job = self._jobs.run(_JOB, self.tr("Restoring the newest good backup"), work)
        job.finished.connect(partial(self._on_rescued, opens))
        job.failed.connect(self._on_failed)

    def _on_rescued(self, opens: Opens, rescued: Rescued) -> None:
        moment = rescued.backup.made_at.astimezone()
        made_at = f"{spell_date(moment)}, {moment:%H:%M}"
        said = (
            self.tr("“{name}” was made of the backup of {when}, with one later change.")
            if rescued.added == 1
            else self.tr("“{name}” was made of the backup of {when}, with {count} later changes.")
        )
        message = said.format(name=rescued.path.name, when=made_at, count=rescued.added)
        action = NoticeAction(self.tr("Open it"), partial(self._open_board, rescued.path, opens))
        tone = Tone.WARNING if rescued.warning else Tone.INFO
        self._show_notice(Notice(tone, f"{message} {rescued.warning}".strip(), self._kept(), action, _JOB))

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, Fault | Refusal):
            raise error
        remedy = error.remedy if isinstance(error, Fault) else ""
        self._show_notice(Notice(Tone.FAULT, error.message, remedy, key=_JOB))

    def _kept(self) -> str:
        return self.tr("The damaged file stays where it is.")


def _rescue(path: Path, opens: Opens, folder: Path | None, _context: JobContext) -> Rescued:
    return rescue(path, backups_of(path, folder), opens)
