"""The driver's error codes, as faults of the world that say what to do, or as bugs."""

import errno
import os
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.storage.driver import DriverError
from boardobserver.storage.locks import LOCKED

_PRIMARY = 0xFF
"""The bits of a code that are SQLite's primary one; the rest say more than is told of."""

CORRUPT = sqlite3.SQLITE_CORRUPT
"""The code of a fault that tells of damage."""

NOT_A_BOARD = sqlite3.SQLITE_NOTADB
"""The code of one that tells of a file that is nothing that this program made, or no longer."""

UNANSWERED = sqlite3.SQLITE_IOERR
"""That of a disk which does not answer."""

CANNOT_OPEN = sqlite3.SQLITE_CANTOPEN
"""That of a file, or of what has to lie beside it, which cannot be opened."""

FULL = sqlite3.SQLITE_FULL
"""That of a disk without room."""

_BESIDE = 64 << 10
"""So many bytes are needed at least for what is shared beside a board by all who have it open."""

_UNREADABLE_TEXT = "Could not decode to UTF-8"
"""What the driver itself says, without a code, of text that was damaged on the disk."""
_NO_ROOM = "database or disk is full"
"""What it says, without a code, of a copy that the disk had no room for."""

_WRITTEN_TO = ("Another program is writing to the board “{name}”.", "Close it there, then try again.")
_NOT_ALLOWED = ("You may not read the board “{name}”.", "Ask whoever keeps it for permission.")
_MESSAGES: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_BUSY: _WRITTEN_TO,
    sqlite3.SQLITE_LOCKED: _WRITTEN_TO,
    sqlite3.SQLITE_PROTOCOL: _WRITTEN_TO,
    sqlite3.SQLITE_READONLY: (
        "The board “{name}” cannot be written to.",
        "Check that the disk and the file are not read-only.",
    ),
    UNANSWERED: (
        "The disk that holds the board “{name}” does not answer.",
        "Check that it is still connected, then try again. What you typed is still in its editor.",
    ),
    CORRUPT: (
        "The board “{name}” is damaged.",
        "Keep the file as it is, and open the newest backup beside it.",
    ),
    FULL: (
        "The disk that holds the board “{name}” is full.",
        "Make room on it, then try again. What you typed is still in its editor.",
    ),
    CANNOT_OPEN: (
        "The board “{name}” cannot be opened.",
        "Check that the folder is still there and that you may write to it.",
    ),
    sqlite3.SQLITE_AUTH: _NOT_ALLOWED,
    sqlite3.SQLITE_PERM: _NOT_ALLOWED,
    NOT_A_BOARD: (
        "“{name}” is not a board, or it is locked with a passphrase.",
        "Choose a file that this program made.",
    ),
}

NONSENSE = (ValueError, LookupError, TypeError, AttributeError)
"""What a stored value brings about that is none of those that its column can have."""


class StorageFault(Fault):
    """The board file or its disk failed. `code` is SQLite's primary result code, or None."""

    def __init__(self, message: str, remedy: str = "", code: int | None = None) -> None:
        super().__init__(message, remedy)
        self.code = code


def damaged(path: Path, finding: str = "") -> StorageFault:
    """The fault of a board whose file is damaged, and by what that is known."""
    message, remedy = _MESSAGES[CORRUPT]
    said = message.format(name=path.name)
    return StorageFault(f"{said} {finding}".strip(), remedy, CORRUPT)


@contextmanager
def faults_named(path: Path) -> Generator[None]:
    """Turn the driver's errors about the environment into faults that name the board; let bugs through."""
    try:
        yield
    except DriverError as error:
        if str(error) == LOCKED:
            message = "The minutes of this meeting are signed off, so nothing in it can be changed."
            raise Refusal(message) from error
        fault = _fault_of(error, path)
        if fault is None:
            raise
        raise fault from error
    except UnicodeDecodeError as error:  # the driver meets text that was damaged on the disk
        raise damaged(path) from error


@contextmanager
def full_disk_told() -> Generator[None]:
    """Tell of a disk that has no room for a copy as of any file's: the board that is copied is on another.

    Raises:
        OSError: The driver has met such a disk.
    """
    try:
        yield
    except DriverError as error:
        if code_of(error) == FULL:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
        raise


def code_of(error: sqlite3.Error) -> int | None:
    """The primary result code, `sqlite3.SQLITE_BUSY`, of what the driver raised; None where it has none."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        return code & _PRIMARY
    if str(error).startswith(_UNREADABLE_TEXT):
        return CORRUPT
    return FULL if str(error) == _NO_ROOM else None


def _fault_of(error: sqlite3.Error, path: Path) -> StorageFault | None:
    code = code_of(error)
    if code is None or code not in _MESSAGES:
        return None
    if code == UNANSWERED and not _has_room(path.parent):
        code = FULL
    message, remedy = _MESSAGES[code]
    return StorageFault(message.format(name=path.name), remedy, code)


def _has_room(folder: Path) -> bool:
    """Whether a disk has room for what has to lie beside a board: the driver does not say if it has none."""
    from shutil import disk_usage  # late: a start seldom meets a fault

    with suppress(OSError):
        return disk_usage(folder).free >= _BESIDE
    return True
