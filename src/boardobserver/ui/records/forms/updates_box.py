"""The dated words on how an action is going, and a line to add one."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardobserver.domain.snapshots import ActionUpdate, Id
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.date_field import show_date
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.one_line import OneLine


class UpdatesBox(QWidget):
    """Updates of one action at a time, oldest first; they are only ever added.

    What is being typed about an action waits there while others are shown.

    Args:
        theme: The look.
    """

    update_written = Signal(str)
    """These words are to be added; `clear` follows when they are."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action_id: Id = ""
        self._half_typed: dict[Id, str] = {}
        self._words = Words()
        self.line = OneLine()
        self.line.setPlaceholderText(self.tr("Add an update…"))
        self.line.setAccessibleName(self.tr("An update to this action; Enter adds it"))
        self.line.returnPressed.connect(self._on_written)
        column = QVBoxLayout(self)
        theme.arrange(column, gap=Space.CLOSE)
        column.addWidget(Heading(self.tr("Updates"), 3))
        column.addWidget(self._words)
        column.addWidget(self.line)

    def load(self, action_id: Id, updates: tuple[ActionUpdate, ...], *, is_editable: bool) -> None:
        """Show the updates of an action."""
        if action_id != self._action_id:
            if self.line.text():
                self._half_typed[self._action_id] = self.line.text()
            self.line.setText(self._half_typed.pop(action_id, ""))
            self._action_id = action_id
        self._words.setText("\n".join(f"{show_date(each.on)}: {each.text}" for each in updates))
        self._words.setVisible(bool(updates))
        self.line.setVisible(is_editable)

    def clear(self) -> None:
        """What was written is among the updates now."""
        self.line.clear()

    @Slot()
    def _on_written(self) -> None:
        words = self.line.words
        if words:
            self.update_written.emit(words)
