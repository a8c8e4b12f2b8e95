"""The editor of one line's printed wording, in its place in the table."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from boardobserver.domain.passages import Span
from boardobserver.domain.snapshots import Id
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.expanding_edit import ExpandingEdit
from boardobserver.ui.widgets.utf16 import units
from boardobserver.ui.withholding.shading import withheld_look


class WordingEditor(ExpandingEdit):
    """Enter is done, Ctrl+Enter goes on to the next line, Escape leaves the wording as it was.

    Where it can only be read, words are selected in it, and Enter leaves as well.

    Args:
        theme: The look.
        entry_id: The line.
    """

    next_requested = Signal()
    """The person is done with this line and wants the next one; `committed` came before."""

    given_up = Signal()
    """The wording is to stay as it was."""

    height_changed = Signal()
    """It grew or shrank with its text."""

    def __init__(self, theme: Theme, entry_id: Id, parent: QWidget | None = None) -> None:
        super().__init__(theme, least_lines=2, most_lines=14, parent=parent)
        self.entry_id = entry_id
        self.setAccessibleName(self.tr("Wording that prints"))

    def show_withheld(self, spans: Iterable[Span]) -> None:
        """Show which stretches of the words are withheld."""
        selections: list[QTextEdit.ExtraSelection] = []
        for start, end in spans:
            cursor = QTextCursor(self.document())
            cursor.setPosition(units(self.text[:start]))
            cursor.setPosition(units(self.text[:end]), QTextCursor.MoveMode.KeepAnchor)
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor
            selection.format = withheld_look(self._theme.colours.tones[Tone.WARNING])
            selections.append(selection)
        self.setExtraSelections(selections)

    def only_read(self) -> None:
        """Let its words be selected, by mouse and by keys, and not changed."""
        self.setReadOnly(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)

    def settle(self) -> None:
        """What stands in it is done with: leaving it now commits nothing."""
        self._is_touched = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter and Escape, besides what every editor does."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.isReadOnly() and is_enter:
            self.given_up.emit()
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._commit()
            self.next_requested.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What every editor offers, and what the table around it does."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSeparator()
        menu.addActions(self.actions())
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell when it is higher or lower."""
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.height_changed.emit()
