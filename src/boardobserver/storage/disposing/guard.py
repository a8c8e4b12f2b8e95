"""What keeps a change from giving words back to what was disposed of."""

import sqlite3
from collections.abc import Sequence

from boardobserver.domain.errors import Refusal
from boardobserver.storage.disposing.words import BLANKED
from boardobserver.storage.images import Image, Operation

_COVERED = """
    SELECT 1 FROM journal_image AS covered
    WHERE table_name = ? AND row_id = ? AND EXISTS (
        SELECT 1 FROM journal_image AS logged
        WHERE logged.unit_seq = covered.unit_seq AND logged.table_name = 'disposal'
          AND logged.operation = 'insert'
    )
"""


def require_kept(connection: sqlite3.Connection, images: Sequence[Image]) -> None:
    """Refuse a unit that changes the words or the state of something that was disposed of, or removes it.

    Raises:
        Refusal: It does; nothing must be committed then.
    """
    if connection.execute("SELECT 1 FROM disposal LIMIT 1").fetchone() is None:
        return
    for image in images:
        if _says_something(image) and connection.execute(_COVERED, (image.table, image.row_id)).fetchone():
            raise Refusal("This was disposed of: nothing of it can be changed any more.")


def _says_something(image: Image) -> bool:
    if image.operation is Operation.UPDATE:
        words = {*BLANKED.get(image.table, ()), "status", "initials"}
        return image.table in BLANKED and not words.isdisjoint(image.after or ())
    return image.operation is Operation.DELETE and image.table in BLANKED
