"""Opens, makes and closes boards: one at a time, and never a board in place of one that is missing."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.host.machine import actor
from boardobserver.services.history import LeftOff
from boardobserver.services.workspace import Clock, Workspace, system_clock
from boardobserver.storage.upkeep import Upkeep, UpkeepDueError
from boardobserver.ui.opening.asking import Questions
from boardobserver.ui.opening.damage_look import HEALTH, DamageLook
from boardobserver.ui.opening.draft_warnings import warn_of_damaged_drafts
from boardobserver.ui.opening.left_boards import LeftBoards
from boardobserver.ui.opening.making_ready import MakingReady
from boardobserver.ui.opening.place_warnings import warn_of_place
from boardobserver.ui.opening.unfinished_issues import tell_of_unfinished_issues
from boardobserver.ui.opening.unwritten_words import UnwrittenWords
from boardobserver.ui.opening.ways_out import OPENING, Opens, WaysOut
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.jobs import JobRunner
from boardobserver.ui.shell.notices import Notice, NoticeAction
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.settings import Settings

_READING = (HEALTH, "backup", "restore", "retention")
"""Jobs that read the open board's file on a connection of their own."""


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
        left_off: Where a board was left that is set aside and comes back; else None.
        left: The boards that were left, and whose files are open still.
        close_file: Closes the file of a board that is left, now or by `left`.
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
        self._ways_out = WaysOut(jobs, settings, show_notice, self.open_path, self)
        self._ways_out.passphrase_wanted.connect(self.passphrase_wanted)
        self._making_ready = MakingReady(jobs, self)
        self._making_ready.ended.connect(self._on_ready)
        self._making_ready.given_up.connect(self._on_not_ready)
        self._look = DamageLook(jobs, self._ways_out.tell_of_damage, self)
        self.left = LeftBoards(jobs, self)
        self.close_file: Callable[[Workspace], object] = Workspace.close
        self.board: OpenBoard | None = None
        self.busy_words = ""
        self.left_off: LeftOff | None = None

    def open_first(self, named: Path | None) -> None:
        """Open the board that was named, else the last one; a missing one is said to be missing."""
        path = named or self._settings.last_board
        if path is not None:
            self.open_path(path)

    def open_path(
        self,
        path: Path,
        passphrase: Opens = None,
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

        Returns:
            Whether it is open, or is being made ready and opens by itself.
        """
        path = path.absolute()
        if self._is_open(path) and not read_only:
            return True
        # What takes a while would keep one waiting for the window of a large board.
        opens = partial(self._opened, path, passphrase, Upkeep.BEFORE, read_only=read_only)
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
        return self._ways_out.out_of(workspace.path, workspace.key, fault)

    def set_aside(self, words: str) -> Path | None:
        """Close the board for a moment, for what can only be done to a closed one; `come_back` follows.

        Args:
            words: What is being done, a sentence.

        Returns:
            The board's file; None when no board is open, or something typed would be lost.
        """
        if self.board is None or not self.lets_go():
            return None
        workspace = self.board.workspace
        path = workspace.path
        self.left_off = workspace.left_off()
        self.busy_words = words
        self._leave()
        self.board_changed.emit()
        return path

    def come_back(self, path: Path, passphrase: Opens) -> None:
        """Open the board again that was set aside; what could be undone before still can be."""
        self.busy_words = ""
        is_open, self.left_off = self.open_path(path, passphrase), None
        if not is_open:
            self.board_changed.emit()

    def lets_go(self, again: Callable[[], object] | None = None) -> bool:
        """Whether the board can be closed without losing what is being typed; see `UnwrittenWords`."""
        return self._unwritten.let_go(self.board, again)

    @Slot()
    def close(self) -> None:
        """Close the board that is open, and those that were left."""
        self._leave()
        self.left.close_all()

    def _leave(self) -> None:
        self._look.forget()
        # Whoever closes a file last puts its log into it: that is to be whoever has written to it.
        self._jobs.stop(_READING)
        if self.board is not None:
            self.board.leave()
            self.close_file(self.board.workspace)
            self.board.deleteLater()
            self.board = None

    def _opened(self, path: Path, passphrase: Opens, upkeep: Upkeep, *, read_only: bool = False) -> Workspace:
        opens = partial(Workspace.open, path, actor=actor(), passphrase=passphrase, clock=self._clock)
        workspace = opens(read_only=read_only, upkeep=upkeep)
        if self.left_off is not None:
            workspace.go_on(self.left_off)
        return workspace

    def _is_open(self, path: Path) -> bool:
        return self.board is not None and self.board.workspace.path.absolute() == path

    def _is_done(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except Refusal as refusal:
            self._show_notice(Notice(Tone.WARNING, refusal.message, key=OPENING))
            return False
        except Fault as fault:
            self._show_notice(Notice(Tone.FAULT, fault.message, fault.remedy, key=OPENING))
            return False
        return True

    def _take_in(
        self,
        open_workspace: Callable[[], Workspace],
        path: Path,
        passphrase: Opens,
        on_refusal: Callable[[Refusal], object] | None = None,
    ) -> bool:
        if self.busy_words:  # whoever set the board aside brings it back, in place of any other
            self._show_notice(Notice(Tone.INFO, self.busy_words, key=OPENING))
            return False
        if not self.lets_go(partial(self._take_in, open_workspace, path, passphrase, on_refusal)):
            return False
        self.left.close_now(path)
        try:
            workspace = open_workspace()
        except UpkeepDueError:
            self._make_ready(path, passphrase)
            return True
        except (Refusal, Fault) as error:
            self._ways_out.tell(path, passphrase, error, on_refusal)
            return False
        self._show(workspace)
        return True

    def _make_ready(self, path: Path, passphrase: Opens) -> None:
        """Have done in a job what takes a while and has to be done first, and open the board then."""
        self._leave()
        said = self.tr("“{name}” is being made ready. Do not switch the machine off…")
        self.busy_words = said.format(name=path.name)
        self.board_changed.emit()
        self._making_ready.begin(path, passphrase)

    def _on_ready(self, path: Path, passphrase: Opens, error: BaseException | None) -> None:
        self.busy_words = ""
        opens = partial(self._opened, path, passphrase, Upkeep.LATER)
        if error is not None or not self._take_in(opens, path, passphrase):
            self._on_not_ready()
        if error is not None:
            self._ways_out.tell(path, passphrase, error)

    @Slot()
    def _on_not_ready(self) -> None:
        self.busy_words = ""
        self.board_changed.emit()

    def _show(self, workspace: Workspace) -> None:
        self._leave()
        path = workspace.path
        self.board = OpenBoard(workspace, self._show_notice, self)
        self._settings.last_board = path
        self._settings.write()
        self.board_changed.emit()
        self._look.begin_soon(workspace)
        if workspace.is_read_only:
            message = self.tr("This board is open for reading only: nothing can be changed in it.")
            self._show_notice(Notice(Tone.INFO, message, key=OPENING))
        else:
            warn_of_place(path, self._settings, self._show_notice)
            tell_of_unfinished_issues(workspace, self._show_notice)
        warn_of_damaged_drafts(workspace, self._show_notice)


def _demonstration(path: Path) -> Workspace:
    """The demonstration board, opened again on today's clock."""
    # Its script is loaded only for whoever wants it, to keep the start fast.
    from boardobserver.services.demonstration import demonstration_board

    demonstration_board(path, actor=actor()).close()
    return Workspace.open(path, actor=actor())
