"""Colours what the program understands in the line being typed: marks, people, links, due dates."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from boardobserver.domain.entry_line import EntryLine, Token, TokenKind
from boardobserver.domain.words import EntryKind
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.utf16 import units

_PEOPLE = frozenset({TokenKind.SPEAKER, TokenKind.OWNER, TokenKind.DIRECTED_TO, TokenKind.MENTION})


class TokenColours(QSyntaxHighlighter):
    """Colours an editor's text as it is typed; what is wrong is underlined as well.

    Args:
        document: The editor's text.
        theme: The look.
        read: What the text means.
        knows: Whether initials are somebody's.
    """

    def __init__(
        self,
        document: QTextDocument,
        theme: Theme,
        read: Callable[[str], EntryLine],
        knows: Callable[[str], bool],
    ) -> None:
        super().__init__(document)
        self._theme = theme
        self._read = read
        self._knows = knows
        self._last: tuple[str, EntryKind, tuple[Token, ...]] = ("", EntryKind.NOTE, ())
        theme.changed.connect(self.rehighlight)

    @Slot()
    def follow(self) -> None:
        """Colour the lines whose tokens changed though they did not: the mark stands in the first."""
        text = self.document().toPlainText()
        line = self._read(text)
        old, self._last = self._last, (text, line.kind, line.tokens)
        if old[1] is not line.kind and self.document().blockCount() > 1:
            self.rehighlight()

    def highlightBlock(self, _text: str) -> None:
        """Colour one paragraph."""
        text = self.document().toPlainText()
        line = self._read(text)
        start = self.currentBlock().position()
        end = start + self.currentBlock().length()
        for token in line.tokens:
            first = units(text[: token.start])
            last = first + units(text[token.start : token.end])
            if first < end and last > start:
                style = self._format(token, line.kind, text[token.start : token.end])
                self.setFormat(max(0, first - start), min(last, end) - max(first, start), style)

    def _format(self, token: Token, kind: EntryKind, words: str) -> QTextCharFormat:
        colours = self._theme.colours
        inks = {
            TokenKind.MARK: colours.kinds[kind].ink,
            TokenKind.LINK: colours.kinds[EntryKind.CHALLENGE].ink,
            TokenKind.DUE: colours.tones[Tone.GOOD].ink,
            TokenKind.DUE_PROBLEM: colours.tones[Tone.FAULT].ink,
        }
        style = QTextCharFormat()
        style.setForeground(QColor(inks.get(token.kind, colours.accent_text)))
        style.setFontWeight(QFont.Weight.DemiBold)
        is_nobody = token.kind in _PEOPLE and not self._knows(words.lstrip("@"))
        if is_nobody or token.kind is TokenKind.DUE_PROBLEM:
            style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            style.setUnderlineColor(QColor(colours.tones[Tone.WARNING].ink))
        return style
