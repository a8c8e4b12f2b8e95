"""How withheld words look within others: on a ground of their own and underlined, never by colour alone."""

from collections.abc import Iterable

from PySide6.QtGui import QColor, QTextCharFormat, QTextLayout

from boardobserver.domain.passages import Span
from boardobserver.ui.shell.colours import Pair
from boardobserver.ui.widgets.utf16 import units


def shading(pair: Pair | None) -> QTextCharFormat:
    """The format of withheld words; on a ground that says something else already they are underlined only."""
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    if pair is not None:
        look.setBackground(QColor(pair.ground))
        look.setForeground(QColor(pair.ink))
    return look


def shaded(text: str, spans: Iterable[Span], pair: Pair | None) -> list[QTextLayout.FormatRange]:
    """The formats of a text in which some stretches are withheld."""
    ranges: list[QTextLayout.FormatRange] = []
    for start, end in spans:
        made = QTextLayout.FormatRange()
        made.start = units(text[:start])
        made.length = units(text[start:end])
        made.format = shading(pair)
        ranges.append(made)
    return ranges
