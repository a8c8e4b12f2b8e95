"""The editor of a filter: offers what can follow, and says which text is to be tried."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from boardobserver.domain.filters.completion import Completion, Vocabulary, complete
from boardobserver.domain.filters.terms import Key
from boardobserver.ui.registers.filter_colours import FilterColours
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.completing_edit import CompletingEdit
from boardobserver.ui.widgets.completion_list import Candidate

_MOST_LINES = 3
_MEANT = {
    Key.IS: "open, closed, overdue, awaiting, stale, review, carried",
    Key.STATUS: "its status",
    Key.OWNER: "who owns it",
    Key.BY: "who raised or gave it",
    Key.TO: "to whom it was put or given",
    Key.TOPIC: "one of its topics",
    Key.MEETING: "a meeting it passed through",
    Key.REF: "its reference, or a part of it",
    Key.DUE: "when something is due: 30-April, <today, none",
    Key.RAISED: "when it was raised: 2025, 2026-04, >1-May",
    Key.KIND: "in what form it was put",
}
"""What each key asks about, beside it in the list."""


class FilterEdit(CompletingEdit):
    """Tab takes what the list offers, as Enter does once the arrow keys have walked to it.

    Args:
        theme: The look.
        vocabulary: What the board has to offer as values.

    Attributes:
        anchor: The list opens under it.
        colours: Underlines what cannot be read.
    """

    filter_typed = Signal(str)
    """The person changed the text; with the whole of it."""

    list_requested = Signal()
    """Down or Enter, and nothing to choose among: on to the records."""

    def __init__(
        self, theme: Theme, vocabulary: Callable[[], Vocabulary], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, most_lines=_MOST_LINES, is_below=True, parent=parent)
        self._vocabulary = vocabulary
        self._known = ""
        self._found: dict[str, Completion] = {}
        self.anchor: QWidget = self
        self.colours = FilterColours(self.document(), theme)
        self.edited.connect(self._on_edited)

    def set_text(self, text: str) -> None:
        """Load a text, silently."""
        self._known = text
        super().set_text(text)

    def answer_key(self, event: QKeyEvent) -> None:
        """Escape empties the line, Enter and Down go on to the records."""
        if event.key() == Qt.Key.Key_Escape and self.text:
            self.selectAll()
            self.insertPlainText("")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or self._is_past_the_end(event):
            self.list_requested.emit()
        else:
            super().answer_key(event)

    def take(self, candidate: Candidate) -> None:
        """Put in what was chosen: after a key goes its value, after a value the next term."""
        completion = self._found.get(candidate.token)
        if completion is None:
            return
        is_key = completion.text.endswith(":")
        is_followed = is_key or self.text[completion.end : completion.end + 1].isspace()
        words = completion.text if is_followed else f"{completion.text} "
        self.put(completion.start, completion.end, words)

    def _is_past_the_end(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Down or event.modifiers():
            return False
        cursor = self.textCursor()
        return not cursor.movePosition(QTextCursor.MoveOperation.Down)

    def _list_top(self) -> int:
        """Where the list begins: under what is said of the filter, so that it stays in sight."""
        return self.anchor.mapToGlobal(QPoint(0, self.anchor.height())).y() - self.mapToGlobal(QPoint()).y()

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        # Colouring counts as a change of the document too, but nobody typed it.
        if text == self._known:
            return
        self._known = text
        self._complete(text)
        self.filter_typed.emit(text)

    def _complete(self, text: str) -> None:
        found = complete(text, self.cursor_at, self._vocabulary())
        if not found:
            self.close_list()
            return
        self._found = {each.text: each for each in found}
        self.offer(
            [Candidate(each.text, _meaning(each.text)) for each in found],
            QRect(self.cursorRect().left(), 0, 1, self._list_top()),
            takes_enter=False,
        )


def _meaning(text: str) -> str:
    key = text.removesuffix(":")
    return _MEANT[Key(key)] if text.endswith(":") and key in set(Key) else ""
