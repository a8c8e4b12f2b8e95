"""Places aside: hidden folders in which a file is made until it is whole, and can take its name beside them.

A process that is killed leaves its own behind. The name says whose it was, so that whoever next writes into
the same folder, or opens a board in it, clears it away, and takes nothing from somebody who is at work.
"""

import os
import re
import secrets
import stat
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from time import time

from boardobserver.host.machine import machine_name

_PREFIX = ".boardobserver-"
_NAMED = re.compile(r"\.boardobserver-([0-9a-f]{8})-([0-9]{1,10})-([0-9a-f]{8})-[0-9a-f]{8}")
_RUN = secrets.token_hex(4)
"""Tells this process from an earlier one that had its number."""

_LONGEST = 86_400.0
"""Nobody is at work on a file for more seconds than this, on whatever machine."""


@contextmanager
def place_aside(folder: Path) -> Generator[Path]:
    """A hidden folder within a folder, for its owner alone; it goes at the end with all in it.

    Raises:
        OSError: It cannot be made.
    """
    clear_asides(folder)
    name = f"{_PREFIX}{_machine()}-{os.getpid()}-{_RUN}-{secrets.token_hex(4)}"
    place = folder / name
    place.mkdir(mode=0o700)
    try:
        yield place
    finally:
        _remove(place)


def clear_asides(folder: Path) -> None:
    """Clear away what processes that have ended have left in a folder; as far as that is possible."""
    with suppress(OSError):
        found = [entry for entry in os.scandir(folder) if entry.name.startswith(_PREFIX)]
        for entry in found:
            named = _NAMED.fullmatch(entry.name)
            if named is not None and _is_ours(entry) and _is_left(entry, *named.groups()):
                _remove(entry.path)


def _remove(place: Path | str) -> None:
    from shutil import rmtree  # late: a start looks for what is left, and seldom finds anything

    rmtree(place, ignore_errors=True)


def _is_ours(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder of this account: in one that all may write to, anybody can give that name."""
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and (sys.platform == "win32" or found.st_uid == os.getuid())


def _is_left(entry: os.DirEntry[str], machine: str, process: str, run: str) -> bool:
    """Whether whoever made it has ended, as far as can be told from here."""
    if machine == _machine():
        number = int(process)
        if number == os.getpid():
            return run != _RUN  # whatever the clocks say: that of a share may be another
        if not _is_running(number):
            return True
    return time() - entry.stat(follow_symlinks=False).st_mtime > _LONGEST


def _machine() -> str:
    return sha256(machine_name().encode()).hexdigest()[:8]


if sys.platform == "win32":
    import ctypes

    _MAY_ASK = 0x1000

    def _is_running(process: int) -> bool:
        handle = ctypes.windll.kernel32.OpenProcess(_MAY_ASK, False, process)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)

else:

    def _is_running(process: int) -> bool:
        try:
            os.kill(process, 0)
        except (ProcessLookupError, OverflowError):
            return False
        except PermissionError:
            return True
        return True
