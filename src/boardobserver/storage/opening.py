"""Opening a board file: lock, then what it is, then its version, backup and migrations, then its health."""

import os
import sqlite3
import stat
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.host.aside import clear_asides
from boardobserver.host.files import fault_of
from boardobserver.host.lock import BoardLock
from boardobserver.storage import driver, versions
from boardobserver.storage.backup import folder_beside
from boardobserver.storage.connection import (
    APPLICATION_ID,
    has_log,
    open_connection,
    reading,
    require_nothing_left_of,
)
from boardobserver.storage.disposing.anew import is_to_be_written_anew, write_anew
from boardobserver.storage.encryption import BoardKey, is_plain, salt_of
from boardobserver.storage.faults import CANNOT_OPEN, NOT_A_BOARD, StorageFault, damaged, faults_named
from boardobserver.storage.locks import foreign_triggers
from boardobserver.storage.rekeying import clear_away
from boardobserver.storage.shape import missing_from
from boardobserver.storage.upkeep import Upkeep, UpkeepDueError

SUFFIX = ".board"
_CHOOSE = "Choose a file that this program made."
_ASK = "Ask whoever keeps it, or its folder, for permission."


def key_to(path: Path, passphrase: Passphrase | BoardKey | None) -> BoardKey | None:
    """What opens the board of that file; None when it is not encrypted, whatever passphrase is given.

    Whoever has the board open already has its key, and need not know the passphrase.

    Raises:
        Refusal: It is encrypted, as far as can be told, and there is no passphrase.
        Fault: It is missing, cannot be read, or is no board.
    """
    salt = _salt_of_board(path)
    if salt is None:
        return None
    if passphrase is None:
        raise Refusal(f"“{path.name}” is encrypted: its passphrase is needed to open it.", "passphrase")
    return passphrase if isinstance(passphrase, BoardKey) else BoardKey.derived(passphrase, salt)


def is_encrypted(path: Path) -> bool:
    """Whether a passphrase is needed to open the board of that file, as far as can be told without one.

    Raises:
        Fault: It is missing, cannot be read, or is no board.
    """
    return _salt_of_board(path) is not None


def require_suffix(path: Path) -> None:
    """Refuse a file name that does not end as a board's does."""
    if path.suffix != SUFFIX:
        raise Refusal(f"A board’s file name ends in “{SUFFIX}”, and “{path.name}” does not.", "path")


def discard(path: Path) -> None:
    """Remove the file of a board that was just made here and never came to hold anything."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)


def open_for_writing(
    path: Path, key: BoardKey | None, upkeep: Upkeep = Upkeep.NOW
) -> tuple[sqlite3.Connection, BoardLock]:
    """Open a board for one writer, after the backup and the migrations that are due.

    Args:
        path: The board's file.
        key: What opens it; see `key_to`.
        upkeep: What is done of all that takes a while.

    Raises:
        UpkeepDueError: Some of that is to be done before.
    """
    _require_writable(path)
    lock = BoardLock(path)
    lock.acquire()
    try:
        clear_away(path)
        for folder in (path.parent, folder_beside(path)):
            clear_asides(folder)
        with faults_named(path):
            if _age_unchanged(path, key) is versions.Age.OLDER:
                _require_may_take_long(upkeep)
                versions.migrate(path, key)
            connection = open_connection(path, key)
            try:
                if is_to_be_written_anew(connection):
                    _require_may_take_long(upkeep)
                if upkeep is Upkeep.NOW:
                    _require_health(path, connection)
                    with suppress(StorageFault):  # another program reads it: the next time, then
                        write_anew(path, connection)
            except BaseException:
                connection.close()
                raise
    except BaseException:
        lock.release()
        raise
    return connection, lock


def _require_may_take_long(upkeep: Upkeep) -> None:
    if upkeep is Upkeep.BEFORE:
        raise UpkeepDueError


def open_for_reading(path: Path, key: BoardKey | None) -> sqlite3.Connection:
    """Open a board without changing a byte of it; a writer may have it open at the same time."""
    with _log_named(path), faults_named(path):
        connection = open_connection(path, key, read_only=True)
        try:
            _require_current(path, _gate(path, connection))
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def _log_named(path: Path) -> Generator[None]:
    """Say what keeps a board from being read that was not closed and lies where nothing can be written."""
    try:
        yield
    except StorageFault as fault:
        if fault.code != CANNOT_OPEN or not has_log(path):
            raise
        raise StorageFault(
            f"The board “{path.name}” was not closed: what was written to it last stands beside it in "
            f"“{path.name}-wal”, and is put into it only where something can be written.",
            "Copy both files into a folder of your own, and open the board there.",
            fault.code,
        ) from fault


def require_health(path: Path, key: BoardKey | None, is_cancelled: Callable[[], bool]) -> None:
    """Look for damage in a board's file on a connection of its own; safe in any thread, beside a writer.

    Args:
        path: The board's file.
        key: What opens it, if it is encrypted.
        is_cancelled: Asked now and then whether to stop; nothing is found then.

    Raises:
        Fault: The file is damaged, or cannot be read.
    """
    with faults_named(path):
        connection = open_connection(path, key, read_only=True)
        try:
            driver.interrupt_when(connection, is_cancelled)
            _require_health(path, connection)
        except driver.DriverError:
            if not is_cancelled():
                raise
        finally:
            connection.close()


def require_free(path: Path) -> None:
    """Refuse a name that is taken, were it by a link that leads nowhere, and a folder that is not there."""
    try:
        if os.path.lexists(path):
            message = f"“{path.name}” is there already. Choose another name: nothing is overwritten."
            raise Refusal(message, "path")
        require_nothing_left_of(path)
        if not path.parent.is_dir():
            raise Fault(f"There is no folder “{path.parent}”.", "Choose a folder that is there.")
    except OSError as error:
        raise fault_of(error, path) from error
    except ValueError as error:
        raise Refusal("That cannot be the name of a board.", "path") from error


def _age_unchanged(path: Path, key: BoardKey | None) -> versions.Age:
    """What the file is, read without changing a byte: it may be another program's, or a newer version's."""
    connection = open_connection(path, key, read_only=True)
    try:
        age = _gate(path, connection)
        foreign = foreign_triggers(connection)
    finally:
        connection.close()
    if foreign:
        raise damaged(path, foreign[0])
    return age


def _require_writable(path: Path) -> None:
    """SQLite opens a file that may only be read without a word, and fails at the first change."""
    if not os.access(path, os.W_OK):
        raise StorageFault(
            f"The board “{path.name}” can be read but not written to.",
            "Ask its owner for permission, or open a copy of your own.",
        )


def _salt_of_board(path: Path) -> bytes | None:
    """The salt of a file that may be an encrypted board; None when it is a database as any other."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise StorageFault(f"“{path}” is a folder, not a board.", _CHOOSE)
        if not stat.S_ISREG(mode):  # a pipe would be waited on for ever
            raise StorageFault(f"“{path}” is not a board.", _CHOOSE)
        salt = salt_of(path)
        if salt is None and not is_plain(path):
            raise StorageFault(f"“{path.name}” is not a board.", _CHOOSE, code=NOT_A_BOARD)
    except FileNotFoundError:
        raise StorageFault(
            f"There is no board at “{path}”.",
            "It may have been moved or renamed, or its disk may not be connected.",
        ) from None
    except PermissionError as error:
        raise StorageFault(f"You may not read the board “{path}”.", _ASK) from error
    except OSError as error:
        raise StorageFault(
            f"The board “{path}” cannot be read: {error.strerror}.", "Check the file and its disk."
        ) from error
    except ValueError as error:  # a NUL in the name
        raise Refusal("That cannot be the name of a board.", "path") from error
    return salt


def _gate(path: Path, connection: sqlite3.Connection) -> versions.Age:
    with reading(connection):
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise StorageFault(f"“{path.name}” is not a board.", _CHOOSE, code=NOT_A_BOARD)
        age = versions.age_of(connection)
        missing = missing_from(connection) if age is versions.Age.CURRENT else []
    if missing:
        raise damaged(path, missing[0])
    if age is versions.Age.UNKNOWN:
        raise damaged(path, "It does not say which version it is of.")
    if age is versions.Age.NEWER:
        raise StorageFault(
            f"The board “{path.name}” was made by a newer version of this program.",
            "Install the newer version to open it. It has not been changed.",
        )
    return age


def _require_current(path: Path, age: versions.Age) -> None:
    if age is versions.Age.OLDER:
        raise StorageFault(
            f"The board “{path.name}” was last used with an older version of this program.",
            "Open it once in the window, where it can be written to; it is brought up to date then.",
        )


def _require_health(path: Path, connection: sqlite3.Connection) -> None:
    with reading(connection):
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise damaged(path, f"The database says: {found}.")
