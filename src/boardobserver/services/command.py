"""A command: something to do to the board, named, and not yet done."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from boardobserver.storage.unit import Unit

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Command(Generic[T_co]):
    """What `Workspace.perform` does in one unit.

    Attributes:
        label: What it does, as it stands after "Undo": "close action AC-2026-031".
        apply: Does it; may raise a `Refusal`, and then nothing is done.
        is_barrier: Whether undo must not cross it, as with signing off.
    """

    label: str
    apply: "Callable[[Unit], T_co]"
    is_barrier: bool = False


@dataclass(frozen=True, slots=True)
class LongCommand(Generic[T_co]):
    """A command too long for one turn of the window, done in steps by `Workspace.undertake`.

    Attributes:
        label: What it does, as with a command.
        steps: Does it, yielding between steps how much is done, from 0 to 1; may raise a `Refusal`.
    """

    label: str
    steps: "Callable[[Unit], Generator[float, None, T_co]]"

    def at_once(self) -> Command[T_co]:
        """The same as a command that is done in one go, where nobody waits at a window."""

        def apply(unit: "Unit") -> T_co:
            steps = self.steps(unit)
            while True:
                try:
                    next(steps)
                except StopIteration as end:
                    return end.value

        return Command(self.label, apply)
