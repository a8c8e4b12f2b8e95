"""Replays row images into the tables: the other half of the journal, for undo and redo."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from sqlalchemy import Connection

from boardobserver.domain.errors import Refusal
from boardobserver.storage.driver import quoted
from boardobserver.storage.engine import driver_connection
from boardobserver.storage.images import Image, Operation, Values
from boardobserver.storage.tables import METADATA


def replay(connection: Connection, images: Sequence[Image]) -> None:
    """Bring each row from its image's `before` to its `after`, in order.

    It goes through the driver itself: a log that is taken back is some thousand rows, while the window waits.

    Raises:
        Refusal: A row is not as the image's `before` says; nothing must be committed then.
    """
    driver = driver_connection(connection)
    for image in images:
        statement = _statement(
            image.table, image.operation, tuple(image.before or ()), tuple(image.after or ())
        )
        if driver.execute(statement, _values(image)).rowcount != 1:
            raise Refusal("This change cannot be taken back: something it touched has changed since.")


def _values(image: Image) -> Values:
    values: Values = {"row_id": image.row_id}
    values |= {f"old_{column}": value for column, value in (image.before or {}).items()}
    values |= {f"new_{column}": value for column, value in (image.after or {}).items()}
    return values


@lru_cache(256)
def _statement(named: str, operation: Operation, before: Iterable[str], after: Iterable[str]) -> str:
    """What makes such a change, if the row is as it was before; no row is changed otherwise."""
    table = METADATA.tables[named].name
    where = " AND ".join(("id = :row_id", *(f"{quoted(column)} IS :old_{column}" for column in before)))
    match operation:
        case Operation.INSERT:
            columns = ", ".join(map(quoted, after))
            places = ", ".join(f":new_{column}" for column in after)
            return f"INSERT INTO {quoted(table)} ({columns}) VALUES ({places})"  # noqa: S608 - our tables and columns
        case Operation.DELETE:
            return f"DELETE FROM {quoted(table)} WHERE {where}"  # noqa: S608 - our tables and columns
        case Operation.UPDATE:
            assignments = ", ".join(f"{quoted(column)} = :new_{column}" for column in after)
            return f"UPDATE {quoted(table)} SET {assignments} WHERE {where}"  # noqa: S608 - our tables and columns
