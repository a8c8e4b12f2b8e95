"""One connection to one board file: how it is opened, and how what is done on it begins and ends.

What is read goes through it directly, in SQL; only rows that are changed need the mapped classes (`engine`),
which take longer to load than the rest of the program.
"""

import os
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from boardobserver.domain.errors import Refusal
from boardobserver.host.places import is_on_network
from boardobserver.storage import driver
from boardobserver.storage.encryption import BoardKey
from boardobserver.storage.faults import NOT_A_BOARD, code_of

APPLICATION_ID = 0x424F4253
"""Marks a SQLite file as a board of this program ("BOBS"); kept in the file's header."""

_PRAGMAS = (
    "foreign_keys = ON",
    "cache_size = -16384",  # in KiB
    "temp_store = MEMORY",
    "busy_timeout = 2000",
    "trusted_schema = OFF",
)
_READER_PRAGMAS = ("query_only = ON",)
_WRITER_PRAGMAS = ("secure_delete = ON", "synchronous = FULL")


def open_connection(
    path: Path, key: BoardKey | None = None, *, read_only: bool = False
) -> sqlite3.Connection:
    """A connection that stays open until it is closed.

    The driver begins no transactions of its own (`isolation_level=None`), so that DDL is transactional and
    a writer takes its lock at once instead of failing half-way.

    Args:
        path: The board's file.
        key: What opens it; None when it is not encrypted.
        read_only: Whether it is only to be read. Nothing is left beside the file then.

    Raises:
        Refusal: The key does not open it.
    """
    if read_only:
        _take_back_half_done(path, key)
    connection = driver.connect(_address(path, read_only=read_only))
    try:
        if key is not None:
            unlock(connection, key)
        for pragma in (*_PRAGMAS, *(_READER_PRAGMAS if read_only else _WRITER_PRAGMAS)):
            connection.execute(f"PRAGMA {pragma}")
        if not read_only:
            # A write-ahead log is shared through memory, which two machines do not have in common.
            connection.execute(f"PRAGMA journal_mode = {'DELETE' if is_on_network(path) else 'WAL'}")
    except BaseException:
        connection.close()
        raise
    return connection


def unlock(connection: sqlite3.Connection, key: BoardKey) -> None:
    """Give a connection the key to its file, and see whether it fits.

    Raises:
        Refusal: It does not.
    """
    connection.execute(f'PRAGMA key = "{key.words}"')
    try:
        connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except driver.DriverError as error:
        if code_of(error) != NOT_A_BOARD:
            raise
        raise Refusal("The passphrase is wrong, or this is not a board.", "passphrase") from None


@contextmanager
def reading(connection: sqlite3.Connection) -> Generator[sqlite3.Connection]:
    """A transaction that sees one state of the board throughout."""
    connection.execute("BEGIN")
    try:
        yield connection
    finally:
        connection.rollback()


@contextmanager
def writing(connection: sqlite3.Connection) -> Generator[sqlite3.Connection]:
    """A transaction that holds the write lock from its start; committed on leaving, or rolled back."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.commit()
    finally:
        connection.rollback()  # does nothing once it is committed


def _take_back_half_done(path: Path, key: BoardKey | None) -> None:
    """Take back what a crash left half done: only whoever may write can, and nobody can read before.

    Of a log written ahead nothing is half done; of a file that is changed in place a journal is left. Is
    somebody at work on it, SQLite sees that, and leaves it alone.
    """
    whole = Path(os.path.realpath(path))
    if not whole.with_name(f"{whole.name}-journal").exists() or not os.access(whole, os.W_OK):
        return
    with closing(driver.connect(_address(path, read_only=False))) as connection:
        if key is not None:
            unlock(connection, key)
        connection.execute("SELECT 1 FROM sqlite_schema").fetchone()


def has_log(path: Path) -> bool:
    """Whether something stands in a log beside a board that is not in its file yet."""
    whole = Path(os.path.realpath(path))
    try:
        return whole.with_name(f"{whole.name}-wal").stat().st_size > 0
    except OSError:
        return False


def require_nothing_left_of(path: Path) -> None:
    """Refuse the name of a board that has left its log there: it would be taken for the new one’s.

    Raises:
        Refusal: There is a log, or what is to be taken back, beside where the board is to be.
    """
    for end in ("-wal", "-journal"):
        left = path.with_name(path.name + end)
        if left.is_file() and left.stat().st_size > 0:
            message = f"“{left.name}” is there: it belongs to a board that was called “{path.name}”."
            remedy = "Choose another name, or give that file the new name of its board."
            raise Refusal(f"{message} {remedy}", "path")


def is_read_as_it_is(path: Path) -> bool:
    """Whether a board is read as a file that nobody changes: no room is beside it, or no right to write.

    Whoever may not write to a file cannot clear away either what readers share beside it.
    """
    whole = Path(os.path.realpath(path))
    if not _is_writable(whole.parent):
        return not has_log(path)
    return not _is_writable(whole) and not whole.with_name(f"{whole.name}-wal").exists()


def _address(path: Path, *, read_only: bool) -> str:
    # The log of a board that is reached through a link lies beside the board, not beside the link.
    whole = Path(os.path.realpath(path))
    if not read_only:
        how = "mode=rw"
    elif is_read_as_it_is(path):
        how = "mode=ro&immutable=1"
    elif has_log(path) or not _is_writable(whole):
        how = "mode=ro"
    else:
        # So that what readers share is cleared away. Nothing is written: there is no log to put into it.
        how = "mode=rw"
    return f"file:{quote(os.fsencode(whole))}?{how}"


def _is_writable(path: Path) -> bool:
    return os.access(path, os.W_OK)
