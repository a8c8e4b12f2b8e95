"""Whether the file that is written to is still the one that bears the board's name.

A file can be taken away, or its folder renamed, while it is open: the system lets whoever has it open go on
writing, into a file that nobody finds again once it is closed.
"""

import os
from pathlib import Path

from boardobserver.storage.faults import StorageFault


class FileInPlace:
    """The file of a board as it was when the board was opened.

    Args:
        path: Its name.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._identity = _identity_of(path)

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


def _identity_of(path: Path) -> tuple[int, int] | None:
    """What tells a file from all others; None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - asked with every change
    except OSError:
        return None
    return found.st_dev, found.st_ino
