"""The editor of the line to type in: completion, Up for the last line, Escape; Enter notes it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from boardobserver.domain.entry_line import CompletionKind, EntryLine, completion_at
from boardobserver.ui.fields.directory import Directory
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.taking.completion import Linkable, candidates
from boardobserver.ui.taking.token_colours import TokenColours
from boardobserver.ui.widgets.completion_list import Candidate, CompletionList
from boardobserver.ui.widgets.expanding_edit import ExpandingEdit
from boardobserver.ui.widgets.utf16 import characters, units

_MOST_LINES = 6


class EntryEdit(ExpandingEdit):
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
        super().__init__(theme, most_lines=_MOST_LINES, commits_on_leaving=False, parent=parent)
        self._directory = directory
        self._linkable = linkable
        self._list: CompletionList | None = None
        self._colours = TokenColours(self.document(), theme, read, lambda short: directory().knows(short))
        self.edited.connect(self._on_edited)

    @property
    def offered(self) -> tuple[Candidate, ...]:
        """What the completion offers now."""
        return () if self._list is None else self._list.offered

    @property
    def initials_at_cursor(self) -> str:
        """The initials that the cursor stands at the end of, if any."""
        text = self.text
        completion = completion_at(text, characters(text, self.textCursor().position()))
        is_person = completion is not None and completion.kind is CompletionKind.PERSON
        return completion.prefix if completion is not None and is_person else ""

    def take_key(self, event: QKeyEvent) -> None:
        """Take a key that was struck elsewhere on the page, with the focus."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.keyPressEvent(event)

    def insert_token(self, token: str) -> None:
        """Put a token where the cursor is, apart from what stands beside it."""
        cursor = self.textCursor()
        before = self.text[: characters(self.text, cursor.position())]
        cursor.insertText(f"{token} " if not before or before[-1].isspace() else f" {token} ")
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def recolour(self) -> None:
        """Colour everything anew: the kind that was chosen, or who is who, is another."""
        self._colours.rehighlight()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The list of completions first, then what the line itself answers."""
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if bare and self._list is not None and self._list.answers(event.key()):
            event.accept()
        elif bare and event.key() == Qt.Key.Key_Up and not self.text and not self.isReadOnly():
            self.previous_requested.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab takes what the list offers before it leaves."""
        if forward and self._list is not None and self._list.answers(Qt.Key.Key_Tab):
            return True
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list."""
        super().focusOutEvent(event)
        self._close_list()
        self.left.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Close the list."""
        super().hideEvent(event)
        self._close_list()

    def _close_list(self) -> None:
        if self._list is not None:
            self._list.hide()

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        self._colours.follow()
        completion = completion_at(text, characters(text, self.textCursor().position()))
        if completion is None:
            self._close_list()
            return
        if self._list is None:
            # Made when first needed: it stands over the window, and the editor has none before it is shown.
            self._list = CompletionList(self._theme, self)
            self._list.chosen.connect(self._on_chosen)
        found = candidates(completion, self._directory(), self._linkable)
        # Initials typed in full need no completing: Enter then notes the line, as it does without the list.
        is_whole = bool(found) and found[0].token[1:].casefold() == completion.prefix.casefold()
        self._list.offer(found, self.cursorRect(), takes_enter=not is_whole)

    @Slot(object)
    def _on_chosen(self, candidate: Candidate) -> None:
        text = self.text
        completion = completion_at(text, characters(text, self.textCursor().position()))
        if completion is None:
            return
        cursor = self.textCursor()
        cursor.setPosition(units(text[: completion.start]))
        cursor.setPosition(units(text[: completion.end]), QTextCursor.MoveMode.KeepAnchor)
        is_followed = text[completion.end : completion.end + 1].isspace()
        cursor.insertText(candidate.token if is_followed else f"{candidate.token} ")
        if is_followed:
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        self.setTextCursor(cursor)
