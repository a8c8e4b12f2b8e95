"""The dated words on how an action is going, and a line to add one."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from boardobserver.domain.snapshots import ActionUpdate
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.date_field import show_date
from boardobserver.ui.widgets.heading import Heading, Words


class UpdatesBox(QWidget):
    """Updates of an action, oldest first; they are only ever added.

    Args:
        theme: The look.
    """

    update_written = Signal(str)
    """These words are to be added."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Words()
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Add an update…"))
        self.line.setAccessibleName(self.tr("An update to this action; Enter adds it"))
        self.line.returnPressed.connect(self._on_written)
        column = QVBoxLayout(self)
        theme.arrange(column, gap=Space.CLOSE)
        column.addWidget(Heading(self.tr("Updates"), 3))
        column.addWidget(self._words)
        column.addWidget(self.line)

    def load(self, updates: tuple[ActionUpdate, ...], *, is_editable: bool) -> None:
        """Show these updates."""
        self._words.setText("\n".join(f"{show_date(each.on)}: {each.text}" for each in updates))
        self._words.setVisible(bool(updates))
        self.line.setVisible(is_editable)

    @Slot()
    def _on_written(self) -> None:
        words = self.line.text().strip()
        if words:
            self.line.clear()
            self.update_written.emit(words)
