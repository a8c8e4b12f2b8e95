"""Fields of one line: for words, and for a whole number."""

from PySide6.QtWidgets import QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.parsed_field import ParsedField

_LONGEST_NUMBER = 6


class LineField(ParsedField[str]):
    """A field for words on one line; empty means none."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(str, str, name, parent)

    def set_value(self, value: str | None) -> None:
        """Load words, silently; what is shown of long ones is their beginning."""
        super().set_value(value or None)
        self.setCursorPosition(0)


class NumberField(ParsedField[int]):
    """A field for a whole number, 0 or more; empty means none."""

    def __init__(self, theme: Theme, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parse_number, str, name, parent)
        self._theme = theme
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("0" * _LONGEST_NUMBER) + self._theme.space(6))


def parse_number(text: str) -> int:
    """The number that the digits mean.

    >>> parse_number(" 12 ")
    12

    Raises:
        Refusal: They mean none.
    """
    words = text.strip()
    if not (words.isascii() and words.isdecimal()) or len(words) > _LONGEST_NUMBER:
        raise Refusal("This is not a whole number. Type it in digits, like 12.")
    return int(words)
