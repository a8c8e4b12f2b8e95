"""A command: something to do to the board, named, and not yet done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

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
    apply: Callable[[Unit], T_co]
    is_barrier: bool = False
