"""Copies of an open board through the online backup API; the file itself is never copied.

A file copy of a database with a write-ahead log loses what is still in the log.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from boardobserver.domain.errors import Fault
from boardobserver.storage import driver

_PAGES_AT_ONCE = 1024


def back_up_beside(path: Path, connection: Connection, why: str) -> Path:
    """Copy an open board into the folder “<name> backups” beside it, and check the copy.

    Args:
        path: The board's file.
        connection: A connection to it.
        why: Stands in the copy's name, for whoever looks for it: "before version 0002".

    Returns:
        The path of the copy.

    Raises:
        Fault: The copy cannot be written, or is not sound.
    """
    folder = path.absolute().with_name(f"{path.stem} backups")
    stamp = datetime.now(UTC).strftime("%Y-%m-%d %H%M%S %f")
    copy = folder / f"{path.stem} {stamp} {why}{path.suffix}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        copy.touch(mode=0o600, exist_ok=False)
    except OSError as error:
        raise Fault(
            f"No backup can be written to “{folder}”: {error.strerror}.",
            "Make room there or allow writing, then open the board again. It has not been changed.",
        ) from error
    try:
        found = _copied(connection, copy)
    except BaseException:
        copy.unlink(missing_ok=True)  # half a backup would be taken for a whole one
        raise
    if found != "ok":
        raise Fault(f"The backup “{copy.name}” is not sound: {found}.", "The board has not been changed.")
    return copy


def _copied(connection: Connection, copy: Path) -> str:
    """Copy page by page, and say what the check of the copy says."""
    source: Any = connection.connection.driver_connection
    target = driver.connect(str(copy))
    try:
        source.backup(target, pages=_PAGES_AT_ONCE)
        return str(target.execute("PRAGMA integrity_check(1)").fetchone()[0])
    finally:
        target.close()
