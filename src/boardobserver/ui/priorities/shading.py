"""How strongly a cell is shaded, and the ink that can be read on it; a figure says the same in every cell."""

from typing import Final

from PySide6.QtGui import QColor

from boardobserver.ui.shell.colours import Colours, Pair, contrast

LEVELS: Final = 4
"""So many strengths, above that of an empty cell."""

_SHARES: Final = (0.0, 0.12, 0.26, 0.44, 1.0)
"""How much of the accent is in the ground of each."""


def level_of(number: int, most: int) -> int:
    """The strength of a number, beside the greatest that there is; a few are never shown as many.

    >>> [level_of(number, 8) for number in (0, 1, 2, 3, 8)]
    [0, 1, 1, 2, 4]
    >>> level_of(1, 1)
    1
    """
    return 0 if number <= 0 else max(1, min(LEVELS, -(-number * LEVELS // max(LEVELS, most))))


def shade(colours: Colours, level: int) -> Pair:
    """The ink and the ground of a strength."""
    if level == 0:
        return Pair(colours.quiet, colours.base)
    ground = _mixed(colours.base, colours.accent, _SHARES[level])
    ink = max((colours.text, colours.on_accent), key=lambda each: contrast(each, ground))
    return Pair(ink, ground)


def _mixed(ground: str, over: str, share: float) -> str:
    one, other = QColor(ground), QColor(over)

    def between(below: int, above: int) -> int:
        return round(below + (above - below) * share)

    return QColor(
        between(one.red(), other.red()),
        between(one.green(), other.green()),
        between(one.blue(), other.blue()),
    ).name()
