"""SQLAlchemy on the connection to a board, and how its transactions begin."""

import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import StaticPool

from boardobserver.storage import driver
from boardobserver.storage.connection import open_connection
from boardobserver.storage.encryption import BoardKey

_WRITES = "boardobserver_writes"


def open_engine(path: Path, key: BoardKey | None = None, *, read_only: bool = False) -> Engine:
    """An engine over a single connection that stays open until it is disposed of."""
    return _engine(partial(open_connection, path, key, read_only=read_only))


def engine_on(connection: sqlite3.Connection) -> Engine:
    """An engine over a connection that is open already; whoever opened it closes it."""
    return _engine(lambda: connection)


@contextmanager
def writing(engine: Engine) -> Generator[Connection]:
    """A transaction that holds the write lock from its start; committed on leaving, or rolled back."""
    with engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        yield connection


@contextmanager
def reading(engine: Engine) -> Generator[Connection]:
    """A transaction that sees one state of the board throughout."""
    with engine.connect() as connection:
        yield connection


def driver_connection(connection: Connection) -> sqlite3.Connection:
    """What is under a connection of SQLAlchemy's: within a unit, for what is read in plain SQL."""
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def _engine(connect: Callable[[], sqlite3.Connection]) -> Engine:
    engine = create_engine("sqlite://", module=driver.DRIVER, creator=connect, poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _raise_as_it_was)
    return engine


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _raise_as_it_was(context: ExceptionContext) -> None:
    """Leave the driver's errors as they are: the same by whatever way a statement came to it."""
    if isinstance(context.original_exception, driver.DriverError):
        raise context.original_exception
