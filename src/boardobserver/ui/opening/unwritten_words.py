"""What was typed and the disk has not taken: nobody leaves its board without having been told."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.focus import commit_focused
from boardobserver.ui.shell.notices import Notice, NoticeAction
from boardobserver.ui.shell.open_board import OpenBoard


class UnwrittenWords(QObject):
    """Stands between a board and its being closed while something typed is nowhere but on the screen.

    Args:
        window: What the words stand in.
        show_notice: Shows a notice over the page.
    """

    def __init__(self, window: QWidget, show_notice: Callable[[Notice], object], parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._show_notice = show_notice
        self._given_up: OpenBoard | None = None

    def let_go(self, board: OpenBoard | None, again: Callable[[], object] | None = None) -> bool:
        """Put away what is being typed; whether the board can be closed without losing any of it.

        Where it cannot, that is said, and the words stay where they are.

        Args:
            board: What is to be closed, if anything.
            again: Closes it once more, for somebody who gives the words up; None if that is not offered.
        """
        commit_focused(self._window)
        if board is None:
            return True
        board.drafts.flush()
        if not board.drafts.has_words_to_lose or board is self._given_up:
            return True

        said = self.tr("What you have typed is not on the disk, and would be lost now. It is still here.")
        remedy = self.tr(
            "Put right what keeps it from the disk, and it is written by itself. Or copy it to another place."
        )
        action = None
        if again is not None:
            action = NoticeAction(self.tr("Close without it"), partial(self._give_up, board, again))
        self._show_notice(Notice(Tone.FAULT, said, remedy, action, "unwritten"))
        return False

    def _give_up(self, board: OpenBoard, again: Callable[[], object]) -> None:
        self._given_up = board
        again()
