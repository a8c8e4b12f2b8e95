"""Says why a board does not open, or that it is damaged, and offers what can be done about it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.host.machine import actor
from boardobserver.services.workspace import Workspace
from boardobserver.storage.encryption import BoardKey
from boardobserver.ui.opening.rescuer import Rescuer
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.jobs import JobRunner
from boardobserver.ui.shell.notices import Notice, NoticeAction
from boardobserver.ui.shell.settings import Settings

OPENING = "opening"
"""What notices of opening stand under: one takes the place of the one before."""

Opens = Passphrase | BoardKey | None
"""What opens a board."""


class OpenPath(Protocol):
    """Opens the board of a file; see `BoardOpener.open_path`."""

    def __call__(self, path: Path, passphrase: Opens = None, *, read_only: bool = False) -> bool:
        """Whether it is open, or will be by itself."""
        ...


class WaysOut(QObject):
    """What to say and to offer to whoever met a fault or a refusal of a board.

    Args:
        jobs: Makes a damaged board again.
        settings: Say where backups are.
        show_notice: Shows a notice over the page.
        open_path: Opens a board.
        parent: The owner.
    """

    passphrase_wanted = Signal(object)
    """A board can be opened with its passphrase only; with the path of its file."""

    def __init__(
        self,
        jobs: JobRunner,
        settings: Settings,
        show_notice: Callable[[Notice], object],
        open_path: OpenPath,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._show_notice = show_notice
        self._open_path = open_path
        self._rescuer = Rescuer(jobs, settings, show_notice, open_path, self)

    def out_of(self, path: Path, opens: Opens, fault: Fault) -> NoticeAction | None:
        """How to come by a damaged board after all; None where it is not damaged, or there is no way."""
        return self._rescuer.offer(path, opens, fault)

    def tell(
        self,
        path: Path,
        opens: Opens,
        error: BaseException,
        on_refusal: Callable[[Refusal], object] | None = None,
    ) -> None:
        """Say why a board does not open, or ask for its passphrase.

        Args:
            path: Its file.
            opens: What it was tried to open with.
            error: What it was met with; a bug is raised.
            on_refusal: Shows a refusal beside its cause; without it, it stands over the page.
        """
        if isinstance(error, Fault):
            offer = self.out_of(path, opens, error) or self._to_read(path, opens)
            self._show_notice(Notice(Tone.FAULT, error.message, error.remedy, offer, OPENING))
            return
        if not isinstance(error, Refusal):
            raise error
        self._rescuer.tell_if_damaged(path, opens, error)
        if error.field == "passphrase" and opens is None:
            self.passphrase_wanted.emit(path)
        elif on_refusal is not None:
            on_refusal(error)
        else:
            self._show_notice(Notice(Tone.WARNING, error.message, key=OPENING))

    def tell_of_damage(self, workspace: Workspace, fault: Fault) -> None:
        """Say what was found in the file of the board that is open."""
        action = self.out_of(workspace.path, workspace.key, fault)
        if action is None and not workspace.is_read_only:
            action = self._to_read(workspace.path, workspace.key)
        self._show_notice(Notice(Tone.FAULT, fault.message, fault.remedy, action, "health"))

    def _to_read(self, path: Path, opens: Opens) -> NoticeAction | None:
        """An offer to read a board that cannot be written to now, if it can be read."""
        try:
            Workspace.open(path, actor=actor(), passphrase=opens, read_only=True).close()
        except (Fault, Refusal):
            return None
        reads = partial(self._open_path, path, opens, read_only=True)
        return NoticeAction(self.tr("Open to read only"), reads)
