"""Keeps the counts of open records beside the registers in the sidebar."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Slot

from boardobserver.domain.words import RecordKind
from boardobserver.services.changes import Changes
from boardobserver.ui.opening.board_opener import BoardOpener
from boardobserver.ui.registers.looks import LOOKS
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.sidebar import Sidebar


class SidebarCounts(QObject):
    """Counts anew, in one query, when a record was made or changed; a register with none open shows nothing.

    Args:
        sidebar: Where the counts stand.
        opener: Says which board is open.
    """

    def __init__(self, sidebar: Sidebar, opener: BoardOpener) -> None:
        super().__init__(sidebar)
        self._sidebar = sidebar
        self._opener = opener
        self._board: OpenBoard | None = None
        opener.board_changed.connect(self._on_board_changed)
        self._on_board_changed()

    @Slot()
    def _on_board_changed(self) -> None:
        self._board = self._opener.board
        if self._board is not None:
            self._board.changed.connect(self._on_changed)
        self._count()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.concern("tracked"):
            self._count()

    def _count(self) -> None:
        board = self._board
        counts: Mapping[RecordKind, int] = {} if board is None else board.workspace.overview.open_counts()
        for look in LOOKS:
            self._sidebar.set_count(look.page, counts.get(look.kind, 0))
