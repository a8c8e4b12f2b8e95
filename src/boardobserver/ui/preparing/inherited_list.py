"""What the two lists of what a meeting inherits have in common: a table, and its current line beside it."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.services.command import Command
from boardobserver.ui.fields.defer_form import Postponement
from boardobserver.ui.preparing.inherited_pane import InheritedPane
from boardobserver.ui.preparing.inherited_words import ROOM_BESIDE
from boardobserver.ui.preparing.preparation import Preparation
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.columns import Beside
from boardobserver.ui.widgets.fitted_table import FittedTable

MOST_ROWS = 14
"""More lines scroll."""


class InheritedList(QWidget):
    """Whoever is one says what the pane shows (`show_pane`), and what defers its line (`deferral`).

    Args:
        desk: What pages work with.
        board: The open board.
    """

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pane = InheritedPane(desk.theme, board)
        self._theme = desk.theme
        self._board = board
        self._preparation: Preparation | None = None

    def beside(self, table: FittedTable) -> Beside:
        """The table with the pane beside it, which follows its current line."""
        table.current_id_changed.connect(self._on_current_changed)
        table.row_id_chosen.connect(self.pane.focus_first)
        self.pane.deferral_given.connect(self._on_deferral_given)
        self.pane.left.connect(self._on_left)
        self.setFocusProxy(table)
        return Beside(self._theme, table, self.pane, least_steps=ROOM_BESIDE)

    def show_pane(self) -> None:
        """Show the current line in the pane, or no pane."""
        raise NotImplementedError

    def deferral(self, to: Postponement) -> Command[None] | None:
        """What defers the current line; None where that cannot be."""
        raise NotImplementedError

    def attempt(self, command: Command[None]) -> bool:
        """Try a command; what is refused of it stands in the pane."""
        self.pane.message.clear()
        return self._board.attempt(command, origin=self, on_refusal=self._on_refused) is not None

    def _on_refused(self, refusal: Refusal) -> None:
        self.pane.refuse(refusal)

    @Slot(object)
    def _on_deferral_given(self, to: Postponement) -> None:
        command = self.deferral(to)
        if command is not None and self.attempt(command):
            self.pane.rest()
            self.show_pane()
            self._on_left()

    @Slot()
    def _on_left(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_current_changed(self, _line_id: str) -> None:
        self.show_pane()
