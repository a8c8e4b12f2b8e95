"""Writing a board anew under another key, or under none: beside it, checked, and only then in its place.

A crash at any moment leaves the board as it was or as it is to be, whole. What is left half written is
cleared away the next time that the board is opened.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from boardobserver.domain.errors import Fault
from boardobserver.host.files import OWNER_ONLY, fault_of, sync_file, sync_folder, take_name
from boardobserver.storage import driver
from boardobserver.storage.backup import Extent, extent_of
from boardobserver.storage.connection import open_connection, reading
from boardobserver.storage.encryption import BoardKey
from boardobserver.storage.faults import StorageFault, code_of, faults_named

_UNCHANGED = "The board is as it was."
_NUMBERS = ("application_id", "user_version")
"""What the header of a file holds besides its tables, and an export leaves out."""


def rekey(path: Path, connection: sqlite3.Connection, key: BoardKey | None) -> None:
    """Put a board under another key. Whoever calls holds the board's lock; the connection is closed with it.

    Args:
        path: The board's file.
        connection: The one connection that writes to it.
        key: What is to open it from now on; None for a file that is not encrypted.

    Raises:
        Fault: Somebody else reads the board, or the disk is full, or the like; the board is as it was.
    """
    whole = Path(os.path.realpath(path))
    anew = _anew(path)
    try:
        with faults_named(path):
            _give_up_log(path, connection)
            anew.touch(mode=OWNER_ONLY, exist_ok=False)
            extent = _exported(connection, anew, key)
            connection.close()
            _require_same(anew, key, extent)
        sync_file(anew)
        take_name(anew, whole, overwrite=True)
        sync_folder(whole.parent)
    except OSError as error:
        fault = fault_of(error, path)
        raise Fault(fault.message, f"{fault.remedy} {_UNCHANGED}") from error
    finally:
        clear_away(path)


def clear_away(path: Path) -> None:
    """Remove what a crash left of a board being written anew; whoever calls holds the board's lock."""
    anew = _anew(path)
    for name in (anew.name, f"{anew.name}-journal"):
        anew.with_name(name).unlink(missing_ok=True)


def _anew(path: Path) -> Path:
    whole = Path(os.path.realpath(path))
    return whole.with_name(f".{whole.name}.anew")


def _give_up_log(path: Path, connection: sqlite3.Connection) -> None:
    """Have all of the board in its one file: a log left beside it would be taken for the new file's."""
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
    except driver.DriverError as error:
        if code_of(error) != sqlite3.SQLITE_BUSY:
            raise
        raise StorageFault(
            f"Another program is reading the board “{path.name}”.",
            f"Close it there, then try again. {_UNCHANGED}",
        ) from error


def _exported(connection: sqlite3.Connection, anew: Path, key: BoardKey | None) -> Extent:
    """Write all that the board holds into the new file; nobody else can write to the board meanwhile."""
    connection.execute("ATTACH DATABASE ? AS anew KEY ?", (str(anew), "" if key is None else key.words))
    # A crash throws the new file away: it needs no journal, and two of them would need a third file to agree.
    connection.execute("PRAGMA anew.journal_mode = MEMORY")
    connection.execute("BEGIN EXCLUSIVE")
    try:
        extent = extent_of(connection)
        connection.execute("SELECT sqlcipher_export('anew')").fetchall()
        for name in _NUMBERS:
            number = connection.execute(f"PRAGMA main.{name}").fetchone()[0]
            connection.execute(f"PRAGMA anew.{name} = {number}")
        connection.commit()
    finally:
        connection.rollback()  # does nothing once it is committed
    return extent


def _require_same(anew: Path, key: BoardKey | None, extent: Extent) -> None:
    """Open the new file as it will be opened, and see that it is sound and holds all that the board holds."""
    with closing(open_connection(anew, key, read_only=True)) as connection, reading(connection):
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(1)") if row[0] != "ok"]
        if key is not None:
            found += [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
        found += [
            f"a row of {row[0]} points nowhere" for row in connection.execute("PRAGMA foreign_key_check")
        ]
        if extent_of(connection) != extent:
            found.append("it does not hold all that the board holds")
    if found:
        raise Fault(f"The board that was written anew is not sound: {found[0]}.", _UNCHANGED)
