"""A field for a text of several lines that says what it holds only when it was changed."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.expanding_edit import ExpandingEdit


class TextBox(ExpandingEdit):
    """A text that commits on Enter and on leaving, when it is another one; Shift+Enter is a new line.

    Args:
        theme: The look.
        name: What the field is called.
        least_lines: As high as this when empty.
    """

    changed = Signal(object)
    """The person is done, and this is the text now. Only when it is another one."""

    def __init__(
        self, theme: Theme, name: str = "", *, least_lines: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, least_lines=least_lines, parent=parent)
        self._value = ""
        self.setAccessibleName(name)
        self.committed.connect(self._on_committed)

    @property
    def value(self) -> str:
        """The text that was last set or committed."""
        return self._value

    def set_value(self, value: str) -> None:
        """Load a text, silently; a long one shows its beginning."""
        self._value = value
        self.set_text(value)
        if not self.hasFocus():
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def isModified(self) -> bool:
        """Whether something was typed that is not committed yet."""
        return self._is_touched

    @Slot(str)
    def _on_committed(self, text: str) -> None:
        if text != self._value:
            self._value = text
            self.changed.emit(text)
