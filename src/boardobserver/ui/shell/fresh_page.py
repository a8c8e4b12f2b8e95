"""A page that keeps up with its board."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from boardobserver.services.changes import Changes
from boardobserver.ui.shell.open_board import OpenBoard


class FreshPage(QWidget):
    """Reads its board anew when something that it shows has changed: at once in sight, else when shown next.

    A page says in `_read` what it reads; it calls `reload` itself once it is built.

    Args:
        board: The open board.
        is_affected: Says whether a change is of something that the page shows.
    """

    def __init__(
        self, board: OpenBoard, is_affected: Callable[[Changes], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._is_affected = is_affected
        self._is_stale = True
        board.changed.connect(self._on_board_changed)

    def reload(self) -> None:
        """Read the board anew."""
        self._is_stale = False
        self._read()

    def catch_up(self) -> None:
        """Read the board anew if something has changed since it was read."""
        if self._is_stale:
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was hidden."""
        super().showEvent(event)
        self.catch_up()

    def _read(self) -> None:
        """Read and show what the page is about."""
        raise NotImplementedError

    @Slot(object)
    def _on_board_changed(self, changes: Changes) -> None:
        if not self._is_affected(changes):
            return
        self._is_stale = True
        if self.isVisible():
            self.reload()
