"""A box to tick that tells only what the person did."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget


class Tick(QCheckBox):
    """Yes or no."""

    committed = Signal(object)
    """The person ticked it or took the tick away."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.clicked.connect(self._on_clicked)

    @property
    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        """Load a value, silently."""
        self.setChecked(value)

    @Slot(bool)
    def _on_clicked(self, is_ticked: bool) -> None:
        self.committed.emit(is_ticked)
