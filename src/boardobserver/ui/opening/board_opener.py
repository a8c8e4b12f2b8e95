"""Opens, makes and closes boards: one at a time, and never a board in place of one that is missing."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.host.machine import actor
from boardobserver.services.safekeeping import check_health
from boardobserver.services.workspace import Clock, Workspace, make_ready, system_clock
from boardobserver.storage.encryption import BoardKey
from boardobserver.ui.opening.asking import Questions
from boardobserver.ui.opening.draft_warnings import warn_of_damaged_drafts
from boardobserver.ui.opening.place_warnings import warn_of_place
from boardobserver.ui.opening.rescuer import Rescuer
from boardobserver.ui.opening.unfinished_issues import tell_of_unfinished_issues
from boardobserver.ui.opening.unwritten_words import UnwrittenWords
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.jobs import JobContext, JobRunner
from boardobserver.ui.shell.notices import Notice, NoticeAction
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.settings import Settings

_KEY = "opening"
_HEALTH = "health"
_READING = (_HEALTH, "backup", "restore", "retention")
"""Jobs that read the open board's file on a connection of their own."""

_SHOWN_AFTER_MS = 250
"""The window is there by then: what can wait for it does."""


class BoardOpener(QObject):
    """Holds the open board, if any.

    Args:
        window: Whose dialogs are asked.
        settings: Remembers the last board.
        jobs: Looks for damage while the board is shown already.
        questions: The dialogs.
        show_notice: Shows a notice over the page.
        clock: Tells the time on the boards that are opened.

    Attributes:
        board: The open board, if any.
        busy_words: Why there is none for the moment; else empty.
    """

    board_changed = Signal()
    """Another board is open, or none; see `board`."""

    passphrase_wanted = Signal(object)
    """A board can be opened with its passphrase only; with the path of its file."""

    new_board_wanted = Signal(object)
    """A board is to be made, with a passphrase or without; with the path of its file."""

    def __init__(
        self,
        window: QWidget,
        settings: Settings,
        jobs: JobRunner,
        questions: Questions,
        show_notice: Callable[[Notice], object],
        *,
        clock: Clock = system_clock,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._jobs = jobs
        self._questions = questions
        self._show_notice = show_notice
        self._clock = clock
        self._unwritten = UnwrittenWords(window, show_notice, self)
        self._rescuer = Rescuer(jobs, settings, show_notice, self.open_path, self)
        self.board: OpenBoard | None = None
        self.busy_words = ""
        self._shown = QTimer(self, singleShot=True, interval=_SHOWN_AFTER_MS)
        self._shown.timeout.connect(self._look_for_damage)

    def open_first(self, named: Path | None) -> None:
        """Open the board that was named, else the last one; a missing one is said to be missing."""
        path = named or self._settings.last_board
        if path is not None:
            self.open_path(path)

    def open_path(
        self,
        path: Path,
        passphrase: Passphrase | BoardKey | None = None,
        *,
        read_only: bool = False,
        on_refusal: Callable[[Refusal], object] | None = None,
    ) -> bool:
        """Open a board; the one that is open is closed when the other could be opened.

        Args:
            path: Its file.
            passphrase: What opens it; one that is needed and missing is asked for.
            read_only: Whether it is only to be read.
            on_refusal: Shows a refusal beside its cause; without it, it stands over the page.
        """
        path = path.absolute()
        if self._is_open(path) and not read_only:
            return True
        opens = partial(
            Workspace.open,
            path,
            actor=actor(),
            passphrase=passphrase,
            clock=self._clock,
            read_only=read_only,
            # It reads the whole file, and a large board would keep one waiting for its window.
            checks_health=False,
        )
        return self._take_in(opens, path, passphrase, on_refusal)

    @Slot()
    def ask_for_new(self) -> None:
        """Make a new board where the person says."""
        path = self._questions.ask_new(self._window)
        if path is not None:
            # What makes tables is loaded only where some are made, to keep the start fast.
            from boardobserver.services.boards import require_room

            if self._is_done(partial(require_room, path)):
                self.new_board_wanted.emit(path.absolute())

    def make_board(self, path: Path, passphrase: Passphrase | None) -> bool:
        """Make a new board, and open it; whether that was possible."""
        from boardobserver.services.boards import new_board  # late for the same reason

        makes = partial(new_board, path, path.stem, actor=actor(), passphrase=passphrase, clock=self._clock)
        return self._take_in(makes, path, passphrase)

    @Slot()
    def ask_to_open(self) -> None:
        """Open the board that the person chooses."""
        path = self._questions.ask_open(self._window)
        if path is not None:
            self.open_path(path)

    @Slot()
    def ask_for_demonstration(self) -> None:
        """Make the demonstration board where the person says."""
        path = self._questions.ask_new(self._window)
        if path is not None:
            self._take_in(partial(_demonstration, path), path, None)

    def way_out_of(self, fault: Fault) -> NoticeAction | None:
        """What to offer to whoever met a fault of the open board."""
        if self.board is None:
            return None
        workspace = self.board.workspace
        return self._rescuer.offer(workspace.path, workspace.key, fault)

    def set_aside(self, words: str) -> Path | None:
        """Close the board for a moment, for what can only be done to a closed one; `come_back` follows.

        Args:
            words: What is being done, a sentence.

        Returns:
            The board's file; None when no board is open, or something typed would be lost.
        """
        if self.board is None or not self.lets_go():
            return None
        path = self.board.workspace.path
        self.busy_words = words
        self.close()
        self.board_changed.emit()
        return path

    def come_back(self, path: Path, passphrase: Passphrase | BoardKey | None) -> None:
        """Open the board again that was set aside."""
        self.busy_words = ""
        if not self.open_path(path, passphrase):
            self.board_changed.emit()

    def lets_go(self, again: Callable[[], object] | None = None) -> bool:
        """Whether the board can be closed without losing what is being typed; see `UnwrittenWords`."""
        return self._unwritten.let_go(self.board, again)

    @Slot()
    def close(self) -> None:
        """Close the board that is open."""
        self._shown.stop()
        # Whoever closes a file last puts its log into it: that is to be whoever has written to it.
        self._jobs.stop(_READING)
        if self.board is not None:
            self.board.close()
            self.board.deleteLater()
            self.board = None

    def _is_open(self, path: Path) -> bool:
        return self.board is not None and self.board.workspace.path.absolute() == path

    def _is_done(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except Refusal as refusal:
            self._show_notice(Notice(Tone.WARNING, refusal.message, key=_KEY))
            return False
        except Fault as fault:
            self._show_notice(Notice(Tone.FAULT, fault.message, fault.remedy, key=_KEY))
            return False
        return True

    def _take_in(
        self,
        open_workspace: Callable[[], Workspace],
        path: Path,
        passphrase: Passphrase | BoardKey | None,
        on_refusal: Callable[[Refusal], object] | None = None,
    ) -> bool:
        if self.busy_words:  # whoever set the board aside brings it back, in place of any other
            self._show_notice(Notice(Tone.INFO, self.busy_words, key=_KEY))
            return False
        if not self.lets_go(partial(self._take_in, open_workspace, path, passphrase, on_refusal)):
            return False
        try:
            workspace = open_workspace()
        except Refusal as refusal:
            self._rescuer.tell_if_damaged(path, passphrase, refusal)
            if refusal.field == "passphrase" and passphrase is None:
                self.passphrase_wanted.emit(path)
            elif on_refusal is not None:
                on_refusal(refusal)
            else:
                self._show_notice(Notice(Tone.WARNING, refusal.message, key=_KEY))
            return False
        except Fault as fault:
            offer = self._rescuer.offer(path, passphrase, fault) or self._to_read(path, passphrase)
            self._show_notice(Notice(Tone.FAULT, fault.message, fault.remedy, offer, _KEY))
            return False
        self.close()
        self.board = OpenBoard(workspace, self._show_notice, self)
        self._settings.last_board = path
        self._settings.write()
        self.board_changed.emit()
        self._shown.start()
        if workspace.is_read_only:
            message = self.tr("This board is open for reading only: nothing can be changed in it.")
            self._show_notice(Notice(Tone.INFO, message, key=_KEY))
        else:
            warn_of_place(path, self._settings, self._show_notice)
            tell_of_unfinished_issues(workspace, self._show_notice)
        warn_of_damaged_drafts(workspace, self._show_notice)
        return True

    @Slot()
    def _look_for_damage(self) -> None:
        if self.board is None:
            return
        workspace = self.board.workspace
        work = partial(_look_over, workspace.path, workspace.key)
        job = self._jobs.run(_HEALTH, self.tr("Looking the board’s file over"), work)
        job.failed.connect(partial(self._on_damage_found, workspace.path))

    def _on_damage_found(self, path: Path, error: BaseException) -> None:
        if not isinstance(error, Fault):
            raise error
        if self.board is None or self.board.workspace.path != path:
            return  # closed by now; who opens it again is told then
        workspace = self.board.workspace
        action = self._rescuer.offer(path, workspace.key, error)
        if action is None and not workspace.is_read_only:
            action = self._to_read(path, workspace.key)
        self._show_notice(Notice(Tone.FAULT, error.message, error.remedy, action, _HEALTH))

    def _to_read(self, path: Path, passphrase: Passphrase | BoardKey | None) -> NoticeAction | None:
        """An offer to read a board that cannot be written to now, if it can be read."""
        try:
            Workspace.open(path, actor=actor(), passphrase=passphrase, read_only=True).close()
        except (Fault, Refusal):
            return None
        reads = partial(self.open_path, path, passphrase, read_only=True)
        return NoticeAction(self.tr("Open to read only"), reads)


def _look_over(path: Path, key: BoardKey | None, context: JobContext) -> None:
    make_ready()
    check_health(path, context.is_cancelled, key)


def _demonstration(path: Path) -> Workspace:
    """The demonstration board, opened again on today's clock."""
    # Its script is loaded only for whoever wants it, to keep the start fast.
    from boardobserver.services.demonstration import demonstration_board

    demonstration_board(path, actor=actor()).close()
    return Workspace.open(path, actor=actor())
