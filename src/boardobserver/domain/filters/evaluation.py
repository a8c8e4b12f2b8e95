"""Whether a filter holds of a line of a register."""

from collections.abc import Callable
from datetime import date, timedelta
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
from boardobserver.domain.numbering import USUAL_REFERENCES, Reference, ReferenceStyle
from boardobserver.domain.register_facts import Who
from boardobserver.domain.registers import RegisterRow
from boardobserver.domain.tracking import TRACKED_KINDS, statuses_of
from boardobserver.domain.words import ChallengeKind, DueKind

Test: TypeAlias = Callable[[RegisterRow], bool]
_DAY = timedelta(days=1)
_NEVER = (date.max, date.min)
_STATUSES = tuple(status.value for kind in TRACKED_KINDS for status in statuses_of(kind))
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


def test_of(wanted: Filter, references: ReferenceStyle = USUAL_REFERENCES) -> Test:  # noqa: PT028 - no test
    """The filter as a test, made once and put to as many lines as there are.

    Whatever does not depend on the line is worked out here, since a register is filtered as one types.

    Args:
        wanted: The filter.
        references: How the board writes its references; they may be written as usual, too.
    """
    tests = tuple(_term(term, references) for term in wanted.terms)
    if len(tests) == 1:
        return tests[0]

    def holds(row: RegisterRow) -> bool:
        for test in tests:  # noqa: SIM110 - a generator for each line would take half as long again
            if not test(row):
                return False
        return True

    return holds


def _term(term: Term, references: ReferenceStyle) -> Test:
    test = _words(term) if isinstance(term, Words) else _property(term, references)
    return _not(test) if term.is_negated else test


def _not(test: Test) -> Test:
    return lambda row: not test(row)


def _words(term: Words) -> Test:
    text = fold(term.text)
    return lambda row: text in row.searched


def _property(term: Property, references: ReferenceStyle) -> Test:
    tests = tuple(_value(term.key, value, references) for value in term.values)
    if len(tests) == 1:
        return tests[0]
    return lambda row: any(test(row) for test in tests)


def _value(key: Key, value: Value, references: ReferenceStyle) -> Test:
    if isinstance(value, When):
        return _when(key, value)
    return _REFERRING[key](value, references) if key in _REFERRING else _NAMED[key](value)


def _flag(value: Name) -> Test:
    return _FLAGS[Flag(fold_name(value.text))]


def _status(value: Name) -> Test:
    wanted = fold_name(value.text)
    values = frozenset(name for name in _STATUSES if fold_name(name) == wanted)
    return lambda row: row.status.value in values


def _kind(value: Name) -> Test:
    wanted = fold_name(value.text)
    kinds = frozenset(kind for kind in TRACKED_KINDS if fold_name(kind.value) == wanted)
    forms = frozenset(form for form in ChallengeKind if fold_name(form.value) == wanted)
    return lambda row: row.kind in kinds or row.put_as in forms


def _topic(value: Name) -> Test:
    wanted = fold_name(value.text)
    if wanted == NONE:
        return lambda row: not row.topics
    known: dict[tuple[str, ...], bool] = {}

    def names(row: RegisterRow) -> bool:
        topics = row.topics
        found = known.get(topics)
        if found is None:
            found = known[topics] = any(wanted in fold_name(topic) for topic in topics)
        return found

    return names


def _meeting(value: Name, references: ReferenceStyle) -> Test:
    if fold_name(value.text) == NONE:
        return lambda row: not row.meetings
    if not value.text.isdecimal():
        reference = Reference.parse(value.text, references)
        return lambda row: reference in [each.reference for each in row.meetings]
    number = int(value.text)

    def passed(row: RegisterRow) -> bool:
        for each in row.meetings:  # noqa: SIM110 - as above
            if each.number == number:
                return True
        return False

    return passed


def _reference(value: Name, references: ReferenceStyle) -> Test:
    reference = Reference.parse(value.text, references)
    if reference is not None:
        return lambda row: row.is_of(reference)
    part = fold(value.text)
    return lambda row: part in row.reference_words.casefold()


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
    # Thousands of lines name the same few people, so each is looked at once.
    known: dict[tuple[str, ...], bool] = {}

    def names(row: RegisterRow) -> bool:
        who = named(row)
        found = known.get(who.names)
        if found is None:
            folded = who.folded
            found = wanted in folded or (is_part and any(f" {wanted}" in f" {name}" for name in folded))
            known[who.names] = found
        return found

    return names


def _due_name(value: Name) -> Test:
    if fold_name(value.text) == NEXT_MEETING:
        return lambda row: row.due.kind is DueKind.NEXT_MEETING
    return lambda row: row.due_on is None and row.due.kind is DueKind.NONE


def _when(key: Key, value: When) -> Test:
    first, last = _bounds(value)
    if key is Key.RAISED:
        return lambda row: first <= row.raised_on <= last
    return lambda row: row.due_on is not None and first <= row.due_on <= last


def _bounds(value: When) -> tuple[date, date]:
    """The first and the last day that a value lets through; none, when the one is after the other."""
    match value.comparison:
        case Comparison.IN:
            return value.first, value.last
        case Comparison.AT_MOST:
            return date.min, value.last
        case Comparison.AT_LEAST:
            return value.first, date.max
        case Comparison.BEFORE:
            return (date.min, value.first - _DAY) if value.first > date.min else _NEVER
        case Comparison.AFTER:
            return (value.last + _DAY, date.max) if value.last < date.max else _NEVER


_NAMED: dict[Key, Callable[[Name], Test]] = {
    Key.IS: _flag,
    Key.STATUS: _status,
    Key.KIND: _kind,
    Key.TOPIC: _topic,
    Key.OWNER: _owner,
    Key.BY: _by,
    Key.TO: _to,
    Key.DUE: _due_name,
}
_REFERRING: dict[Key, Callable[[Name, ReferenceStyle], Test]] = {Key.MEETING: _meeting, Key.REF: _reference}
