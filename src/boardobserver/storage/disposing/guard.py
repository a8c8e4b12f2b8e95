"""What keeps a change from giving words back to what was disposed of."""

import sqlite3
from collections.abc import Sequence

from boardobserver.domain.errors import Refusal
from boardobserver.storage.disposing.words import BLANKED
from boardobserver.storage.images import Image, Operation

_OF_ROW = "SELECT unit_seq FROM journal_image WHERE table_name = ? AND row_id = ?"


def require_kept(connection: sqlite3.Connection, images: Sequence[Image]) -> None:
    """Refuse a unit that changes the words or the state of something that was disposed of, or removes it.

    Raises:
        Refusal: It does; nothing must be committed then.
    """
    if connection.execute("SELECT 1 FROM disposal LIMIT 1").fetchone() is None:
        return
    disposing = disposing_units(connection)
    for image in images:
        units = connection.execute(_OF_ROW, (image.table, image.row_id)) if _says_something(image) else ()
        if any(seq in disposing for (seq,) in units):
            raise Refusal("This was disposed of: nothing of it can be changed any more.")


def disposing_units(connection: sqlite3.Connection) -> frozenset[int]:
    """The numbers of the units that disposed of something: those that wrote into the log of it."""
    logged = (
        "SELECT DISTINCT unit_seq FROM journal_image WHERE table_name = 'disposal' AND operation = 'insert'"
    )
    return frozenset(row[0] for row in connection.execute(logged))


def _says_something(image: Image) -> bool:
    if image.operation is Operation.UPDATE:
        words = {*BLANKED.get(image.table, ()), "status", "initials"}
        return image.table in BLANKED and not words.isdisjoint(image.after or ())
    return image.operation is Operation.DELETE and image.table in BLANKED
