"""One connection to one board file: how it is opened, and how its transactions begin."""

import os
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from boardobserver.storage import driver

APPLICATION_ID = 0x424F4253
"""Marks a SQLite file as a board of this program ("BOBS"); kept in the file's header."""

_WRITES = "boardobserver_writes"
_PAGE_CACHE_KIB = 16 * 1024


def open_engine(path: Path, *, read_only: bool = False) -> Engine:
    """An engine over a single connection that stays open until it is disposed of.

    The driver begins no transactions of its own (`isolation_level=None`), so that DDL is transactional and
    a writer takes its lock at once instead of failing half-way.
    """

    def connect() -> sqlite3.Connection:
        connection = driver.connect(_address(path, read_only=read_only))
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute(f"PRAGMA cache_size = -{_PAGE_CACHE_KIB}")
        cursor.execute("PRAGMA temp_store = MEMORY")
        cursor.execute("PRAGMA busy_timeout = 2000")
        cursor.execute("PRAGMA trusted_schema = OFF")
        if not read_only:
            cursor.execute("PRAGMA secure_delete = ON")
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA synchronous = FULL")
        cursor.close()
        return connection

    engine = create_engine("sqlite://", module=driver.DRIVER, creator=connect, poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    return engine


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


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _address(path: Path, *, read_only: bool) -> str:
    mode = "ro" if read_only else "rw"
    # The log of a board that is reached through a link lies beside the board, not beside the link.
    whole = Path(os.path.realpath(path))
    address = f"file:{quote(os.fsencode(whole))}?mode={mode}"
    # A board on a read-only disk has no room for the shared memory of a write-ahead log.
    has_log = whole.with_name(whole.name + "-wal").exists()
    if read_only and not has_log and not os.access(whole.parent, os.W_OK):
        address += "&immutable=1"
    return address
