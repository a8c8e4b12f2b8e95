"""The editor that stands on a line of the record while its text is changed in place."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from boardobserver.domain.snapshots import Id
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.expanding_edit import ExpandingEdit


class LineEdit(ExpandingEdit):
    """Enter or leaving takes the text over, Escape leaves the line as it was."""

    given_up = Signal()
    """The person wants the line as it was."""

    left = Signal()
    """The focus went elsewhere; what was typed has been committed by then."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that it was left."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()


class LineEditor(QWidget):
    """A `LineEdit` under the text of one line, as wide as the text and as high as it needs.

    Args:
        theme: The look.
        entry_id: The line that is edited.
        text: Its text as it stands.
        left: Where the text begins.
    """

    resized = Signal()
    """It takes another height now."""

    def __init__(
        self, theme: Theme, entry_id: Id, text: str, left: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.entry_id = entry_id
        self.edit = LineEdit(theme, most_lines=12)
        self.edit.setAccessibleName(self.tr("Text of the line; Enter saves, Escape leaves it as it was"))
        self.edit.set_text(text)
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(max(0, left - theme.space(2)), theme.space(1), theme.space(1), theme.space(1))
        column = QVBoxLayout()
        column.addWidget(self.edit)
        column.addStretch(1)
        row.addLayout(column)
        self.setFocusProxy(self.edit)
        self.edit.installEventFilter(self)

    @property
    def wanted_height(self) -> int:
        """How high the row has to be for it."""
        return self.edit.height() + self._theme.space(2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the height of the editor."""
        if watched is self.edit and event.type() == QEvent.Type.Resize:
            self._on_resized()
        return super().eventFilter(watched, event)

    @Slot()
    def _on_resized(self) -> None:
        self.resized.emit()
