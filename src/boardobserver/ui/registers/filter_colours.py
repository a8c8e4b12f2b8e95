"""Colours the filter that is being typed: what it asks about, and underlined what cannot be read of it."""

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from boardobserver.domain.filters.terms import FilterRefusal, Key
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.utf16 import units

_KEY = re.compile(rf"(?:^|(?<=\s))-?(?:{'|'.join(Key)}):|\"[^\"]*\"?", re.IGNORECASE)
"""A key, or a phrase, in which nothing is a key."""


class FilterColours(QSyntaxHighlighter):
    """Colours an editor's text.

    Args:
        document: The editor's text.
        theme: The look.
    """

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self._refused: tuple[int, int] | None = None
        theme.changed.connect(self.rehighlight)

    def show_refusal(self, refusal: FilterRefusal | None) -> None:
        """Underline the place that cannot be read; none of them when all is well."""
        refused = None if refusal is None else (refusal.start, refusal.end)
        if refused != self._refused:
            self._refused = refused
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Colour one paragraph; a filter is mostly one."""
        for match in _KEY.finditer(text):
            if match[0].startswith('"'):
                continue
            style = QTextCharFormat()
            style.setForeground(QColor(self._theme.colours.accent_text))
            style.setFontWeight(QFont.Weight.DemiBold)
            self.setFormat(units(text[: match.start()]), units(match[0]), style)
        if self._refused is not None:
            self._underline(*self._refused)

    def _underline(self, first: int, last: int) -> None:
        whole = self.document().toPlainText()
        begin = self.currentBlock().position()
        start = units(whole[:first]) - begin
        # Where something is missing there is nothing to underline but what stands before it.
        end = max(units(whole[:last]) - begin, start + 1) if first < len(whole) else start
        start = start if end > start else start - 1
        for at in range(max(0, start), min(end, self.currentBlock().length())):
            style = QTextCharFormat(self.format(at))
            style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            style.setUnderlineColor(QColor(self._theme.colours.tones[Tone.FAULT].ink))
            self.setFormat(at, 1, style)
