"""A chooser of things that are on the board already: words that fit none of them are said to be unknown."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.chooser import Choice, Chooser, Chosen

_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_F4)


class PickField(Chooser):
    """Picks one thing by typing its name, or the beginning of a word of it and Enter; none by emptying it."""

    picked = Signal(object)
    """The id of the thing, or None when the field was emptied. Only when it is another one."""

    unknown = Signal(str)
    """What was typed fits nothing."""

    def __init__(self, theme: Theme, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._is_read_only = False
        self.committed.connect(self._on_committed)

    @property
    def picked_id(self) -> str | None:
        """The id of what stands there."""
        return self.value.id

    def isModified(self) -> bool:
        """Whether something was typed that is not committed yet, or that fits nothing."""
        line = self.lineEdit()
        is_unknown = self.value.id is None and bool(self.value.text)
        return is_unknown or (line is not None and line.isModified())

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer these, silently; what is picked shows the name that it has now."""
        is_modified, picked = self.isModified(), self.picked_id
        self.set_choices(choices)
        if not is_modified:
            self.set_value(picked)

    def setReadOnly(self, is_read_only: bool) -> None:
        """Have it show its value and no longer change."""
        self._is_read_only = is_read_only
        line = self.lineEdit()
        if line is not None:
            line.setReadOnly(is_read_only)

    def showPopup(self) -> None:
        """Open the list, unless it is only there to be read."""
        if not self._is_read_only:
            super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the list where all the others are; a field that is only read does not walk."""
        if self._is_read_only and event.key() in _WALKING:
            event.ignore()
        elif event.key() == Qt.Key.Key_Down and self.completer() is not None:
            QComboBox.showPopup(self)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_return(self) -> None:
        # Enter takes the one thing that was meant; to leave the field keeps the words, so that somebody whose
        # name begins another's can be added.
        begun = [each for each in self.choices if each.is_begun_by(self.line.text())]
        is_meant = any(each.is_meant_by(self.line.text()) for each in self.choices)
        if self.line.isModified() and self.line.text().strip() and len(begun) == 1 and not is_meant:
            self.line.setText(begun[0].label)
            self.line.setModified(True)
        super()._on_return()

    @Slot(object)
    def _on_committed(self, chosen: Chosen) -> None:
        if chosen.id is None and chosen.text:
            self.unknown.emit(chosen.text)
        else:
            self.picked.emit(chosen.id)
