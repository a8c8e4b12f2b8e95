"""A disposal done once more on a copy of the board from before it, by the images that its unit has."""

import sqlite3
from collections.abc import Iterable, Sequence

from boardobserver.domain.snapshots import Id
from boardobserver.storage.disposing.act import NOT_WRITTEN_ANEW, empty, unlocked
from boardobserver.storage.disposing.rows import rows_named
from boardobserver.storage.images import Image, Operation, Values

_LOG = "disposal"
_OF_DISPOSALS = """
    SELECT table_name, row_id, max(unit_seq) FROM journal_image WHERE unit_seq IN
    (SELECT unit_seq FROM journal_image WHERE table_name = 'disposal' AND operation = 'insert')
    GROUP BY table_name, row_id
"""


def is_disposal(images: Iterable[Image]) -> bool:
    """Whether a unit of these images disposed of something: it wrote into the log of it."""
    return any(image.table == _LOG and image.operation is Operation.INSERT for image in images)


def disposed_rows(connection: sqlite3.Connection) -> dict[tuple[str, Id], int]:
    """By table and key, the number of the last unit that disposed of a row."""
    return {(table, key): seq for table, key, seq in connection.execute(_OF_DISPOSALS)}


def dispose_again(connection: sqlite3.Connection, images: Sequence[Image]) -> None:
    """Bring the rows to how the disposal left them, and empty what the journal has of them so far.

    The images say what each row held afterwards, all of it: so it does not matter how the rows stand now, or
    whether they are there.
    """
    rows = [image for image in images if image.table != _LOG]
    with unlocked(connection), rows_named(connection, ((each.table, each.row_id) for each in rows)) as gone:
        empty(connection, gone, lambda: _put(connection, images))
    connection.execute(f"PRAGMA user_version = {NOT_WRITTEN_ANEW}")


def _put(connection: sqlite3.Connection, images: Iterable[Image]) -> None:
    for image in images:
        if image.after is None:
            connection.execute(f'DELETE FROM "{image.table}" WHERE id = ?', (image.row_id,))  # noqa: S608 - our tables
        else:
            _put_row(connection, image.table, image.after)


def _put_row(connection: sqlite3.Connection, table: str, values: Values) -> None:
    columns = ", ".join(f'"{name}"' for name in values)
    places = ", ".join(f":{name}" for name in values)
    assigned = ", ".join(f'"{name}" = excluded."{name}"' for name in values)
    connection.execute(
        f'INSERT INTO "{table}" ({columns}) VALUES ({places}) ON CONFLICT (id) DO UPDATE SET {assigned}',  # noqa: S608 - our columns
        values,
    )
