"""Undo and redo over the journal's units, for as long as a board is open."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A unit that can be taken back: its number in the journal and what it did."""

    seq: int
    label: str


@dataclass(frozen=True, slots=True)
class LeftOff:
    """How far somebody had got with a board that is closed for a moment.

    Attributes:
        history: What can be undone and redone.
        head: The hash of the journal's newest unit.
    """

    history: "History"
    head: str


class History:
    """Which unit would be undone next, and which redone.

    >>> history = History()
    >>> history.did(Step(1, "note a line"))
    >>> history.next_undo
    Step(seq=1, label='note a line')
    >>> history.undid(Step(2, "note a line")); history.next_undo is None, history.next_redo
    (True, Step(seq=2, label='note a line'))
    """

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def next_undo(self) -> Step | None:
        """The unit that an undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Step | None:
        """The undo that a redo would take back."""
        return self._undone[-1] if self._undone else None

    def did(self, step: Step) -> None:
        """Something new was done: what had been undone cannot be redone any more."""
        self._done.append(step)
        self._undone.clear()

    def undid(self, step: Step) -> None:
        """The next undo was carried out, by the unit given."""
        self._done.pop()
        self._undone.append(step)

    def redid(self, step: Step) -> None:
        """The next redo was carried out, by the unit given."""
        self._undone.pop()
        self._done.append(step)

    def close_off(self) -> None:
        """Nothing done so far can be undone or redone any more."""
        self._done.clear()
        self._undone.clear()
