"""What the grid and the table of priorities show alike: rows, columns, and each cell in words."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from boardobserver.domain.priorities import (
    NO_TOPIC,
    Concern,
    Measure,
    Priorities,
)
from boardobserver.domain.priority_words import cell_words, short_words

_CONTEXT: Final = "Priorities"


def _said(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The priorities by one measure, or (None) by all of them; the last row is of all topics."""

    priorities: Priorities
    measure: Measure | None

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.priorities.topics) + 1

    @property
    def columns(self) -> int:
        """How many quarters there are."""
        return len(self.priorities.columns)

    @property
    def most(self) -> int:
        """The greatest number in a cell of one topic."""
        return self.priorities.most(self.measure)

    def is_total(self, row: int) -> bool:
        """Whether a row is of all topics."""
        return row == len(self.priorities.topics)

    def row_words(self, row: int) -> str:
        """The topic of a row."""
        if self.is_total(row):
            return _said("All topics")
        topic = self.priorities.topics[row]
        return _said("No topic") if topic == NO_TOPIC else topic

    def column_words(self, column: int) -> tuple[str, str]:
        """The months and the year of a quarter; of the current one that it is now."""
        of = self.priorities.columns[column]
        return of.quarter.months, _said("now") if of.is_now else str(of.quarter.year)

    def quarter_words(self, column: int) -> str:
        """As at which day a quarter is told."""
        of = self.priorities.columns[column]
        return (
            _said("as of today") if of.is_now else _said("at the end of {quarter}").format(quarter=of.quarter)
        )

    def concerns(self, row: int, column: int) -> tuple[Concern, ...]:
        """What is behind a cell."""
        topic = None if self.is_total(row) else self.priorities.topics[row]
        return self.priorities.columns[column].cell(self.measure, topic)

    def short(self, row: int, column: int) -> str:
        """The second line of a cell."""
        return short_words(self.measure, self.concerns(row, column))

    def sentence(self, row: int, column: int) -> str:
        """A cell in words, for those who point at it or cannot see it."""
        concerns = self.concerns(row, column)
        measures = [self.measure] if self.measure is not None else list(Measure)
        parts = [
            cell_words(measure, [each for each in concerns if each.measure is measure])
            for measure in measures
            if self.measure is not None or any(each.measure is measure for each in concerns)
        ]
        what = "; ".join(parts) or _said("nothing of concern")
        return f"{self.row_words(row)}, {self.quarter_words(column)}: {what}"
