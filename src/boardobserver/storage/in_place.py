"""Whether the file that is written to is still the one that bears the board's name.

A file can be taken away, or its folder renamed, while it is open: the system lets whoever has it open go on
writing, into a file that nobody finds again once it is closed.
"""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from boardobserver.storage.driver import DriverError
from boardobserver.storage.faults import StorageFault


class FileInPlace:
    """The file of a board as it was when the board was opened.

    Args:
        path: Its name.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._identity = _identity_of(path)

    def take_in_log(self, connection: sqlite3.Connection) -> None:
        """Put the log into the file before it is closed, if that was renamed.

        SQLite does so by itself under the old name only, and leaves the log there, where nobody looks for it.
        """
        if _identity_of(self._path) != self._identity:
            with suppress(DriverError):
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def require(self) -> None:
        """Make sure that the name still leads to that file.

        Raises:
            StorageFault: It leads nowhere, or to another file.
        """
        found = _identity_of(self._path)
        if found is None:
            raise StorageFault(
                f"The file of the board “{self._path.name}” is no longer where it was.",
                "Put it back under its name, or connect its disk. What you typed stays in its editor, and is "
                "saved then.",
            )
        if found != self._identity:
            raise StorageFault(
                f"Another file has taken the place of the board “{self._path.name}”.",
                "Put the one that was there back, or close the board and open it again. Copy first what "
                "stands in an editor.",
            )


class FileAsItWas:
    """A file that is read as one that nobody changes, and that somebody may change who has more rights.

    Args:
        path: Its name.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._facts = _facts_of(path)

    def require(self) -> None:
        """Make sure that nobody has changed it: what was read since may be half old and half new.

        Raises:
            StorageFault: Somebody has.
        """
        if _facts_of(self._path) != self._facts:
            raise StorageFault(
                f"The board “{self._path.name}” has been changed by another program.",
                "Open it again, to read what it holds now.",
            )


def _facts_of(path: Path) -> tuple[int, ...]:
    """What is another when a file was written to; nothing where there is none."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def _identity_of(path: Path) -> tuple[int, int] | None:
    """What tells a file from all others; None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - asked with every change
    except OSError:
        return None
    return found.st_dev, found.st_ino
