"""Files written whole or not at all, and what a failing disk means in words."""

import contextlib
import errno
import os
import secrets
import stat
import sys
from pathlib import Path

from boardobserver.domain.errors import Fault, Refusal

OWNER_ONLY = 0o600
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


def write_aside(path: Path, data: bytes, *, overwrite: bool) -> None:
    """Write a file so that a crash at any moment leaves the old one or the new one, whole.

    The bytes go to a hidden file beside it, are forced to the disk, and only then take its name. Only the
    owner can read the result. A symbolic link is followed, not replaced.

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
        part = target.with_name(f".{secrets.token_hex(8)}.part")
        try:
            _write_durably(part, data)
            take_name(part, target, overwrite=overwrite)
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
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
        reason = error.strerror or "the disk did not give it"
        raise Fault(f"“{path}” cannot be read: {reason}.", "Check the file’s name and place.") from error
    except ValueError as error:  # a NUL or a lone surrogate in the name
        raise Refusal("That cannot be the name of a file. Choose another.", "file") from error
    if len(data) > most:
        raise Refusal(
            f"“{path.name}” is larger than {most >> 20} MB, which is the most that is kept.", "file"
        )
    return data


def fault_of(error: OSError, path: Path) -> Fault:
    """What an error of the operating system means for the person who wanted to write `path`.

    >>> fault_of(OSError(errno.ENOSPC, "No space left on device"), Path("minutes.pdf")).message
    'The disk is full: “minutes.pdf” could not be written.'
    """
    reason, remedy = _ANSWERS.get(
        error.errno or 0,
        (error.strerror or "The disk did not take it", "Choose another folder and try again."),
    )
    return Fault(f"{reason}: “{path}” could not be written.", remedy)


def _refusal(path: Path) -> Refusal:
    return Refusal(f"“{path}” is there already, and nothing is overwritten unasked.", "path")


def _write_durably(part: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(part, flags, OWNER_ONLY)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


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
