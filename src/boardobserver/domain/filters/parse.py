"""Reads a filter as it is typed."""

import re
from dataclasses import dataclass
from datetime import date

from boardobserver.domain.errors import Refusal
from boardobserver.domain.filters.terms import (
    QUOTES,
    Filter,
    FilterRefusal,
    Key,
    Property,
    Term,
    Value,
    Words,
)
from boardobserver.domain.filters.values import read_value

_KEY = re.compile(r"([A-Za-z]+):")
_COMPARISON = re.compile(r"[<>]=?")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of a filter, out of its quotation marks, and where it stands with them."""

    text: str
    start: int
    end: int


def parse(text: str, today: date) -> Filter:
    """What a filter means.

    Args:
        text: As it was typed.
        today: The day that dates in words count from.

    Raises:
        FilterRefusal: It cannot be read; where, and why.

    >>> str(parse("  Bias is:open  -owner:mps,ll ", date(2026, 3, 1)))
    'Bias is:open -owner:mps,ll'
    """
    terms: list[Term] = []
    at = _past_space(text, 0)
    while at < len(text):
        term, at = _read_term(text, at, today)
        terms.append(term)
        at = _past_space(text, at)
    return Filter(tuple(terms))


def _read_term(text: str, start: int, today: date) -> tuple[Term, int]:
    is_negated = text[start] == "-"
    at = start + is_negated
    if at == len(text) or text[at].isspace():
        raise FilterRefusal("After “-” goes what is to be left out.", start, at)
    key = _KEY.match(text, at)
    if key is None:
        piece = read_piece(text, at, until="")
        return Words(piece.text, is_negated), _require_gap(text, piece.end)
    if key[1].casefold() not in set(Key):
        known = ", ".join(f"{each}:" for each in Key)
        message = f"“{key[0]}” is nothing to filter by. There are {known}; quotation marks make it a phrase."
        raise FilterRefusal(message, at, key.end())
    which = Key(key[1].casefold())
    values, at = _read_values(text, key.end(), which, today)
    return Property(which, values, is_negated), at


def _read_values(text: str, start: int, key: Key, today: date) -> tuple[tuple[Value, ...], int]:
    values: list[Value] = []
    at = start
    while True:
        value, at = _read_one(text, at, key, today)
        values.append(value)
        if at == len(text) or text[at] != ",":
            return tuple(values), _require_gap(text, at)
        at += 1


def _read_one(text: str, start: int, key: Key, today: date) -> tuple[Value, int]:
    comparison = _COMPARISON.match(text, start)
    after = start if comparison is None else comparison.end()
    if after == len(text) or text[after].isspace() or text[after] == ",":
        raise FilterRefusal(f"After “{text[start:after] or key + ':'}” goes a value.", start, after)
    piece = read_piece(text, after, until=",")
    try:
        return read_value(key, "" if comparison is None else comparison[0], piece.text, today), piece.end
    except Refusal as refusal:
        raise FilterRefusal(refusal.message, start, piece.end) from None


def read_piece(text: str, start: int, until: str) -> Piece:
    """A word up to white space (or a character of `until`), or a phrase in quotation marks.

    Raises:
        FilterRefusal: The quotation marks are not closed, or hold nothing.
    """
    if text[start] not in QUOTES:
        end = start
        while end < len(text) and not text[end].isspace() and text[end] not in until:
            end += 1
        return Piece(text[start:end], start, end)
    closing = '"' if text[start] == '"' else "“”"
    found: list[str] = []
    at = start + 1
    while at < len(text):
        if text[at] not in closing:
            found.append(text[at])
        elif text[at : at + 2] == '""' and closing == '"':
            found.append('"')
            at += 1
        else:
            return _phrase("".join(found), start, at + 1)
        at += 1
    raise FilterRefusal("The quotation marks are not closed.", start, len(text))


def _phrase(text: str, start: int, end: int) -> Piece:
    if not text.strip():
        raise FilterRefusal("There is nothing between the quotation marks.", start, end)
    return Piece(text, start, end)


def _require_gap(text: str, at: int) -> int:
    if at < len(text) and not text[at].isspace():
        raise FilterRefusal("A space is missing here.", at, at + 1)
    return at


def _past_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
