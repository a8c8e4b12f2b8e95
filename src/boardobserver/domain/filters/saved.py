"""Filters under a name: those that every register has, and those that a board saved."""

from dataclasses import dataclass

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import RecordKind


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter of a register that was saved under a name.

    Attributes:
        text: The filter as it was typed.
    """

    id: Id
    kind: RecordKind
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class BuiltInFilter:
    """A filter that a register has from the beginning."""

    name: str
    text: str


_ALL = BuiltInFilter("All", "")
_OPEN = BuiltInFilter("Open", "is:open")
_CARRIED = BuiltInFilter("Carried forward", "is:carried -is:closed")
_NO_TOPIC = BuiltInFilter("Without a topic", "topic:none")

BUILT_IN: dict[RecordKind, tuple[BuiltInFilter, ...]] = {
    RecordKind.CHALLENGE: (
        _OPEN,
        BuiltInFilter("Response awaited", "is:awaiting"),
        BuiltInFilter("Promise overdue", "is:overdue"),
        _CARRIED,
        _NO_TOPIC,
        _ALL,
    ),
    RecordKind.ADVICE: (
        _OPEN,
        BuiltInFilter("Without a response", "is:awaiting"),
        BuiltInFilter("Review due", "is:review"),
        _NO_TOPIC,
        _ALL,
    ),
    RecordKind.ACTION: (
        _OPEN,
        BuiltInFilter("Overdue", "is:overdue"),
        BuiltInFilter("No owner", "is:open owner:none"),
        BuiltInFilter("No due date", "is:open due:none"),
        _CARRIED,
        _ALL,
    ),
    RecordKind.DECISION: (
        _ALL,
        BuiltInFilter("Standing", "-is:closed"),
        _NO_TOPIC,
    ),
    RecordKind.ASSURANCE: (
        _ALL,
        BuiltInFilter("Standing", "-is:closed"),
        BuiltInFilter("Stale", "is:stale"),
        _NO_TOPIC,
    ),
}
"""The filters that each register has from the beginning; it opens with the first of them."""
