"""What stands in the cells of a register, and by what its columns are sorted."""

from collections.abc import Callable
from datetime import date, datetime
from enum import IntEnum
from typing import Any, NamedTuple, TypeAlias

from boardobserver.domain.attention import Need
from boardobserver.domain.dates import days_words, spell_date_shortly
from boardobserver.domain.folding import fold
from boardobserver.domain.registers import RegisterRow
from boardobserver.domain.tracking import TRACKED_KINDS, statuses_of
from boardobserver.domain.words import DueKind, RecordKind
from boardobserver.ui.registers.looks import RegisterLook
from boardobserver.ui.widgets.rows_model import Column

Local: TypeAlias = Callable[[datetime], datetime]
"""Gives an instant in the board's own time zone."""

_NEVER = date.max
_LONGEST_SHOWN = 400
"""No column is wide enough for more characters than this."""


class Cell(IntEnum):
    """The columns, in their first order."""

    REFERENCE = 0
    TEXT = 1
    DUE = 2
    STATUS = 3
    WHO = 4
    TOPICS = 5
    LAST = 6
    RAISED_ON = 7
    RAISED_BY = 8
    CARRIED = 9
    MEETINGS = 10


HIDDEN_AT_FIRST = (Cell.RAISED_ON, Cell.RAISED_BY, Cell.CARRIED, Cell.MEETINGS)
"""The columns that are offered, but shown only when they are asked for."""


class DueWords(NamedTuple):
    """When something is due of a record, or how old it is; with what has to be seen to, if anything."""

    words: str
    need: Need | None = None


def columns(look: RegisterLook) -> tuple[Column, ...]:
    """The columns of a register, in the order of `Cell`.

    Each is as wide as its usual words, but for topics and the last movement: those are shortened, so that the
    record's own words have the most room on a small screen.
    """
    return (
        Column("Reference", characters=14),
        Column(look.text, characters=40),
        Column(look.due, characters=27),
        Column("Status", characters=17),
        Column(look.who, characters=10),
        Column("Topics", characters=16),
        Column("Last movement", characters=20),
        Column("Raised on", characters=12),
        Column("Raised by", characters=10),
        Column("Carried", characters=9, is_number=True),
        Column("Meetings", characters=14),
    )


def words_of(row: RegisterRow, cell: Cell, local: Local) -> str:
    """What stands in a cell, on one line.

    Args:
        row: The line.
        cell: The column.
        local: Gives an instant in the board's own time zone.
    """
    return _WORDS[cell](row, local)


def whole_words_of(row: RegisterRow, cell: Cell, local: Local) -> str:
    """As `words_of`, for what has room for all of it and for its lines."""
    return row.text if cell is Cell.TEXT else words_of(row, cell, local)


def due_words(row: RegisterRow) -> DueWords:
    """When something is due of a record, or how long it has waited.

    What is overdue, awaited or stale says so in words.
    """
    return _DUE[row.kind](row)


def key_of(cell: Cell) -> Callable[[RegisterRow], Any]:
    """What a column is sorted by."""
    return _KEYS[cell]


def _due_of_challenge(row: RegisterRow) -> DueWords:
    if Need.OVERDUE in row.needs:
        return DueWords(f"Overdue by {days_words(row.overdue_days)}", Need.OVERDUE)
    if Need.RESPONSE_AWAITED not in row.needs:
        return _age(row)
    if row.due_on is not None:
        return DueWords(f"Promised by {spell_date_shortly(row.due_on)}", Need.RESPONSE_AWAITED)
    return DueWords(_for_days("Awaited", row.age_days), Need.RESPONSE_AWAITED)


def _due_of_advice(row: RegisterRow) -> DueWords:
    review = row.due_on
    if Need.REVIEW_DUE in row.needs and review is not None:
        return DueWords(f"Review due {spell_date_shortly(review)}", Need.REVIEW_DUE)
    if Need.ADVICE_WITHOUT_RESPONSE in row.needs:
        return DueWords(_for_days("No response", row.age_days), Need.ADVICE_WITHOUT_RESPONSE)
    if review is not None and not row.is_closed:
        return DueWords(f"Review on {spell_date_shortly(review)}")
    return _age(row)


def _due_of_action(row: RegisterRow) -> DueWords:
    if Need.OVERDUE in row.needs:
        return DueWords(f"Overdue by {days_words(row.overdue_days)}", Need.OVERDUE)
    if row.due.kind is DueKind.NEXT_MEETING:
        return DueWords(
            "Next meeting" if row.due_on is None else f"Next meeting, {spell_date_shortly(row.due_on)}"
        )
    return DueWords("No date" if row.due_on is None else spell_date_shortly(row.due_on))


def _due_of_decision(row: RegisterRow) -> DueWords:
    return DueWords(spell_date_shortly(row.raised_on))


def _due_of_assurance(row: RegisterRow) -> DueWords:
    if row.due_on is None:
        return DueWords("No date")
    if Need.STALE in row.needs:
        return DueWords(f"Stale since {spell_date_shortly(row.due_on)}", Need.STALE)
    return DueWords(spell_date_shortly(row.due_on))


_DUE: dict[RecordKind, Callable[[RegisterRow], DueWords]] = {
    RecordKind.CHALLENGE: _due_of_challenge,
    RecordKind.ADVICE: _due_of_advice,
    RecordKind.ACTION: _due_of_action,
    RecordKind.DECISION: _due_of_decision,
    RecordKind.ASSURANCE: _due_of_assurance,
}


def _age(row: RegisterRow) -> DueWords:
    return DueWords(days_words(row.age_days) if row.age_days else "Today")


def _moved(row: RegisterRow, local: Local) -> str:
    if row.last is None:
        return ""
    return f"{spell_date_shortly(local(row.last.at).date())} · {row.last.what.label}"


_WORDS: dict[Cell, Callable[[RegisterRow, Local], str]] = {
    Cell.REFERENCE: lambda row, _local: row.reference_words,
    Cell.TEXT: lambda row, _local: " ".join(row.text[:_LONGEST_SHOWN].split()),
    Cell.DUE: lambda row, _local: due_words(row).words,
    Cell.STATUS: lambda row, _local: row.status.label,
    Cell.WHO: lambda row, _local: row.who.short,
    Cell.TOPICS: lambda row, _local: ", ".join(row.topics),
    Cell.LAST: _moved,
    Cell.RAISED_ON: lambda row, _local: spell_date_shortly(row.raised_on),
    Cell.RAISED_BY: lambda row, _local: row.raised_by.short,
    Cell.CARRIED: lambda row, _local: f"×{row.carried}" if row.carried else "",
    Cell.MEETINGS: lambda row, _local: ", ".join(str(each.number) for each in row.meetings),
}


def _for_days(word: str, number: int) -> str:
    return f"{word} for {days_words(number)}" if number else word


def _reference(row: RegisterRow) -> tuple[int, int]:
    return row.head.year, row.head.serial


def _due(row: RegisterRow) -> tuple[date, date]:
    return row.due_on or _NEVER, row.raised_on


def _status(row: RegisterRow) -> int:
    return _PLACES[row.kind][row.status]


def _last(row: RegisterRow) -> tuple[bool, datetime | None]:
    return (row.last is not None, row.last.at if row.last is not None else None)


_PLACES = {kind: {status: place for place, status in enumerate(statuses_of(kind))} for kind in TRACKED_KINDS}
"""Where each status stands in the vocabulary of its kind."""

_KEYS: dict[Cell, Callable[[RegisterRow], Any]] = {
    Cell.REFERENCE: _reference,
    Cell.TEXT: lambda row: fold(row.text),
    Cell.DUE: _due,
    Cell.STATUS: _status,
    Cell.WHO: lambda row: fold(row.who.short),
    Cell.TOPICS: lambda row: row.topics,
    Cell.LAST: _last,
    Cell.RAISED_ON: lambda row: row.raised_on,
    Cell.RAISED_BY: lambda row: fold(row.raised_by.short),
    Cell.CARRIED: lambda row: row.carried,
    Cell.MEETINGS: lambda row: tuple(each.number for each in row.meetings),
}
