"""A section that lists things, with the fields of the current one beside them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Id
from boardobserver.services.command import Command
from boardobserver.ui.preparing.preparation import Preparation
from boardobserver.ui.preparing.section import Section
from boardobserver.ui.shell.notices import FieldMessage
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.columns import Beside
from boardobserver.ui.widgets.fitted_table import OrderedTable
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.rows_model import Column, RowsModel, TableRow


class RecordsSection(Section):
    """The base of the sections that list something.

    Args:
        desk: What pages work with.
        board: The open board.
        title: Its heading.
        name: What its table is remembered by.
        columns: The columns of its table.
        stretched: The column that takes the width that is left.
        empty: What is said while there is nothing.
    """

    def __init__(
        self,
        desk: Desk,
        board: OpenBoard,
        title: str,
        *,
        name: str,
        columns: Sequence[Column],
        stretched: int,
        empty: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, board, title, parent)
        self.preparation: Preparation | None = None
        self.model = RowsModel(columns)
        self.table = OrderedTable(
            self.theme, name, title, desk.settings, self.model, stretched=stretched, most_rows=30
        )
        self.empty = Words(empty, quiet=True)
        self.pane = QFrame()
        self.pane_heading = Heading("", 3)
        self.pane_column = QVBoxLayout(self.pane)
        self.message = FieldMessage(self.theme)
        self.remove_button = QPushButton()
        self._beside = Beside(self.theme, self.table, self.pane)
        self._build_pane()
        self.table.current_id_changed.connect(self._on_current_id_changed)
        self.table.removal_requested.connect(self.remove)
        self.table.edit_requested.connect(self._on_edit_requested)
        self.table.row_id_chosen.connect(self._on_edit_requested)
        self.remove_button.clicked.connect(self._on_remove_clicked)

    def rows_of(self, preparation: Preparation) -> list[TableRow]:
        """The lines of the list."""
        raise NotImplementedError

    def show_current(self, preparation: Preparation, row_id: Id) -> None:
        """Show the fields of a line."""
        raise NotImplementedError

    def removal_of(self, row_id: Id) -> Command[None]:
        """The command that takes a line away."""
        raise NotImplementedError

    def show_preparation(self, preparation: Preparation) -> None:
        """Show the list, and the fields of its current line."""
        is_other = self.preparation is None or self.preparation.meeting.id != preparation.meeting.id
        self.preparation = preparation
        if is_other:
            self.message.clear()
        rows = self.rows_of(preparation)
        self.table.allow_moves(preparation.is_editable)
        self.table.show_rows(rows)
        self.remove_button.setEnabled(preparation.is_editable)
        self._beside.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._show_pane()

    def try_command(self, command: Command[object]) -> bool:
        """Do something to the list; a refusal stands under the fields."""
        self.message.clear()
        return self.board.attempt(command, origin=self, on_refusal=self._on_refused) is not None

    @Slot(str)
    def remove(self, row_id: Id) -> None:
        """Take a line away."""
        if self.preparation is not None and self.preparation.is_editable:
            self.try_command(self.removal_of(row_id))

    def finish(self) -> None:
        """Put the list under what the section has put at its top."""
        self.column.addWidget(self.empty)
        self.column.addWidget(self._beside)
        self.column.addWidget(self.message)

    def _build_pane(self) -> None:
        self.pane.setProperty("role", "panel")
        self.theme.arrange(self.pane_column, margin=Space.NORMAL, gap=Space.NORMAL)
        head = QHBoxLayout()
        self.theme.arrange(head, gap=Space.CLOSE)
        head.addWidget(self.pane_heading, 1)
        self.remove_button.setText(self.tr("Remove"))
        self.remove_button.setIcon(self.theme.icons.beside_words("trash-2"))
        self.remove_button.setProperty("role", "quiet")
        head.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        self.pane_column.addLayout(head)

    def _show_pane(self) -> None:
        row_id = self.table.current_id
        is_shown = bool(row_id) and self.preparation is not None
        self.pane.setVisible(is_shown)
        if is_shown and self.preparation is not None:
            self.show_current(self.preparation, row_id)

    def _on_refused(self, refusal: Refusal) -> None:
        self.message.say(refusal.message)

    @Slot(str)
    def _on_current_id_changed(self, _row_id: str) -> None:
        self.message.clear()
        self._show_pane()

    @Slot(str)
    def _on_edit_requested(self, _row_id: str) -> None:
        first = self.pane.nextInFocusChain()
        while first is not None and not (self.pane.isAncestorOf(first) and first is not self.remove_button):
            first = first.nextInFocusChain()
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_remove_clicked(self) -> None:
        if self.table.current_id:
            self.remove(self.table.current_id)
