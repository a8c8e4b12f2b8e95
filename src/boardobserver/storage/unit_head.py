"""What is known of a unit before its work is done, and how it and the rows are named."""

from dataclasses import dataclass
from enum import StrEnum

from uuid_utils import uuid7


def new_id() -> str:
    """A new key: UUIDv7, so that two observers' boards can be merged one day."""
    return str(uuid7())


class UnitKind(StrEnum):
    """Whether a unit does something, takes a unit back, or does it again."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class UnitHead:
    """What is known of a unit before it is chained."""

    id: str
    at: str
    actor: str
    label: str
    kind: UnitKind = UnitKind.DO
    target_seq: int | None = None
    is_barrier: bool = False
