"""Column queries as plain tuples."""

from typing import Any

from sqlalchemy import Connection
from sqlalchemy.sql.selectable import TypedReturnsRows


def rows(connection: Connection, statement: TypedReturnsRows[*tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """All rows of a statement. The snapshot that each is unpacked into gives the columns their types."""
    return list(connection.execute(statement).all())
