"""Replays row images into the tables: the other half of the journal, for undo and redo."""

from collections.abc import Sequence

from sqlalchemy import Connection, text

from boardobserver.domain.errors import Refusal
from boardobserver.storage.images import Image, Operation, Values
from boardobserver.storage.tables import METADATA


def replay(connection: Connection, images: Sequence[Image]) -> None:
    """Bring each row from its image's `before` to its `after`, in order.

    Raises:
        Refusal: A row is not as the image's `before` says; nothing must be committed then.
    """
    for image in images:
        _apply(connection, image)


def _apply(connection: Connection, image: Image) -> None:
    table = METADATA.tables[image.table].name
    if image.operation is Operation.INSERT:
        values = image.after or {}
        columns = ", ".join(_quoted(column) for column in values)
        places = ", ".join(f":{column}" for column in values)
        connection.execute(text(f"INSERT INTO {_quoted(table)} ({columns}) VALUES ({places})"), values)  # noqa: S608 - our tables and columns
        return
    matched = {f"old_{column}": value for column, value in (image.before or {}).items()}
    where = " AND ".join(f"{_quoted(column)} IS :old_{column}" for column in image.before or {})
    where = f"id = :row_id{' AND ' if where else ''}{where}"
    parameters: Values = {"row_id": image.row_id, **matched}
    if image.operation is Operation.DELETE:
        statement = f"DELETE FROM {_quoted(table)} WHERE {where}"  # noqa: S608 - our tables and columns
    else:
        assignments = ", ".join(f"{_quoted(column)} = :new_{column}" for column in image.after or {})
        parameters |= {f"new_{column}": value for column, value in (image.after or {}).items()}
        statement = f"UPDATE {_quoted(table)} SET {assignments} WHERE {where}"  # noqa: S608 - our tables and columns
    if connection.execute(text(statement), parameters).rowcount != 1:
        raise Refusal("This change cannot be taken back: something it touched has changed since.")


def _quoted(name: str) -> str:
    return f'"{name}"'
