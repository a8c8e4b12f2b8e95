"""The editor of the line to type in: completion, Up for the last line, Escape; Enter notes it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from boardobserver.domain.entry_line import CompletionKind, EntryLine, completion_at
from boardobserver.ui.fields.directory import Directory
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.taking.completion import Linkable, candidates
from boardobserver.ui.taking.token_colours import TokenColours
from boardobserver.ui.widgets.completing_edit import CompletingEdit
from boardobserver.ui.widgets.completion_list import Candidate

_MOST_LINES = 6


class EntryEdit(CompletingEdit):
    """Where the line is typed.

    Args:
        theme: The look.
        read: What a text means.
        directory: Who can be meant by "@".
        linkable: What can be meant by "^".
    """

    previous_requested = Signal()
    """Up in an empty line: the last line is to be edited."""

    escaped = Signal()
    """Escape, and nothing of the editor's own to close."""

    left = Signal()
    """The focus went elsewhere."""

    def __init__(
        self,
        theme: Theme,
        read: Callable[[str], EntryLine],
        directory: Callable[[], Directory],
        linkable: Linkable,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, most_lines=_MOST_LINES, parent=parent)
        self._directory = directory
        self._linkable = linkable
        self._colours = TokenColours(self.document(), theme, read, lambda short: directory().knows(short))
        self.edited.connect(self._on_edited)

    @property
    def initials_at_cursor(self) -> str:
        """The initials that the cursor stands at the end of, if any."""
        completion = completion_at(self.text, self.cursor_at)
        is_person = completion is not None and completion.kind is CompletionKind.PERSON
        return completion.prefix if completion is not None and is_person else ""

    def take_key(self, event: QKeyEvent) -> None:
        """Take a key that was struck elsewhere on the page, with the focus."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.keyPressEvent(event)

    def insert_token(self, token: str) -> None:
        """Put a token where the cursor is, apart from what stands beside it."""
        cursor = self.textCursor()
        before = self.text[: self.cursor_at]
        cursor.insertText(f"{token} " if not before or before[-1].isspace() else f" {token} ")
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_with_person(self, words: str) -> None:
        """Begin a line with somebody who is still to be chosen, and these words after them."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.insertText(words)
        cursor.setPosition(0)
        self.setTextCursor(cursor)
        cursor.insertText("@")
        cursor.endEditBlock()

    def recolour(self) -> None:
        """Colour everything anew: the kind that was chosen, or who is who, is another."""
        self._colours.rehighlight()

    def answer_key(self, event: QKeyEvent) -> None:
        """Up in an empty line leads to the last one, Escape out of it."""
        is_up = self.is_bare(event) and event.key() == Qt.Key.Key_Up
        if is_up and not self.text and not self.isReadOnly():
            self.previous_requested.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().answer_key(event)

    def take(self, candidate: Candidate) -> None:
        """Put in who or what was chosen, and go on behind the space after it."""
        completion = completion_at(self.text, self.cursor_at)
        if completion is None:
            return
        is_followed = self.text[completion.end : completion.end + 1].isspace()
        self.put(completion.start, completion.end, candidate.token if is_followed else f"{candidate.token} ")
        if is_followed:
            self.moveCursor(QTextCursor.MoveOperation.NextCharacter)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The person goes elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        self._colours.follow()
        completion = completion_at(text, self.cursor_at)
        if completion is None:
            self.close_list()
            return
        found = candidates(completion, self._directory(), self._linkable)
        # Initials typed in full need no completing: Enter then notes the line, as it does without the list.
        is_whole = bool(found) and found[0].token[1:].casefold() == completion.prefix.casefold()
        self.offer(found, self.cursorRect(), takes_enter=not is_whole)
