"""A SELECT, and what each of its rows is made into."""

import datetime as dt
import enum
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from sqlite3 import Connection
from types import NoneType
from typing import Any, Generic, TypeVar, get_args

from boardobserver.domain.numbering import ReferenceStyle, reference_style
from boardobserver.domain.snapshots import Id

T = TypeVar("T")

_AS_STORED = (str, int, float, bytes)
_READ: dict[Any, Callable[[Any], object]] = {
    bool: bool,
    dt.datetime: dt.datetime.fromisoformat,
    dt.date: dt.date.fromisoformat,
    dt.time: dt.time.fromisoformat,
    ReferenceStyle: reference_style,
}
REFERENCES = "(SELECT coalesce(max(value), '') FROM convention WHERE name = 'references')"
"""How the board writes its references, a column of type `ReferenceStyle`; SQLite looks it up once a query."""


class Query(Generic[T]):
    """A SELECT whose columns are what `made` takes, in order.

    Args:
        made: Makes a row's values into something: mostly the class of a snapshot.
        types: The Python types of the columns, in order; those of a snapshot are its `types_of`.
        select: The statement, up to its WHERE.

    Example:
        A query is followed by the rest of its statement, and by the values that stand in it:

        >>> import sqlite3
        >>> days = Query(lambda day, is_free: (day.year, is_free), (dt.date, bool), "SELECT ?, 1")
        >>> days.all(sqlite3.connect(":memory:"), "WHERE ? > 0", "2026-03-01", 7)
        ((2026, True),)
    """

    def __init__(self, made: Callable[..., T], types: Iterable[Any], select: str) -> None:
        self._made = made
        self._select = select
        self._readers = tuple(
            (at, read) for at, each in enumerate(types) if (read := _reader_of(each)) is not None
        )

    def all(self, connection: Connection, rest: str = "", *values: object) -> tuple[T, ...]:
        """What every row is made into.

        Args:
            connection: An open board.
            rest: The rest of the statement: WHERE, ORDER BY.
            values: What stands in place of its question marks.
        """
        found = connection.execute(f"{self._select} {rest}", values)
        columns: list[Sequence[Any]] = list(zip(*found, strict=True))
        if not columns:
            return ()
        for at, read in self._readers:
            columns[at] = [None if stored is None else read(stored) for stored in columns[at]]
        return tuple(map(self._made, *columns))

    def first(self, connection: Connection, rest: str = "", *values: object) -> T | None:
        """What the first row is made into; None when there is no row."""
        return next(iter(self.all(connection, rest, *values)), None)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A condition of a WHERE, and the values that stand in place of its question marks."""

    where: str
    values: tuple[object, ...] = ()


def types_of(snapshot: type) -> tuple[Any, ...]:
    """The types of a snapshot's fields, in order."""
    return tuple(field.type for field in fields(snapshot))


def whole_row(*values: Any) -> tuple[Any, ...]:
    """A row as it is, for what is put together of several queries."""
    return values


def keyed(made: Callable[..., T]) -> Callable[..., tuple[Id, T]]:
    """Makes rows that start with the key of what they belong to into pairs of that key and the rest."""

    def made_with_key(key: Id, *values: Any) -> tuple[Id, T]:
        return key, made(*values)

    return made_with_key


def grouped(pairs: Iterable[tuple[Id, T]]) -> defaultdict[Id, list[T]]:
    """What belongs to each key, in the order of the rows."""
    groups: defaultdict[Id, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups


def one_of(column: str, texts: Iterable[str]) -> Chosen:
    """That a column is one of some texts, of which there may be any number."""
    return Chosen(f"{column} IN (SELECT value FROM json_each(?))", (json.dumps(list(texts)),))  # noqa: S608 - our columns


def _reader_of(wanted: Any) -> Callable[[Any], object] | None:
    """What makes a stored value into one of a type; None for what is stored as it is."""
    named = [each for each in get_args(wanted) or (wanted,) if each is not NoneType]
    if len(named) != 1:
        message = f"no column holds a {wanted}"
        raise TypeError(message)
    plain = named[0]
    if isinstance(plain, type) and issubclass(plain, enum.Enum):
        return {word.value: word for word in plain}.__getitem__
    return None if plain in _AS_STORED else _READ[plain]
