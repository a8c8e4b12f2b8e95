"""What an opening does of that which takes the longer, the larger a board is, and when."""

from enum import Enum, auto


class Upkeep(Enum):
    """When a board is looked over for damage, brought up to date, and written anew after a disposal."""

    NOW = auto()
    """All of it before the board is open; whoever opens it waits."""

    BEFORE = auto()
    """By somebody else, before: where one of the last two is due, the board is not opened but said to be due.

    A look for damage is to follow."""

    LATER = auto()
    """What the board can be opened without is left to its next opening; a look for damage is to follow."""


class UpkeepDueError(Exception):
    """A board has to be brought up to date or written anew before it is opened; nothing was done."""
