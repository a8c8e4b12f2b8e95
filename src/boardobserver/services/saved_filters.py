"""Filters of the registers, saved under a name that the whole board shares."""

from collections.abc import Sequence

from boardobserver.domain.errors import Refusal
from boardobserver.domain.filters.saved import BUILT_IN
from boardobserver.domain.folding import fold_name
from boardobserver.domain.plain_text import plain_text
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import RecordKind
from boardobserver.services.command import Command
from boardobserver.services.rows import required
from boardobserver.storage.records import SavedFilterRow
from boardobserver.storage.unit import Unit


def save_filter(kind: RecordKind, name: str, text: str) -> Command[Id]:
    """Save a filter of the register of a kind; what was saved under the name before gives way to it.

    Raises:
        Refusal: The name is empty, or one of a filter that every board has.
    """

    def apply(unit: Unit) -> Id:
        words = _free_name(kind, name, ())
        there = unit.find(SavedFilterRow, kind=kind)
        typed = plain_text(text).strip()
        same = next((row for row in there if fold_name(row.name) == fold_name(words)), None)
        if same is not None:
            if (same.name, same.text) != (words, typed):
                same.name, same.text = words, typed
            return same.id
        last = max((row.position for row in there), default=0)
        row = SavedFilterRow(id=unit.new_id(), kind=kind, name=words, text=typed, position=last + 1)
        unit.add(row)
        return row.id

    return Command(f"save the filter {name.strip()}", apply)


def rename_filter(filter_id: Id, name: str) -> Command[None]:
    """Give a saved filter another name.

    Raises:
        Refusal: The name is empty, or another filter's.
    """

    def apply(unit: Unit) -> None:
        row = unit.get(SavedFilterRow, filter_id)
        others = [each for each in unit.find(SavedFilterRow, kind=row.kind) if each is not row]
        words = _free_name(row.kind, name, others)
        if row.name != words:
            row.name = words

    return Command("rename a filter", apply)


def remove_filter(filter_id: Id) -> Command[None]:
    """Remove a saved filter; no record is touched by it."""

    def apply(unit: Unit) -> None:
        unit.delete(unit.get(SavedFilterRow, filter_id))

    return Command("remove a filter", apply)


def _free_name(kind: RecordKind, name: str, others: Sequence[SavedFilterRow]) -> str:
    words = " ".join(required(name, "name", "Give the filter a name.").split())
    if any(fold_name(each.name) == fold_name(words) for each in BUILT_IN[kind]):
        raise Refusal(f"“{words}” is a filter that every board has. Give yours another name.", "name")
    if any(fold_name(each.name) == fold_name(words) for each in others):
        raise Refusal(f"There is a filter “{words}” already.", "name")
    return words
