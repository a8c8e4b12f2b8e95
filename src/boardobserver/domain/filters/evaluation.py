"""Whether a filter holds of a line of a register."""

from collections.abc import Callable
from typing import TypeAlias

from boardobserver.domain.attention import Need
from boardobserver.domain.filters.terms import (
    NONE,
    Comparison,
    Filter,
    Flag,
    Key,
    Name,
    Property,
    Term,
    Value,
    When,
    Words,
)
from boardobserver.domain.filters.values import NEXT_MEETING
from boardobserver.domain.folding import fold, fold_name
from boardobserver.domain.numbering import Reference
from boardobserver.domain.registers import RegisterRow, Who
from boardobserver.domain.words import DueKind

Test: TypeAlias = Callable[[RegisterRow], bool]
_SHORTEST_PART = 3
"""A part of a name this long finds it; what is shorter has to be the whole, as initials are."""

_FLAGS: dict[Flag, Test] = {
    Flag.OPEN: lambda row: row.is_open,
    Flag.CLOSED: lambda row: row.is_closed,
    Flag.OVERDUE: lambda row: Need.OVERDUE in row.needs,
    Flag.STALE: lambda row: Need.STALE in row.needs,
    Flag.AWAITING: lambda row: bool(row.needs & {Need.RESPONSE_AWAITED, Need.ADVICE_WITHOUT_RESPONSE}),
    Flag.REVIEW: lambda row: Need.REVIEW_DUE in row.needs,
    Flag.CARRIED: lambda row: row.carried > 0,
}


def test_of(wanted: Filter) -> Test:
    """The filter as a test, made once and put to as many lines as there are."""
    tests = tuple(_term(term) for term in wanted.terms)

    def holds(row: RegisterRow) -> bool:
        return all(test(row) for test in tests)

    return holds


def _term(term: Term) -> Test:
    test = _words(term) if isinstance(term, Words) else _property(term)
    return _not(test) if term.is_negated else test


def _not(test: Test) -> Test:
    return lambda row: not test(row)


def _words(term: Words) -> Test:
    text = fold(term.text)
    return lambda row: text in row.searched


def _property(term: Property) -> Test:
    tests = tuple(_value(term.key, value) for value in term.values)
    if len(tests) == 1:
        return tests[0]
    return lambda row: any(test(row) for test in tests)


def _value(key: Key, value: Value) -> Test:
    return _when(key, value) if isinstance(value, When) else _NAMED[key](value)


def _flag(value: Name) -> Test:
    return _FLAGS[Flag(fold_name(value.text))]


def _status(value: Name) -> Test:
    wanted = fold_name(value.text)
    return lambda row: fold_name(row.status.value) == wanted


def _kind(value: Name) -> Test:
    wanted = fold_name(value.text)
    return lambda row: (
        wanted
        in (
            fold_name(row.kind.value),
            "" if row.put_as is None else fold_name(row.put_as.value),
        )
    )


def _topic(value: Name) -> Test:
    wanted = fold_name(value.text)
    if wanted == NONE:
        return lambda row: not row.topics
    return lambda row: any(wanted in fold_name(topic) for topic in row.topics)


def _meeting(value: Name) -> Test:
    if fold_name(value.text) == NONE:
        return lambda row: not row.meetings
    reference = Reference.parse(value.text)
    if reference is not None:
        return lambda row: any(each.reference == reference for each in row.meetings)
    number = int(value.text)
    return lambda row: any(each.number == number for each in row.meetings)


def _reference(value: Name) -> Test:
    reference = Reference.parse(value.text)
    if reference is not None:
        return lambda row: row.reference == reference
    part = fold(value.text)
    return lambda row: part in fold(str(row.reference))


def _owner(value: Name) -> Test:
    return _who(value, lambda row: row.owner)


def _by(value: Name) -> Test:
    return _who(value, lambda row: row.raised_by)


def _to(value: Name) -> Test:
    return _who(value, lambda row: row.directed_to)


def _who(value: Name, named: Callable[[RegisterRow], Who]) -> Test:
    wanted = fold(value.text)
    if wanted == NONE:
        return lambda row: not named(row)
    is_part = len(wanted) >= _SHORTEST_PART

    def names(row: RegisterRow) -> bool:
        folded = named(row).folded
        return wanted in folded or (is_part and any(f" {wanted}" in f" {name}" for name in folded))

    return names


def _due_name(value: Name) -> Test:
    if fold_name(value.text) == NEXT_MEETING:
        return lambda row: row.due.kind is DueKind.NEXT_MEETING
    return lambda row: row.due_on is None and row.due.kind is DueKind.NONE


def _when(key: Key, value: When) -> Test:
    first, last = value.first, value.last

    def holds(row: RegisterRow) -> bool:
        day = row.due_on if key is Key.DUE else row.raised_on
        if day is None:
            return False
        match value.comparison:
            case Comparison.BEFORE:
                return day < first
            case Comparison.AT_MOST:
                return day <= last
            case Comparison.AFTER:
                return day > last
            case Comparison.AT_LEAST:
                return day >= first
            case Comparison.IN:
                return first <= day <= last

    return holds


_NAMED: dict[Key, Callable[[Name], Test]] = {
    Key.IS: _flag,
    Key.STATUS: _status,
    Key.KIND: _kind,
    Key.TOPIC: _topic,
    Key.MEETING: _meeting,
    Key.REF: _reference,
    Key.OWNER: _owner,
    Key.BY: _by,
    Key.TO: _to,
    Key.DUE: _due_name,
}
