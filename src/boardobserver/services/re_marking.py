"""Giving a line of the running record another kind: it stays the same line, and its record follows."""

from boardobserver.domain.words import EntryKind
from boardobserver.services import raising
from boardobserver.storage.records import EntryRow
from boardobserver.storage.unit import Unit

_REMARKS = frozenset({EntryKind.NOTE, EntryKind.SUPPORT, EntryKind.FIGURE})
"""The kinds that raise nothing and answer nothing; one that links a record moves it."""


def give_kind(unit: Unit, entry: EntryRow, kind: EntryKind) -> None:
    """Make a line one of another kind, within a unit that does more."""
    if {entry.kind, kind} <= _REMARKS:
        entry.kind = kind  # it stays to a linked record what it was
        return
    was_private = entry.kind is EntryKind.PRIVATE_NOTE
    raising.let_go(unit, entry, f"re-marked as {kind.label.lower()}")
    entry.kind = kind
    if kind is EntryKind.PRIVATE_NOTE:
        entry.in_minutes = False
    elif was_private:
        entry.in_minutes = _printed_before(unit, entry)
    raising.raise_again(unit, entry)


def _printed_before(unit: Unit, entry: EntryRow) -> bool:
    """Whether a private note was in the minutes before it was one; what was typed as one was not left out."""
    for version in reversed(unit.read.history("entry", entry.id)):
        before, after = version.fields.get("kind", (None, None))
        if after == EntryKind.PRIVATE_NOTE.value:
            return before is None or "in_minutes" in version.fields
    return True
