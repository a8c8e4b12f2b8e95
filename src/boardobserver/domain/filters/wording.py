"""A filter in plain words, for the head of what is printed of a register."""

from boardobserver.domain.dates import spell_date
from boardobserver.domain.filters.terms import (
    NONE,
    Comparison,
    Filter,
    Key,
    Name,
    Property,
    Term,
    Value,
    When,
    Words,
)
from boardobserver.domain.folding import fold_name

_ALL = "All records"
_FLAGS = {
    "awaiting": "with a response awaited",
    "review": "with a review due",
    "carried": "carried forward",
}
_ASKED = {
    Key.IS: "",
    Key.STATUS: "with the status ",
    Key.OWNER: "owned by ",
    Key.BY: "raised or given by ",
    Key.TO: "put or given to ",
    Key.TOPIC: "on ",
    Key.MEETING: "at meeting ",
    Key.REF: "with the reference ",
    Key.DUE: "due ",
    Key.RAISED: "raised ",
    Key.KIND: "of the kind ",
}
_WITHOUT = {
    Key.OWNER: "without an owner",
    Key.BY: "raised by nobody named",
    Key.TO: "put to nobody named",
    Key.TOPIC: "without a topic",
    Key.MEETING: "at no meeting",
    Key.DUE: "without a due date",
}


def in_words(wanted: Filter) -> str:
    """What a filter asks for, as a person says it.

    >>> from datetime import date
    >>> from boardobserver.domain.filters.parse import parse
    >>> in_words(parse('is:open -topic:bias,training due:<30-April "false alert"', date(2026, 3, 1)))
    'Open; not on bias or training; due before 30 April 2026; with the words “false alert”'
    >>> in_words(Filter())
    'All records'
    """
    said = "; ".join(_term(term) for term in wanted.terms)
    return said[:1].upper() + said[1:] if said else _ALL


def _term(term: Term) -> str:
    return f"{'not ' * term.is_negated}{_words(term) if isinstance(term, Words) else _property(term)}"


def _words(term: Words) -> str:
    return f"with the words “{term.text}”"


def _property(term: Property) -> str:
    """What is asked about once, then its values; that there is nothing of the sort is said by itself."""
    plain = [value for value in term.values if not _is_none(term.key, value)]
    parts = [_ASKED[term.key] + " or ".join(_value(term.key, value) for value in plain)] if plain else []
    if len(plain) < len(term.values):
        parts.append(_WITHOUT[term.key])
    return " or ".join(parts)


def _is_none(key: Key, value: Value) -> bool:
    return isinstance(value, Name) and key in _WITHOUT and fold_name(value.text) == NONE


def _value(key: Key, value: Value) -> str:
    if isinstance(value, When):
        return _when(value)
    name = fold_name(value.text)
    if key is Key.DUE:
        return "at the next meeting"
    if key is Key.IS:
        return _FLAGS.get(name, name)
    return name if key in (Key.STATUS, Key.KIND) else value.text


def _when(value: When) -> str:
    match value.comparison:
        case Comparison.BEFORE:
            return f"before {spell_date(value.first)}"
        case Comparison.AFTER:
            return f"after {spell_date(value.last)}"
        case Comparison.AT_MOST:
            return f"by {spell_date(value.last)}"
        case Comparison.AT_LEAST:
            return f"from {spell_date(value.first)}"
        case Comparison.IN if value.first == value.last:
            return f"on {spell_date(value.first)}"
        case Comparison.IN:
            return f"from {spell_date(value.first)} to {spell_date(value.last)}"
