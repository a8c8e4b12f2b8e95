"""Whether a board file has the tables and columns that this program reads and writes."""

import hashlib
import sqlite3
from collections.abc import Iterable

SHAPE = "6a7a0c7eec679b30"
"""What `shape_of` says of today's tables: known beforehand, an opening need not load them to compare."""

_COLUMNS = (
    "SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c"
    " WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name != 'alembic_version'"
)


def shape_of(columns: Iterable[tuple[str, str]]) -> str:
    """One word for the names of tables and their columns, in whatever order they stand."""
    named = "\n".join(sorted(f"{table}.{column}" for table, column in columns))
    return hashlib.sha256(named.encode()).hexdigest()[:16]


def missing_from(connection: sqlite3.Connection) -> list[str]:
    """The tables that a board must have and this one has not, or not whole; a sentence each."""
    there: set[tuple[str, str]] = set(connection.execute(_COLUMNS))
    if shape_of(there) == SHAPE:
        return []
    # Loaded only to say what is missing, or for a file to which somebody has added tables of his own.
    from boardobserver.storage.tables import METADATA

    return [
        f"The table “{table.name}” is missing, or part of it."
        for table in METADATA.tables.values()
        if not there.issuperset((table.name, column) for column in table.c.keys())  # noqa: SIM118 - no mapping
    ]
