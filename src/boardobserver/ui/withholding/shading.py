"""How withheld words look within others: on a ground of their own and underlined, never by colour alone."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QTextCharFormat, QTextLayout

from boardobserver.domain.passages import Span
from boardobserver.ui.shell.colours import Pair
from boardobserver.ui.widgets.utf16 import units


@dataclass(frozen=True, slots=True)
class Shading:
    """Which stretches of a text are withheld, and in which colours that shows.

    Attributes:
        pair: None on a ground that says something else already: then they are underlined only.
    """

    spans: tuple[Span, ...] = ()
    pair: Pair | None = None


NO_SHADING = Shading()
"""Nothing is withheld."""


def withheld_look(pair: Pair | None) -> QTextCharFormat:
    """The format of withheld words."""
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    if pair is not None:
        look.setBackground(QColor(pair.ground))
        look.setForeground(QColor(pair.ink))
    return look


def shaded(text: str, shading: Shading) -> list[QTextLayout.FormatRange]:
    """The formats of a text in which some stretches are withheld."""
    ranges: list[QTextLayout.FormatRange] = []
    for start, end in shading.spans:
        made = QTextLayout.FormatRange()
        made.start = units(text[:start])
        made.length = units(text[start:end])
        made.format = withheld_look(shading.pair)
        ranges.append(made)
    return ranges
