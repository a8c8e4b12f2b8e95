"""One part of the Prepare step: a panel with a heading, whose fields are tied to the board."""

from typing import Any

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from boardobserver.ui.fields.tie import CommandOf, Field, Tie
from boardobserver.ui.preparing.preparation import Preparation
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.form import FormRow
from boardobserver.ui.widgets.heading import Heading, Words


class Section(QFrame):
    """The base of the sections.

    Args:
        desk: What pages work with.
        board: The open board.
        title: Its heading.
    """

    def __init__(self, desk: Desk, board: OpenBoard, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.theme = desk.theme
        self.board = board
        self.remark = Words(quiet=True)
        self.column = QVBoxLayout(self)
        self._ties: dict[str, Tie] = {}
        self.setProperty("role", "panel")
        self.setAccessibleName(title)
        self.theme.arrange(self.column, margin=Space.WIDE, gap=Space.NORMAL)
        head = QHBoxLayout()
        self.theme.arrange(head, gap=Space.NORMAL)
        heading = Heading(title, 2)
        # One line: else it would share its width with the remark, and wrap for nothing.
        heading.setWordWrap(False)
        head.addWidget(heading)
        head.addWidget(self.remark, 1)
        self.column.addLayout(head)

    def show_preparation(self, preparation: Preparation) -> None:
        """Show what is known of a meeting; what is being typed about it stays."""
        raise NotImplementedError

    def tied(
        self, name: str, label: str, field: QWidget, committed: SignalInstance, command_of: CommandOf
    ) -> FormRow:
        """A form row whose field is tied to a value of the board, known by `name`."""
        row = FormRow(self.theme, label, field)
        self.tie(name, field, committed, command_of, row)
        return row

    def tie(
        self,
        name: str,
        field: QWidget,
        committed: SignalInstance,
        command_of: CommandOf,
        row: FormRow | None = None,
    ) -> None:
        """Tie a field that has a row of its own, or none."""
        if not isinstance(field, Field):
            raise TypeError(f"the field {name} has no value")
        self._ties[name] = Tie(self.board, field, committed, command_of, row)

    def load(self, subject: str, values: dict[str, Any], *, is_editable: bool) -> None:
        """Show the values of one thing in the fields that are tied to it."""
        for name, value in values.items():
            self._ties[name].load(subject, value)
            self._ties[name].set_editable(is_editable)
