"""What differs between two records of one meeting, field by field, in words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Final

from boardobserver.domain.numbering import Reference
from boardobserver.domain.publication import wording_of
from boardobserver.domain.row_names import RowNames
from boardobserver.domain.snapshots import Due, Entry, MeetingRecord, MinutesContent

_LABELS: Final[Mapping[str, str]] = {
    "held_on": "Date",
    "text": "Words",
    "wording": "Words that print",
    "at": "Noted at",
    "view": "Observers’ view",
    "via": "Held through",
    "is_remote": "Remotely",
    "is_observer": "Observer",
    "is_active": "Still involved",
    "in_minutes": "In the minutes",
    "level": "Level of assurance",
    "evidence_asked": "Evidence asked for",
    "assumption": "Assumption tested",
    "verb": "The Board",
}
"""What fields are called that are not called as they are written."""

_UNTOLD: Final = frozenset({"id", "sha256", "png", "withheld"})
"""Fields that mean nothing to a reader."""

_WORDS: Final = frozenset({"text", "wording"})
"""The fields of a line that make up the words that print."""

NOT_THERE: Final = "not there"
"""Stands for a row in the record that does not have it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that is not the same in two records.

    Attributes:
        place: Where it is: "AC-2026-031", "Line of 10:42".
        field: What the field is called; empty where all of it is there once only.
        in_file: What stands in the first record, in words.
        on_board: What stands in the second.
    """

    place: str
    field: str
    in_file: str
    on_board: str


def differences(in_file: MinutesContent, on_board: MinutesContent) -> tuple[Difference, ...]:
    """What differs between the record in a file and that of the board, in the order of the minutes.

    Where the board's says where records stand today, it is told where they have moved since.
    """
    comparison = _Comparison(RowNames(in_file.record, on_board.record))
    for field in fields(MeetingRecord):
        comparison.compare(
            "", field.name, getattr(in_file.record, field.name), getattr(on_board.record, field.name)
        )
    for name in ("withholdings", "corrections", "conventions"):
        comparison.compare("", name, getattr(in_file, name), getattr(on_board, name))
    return (*comparison.found, *_moved(in_file, on_board))


def _moved(in_file: MinutesContent, on_board: MinutesContent) -> Iterator[Difference]:
    """The records that stand otherwise today than in the file."""
    if on_board.today is None:
        return
    for key, record in in_file.record.records.items():
        now = on_board.today.records.get(key)
        if now is not None and now.status != record.status:
            yield Difference(str(record.reference), "Status today", record.status.label, now.status.label)


class _Comparison:
    """Compares what two records hold, and keeps what differs."""

    def __init__(self, names: RowNames) -> None:
        self.found: list[Difference] = []
        self._names = names

    def compare(self, place: str, field: str, first: Any, second: Any) -> None:
        """Compare two values of a field, and what they hold."""
        if first == second:
            return
        if _is_table(first):
            self._rows(first.values(), second.values())
        elif _are_rows(first) and _are_rows(second):
            self._rows(first, second)
        elif _has_fields(first) and _has_fields(second):
            self._fields(self._names.of(first) or place or _label(field), first, second)
        else:
            self.found.append(
                Difference(place, _label(field), self._names.words(first), self._names.words(second))
            )

    def _fields(self, place: str, first: Any, second: Any) -> None:
        if isinstance(first, Entry):
            self.compare(place, "words", wording_of(first), wording_of(second))
        for field in fields(first):
            if field.name not in _UNTOLD and not (isinstance(first, Entry) and field.name in _WORDS):
                self.compare(place, field.name, getattr(first, field.name), getattr(second, field.name))

    def _rows(self, first: Iterable[Any], second: Iterable[Any]) -> None:
        """Compare rows that are told apart by their keys."""
        here, there = {row.id: row for row in first}, {row.id: row for row in second}
        for key, row in here.items():
            if key in there:
                self.compare("", "", row, there[key])
            else:
                self.found.append(Difference(self._names.of(row), "", self._names.gist(row), NOT_THERE))
        for key, row in there.items():
            if key not in here:
                self.found.append(Difference(self._names.of(row), "", NOT_THERE, self._names.gist(row)))


def _label(field: str) -> str:
    plain = field.removesuffix("_id").removesuffix("_organisation")
    return _LABELS.get(field) or _LABELS.get(plain) or plain.replace("_", " ").capitalize()


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping)


def _are_rows(value: Any) -> bool:
    return isinstance(value, tuple) and all(hasattr(row, "id") for row in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - of anything


def _has_fields(value: object) -> bool:
    return is_dataclass(value) and not isinstance(value, Reference | Due)
