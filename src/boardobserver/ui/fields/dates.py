"""Dates in words, read against today on the board's own calendar."""

from datetime import date

from boardobserver.domain.due_words import parse_date
from boardobserver.ui.shell.open_board import OpenBoard


class DateReader:
    """Reads "22 Nov", "next Friday" or "30/4/2026" as of the board's today."""

    def __init__(self, board: OpenBoard) -> None:
        self._workspace = board.workspace

    def __call__(self, text: str) -> date:
        """The date that the words mean.

        Raises:
            Refusal: They mean none.
        """
        return parse_date(text, self._workspace.local(self._workspace.now()).date())
