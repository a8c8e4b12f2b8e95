"""The unit of work: everything a command does, committed whole or not at all, and journaled."""

import sqlite3
from collections.abc import Sequence
from contextlib import nullcontext
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from boardobserver.domain.errors import require
from boardobserver.domain.words import RecordKind
from boardobserver.storage.capture import CapturedSession
from boardobserver.storage.engine import driver_connection
from boardobserver.storage.images import Image
from boardobserver.storage.reader import Reader
from boardobserver.storage.records import Row
from boardobserver.storage.tables import allotted, content, draft
from boardobserver.storage.unit_head import new_id

RowT = TypeVar("RowT", bound=Row)


_GONE = "What this is about is not there any more. It may have been taken back."


class Unit:
    """What a command may do to the board within one transaction.

    Rows are changed through the session, so that every change leaves its image; reads see what the unit has
    done so far.

    Attributes:
        now: The instant at which the unit happens, in UTC.
    """

    def __init__(self, connection: Connection, now: datetime) -> None:
        self.now = now
        self._connection = connection
        self._session = CapturedSession(bind=connection, autoflush=True, expire_on_commit=False)
        self.read = Reader(lambda: nullcontext(self._flushed()))

    new_id = staticmethod(new_id)

    def add(self, row: Row) -> None:
        """Insert a row."""
        self._session.add(row)

    def get(self, kind: type[RowT], row_id: str) -> RowT:
        """The row of that key, to be read and changed.

        Raises:
            Refusal: There is no such row any more: a page or a window that is behind asked for it.
        """
        return require(self._session.get(kind, row_id), _GONE)

    def find(self, kind: type[RowT], /, **equal_to: object) -> Sequence[RowT]:
        """The rows whose columns equal the values given, in the order of their keys."""
        return self._session.scalars(select(kind).filter_by(**equal_to).order_by(kind.id)).all()

    def greatest(self, kind: type[RowT], column: str, /, **equal_to: object) -> int:
        """The greatest value of an integer column among the rows that match; 0 when there is none."""
        greatest = self._session.scalar(select(func.max(getattr(kind, column))).filter_by(**equal_to))
        return 0 if greatest is None else int(greatest)

    def allot(self, kind: RecordKind, year: int) -> int:
        """The next serial for a reference of that kind and year. None is ever given twice."""
        given = insert(allotted).values(kind=kind.value, year=year, last_serial=1)
        next_serial = allotted.c.last_serial + 1
        statement = given.on_conflict_do_update(
            index_elements=[allotted.c.kind, allotted.c.year], set_={"last_serial": next_serial}
        )
        return self._connection.execute(statement.returning(allotted.c.last_serial)).scalar_one()

    def take_serial(self, kind: RecordKind, year: int, serial: int) -> None:
        """Count a reference that comes from elsewhere as given, so that `allot` goes on after it."""
        given = insert(allotted).values(kind=kind.value, year=year, last_serial=serial)
        statement = given.on_conflict_do_update(
            index_elements=[allotted.c.kind, allotted.c.year],
            set_={"last_serial": func.max(allotted.c.last_serial, serial)},
        )
        self._connection.execute(statement)

    def keep_file(self, sha256: str, data: bytes) -> None:
        """Keep the bytes of a file under their hash; damaged ones that stand there are put right by it."""
        given = insert(content).values(sha256=sha256, bytes=data)
        statement = given.on_conflict_do_update(index_elements=[content.c.sha256], set_={"bytes": data})
        self._connection.execute(statement)

    def delete(self, row: Row) -> None:
        """Delete a row. Only what is not yet a record may go: records are closed or withdrawn."""
        self._session.delete(row)

    def clear_draft(self, scope: str) -> None:
        """Drop the draft of an editor whose text this unit commits."""
        self._connection.execute(delete(draft).where(draft.c.scope == scope))

    def flush(self) -> None:
        """Write what was done so far: what follows on the same row is a version of its own in its history."""
        self._session.flush()

    def images(self) -> list[Image]:
        """What the unit has done, in order."""
        self._session.flush()
        return self._session.images

    def close(self) -> None:
        """Let go of the rows; the transaction is the store's to end."""
        self._session.close()

    def _flushed(self) -> sqlite3.Connection:
        self._session.flush()
        return driver_connection(self._connection)
