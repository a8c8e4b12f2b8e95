"""A field for a person or an organisation of the board."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardobserver.services.parties import Party
from boardobserver.ui.fields.directory import Directory, choice_id, party_of
from boardobserver.ui.fields.pick_field import PickField
from boardobserver.ui.fields.same_name import ambiguous_words
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.chooser import Chosen


class PartyField(QWidget):
    """Picks a person by name or initials, or an organisation by name or short name.

    Args:
        theme: The look.
        name: What the field is called.
    """

    committed = Signal(object)
    """This `Party` was picked; one of nobody when the field was emptied."""

    refused = Signal(str)
    """What was typed is nobody: a sentence."""

    accepted = Signal()
    """Somebody is picked again, or nobody."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._directory = Directory()
        self.line = PickField(theme, name)
        self.line.setMinimumContentsLength(8)
        column = QVBoxLayout(self)
        theme.arrange(column)
        column.addWidget(self.line)
        self.setAccessibleName(name)
        self.setFocusProxy(self.line)
        self.line.picked.connect(self._on_picked)
        self.line.unknown.connect(self._on_unknown)

    @property
    def value(self) -> Party:
        """Who was last set or picked."""
        return party_of(self.line.value)

    def set_value(self, value: Party) -> None:
        """Load a party, silently."""
        self.line.set_value(choice_id(value))

    def set_directory(self, directory: Directory) -> None:
        """Say who is who."""
        self._directory = directory
        self.line.offer(directory.choices())

    def isModified(self) -> bool:
        """Whether something was typed that is not committed yet, or that is nobody."""
        return self.line.isModified()

    def setReadOnly(self, is_read_only: bool) -> None:
        """Have it show its value and no longer change."""
        self.line.setReadOnly(is_read_only)

    @Slot(str)
    def _on_unknown(self, typed: str) -> None:
        others = self._directory.of_name(typed)
        unknown = self.tr("“{typed}” is nobody on this board yet.").format(typed=typed)
        self.refused.emit(ambiguous_words(typed, others) if others else unknown)

    @Slot(object)
    def _on_picked(self, picked_id: str | None) -> None:
        self.accepted.emit()
        self.committed.emit(party_of(Chosen(picked_id, "")))
