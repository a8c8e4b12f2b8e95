"""Whether the journal's images of each row follow from one another: inserted, changed, deleted, in turn.

The hash of an image covers what it did. One that a disposal has emptied keeps its hash and has nothing left
that this could be computed from; what it did still follows from the images before and after it.
"""

import sqlite3
from collections.abc import Iterator

_OUT_OF_TURN = """
    WITH turns AS (
        SELECT table_name, unit_seq, operation, lag(operation, 1, 'delete') OVER (
            PARTITION BY table_name, row_id ORDER BY unit_seq, ordinal
        ) = 'delete' AS was_gone
        FROM journal_image
    ), disposing AS (
        SELECT unit_seq FROM journal_image WHERE table_name = 'disposal' AND operation = 'insert'
    )
    SELECT table_name, unit_seq FROM turns
    WHERE was_gone <> (
        operation = 'insert' OR (operation = 'delete' AND unit_seq IN (SELECT unit_seq FROM disposing))
    )
    ORDER BY unit_seq, table_name
"""
"""A disposal says once more of a row that was deleted before that it is."""


def out_of_turn(connection: sqlite3.Connection) -> Iterator[str]:
    """Find images that tell of a row that was inserted and was there, or changed and was not."""
    for table, seq in connection.execute(_OUT_OF_TURN):
        yield f"Change {seq} of the journal was altered: what it did to a row of “{table}” cannot have been."
