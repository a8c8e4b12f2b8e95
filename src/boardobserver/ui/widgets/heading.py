"""A heading of one of three levels, and secondary words."""

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

_LETTERS = 31
_LONG_WORD = re.compile(rf"\S{{{_LETTERS},}}")
_PIECE = re.compile(r"\S{8}(?=\w)")
"""After so much of a long word a line may end, though not before a mark that belongs to the letter."""

_MAY_BREAK = "\u200b"


class _Wrapped(QLabel):
    """Plain words that never make a page wider than it is: a word that is too long for a line is broken."""

    def __init__(self, text: str, parent: QWidget | None, *, is_exact: bool = False) -> None:
        super().__init__(parent)
        self._text = ""
        self._is_exact = is_exact
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(text)

    def text(self) -> str:
        """The words as they were given."""
        return self._text

    def setText(self, text: str) -> None:
        """Show other words."""
        self._text = text
        super().setText(text if self._is_exact else _LONG_WORD.sub(_breakable, text))

    def clear(self) -> None:
        """Show none."""
        self.setText("")

    def minimumSizeHint(self) -> QSize:
        """Where words are exact, a long one is cut off in sight, rather than making the page wider."""
        hint = super().minimumSizeHint()
        if self._is_exact:
            hint.setWidth(min(hint.width(), self.fontMetrics().averageCharWidth() * _LETTERS))
        return hint


class Heading(_Wrapped):
    """A heading: 1 for a page, 2 for a part of it, 3 for a group."""

    def __init__(self, text: str, level: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("heading", str(level))


class Words(_Wrapped):
    """A paragraph of plain words, in the ordinary ink or a quieter one; never read as markup.

    Args:
        text: The words.
        quiet: Whether they are of less importance.
        is_exact: Whether they are there to be copied letter by letter: a path, a hash.
    """

    def __init__(
        self, text: str = "", *, quiet: bool = False, is_exact: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent, is_exact=is_exact)
        if quiet:
            self.setProperty("role", "secondary")


def _breakable(word: re.Match[str]) -> str:
    return _PIECE.sub(lambda piece: piece[0] + _MAY_BREAK, word[0])
