"""What the acts say of themselves, and what must be true of a board after they have said it."""

from collections.abc import Iterator
from pathlib import Path

from tests.soak.killing import Told
from tests.soak.leftovers import opens
from tests.soak.templates import texts

BOARD = "board.board"
"""What the board is called, in the folder of its own that every trial has."""

NOTED, SIGNED, MADE = "noted", "signed", "made"
"""A line was noted; minutes were signed off; a file was made, or a passphrase set."""


def not_noted(folder: Path, told: list[Told]) -> Iterator[str]:
    """The lines that were said to be noted and are not there, or not once."""
    opened = opens(folder / BOARD)
    if opened is None:
        return
    there = texts(folder / BOARD, opened.key)
    for each in told:
        if each.fact == NOTED and there.count(each.words) != 1:
            yield f"“{each.words}” is there {there.count(each.words)} times"
