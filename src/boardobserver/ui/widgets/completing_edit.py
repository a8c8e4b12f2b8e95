"""A text that offers what can follow as it is typed."""

from PySide6.QtCore import QRect, Qt, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.completion_list import Candidate, CompletionList
from boardobserver.ui.widgets.expanding_edit import ExpandingEdit
from boardobserver.ui.widgets.utf16 import characters, units


class CompletingEdit(ExpandingEdit):
    """Whoever is one says what to offer (`offer`), and what becomes of what was chosen (`take`).

    Args:
        theme: The look.
        most_lines: It grows to so many lines, and scrolls after.
        is_below: Whether the list opens under the text, and not over it.
    """

    def __init__(
        self, theme: Theme, *, most_lines: int, is_below: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, most_lines=most_lines, commits_on_leaving=False, parent=parent)
        self._is_below = is_below
        self._list: CompletionList | None = None

    @property
    def offered(self) -> tuple[Candidate, ...]:
        """What is offered now."""
        return () if self._list is None else self._list.offered

    @property
    def cursor_at(self) -> int:
        """How many characters stand before the cursor."""
        return characters(self.text, self.textCursor().position())

    def offer(self, found: list[Candidate], beside: QRect, *, takes_enter: bool) -> None:
        """Offer these, beside a place in the text; `takes_enter` lets Enter take the first at once."""
        if self._list is None:
            # Made when first needed: it stands over the window, and the editor has none before it is shown.
            self._list = CompletionList(self._theme, self, is_below=self._is_below)
            self._list.chosen.connect(self._on_chosen)
        self._list.offer(found, beside, takes_enter=takes_enter)

    def take(self, candidate: Candidate) -> None:
        """Put in what was chosen."""
        raise NotImplementedError

    def put(self, start: int, end: int, words: str) -> None:
        """Put words in the place of some characters of the text, and the cursor after them."""
        text, cursor = self.text, self.textCursor()
        cursor.setPosition(units(text[:start]))
        cursor.setPosition(units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        self.setTextCursor(cursor)

    def close_list(self) -> None:
        """Offer nothing more."""
        if self._list is not None:
            self._list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The list first, while something is offered."""
        if self.is_bare(event) and self._list is not None and self._list.answers(event.key()):
            event.accept()
        else:
            self.answer_key(event)

    def answer_key(self, event: QKeyEvent) -> None:
        """Answer a key that the list did not want."""
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab takes what the list offers before it leaves."""
        if forward and self._list is not None and self._list.answers(Qt.Key.Key_Tab):
            return True
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list."""
        super().focusOutEvent(event)
        self.close_list()

    def hideEvent(self, event: QHideEvent) -> None:
        """Close the list."""
        super().hideEvent(event)
        self.close_list()

    @staticmethod
    def is_bare(event: QKeyEvent) -> bool:
        """Whether a key was struck without another that changes it."""
        return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier

    @Slot(object)
    def _on_chosen(self, candidate: Candidate) -> None:
        self.take(candidate)
