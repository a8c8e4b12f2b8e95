"""Whether the tables of a board are still such as the program made them, with their keys and indices.

Names alone are compared at each opening (`shape`). This is for `check`, which has the time to make today's
tables in memory, and to compare whatever somebody else, or a bit that flipped, may have made different.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from sqlalchemy import Boolean, Column, Integer, LargeBinary

from boardobserver.storage import driver
from boardobserver.storage.engine import engine_on, writing
from boardobserver.storage.locks import LOCKS
from boardobserver.storage.tables import METADATA
from boardobserver.storage.versions import HEAD

_VERSION = "alembic_version"
_NAMES = "SELECT name FROM sqlite_schema WHERE type = 'table'"
_OTHERS = (
    "SELECT type, name FROM sqlite_schema WHERE type IN ('table', 'view')"
    " AND name NOT LIKE 'sqlite%' ORDER BY name"
)
_TRIGGERS = "SELECT name, tbl_name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name"
_PARTS = {
    "its columns": 'SELECT name, type, "notnull", dflt_value, pk, hidden FROM pragma_table_xinfo(:table)',
    "its links to other tables": (
        'SELECT "table", "from", "to", on_update, on_delete, match FROM pragma_foreign_key_list(:table)'
    ),
    "its indices": (
        'SELECT list.name, "unique", origin, partial, seqno, "desc", coll, info.name'
        " FROM pragma_index_list(:table) AS list JOIN pragma_index_xinfo(list.name) AS info WHERE key"
    ),
}
"""What is compared of each table, in no order that depends on how it was made."""

_Structure = dict[tuple[str, str], frozenset[tuple[object, ...]]]


def altered_in(connection: sqlite3.Connection) -> Iterator[str]:
    """What differs in the tables that a board must have; a sentence each. For others see `added_to`."""
    wanted = _todays()
    there = _structure_of(connection)
    for table, part in wanted:
        if there.get((table, part)) != wanted[table, part]:
            yield f"The table “{table}” was altered outside the program: {part}."
    for trigger, table in connection.execute(_TRIGGERS):
        if table in METADATA.tables and trigger not in LOCKS:
            yield f"The table “{table}” was given the trigger “{trigger}” outside the program."


def mistyped_in(connection: sqlite3.Connection) -> Iterator[str]:
    """Which rows hold what their columns are not made for, a sentence each: the database takes anything.

    What reads the rows later relies on their types; and bytes that spell the same words are not those words.
    """
    for table in METADATA.tables.values():
        key = next(iter(table.primary_key)).name
        names = [column.name for column in table.columns]
        misfits = ", ".join(f"NOT ({_fits(column)})" for column in table.columns)
        found = connection.execute(
            f'SELECT "{key}", {misfits} FROM "{table.name}" WHERE 1 IN ({misfits}) ORDER BY 1'  # noqa: S608 - our tables
        )
        for row_id, *are_wrong in found:
            wrong = ", ".join(name for name, is_wrong in zip(names, are_wrong, strict=True) if is_wrong)
            yield f"A row of “{table.name}” holds what the program never writes: {row_id} ({wrong})."


def _fits(column: Column[object]) -> str:
    """Whether a value is one that a column can hold, in SQL."""
    name = f'"{column.name}"'
    if isinstance(column.type, Boolean):
        fits = f"typeof({name}) = 'integer' AND {name} IN (0, 1)"
    elif isinstance(column.type, Integer):
        fits = f"typeof({name}) = 'integer'"
    else:
        fits = f"typeof({name}) = '{'blob' if isinstance(column.type, LargeBinary) else 'text'}'"
    return f"{name} IS NULL OR ({fits})" if column.nullable else fits


def added_to(connection: sqlite3.Connection) -> Iterator[str]:
    """What somebody put beside the tables of a board, a sentence each: no damage, and not the program's."""
    for kind, name in connection.execute(_OTHERS):
        if name not in METADATA.tables and name != _VERSION:
            yield f"The {kind} “{name}” was added outside the program."
    if connection.execute("SELECT version_num FROM alembic_version").fetchall() != [(HEAD,)]:
        yield "What says which version the board is of was changed outside the program."


def _todays() -> _Structure:
    with closing(driver.connect(":memory:")) as connection:
        with writing(engine_on(connection)) as unit:
            METADATA.create_all(unit)
        return _structure_of(connection)


def _structure_of(connection: sqlite3.Connection) -> _Structure:
    tables = sorted(str(name) for (name,) in connection.execute(_NAMES))
    return {
        (table, part): frozenset(map(tuple, connection.execute(statement, {"table": table})))
        for table in tables
        for part, statement in _PARTS.items()
    }
