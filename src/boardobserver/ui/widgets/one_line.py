"""The line edit under every field whose words are kept: one line, whole, or it says why not."""

from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import (
    QAction,
    QClipboard,
    QContextMenuEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from boardobserver.domain.plain_text import plain_text
from boardobserver.ui.widgets.pasting import refuses_paste

_MOST_HELD: Final = 1_000_000
"""Far beyond what is pasted at once: Qt's own limit cuts a long text, and says nothing."""


class OneLine(QLineEdit):
    """Joins the lines of what is pasted or dropped, which Qt would keep unseen, and refuses too much."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(_MOST_HELD)

    @property
    def words(self) -> str:
        """What stands in it, on one line and without room around it, whatever way it came in."""
        return on_one_line(self.text()).strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste in this class's own way."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_line()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu, whose Paste is this class's."""
        menu = self.createStandardContextMenu()
        pastes = menu.findChild(QAction, "edit-paste")
        if pastes is not None:
            pastes.triggered.disconnect()
            pastes.triggered.connect(self.paste_line)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The middle button pastes what is marked elsewhere, where a system has that."""
        if event.button() is Qt.MouseButton.MiddleButton and QGuiApplication.clipboard().supportsSelection():
            self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
            self._take_in(QGuiApplication.clipboard().text(QClipboard.Mode.Selection))
        else:
            super().mouseReleaseEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what is dropped; what was marked in this field itself is moved, as anywhere."""
        if event.source() is self or self.isReadOnly():
            super().dropEvent(event)
            return
        self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
        self._take_in(event.mimeData().text())
        event.acceptProposedAction()

    @Slot()
    def paste_line(self) -> None:
        """Put in what is on the clipboard, in place of what is marked."""
        self._take_in(QGuiApplication.clipboard().text())

    def _take_in(self, text: str) -> None:
        if text and not self.isReadOnly() and not refuses_paste(self, self.cursorRect().bottomLeft(), text):
            self.insert(on_one_line(text))


def on_one_line(text: str) -> str:
    r"""The words of all lines, with a space between one and the next.

    >>> on_one_line("one\r\ntwo")
    'one two'
    """
    return " ".join(plain_text(text).splitlines())
