"""What can follow in a filter that is being typed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from boardobserver.domain.filters.terms import QUOTES, Flag, Key, quoted
from boardobserver.domain.filters.values import DATED, kind_names, status_names
from boardobserver.domain.folding import fold

_MOST = 12
_DATES = ("today", "tomorrow", "end-of-month", "<today", ">today")
_TERM = re.compile(r"-?(?:(?P<key>[A-Za-z]+):(?P<values>.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a board has to offer as values.

    Attributes:
        people: Initials of people and short names of organisations.
        topics: The board's topics.
        meetings: Numbers or references of meetings, newest first.
        references: References of records, newest first.
        statuses: The states of the records that are filtered; empty offers those of every kind.
    """

    people: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Completion:
    """Text that can take the place of what is being typed.

    Attributes:
        start: Where what it replaces begins.
        end: Where that ends: at the cursor.
        text: What stands there then.
    """

    start: int
    end: int
    text: str


def complete(text: str, cursor: int, vocabulary: Vocabulary) -> tuple[Completion, ...]:
    """What can stand where the cursor is, best first; nothing within a phrase.

    >>> [each.text for each in complete("bias is:o", 9, Vocabulary())]
    ['open', 'overdue']
    >>> [each.text for each in complete("-t", 2, Vocabulary())]
    ['to:', 'topic:']
    """
    cursor = max(0, min(cursor, len(text)))
    start = _start_of_term(text[:cursor])
    typed = text[start:cursor]
    match = _TERM.fullmatch(typed)
    key = match["key"] if match is not None else None
    if match is None or key is None:
        word = typed.removeprefix("-")
        if word.startswith(tuple(QUOTES)):
            return ()
        keys = (f"{each}:" for each in Key)
        return _found(keys, word, cursor, needs_typing=not typed.startswith("-"))
    if key.casefold() not in set(Key):
        return ()
    value = match["values"][_start_of_value(match["values"]) :]
    which = Key(key.casefold())
    names = _values(which, vocabulary)
    if which not in DATED:
        names = tuple(quoted(name, inside_value=True) for name in names)
    return _found(names, value, cursor, needs_typing=False)


def _values(key: Key, vocabulary: Vocabulary) -> tuple[str, ...]:
    if key in (Key.OWNER, Key.BY, Key.TO):
        return (*vocabulary.people, "none")
    return {
        Key.IS: tuple(flag.value for flag in Flag),
        Key.STATUS: vocabulary.statuses or status_names(),
        Key.KIND: kind_names(),
        Key.TOPIC: (*vocabulary.topics, "none"),
        Key.MEETING: (*vocabulary.meetings, "none"),
        Key.REF: vocabulary.references,
        Key.DUE: ("none", "next-meeting", *_DATES),
        Key.RAISED: _DATES,
    }[key]


def _found(names: Iterable[str], typed: str, cursor: int, *, needs_typing: bool) -> tuple[Completion, ...]:
    """The names that begin with what is typed, then those that have a word that does; none that is it."""
    wanted = fold(typed.lstrip('"“”'))
    if needs_typing and not wanted:
        return ()
    ranked: list[tuple[int, str]] = []
    for name in names:
        plain = fold(name.strip('"'))
        if plain != wanted and plain.startswith(wanted):
            ranked.append((0, name))
        elif plain != wanted and f" {wanted}" in plain:
            ranked.append((1, name))
    ranked.sort(key=lambda pair: pair[0])
    return tuple(Completion(cursor - len(typed), cursor, name) for _, name in ranked[:_MOST])


def _start_of_term(text: str) -> int:
    """Where the term begins that the end of the text is in; quotation marks hold a term together."""
    start, closing, begins = 0, "", True
    for at, letter in enumerate(text):
        if closing:
            closing = "" if letter in closing else closing
        elif letter.isspace():
            start = at + 1
        elif letter in '"“”' and begins:
            closing = '"' if letter == '"' else "“”"
        begins = letter.isspace() or letter in "-:,<>="
    return start


def _start_of_value(text: str) -> int:
    """Where the value begins that the end of the text is in."""
    start, closing = 0, ""
    for at, letter in enumerate(text):
        if closing:
            closing = "" if letter in closing else closing
        elif letter == ",":
            start = at + 1
        elif letter in '"“”' and start == at:
            closing = '"' if letter == '"' else "“”"
    return start
