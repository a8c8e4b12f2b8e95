"""A line to give a filter its name, under the filter, for as long as it takes."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.services.command import Command
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.form import FormRow, button_row
from boardobserver.ui.widgets.line_fields import LineField

CommandOfName = Callable[[str], Command[object]]
"""From a name to what saves or renames."""


class NamingRow(QWidget):
    """Asks for a name, and does what it is for; a refusal is shown beside it.

    Args:
        theme: The look.
        board: The open board.
    """

    closed = Signal()
    """It is done, or the person thought better of it."""

    def __init__(self, theme: Theme, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._command_of: CommandOfName | None = None
        self.name = LineField(self.tr("Name of the filter"))
        self.save_button = QPushButton(self.tr("Save"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self._row = FormRow(theme, self.tr("Name of the filter"), self.name)
        self.save_button.setProperty("role", "primary")
        line = QHBoxLayout(self)
        theme.arrange(line, gap=Space.CLOSE)
        line.addWidget(self._row, 1)
        for button in (self.save_button, self.cancel_button):
            line.addWidget(button_row(theme, button))
        line.addStretch(1)
        self.setFocusProxy(self.name)
        self.save_button.clicked.connect(self._on_save)
        self.cancel_button.clicked.connect(self._close)
        self.name.returnPressed.connect(self._on_save)
        self.hide()

    def ask(self, name: str, command_of: CommandOfName) -> None:
        """Ask for a name, proposing one."""
        self._command_of = command_of
        self._row.clear()
        self.name.set_value(name)
        self.name.selectAll()
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_save(self) -> None:
        if self._command_of is None:
            return
        command = self._command_of(self.name.text())
        if self._board.attempt(command, on_refusal=self._on_refused) is not None:
            self._close()

    def _on_refused(self, refusal: Refusal) -> None:
        self._row.refuse(refusal.message)

    @Slot()
    def _close(self) -> None:
        self._command_of = None
        self.hide()
        self.closed.emit()
