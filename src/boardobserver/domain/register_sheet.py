"""A register as it was found on the screen, in words: what is printed of it and exported."""

from dataclasses import dataclass
from datetime import datetime

from boardobserver.domain.words import Marking


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column that is shown: its heading, and its share of the width against the others'."""

    title: str
    share: float


@dataclass(frozen=True, slots=True)
class RegisterSheet:
    """The lines that a filter found, in the order and the columns in which they were shown.

    Attributes:
        title: What the register is called.
        filter_text: The filter as it was typed; empty for none.
        filter_words: The same in plain words.
        sorted_by: By what the lines are sorted, in words.
        total: How many records the register has.
        made_at: When this was put out, on the clocks of the board.
        rows: The words of each line, column by column.
    """

    title: str
    board_name: str
    observing_body: str
    marking: Marking
    filter_text: str
    filter_words: str
    sorted_by: str
    total: int
    made_at: datetime
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[str, ...], ...]
