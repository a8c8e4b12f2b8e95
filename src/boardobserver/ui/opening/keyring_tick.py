"""The offer to have the system's keyring keep a passphrase, where there is one that does."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from boardobserver.domain.passphrase import Passphrase
from boardobserver.services import passphrases
from boardobserver.ui.shell.jobs import JobContext
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.tick import Tick

_KEY = "keyring"


class KeyringTick(Tick):
    """Hidden until it is known that there is a keyring; all that is asked of it is asked in jobs.

    Args:
        desk: Runs the jobs; its settings know of which boards the keyring has the passphrase.
    """

    recalled = Signal(object, object)
    """The keyring had the passphrase of the board asked about; with the path and the passphrase."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setText(self.tr("Remember on this computer, in the system’s keyring"))
        self._desk = desk
        self._path: Path | None = None
        self.hide()

    def look(self, path: Path | None = None) -> None:
        """Find out whether there is a keyring, and what it has of a board that it was to remember."""
        name = "" if path is None else passphrases.name_in_keyring(path)
        asks = path if name and self._desk.settings.is_in_keyring(name) else None
        self.setChecked(asks is not None)
        self._path = path
        job = self._desk.jobs.run(_KEY, self.tr("Asking the keyring"), partial(_look, asks))
        # Bound to this tick: the answer may come when its page is gone, and reaches nobody then.
        job.finished.connect(self._on_looked)

    def settle(self, path: Path, passphrase: Passphrase | None) -> None:
        """Have the keyring keep the passphrase of a board that was just opened, or forget it."""
        name = passphrases.name_in_keyring(path)
        if passphrase is None or not name or self.isHidden():
            return
        if self.value:
            job = self._desk.jobs.run(
                _KEY, self.tr("Asking the keyring"), partial(_remember, path, passphrase)
            )
            job.finished.connect(partial(self._desk.settings.keep_in_keyring, name))
        elif self._desk.settings.is_in_keyring(name):
            self.forget(name)

    def forget(self, name: str) -> None:
        """Have the keyring forget what it calls by that name."""
        self._desk.settings.keep_in_keyring(name, False)
        self._desk.jobs.run(_KEY, self.tr("Asking the keyring"), partial(_forget, name))

    @Slot(object)
    def _on_looked(self, found: tuple[bool, Passphrase | None]) -> None:
        is_there, passphrase = found
        self.setVisible(is_there)
        if passphrase is not None and self._path is not None:
            self.recalled.emit(self._path, passphrase)


def _look(path: Path | None, _context: JobContext) -> tuple[bool, Passphrase | None]:
    if not passphrases.can_remember():
        return False, None
    return True, None if path is None else passphrases.remembered(path)


def _remember(path: Path, passphrase: Passphrase, _context: JobContext) -> bool:
    return passphrases.remember(path, passphrase)


def _forget(name: str, _context: JobContext) -> None:
    passphrases.forget(name)
