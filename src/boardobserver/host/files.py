"""Files written whole or not at all, and what a failing disk means in words."""

import errno
import os
import stat
import sys
from functools import partial
from pathlib import Path

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.host.aside import clear_asides, place_aside

OWNER_ONLY = 0o600
_PART = "part"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0)
_NO_HARD_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}

_ANSWERS = {
    errno.ENOSPC: ("The disk is full", "Make room, or choose another folder, and try again."),
    errno.EDQUOT: (
        "Your share of the disk is used up",
        "Make room, or choose another folder, and try again.",
    ),
    errno.EROFS: ("The disk can only be read", "Choose a folder on a disk that can be written to."),
    errno.EACCES: ("You may not write there", "Choose a folder of your own, or ask its owner."),
    errno.EPERM: ("You may not write there", "Choose a folder of your own, or ask its owner."),
    errno.ENOENT: ("There is no such folder", "Make the folder first, or choose another."),
    errno.ENOTDIR: ("There is no such folder", "Make the folder first, or choose another."),
    errno.EISDIR: ("That is a folder", "Give the name of a file."),
    errno.ENAMETOOLONG: ("The name is too long", "Choose a shorter name."),
    errno.EFBIG: ("The file would be larger than this disk allows", "Choose a folder on another disk."),
    errno.EIO: ("The disk reported an error", "Choose another disk, and have this one looked at."),
}
_IN_USE = ("Another program has it open", "Close it there, then try again.")
_ANSWERS_ON_WINDOWS = {
    19: _ANSWERS[errno.EROFS],
    32: _IN_USE,
    33: _IN_USE,
    206: _ANSWERS[errno.ENAMETOOLONG],
}
"""What Windows itself calls otherwise than the errors say that Python makes of it."""


class DiskFault(Fault):
    """The system did not let something be written.

    Args:
        error: What it said.
        message: What happened, a whole sentence.
        remedy: What the person can do about it, a whole sentence.
    """

    def __init__(self, error: OSError, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.error = error


def write_aside(path: Path, data: bytes, *, overwrite: bool) -> None:
    """Write a file so that a crash at any moment leaves the old one or the new one, whole.

    The bytes go to a file that has no name, or where a disk knows none such, to one aside; they are forced to
    the disk, and only then take their name. Only the owner can read the result. A symbolic link is followed,
    not replaced.

    Args:
        path: The file to write; its folder must be there.
        data: All of its content.
        overwrite: Whether a file that is there already may be replaced.

    Raises:
        Refusal: It is there already and `overwrite` is false, or the name is no name.
        Fault: The disk is full or read-only, the folder is missing, or the like.
    """
    try:
        target = Path(os.path.realpath(path))
        if not overwrite and os.path.lexists(target):
            raise _refusal(path)
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        clear_asides(target.parent)
        if not _write_nameless(target, data, overwrite=overwrite):
            with place_aside(target.parent) as place:
                _write_durably(place / _PART, data)
                take_name(place / _PART, target, overwrite=overwrite)
        sync_folder(target.parent)
    except FileExistsError as error:
        raise _refusal(path) from error
    except OSError as error:
        raise fault_of(error, path) from error
    except ValueError as error:  # a NUL or a lone surrogate in the name
        raise Refusal("That cannot be the name of a file. Choose another.", "path") from error


def read_within(path: Path, most: int) -> bytes:
    """All of a file that is no larger than so many bytes.

    Raises:
        Refusal: It is larger, or no file at all: a folder, a device, a pipe that nobody writes to.
        Fault: It cannot be read.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refusal(f"“{path.name}” is no file.", "file")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise unread(error, path) from error
    except ValueError as error:  # a NUL or a lone surrogate in the name
        raise Refusal("That cannot be the name of a file. Choose another.", "file") from error
    if len(data) > most:
        raise Refusal(f"“{path.name}” is larger than {most >> 20} MB, and no larger one is taken.", "file")
    return data


def fault_of(error: OSError, path: Path) -> DiskFault:
    """What an error of the operating system means for the person who wanted to write `path`.

    >>> fault_of(OSError(errno.ENOSPC, "No space left on device"), Path("minutes.pdf")).message
    'The disk is full: “minutes.pdf” could not be written.'
    """
    code: int | None = getattr(error, "winerror", None)
    reason, remedy = _ANSWERS_ON_WINDOWS.get(code or 0) or _ANSWERS.get(
        error.errno or 0,
        (error.strerror or "The disk did not take it", "Choose another folder and try again."),
    )
    return DiskFault(error, f"{reason}: “{path}” could not be written.", remedy)


def unread(error: OSError, path: Path) -> Fault:
    """What an error of the operating system means for the person who wanted to read `path`.

    >>> unread(OSError(errno.EACCES, "Permission denied"), Path("words.txt")).message
    '“words.txt” cannot be read: Permission denied.'
    """
    reason = error.strerror or "the disk did not give it"
    return Fault(f"“{path}” cannot be read: {reason}.", "Check its name and place.")


def _refusal(path: Path) -> Refusal:
    return Refusal(f"“{path}” is there already, and nothing is overwritten unasked.", "path")


def _write_durably(part: Path, data: bytes) -> None:
    _fill(os.open(part, _NEW | getattr(os, "O_BINARY", 0), OWNER_ONLY), data)


def _fill(descriptor: int, data: bytes, *, closes: bool = True) -> None:
    with os.fdopen(descriptor, "wb", closefd=closes) as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


if sys.platform == "linux":
    _NO_NAMELESS = {errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL, errno.ENOSYS}

    def _write_nameless(target: Path, data: bytes, *, overwrite: bool) -> bool:
        """Write a file that nobody finds before it is whole; whether the disk knows such files."""
        try:
            descriptor = os.open(target.parent, os.O_TMPFILE | os.O_WRONLY | os.O_CLOEXEC, OWNER_ONLY)
        except OSError as error:
            if error.errno in _NO_NAMELESS:
                return False
            raise
        try:
            _fill(descriptor, data, closes=False)
            return _name(descriptor, target, overwrite=overwrite)
        finally:
            os.close(descriptor)

    def _name(descriptor: int, target: Path, *, overwrite: bool) -> bool:
        """Give a file its name; whether that could be done at all."""
        open_file = f"/proc/self/fd/{descriptor}"
        if not os.path.exists(open_file):  # noqa: PTH110 - a link that leads to no name
            return False
        folder = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        # Only with a folder given does Python follow the link to what it stands for.
        link = partial(os.link, open_file, src_dir_fd=folder)
        try:
            if not overwrite or not os.path.lexists(target):
                link(target)
                return True
            with place_aside(target.parent) as place:
                link(place / _PART)
                (place / _PART).replace(target)
        except OSError as error:
            if error.errno in _NO_HARD_LINKS:
                return False
            raise
        finally:
            os.close(folder)
        return True

else:

    def _write_nameless(target: Path, data: bytes, *, overwrite: bool) -> bool:  # noqa: ARG001
        """No other system knows such files."""
        return False


def take_name(part: Path, target: Path, *, overwrite: bool) -> None:
    """Give a finished file its name; without `overwrite`, a file that appeared meanwhile wins.

    Raises:
        FileExistsError: There is one, and `overwrite` is not set.
        OSError: The disk did not take it.
    """
    if overwrite:
        part.replace(target)
    elif sys.platform == "win32":
        part.rename(target)  # refuses on Windows, where it would replace elsewhere
    else:
        _link_or_claim(part, target)


def _link_or_claim(part: Path, target: Path) -> None:
    try:
        os.link(part, target)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        # A disk without hard links, such as a USB stick: claim the name, then fill it.
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY))
        part.replace(target)


def sync_file(path: Path) -> None:
    """Force to the disk what a library wrote; Windows does so only for whoever may write to the file."""
    with path.open("r+b") as written:
        os.fsync(written.fileno())


def sync_folder(folder: Path) -> None:
    """Force the new name itself to the disk; Windows has no such thing for folders."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:  # some network shares cannot
            raise
    finally:
        os.close(descriptor)
