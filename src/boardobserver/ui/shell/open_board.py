"""The open board as the pages see it: commands are tried, changes arrive as one signal, drafts are kept."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.snapshots import Id
from boardobserver.services.changes import Changes
from boardobserver.services.command import Command
from boardobserver.services.workspace import Workspace
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.drafts import DraftKeeper
from boardobserver.ui.shell.notices import Notice

T = TypeVar("T")

_LOOKING_MS = 30_000
_EVERYWHERE: dict[str, frozenset[Id]] = {"meeting": frozenset()}
"""What every page depends on in some way: to the pages it is as if the meetings had changed."""

_DAY_TURNED = Changes("a new day", _EVERYWHERE)
"""What is next, due or stale follows from the day; how references are written, from the conventions."""


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """A command was carried out; `value` is what it gave."""

    value: T


class OpenBoard(QObject):
    """The one way from the pages to the open board.

    Args:
        workspace: The open board.
        show_notice: Shows a notice over the page.

    Attributes:
        workspace: The open board, to read from.
        drafts: Keeps what is being typed.
        is_closed: Whether it was closed: what a job brings back then comes too late for it.
        is_locked: Whether the window shows nothing of it for now: nothing may come up over it.
    """

    changed = Signal(object)
    """Something was committed, or the day has turned; with its `Changes`. A page whose own act it was finds
    itself as `origin`."""

    closing = Signal()
    """The board is about to be closed: what still works on it is to stop."""

    def __init__(
        self, workspace: Workspace, show_notice: Callable[[Notice], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.drafts = DraftKeeper(workspace.draft, self._keep_draft, self)
        self.is_closed = False
        self.is_locked = False
        self._show_notice = show_notice
        self._stop_listening = workspace.feed.subscribe(self._on_published)
        self._zone = self._read_zone()
        self._day = self._today()
        self._looking = QTimer(self)
        self._looking.timeout.connect(self.look_at_day)
        self._looking.start(_LOOKING_MS)

    def attempt(
        self,
        command: Command[T],
        *,
        origin: object | None = None,
        on_refusal: Callable[[Refusal], object] | None = None,
    ) -> Done[T] | None:
        """Try a command; nothing is lost when it is not carried out.

        Args:
            command: What to do.
            origin: The page or editor that asks, so that it can skip its own echo.
            on_refusal: Shows a refusal beside its cause; without it, it stands over the page.

        Returns:
            What the command gave, or None when a rule or the world said no; that has been shown then.
        """
        try:
            return Done(self.workspace.perform(command, origin))
        except Refusal as refusal:
            if on_refusal is not None:
                on_refusal(refusal)
            else:
                self._show_notice(Notice(Tone.WARNING, refusal.message))
        except Fault as fault:
            self._show_notice(Notice(Tone.FAULT, fault.message, fault.remedy))
        return None

    @Slot(object)
    def tell(self, notice: Notice) -> None:
        """Show a notice over the page: what came of longer work, or what could not be done."""
        self._show_notice(notice)

    @Slot()
    def look_at_day(self) -> None:
        """Let the pages be of today: midnight has passed, or the machine has slept until another day."""
        if self._day != self._today():
            self._day = self._today()
            self.changed.emit(_DAY_TURNED)

    @Slot()
    def undo(self) -> None:
        """Take the last change of the program back, after putting away what is being typed."""
        self._travel(self.workspace.undo)

    @Slot()
    def redo(self) -> None:
        """Make the change that was taken back again."""
        self._travel(self.workspace.redo)

    @Slot()
    def close(self) -> None:
        """Put away what is being typed, and close the board."""
        self.leave()
        self.workspace.close()

    def leave(self) -> None:
        """Put away what is being typed, and leave the board: nothing but its file is open then."""
        self._looking.stop()
        self.is_closed = True
        self.closing.emit()
        self.drafts.end()
        self._stop_listening()

    def _travel(self, step: Callable[[], object]) -> None:
        self.drafts.flush()
        try:
            step()
        except Refusal as refusal:
            self._show_notice(Notice(Tone.WARNING, refusal.message))
        except Fault as fault:
            self._show_notice(Notice(Tone.FAULT, fault.message, fault.remedy))

    def _read_zone(self) -> tzinfo:
        return self.workspace.overview.board().zone

    def _today(self) -> date:
        """The day where the board is; it is asked for all the time, and must not need the disk."""
        return self.workspace.now().astimezone(self._zone).date()

    def _keep_draft(self, scope: str, text: str) -> bool:
        try:
            self.workspace.keep_draft(scope, text)
        except Fault as fault:
            self._show_notice(Notice(Tone.FAULT, fault.message, fault.remedy, key="draft"))
            return False
        return True

    def _on_published(self, changes: Changes) -> None:
        if changes.concern("board"):
            self._zone = self._read_zone()
        if changes.concern("convention"):
            changes = replace(changes, touched={**_EVERYWHERE, **changes.touched})
        self.changed.emit(changes)
