"""Writing a board's file anew after a disposal, so that no unused page of it holds what was disposed of.

SQLite overwrites what is deleted (`secure_delete`), but leaves bytes behind where rows moved within and
between pages. `VACUUM` copies what is there into fresh pages, and the log is cut to nothing after it. The
file's user version says until then that it is still to be done, so that a crash in between only puts it off
to the next opening.
"""

import sqlite3
from pathlib import Path

from boardobserver.storage.faults import StorageFault, faults_named


def is_to_be_written_anew(connection: sqlite3.Connection) -> bool:
    """Whether a disposal asks for it."""
    return bool(connection.execute("PRAGMA user_version").fetchone()[0])


def write_anew(path: Path, connection: sqlite3.Connection) -> None:
    """Write the file anew if a disposal asks for it; outside any transaction.

    Raises:
        Fault: Another program reads the board, or the disk is full; what was disposed of is gone from the
            board, and may still lie in its file.
    """
    with faults_named(path):
        if not is_to_be_written_anew(connection):
            return
        connection.execute("VACUUM")
        _empty_log(path, connection)
        connection.execute("PRAGMA user_version = 0")
        _empty_log(path, connection)


def _empty_log(path: Path, connection: sqlite3.Connection) -> None:
    is_busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if is_busy:
        raise StorageFault(
            f"Another program is reading the board “{path.name}”.",
            "Close it there, then close this board and open it again.",
        )
