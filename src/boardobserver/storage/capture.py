"""Captures the row images of a session's flushes, field by field, through mapper events.

Bulk statements would pass the journal by, so a session that is being captured refuses them.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, cast

from sqlalchemy import Connection, Table, event, inspect
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Mapper, ORMExecuteState, Session

from boardobserver.storage.images import Image, Operation, Stored, Values
from boardobserver.storage.records import Row

_CAPTURED = "boardobserver.images"


class CapturedSession(Session):
    """A session whose flushed changes are collected as images, oldest first."""

    @property
    def images(self) -> list[Image]:
        """The images captured since the session began."""
        return self.info.setdefault(_CAPTURED, [])


@event.listens_for(CapturedSession, "do_orm_execute")
def _refuse_bulk_statements(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        message = "bulk statements would miss the journal: change rows one by one"
        raise RuntimeError(message)


@event.listens_for(Row, "after_insert", propagate=True)
def _after_insert(mapper: Mapper[Any], connection: Connection, row: Row) -> None:
    after = _stored_values(mapper, connection.dialect, row)
    _record(row, Image(_table_of(mapper).name, row.id, Operation.INSERT, None, after))


@event.listens_for(Row, "before_update", propagate=True)
def _before_update(mapper: Mapper[Any], connection: Connection, row: Row) -> None:
    state = inspect(row)
    before: Values = {}
    after: Values = {}
    for key, store in _writers(_table_of(mapper), connection.dialect).items():
        history = state.attrs[key].history
        if not history.added:
            continue
        if not history.deleted:
            message = f"{mapper.class_.__name__}.{key} was set before it was loaded"
            raise RuntimeError(message)
        old, new = store(history.deleted[0]), store(history.added[0])
        if old != new:
            before[key], after[key] = old, new
    if after:
        _record(row, Image(_table_of(mapper).name, row.id, Operation.UPDATE, before, after))


@event.listens_for(Row, "before_delete", propagate=True)
def _before_delete(mapper: Mapper[Any], connection: Connection, row: Row) -> None:
    before = _stored_values(mapper, connection.dialect, row)
    _record(row, Image(_table_of(mapper).name, row.id, Operation.DELETE, before, None))


def _record(row: Row, image: Image) -> None:
    session = inspect(row).session
    if not isinstance(session, CapturedSession):
        message = "rows are written through a unit only"
        raise TypeError(message)
    session.images.append(image)


def _table_of(mapper: Mapper[Any]) -> Table:
    return cast("Table", mapper.local_table)


def _stored_values(mapper: Mapper[Any], dialect: Dialect, row: Row) -> Values:
    return {key: store(getattr(row, key)) for key, store in _writers(_table_of(mapper), dialect).items()}


@cache
def _writers(table: Table, dialect: Dialect) -> Mapping[str, Callable[[Any], Stored]]:
    """By column, what turns a value of the record into the value that the database holds."""
    return {
        column.key: column.type.dialect_impl(dialect).bind_processor(dialect) or _as_it_is
        for column in table.columns
    }


def _as_it_is(value: Any) -> Stored:
    return value
