"""Which rows a disposal is about: what is in the tables, and what is only in the journal any more.

A row that was removed, or whose adding was undone, is in no table, but its words are in the journal's images.
It is found there by what it belonged to.
"""

import sqlite3
from collections.abc import Callable, Collection, Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from boardobserver.domain.snapshots import Id
from boardobserver.storage.disposing.words import FILES, OWNERS, ROOTS
from boardobserver.storage.finders.retention import MEETINGS_OF_RECORDS
from boardobserver.storage.tables import METADATA

_TABLES = {
    "gone": "(table_name TEXT, row_id TEXT, is_new INTEGER, PRIMARY KEY (table_name, row_id))",
    "owned": "(row_id TEXT, owner_id TEXT)",
}
_TAKE_EARLIER = """
    INSERT OR IGNORE INTO temp.gone SELECT DISTINCT table_name, row_id, 0 FROM journal_image
    WHERE table_name != 'disposal' AND unit_seq IN
    (SELECT unit_seq FROM journal_image WHERE table_name = 'disposal' AND operation = 'insert')
"""
"""What earlier disposals were about, so that it keeps nothing alive."""

NEW_KEYS = "SELECT row_id FROM temp.gone WHERE is_new AND table_name = :gone_table"
"""The keys of the rows of a table that are disposed of now; a statement has it under `gone_table`."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """What is to be disposed of.

    Attributes:
        removed_before: What was removed before this day is disposed of too, whatever it was.
    """

    meeting_ids: frozenset[Id]
    record_ids: frozenset[Id]
    removed_before: date


@contextmanager
def rows_of(
    connection: sqlite3.Connection, subjects: Subjects, tell: Callable[[float], None]
) -> Generator["GoneRows"]:
    """The rows that a disposal is about, while it lasts; within a transaction.

    Args:
        connection: The board.
        subjects: What is to be disposed of.
        tell: Told now and then how much of the search for them is done, from 0 to 1.
    """
    with _set_up(connection):
        _Search(connection).look_for(subjects, tell)
        yield GoneRows(connection)


@contextmanager
def rows_named(connection: sqlite3.Connection, keys: Iterable[tuple[str, Id]]) -> Generator["GoneRows"]:
    """As `rows_of`, of the rows that a disposal is known to have been about, by table and key."""
    with _set_up(connection):
        connection.executemany("INSERT OR IGNORE INTO temp.gone VALUES (?, ?, 1)", list(keys))
        yield GoneRows(connection)


@contextmanager
def _set_up(connection: sqlite3.Connection) -> Generator[None]:
    # Tables of its own need no place on the disk, and can be had on a board that is only read.
    was = connection.execute("PRAGMA query_only").fetchone()[0]
    connection.execute("PRAGMA query_only = OFF")
    for table, columns in _TABLES.items():
        connection.execute(f"CREATE TEMP TABLE {table} {columns}")
    try:
        connection.execute(_TAKE_EARLIER)
        yield
    finally:
        for table in _TABLES:
            connection.execute(f"DROP TABLE IF EXISTS temp.{table}")  # who gives it up has none
        connection.execute(f"PRAGMA query_only = {was}")


class GoneRows:
    """The rows, as `temp.gone` has them beside the board's own tables: with the new ones marked.

    Args:
        connection: The board.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def tables(self) -> tuple[str, ...]:
        """The tables of which rows are disposed of now, by name."""
        found = self._connection.execute(
            "SELECT DISTINCT table_name FROM temp.gone WHERE is_new ORDER BY table_name"
        )
        return tuple(table for (table,) in found)

    def there(self, table: str) -> sqlite3.Cursor:
        """The rows of a table that are disposed of now, as they stand, in the order of their keys."""
        return self._connection.execute(
            f'SELECT * FROM "{table}" WHERE id IN ({NEW_KEYS}) ORDER BY id',  # noqa: S608 - our tables
            {"gone_table": table},
        )

    def count(self, table: str) -> int:
        """How many rows of a table are disposed of now that are in it still."""
        counted = f'SELECT count(*) FROM "{table}" WHERE id IN ({NEW_KEYS})'  # noqa: S608 - our tables
        return int(self._connection.execute(counted, {"gone_table": table}).fetchone()[0])

    def not_there(self, table: str) -> tuple[Id, ...]:
        """The keys of the rows disposed of now that only the journal knows, in their order."""
        found = self._connection.execute(
            f'{NEW_KEYS} AND row_id NOT IN (SELECT id FROM "{table}") ORDER BY row_id',  # noqa: S608 - the same
            {"gone_table": table},
        )
        return tuple(key for (key,) in found)

    def has_any(self, keys: Iterable[Id]) -> bool:
        """Whether a row of any of those keys is disposed of now."""
        asked = "SELECT 1 FROM temp.gone WHERE is_new AND row_id = ?"
        return any(self._connection.execute(asked, (key,)).fetchone() for key in keys)

    def files(self) -> frozenset[str]:
        """The hashes of the files that nothing names any more once these rows are disposed of."""
        named: dict[bool, set[str]] = {True: set(), False: set()}
        for table, column in FILES.items():
            rows = self._connection.execute(
                f'SELECT "{column}", {_is_gone(table, "id")} FROM "{table}" UNION'  # noqa: S608 - our columns
                f" SELECT {_value(column)}, {_is_gone(table, 'journal_image.row_id')}"
                " FROM journal_image WHERE table_name = ?",
                (table,),
            )
            for key, is_gone in rows:
                named[bool(is_gone)].add(key)
        return frozenset(key for key in named[True] - named[False] if key)


class _Search:
    """Finds the rows, in tables of its own beside the board's.

    Args:
        connection: The board.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def look_for(self, subjects: Subjects, tell: Callable[[float], None]) -> None:
        """Find them, and tell how much of it is done."""
        self._take("meeting", subjects.meeting_ids)
        self._take("tracked", subjects.record_ids)
        self._take_removed_roots(subjects.removed_before)
        for place, table in enumerate(OWNERS):
            self._take_owned(table)
            tell((place + 1) / (len(OWNERS) + 1))
        self._take_documents()
        self._take_people()
        tell(1.0)

    def _take(self, table: str, keys: Collection[Id]) -> None:
        self._connection.executemany(
            "INSERT OR IGNORE INTO temp.gone VALUES (?, ?, 1)", [(table, key) for key in sorted(keys)]
        )

    def _take_removed_roots(self, before: date) -> None:
        """What is in no table any more, and was removed as long ago as what is due now."""
        for table in ROOTS:
            self._connection.execute(
                f"""
                INSERT OR IGNORE INTO temp.gone
                SELECT table_name, row_id, 1 FROM journal_image JOIN journal_unit ON seq = unit_seq
                WHERE table_name = ? AND row_id NOT IN (SELECT id FROM "{table}")
                GROUP BY row_id HAVING max(at) < ?
                """,  # noqa: S608 - our tables
                (table, before.isoformat()),
            )

    def _take_owned(self, table: str) -> None:
        """The rows of a table of which everything is gone that they belong to."""
        self._connection.execute("DELETE FROM temp.owned")
        for column in OWNERS[table]:
            owner = "row_id" if column == "id" else _value(column)
            named = f"DISTINCT row_id, {owner} AS owner_id FROM journal_image WHERE table_name = ?"
            statement = f"INSERT INTO temp.owned SELECT * FROM (SELECT {named}) WHERE owner_id IS NOT NULL"  # noqa: S608 - our columns
            self._connection.execute(statement, (table,))
        if table == "withholding":
            # What was withheld of a record is withheld in the minutes of later meetings too.
            travels = f"temp.owned JOIN ({MEETINGS_OF_RECORDS}) ON meeting_id = owner_id"
            self._connection.execute(
                f"INSERT INTO temp.owned SELECT owned.row_id, record_id FROM {travels}"  # noqa: S608 - ours
            )
        self._connection.execute(
            """
            INSERT OR IGNORE INTO temp.gone SELECT ?, row_id, 1 FROM temp.owned
            GROUP BY row_id HAVING min(owner_id IN (SELECT row_id FROM temp.gone))
            """,
            (table,),
        )

    def _take_documents(self) -> None:
        """The documents on which records rested that are gone, and no others."""
        self._connection.execute(
            f"""
            INSERT OR IGNORE INTO temp.gone
            SELECT 'document', document_id, 1 FROM document_use GROUP BY document_id
            HAVING min({_is_gone("document_use", "document_use.id")})
            """  # noqa: S608 - our columns
        )

    def _take_people(self) -> None:
        """The people whom something named that is gone now, and nothing names that is kept."""
        named: dict[bool, set[str]] = {True: set(), False: set()}
        for table, column in (*_PERSON_COLUMNS, ("movement_field", "before"), ("movement_field", "after")):
            rows = self._connection.execute(
                f'SELECT DISTINCT "{column}", {_is_gone(table, "id")} FROM "{table}"'  # noqa: S608 - our columns
            )
            for key, is_gone in rows:
                named[bool(is_gone)].add(key)
        there = {row[0] for row in self._connection.execute("SELECT id FROM person")}
        self._take("person", (named[True] - named[False]) & there)


_PERSON_COLUMNS = tuple(
    (table.name, key.parent.name)
    for table in METADATA.tables.values()
    for key in table.foreign_keys
    if key.column.table.name == "person"
)


def _value(column: str) -> str:
    """What an image says of a column, after the change or before it."""
    return f"""coalesce(json_extract("after", '$.{column}'), json_extract("before", '$.{column}'))"""


def _is_gone(table: str, key: str) -> str:
    return f"EXISTS (SELECT 1 FROM temp.gone WHERE table_name = '{table}' AND gone.row_id = {key})"  # noqa: S608 - our columns
