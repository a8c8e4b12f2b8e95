"""The page on which the passphrase of the open board is added, changed or removed, and the lock is set."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.services import passphrases
from boardobserver.ui.opening.asking_pages import AskingPanel, lay_out
from boardobserver.ui.opening.board_opener import BoardOpener
from boardobserver.ui.opening.file_work import FileWork, begin_on_file
from boardobserver.ui.opening.passphrase_fields import NewPassphrase, PassphraseField
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.jobs import JobContext
from boardobserver.ui.shell.notices import Notice, NoticeBar
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.form import Form
from boardobserver.ui.widgets.heading import Words
from boardobserver.ui.widgets.tick import Tick
from boardobserver.ui.widgets.word_box import WordBox

_KEY = "passphrase"
_MINUTES = (5, 10, 15, 30, 60)


class PassphraseChange(QObject):
    """Gives the open board another passphrase: the board is closed, written anew in a job, and opened again.

    Args:
        desk: Runs the job, and knows of which boards the keyring has the passphrase.
        opener: Closes and opens the board.
        notices: Says what came of it.
    """

    def __init__(self, desk: Desk, opener: BoardOpener, notices: NoticeBar) -> None:
        super().__init__(opener)
        self._desk = desk
        self._opener = opener
        self._notices = notices

    def begin(self, old: Passphrase | None, new: Passphrase | None, *, keeps_backups: bool) -> None:
        """Begin; the board is open again at the end, whatever comes of it."""
        board = self._opener.board
        if board is None:
            return
        path = board.workspace.path
        name = passphrases.name_in_keyring(path)
        kept_as = name if name and self._desk.settings.is_in_keyring(name) else ""
        work = _Change(old, new, keeps_backups, self._desk.settings.backup_folder, kept_as)
        title, words = self.tr("Writing the board anew"), self.tr("The board is being written anew…")
        job = begin_on_file(self._opener, self._desk.jobs, FileWork(_KEY, title, words, work, old, new))
        if job is not None:
            job.finished.connect(partial(self._on_done, path, old, new, kept_as))
            job.failed.connect(self._on_failed)

    def _on_done(
        self,
        path: Path,
        old: Passphrase | None,
        new: Passphrase | None,
        kept_as: str,
        result: tuple[str, bool],
    ) -> None:
        left, is_kept = result
        if kept_as:
            self._desk.settings.keep_in_keyring(kept_as, False)
        if is_kept:
            self._desk.settings.keep_in_keyring(passphrases.name_in_keyring(path), True)
        self._notices.show_notice(Notice(Tone.GOOD, self._said(old, new), key=_KEY))
        others = passphrases.backups_opened_otherwise(path, self._desk.settings.backup_folder)
        if left:
            self._notices.show_notice(Notice(Tone.WARNING, left))
        elif others:
            said = self.tr("Backups that do not open as the board does now: {count}.").format(count=others)
            remedy = self.tr("File ▸ Backups… lists them. Keep them only as long as you need them.")
            self._notices.show_notice(Notice(Tone.INFO, said, remedy))

    def _said(self, old: Passphrase | None, new: Passphrase | None) -> str:
        if new is None:
            return self.tr("The passphrase was removed: the board is not encrypted any more.")
        if old is None:
            return self.tr("The passphrase was added: the board is encrypted now.")
        return self.tr("The passphrase was changed.")

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, Fault | Refusal):
            raise error
        remedy = error.remedy if isinstance(error, Fault) else ""
        self._notices.show_notice(Notice(Tone.FAULT, error.message, remedy, key=_KEY))


class PassphrasePage(QWidget):
    """The passphrase of the open board, and when the window locks.

    Args:
        desk: What pages work with.
        board: The open board.
        change: Does what is asked for.
    """

    def __init__(
        self, desk: Desk, board: OpenBoard, change: PassphraseChange, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._board = board
        self._change = change
        self.old = PassphraseField()
        self.new = NewPassphrase(desk.theme, self._warning())
        self.keeps_backups = Tick("")
        self.change_button = QPushButton()
        self.lock_after = WordBox(self._lock_options())
        self._form = Form(desk.theme)
        self._build()
        self._connect()
        self._begin()

    @property
    def _is_encrypted(self) -> bool:
        return self._board.workspace.key is not None

    def _warning(self) -> str:
        if self._is_encrypted:
            return self.tr(
                "Without a passphrase, whoever comes by the file can read everything in it. "
                "Type a new one, or go on to remove the passphrase."
            )
        return self.tr("Type a passphrase.")

    def _lock_options(self) -> list[tuple[int, str]]:
        minutes = self.tr("{count} minutes")
        return [(0, self.tr("Never")), *((each, minutes.format(count=each)) for each in _MINUTES)]

    def _build(self) -> None:
        if self._is_encrypted:
            self._form.add_row("passphrase", self.tr("Passphrase now"), self.old)
            title = self.tr("Change the passphrase")
            said = self.tr("Leave the new passphrase empty to remove it. {afresh}")
            keeps = self.tr(
                "They go on opening with the passphrase from before. If they are not kept, they are "
                "removed, and a new one is made."
            )
        else:
            title = self.tr("Add a passphrase")
            said = self.tr(
                "It encrypts the board’s file. Nobody can open it without, and nobody can find the "
                "passphrase out for you: keep it somewhere safe. {afresh}"
            )
            keeps = self.tr(
                "They go on opening without a passphrase. If they are not kept, they are removed, and an "
                "encrypted one is made."
            )
        afresh = self.tr(
            "The board is written anew and opened again for it. What was done before can still be undone."
        )
        said = said.format(afresh=afresh)
        if self._board.workspace.is_read_only:
            said = self.tr("This board is open for reading only: its passphrase cannot be changed.")
        self.keeps_backups.setText(self.tr("Keep the backups from before"))
        self.keeps_backups.setChecked(True)
        said_here = Words(said, quiet=True)
        parts = [said_here, self._form, self.new, self.keeps_backups, Words(keeps, quiet=True)]
        panel = AskingPanel(self._desk.theme, title, parts, [self.change_button])
        self._form.setVisible(self._is_encrypted)
        lay_out(self._desk.theme, self, panel, self._lock_panel())
        self.setFocusProxy(self.old if self._is_encrypted else self.new)
        for part in (self.old, self.new, self.keeps_backups, self.change_button):
            part.setEnabled(not self._board.workspace.is_read_only)

    def _lock_panel(self) -> AskingPanel:
        opens = self.tr("It opens again with the passphrase of the board.")
        if not self._is_encrypted:
            opens = self.tr("As this board has no passphrase, one key opens it again.")
        words = self.tr(
            "A locked window shows nothing of the board. {opens} Text that is being typed is kept. "
            "Ctrl+L locks at once."
        )
        form = Form(self._desk.theme)
        form.add_row("lock_after", self.tr("Lock when nobody has done anything for"), self.lock_after)
        parts = [Words(words.format(opens=opens), quiet=True), form]
        return AskingPanel(self._desk.theme, self.tr("Lock"), parts, level=2)

    def _connect(self) -> None:
        self.old.returnPressed.connect(self.new.setFocus)
        self.old.textEdited.connect(self._form.clear_refusals)
        self.new.shows.toggled.connect(self.old.set_shown)
        self.new.submitted.connect(self._on_change)
        self.new.emptiness_confirmed.connect(self._name_button)
        self.change_button.clicked.connect(self._on_change)
        self.lock_after.committed.connect(self._on_lock_after_chosen)

    def _begin(self) -> None:
        self.new.start([self._board.workspace.overview.board().name, self._board.workspace.path.stem])
        self._name_button(False)
        self.lock_after.set_value(self._desk.settings.lock_minutes)

    @Slot(bool)
    def _name_button(self, is_removing: bool) -> None:
        if not self._is_encrypted:
            self.change_button.setText(self.tr("Add the passphrase"))
        elif is_removing:
            self.change_button.setText(self.tr("Remove the passphrase"))
        else:
            self.change_button.setText(self.tr("Change the passphrase"))

    @Slot()
    def _on_change(self) -> None:
        old, key = self.old.take(), self._board.workspace.key
        self._form.clear_refusals()
        if key is not None and (old is None or not key.comes_from(old)):
            self._form.show_refusal(Refusal(self.tr("This is not its passphrase."), "passphrase"))
            self.old.selectAll()
            return
        chosen = self.new.take()
        if chosen is None or (chosen.passphrase is None and key is None):
            return
        self._change.begin(old, chosen.passphrase, keeps_backups=self.keeps_backups.value)

    @Slot(object)
    def _on_lock_after_chosen(self, minutes: int) -> None:
        self._desk.settings.lock_minutes = minutes
        self._desk.settings.write()


@dataclass(frozen=True, slots=True)
class _Change:
    """What a change needs in its job; `kept_as` is what the keyring calls the board, or empty."""

    old: Passphrase | None
    new: Passphrase | None
    keeps_backups: bool
    folder: Path | None
    kept_as: str

    def __call__(self, path: Path, _context: JobContext) -> tuple[str, bool]:
        """Make it; says what is left to be told, and whether the keyring has the new passphrase."""
        left = passphrases.change_passphrase(
            path, self.old, self.new, keeps_backups=self.keeps_backups, folder=self.folder
        )
        if not self.kept_as:
            return left, False
        passphrases.forget(self.kept_as)
        return left, self.new is not None and passphrases.remember(path, self.new)
