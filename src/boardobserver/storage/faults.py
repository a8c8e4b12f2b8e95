"""The driver's error codes, as faults of the world that say what to do, or as bugs."""

import errno
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.storage.driver import DriverError
from boardobserver.storage.locks import LOCKED

_PRIMARY = 0xFF
CORRUPT = 11
"""The code of a fault that tells of damage."""
NOT_A_BOARD = 26
"""The code of one that tells of a file that is nothing that this program made, or no longer."""
UNANSWERED = 10
"""That of a disk which does not answer."""
CANNOT_OPEN = 14
"""That of a file, or of what has to lie beside it, which cannot be opened."""
FULL = 13
"""That of a disk without room."""
_UNREADABLE_TEXT = "Could not decode to UTF-8"
"""What the driver itself says, without a code, of text that was damaged on the disk."""
_NO_ROOM = "database or disk is full"
"""What it says, without a code, of a copy that the disk had no room for."""
_MESSAGES: dict[int, tuple[str, str]] = {
    5: ("Another program is writing to the board “{name}”.", "Close it there, then try again."),
    6: ("Another program is writing to the board “{name}”.", "Close it there, then try again."),
    15: ("Another program is writing to the board “{name}”.", "Close it there, then try again."),
    8: ("The board “{name}” cannot be written to.", "Check that the disk and the file are not read-only."),
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
    23: ("You may not read the board “{name}”.", "Ask whoever keeps it for permission."),
    3: ("You may not read the board “{name}”.", "Ask whoever keeps it for permission."),
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
        code: int | None = getattr(error, "sqlite_errorcode", None)
        if str(error) == _NO_ROOM if code is None else code & _PRIMARY == FULL:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
        raise


def _fault_of(error: BaseException, path: Path) -> StorageFault | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None and str(error).startswith(_UNREADABLE_TEXT):
        code = CORRUPT
    if code is None and str(error) == _NO_ROOM:
        code = FULL
    if code is None or code & _PRIMARY not in _MESSAGES:
        return None
    message, remedy = _MESSAGES[code & _PRIMARY]
    return StorageFault(message.format(name=path.name), remedy, code & _PRIMARY)
