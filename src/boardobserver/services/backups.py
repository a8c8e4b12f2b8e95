"""Backups of a board: made when they are due, thinned, and restored beside the board, never over it."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.domain.thinning import to_keep
from boardobserver.host.files import unread
from boardobserver.storage.backup import (
    Backup,
    BackupCancelledError,
    back_up,
    backups_in,
    folder_beside,
    head_of,
    identity_of,
    restore_copy,
)
from boardobserver.storage.encryption import BoardKey
from boardobserver.storage.opening import key_to

__all__ = [
    "EVERY",
    "Backup",
    "BackupCancelledError",
    "back_up_before_restore",
    "backups_of",
    "folder_beside",
    "is_in_own_folder",
    "make_backup",
    "name_of_restored",
    "restore",
]

EVERY = timedelta(minutes=30)
"""A board that has changed is backed up at least as often."""


def backups_of(path: Path, folder: Path | None = None) -> tuple[Backup, ...]:
    """The backups of a board, newest first: those where a folder was chosen for them, and beside it.

    The board need not be there any more. In a folder that boards share, those of another board that is called
    the same are among them.

    Raises:
        Fault: A folder cannot be read.
    """
    found = {backup.path: backup for place in _places(path, folder) for backup in backups_in(place, path)}
    return tuple(sorted(found.values(), key=lambda backup: backup.made_at, reverse=True))


def is_in_own_folder(backup: Backup, path: Path, identity: str) -> bool:
    """Whether a backup lies in a folder of this board alone, shared with no other of the same name."""
    return backup.path.parent.name in {folder_beside(path).name, _folder_name(path, identity)}


def make_backup(
    path: Path,
    why: str,
    opens: Passphrase | BoardKey | None = None,
    *,
    folder: Path | None = None,
    now: datetime | None = None,
    only_if_changed: bool = False,
    spared: Path | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Backup | None:
    """Back a board up, and remove the older backups that need not be kept. Safe in any thread.

    Args:
        path: The board's file; it may be open and written to meanwhile.
        why: What for: "every half hour".
        opens: What opens the board, if it is encrypted; the backup is encrypted as it is.
        folder: Where its own folder of backups lies; None for beside the board.
        now: The moment; that of the machine's clock where it is left out.
        only_if_changed: Whether to make none when the newest holds all that the board does.
        spared: A backup that is not removed, however old it is.
        is_cancelled: Asked now and then whether it is still wanted.

    Returns:
        The backup, or None when none was needed.

    Raises:
        BackupCancelledError: When `is_cancelled` says so.
        Refusal: The passphrase is missing or wrong.
        Fault: It cannot be written, or is not sound; the older ones are all kept then.
    """
    _require_there(folder)
    moment = datetime.now(UTC) if now is None else now
    key = key_to(path, opens)
    place = folder_beside(path) if folder is None else folder / _folder_name(path, identity_of(path, key))
    there = backups_in(place, path)
    if only_if_changed and there and _is_of_now(there[0].path, path, key):
        return None
    made = back_up(path, place, why, key, now=moment, is_cancelled=is_cancelled)
    kept = None if spared is None else os.path.realpath(spared)
    _thin([each for each in (made, *there) if os.path.realpath(each.path) != kept], moment)
    return made


def back_up_before_restore(
    path: Path,
    backup: Path,
    opens: Passphrase | BoardKey | None = None,
    *,
    folder: Path | None = None,
    now: datetime | None = None,
) -> str:
    """Back a board up, as it is now, before a backup of it is restored, and never at the cost of that one.

    Whoever goes on with the restored board may not come back to this one. It is not there, or cannot be
    read, where that is why something is restored: then nothing stands in the way.

    Returns:
        What to say where it could not be done; empty where it was, or was not needed.
    """
    if not path.exists():
        return ""
    try:
        make_backup(
            path, "before a restore", opens, folder=folder, now=now, only_if_changed=True, spared=backup
        )
    except (Fault, Refusal) as error:
        return f"The board as it is now was not backed up before. {error.message}"
    return ""


def restore(
    backup: Path,
    target: Path | None = None,
    opens: Passphrase | BoardKey | None = None,
    *,
    now: datetime | None = None,
) -> Path:
    """Make a board of a backup, beside the board that it is of or where it is said; nothing is replaced.

    Args:
        backup: The backup's file, or a board's that is to be copied.
        target: The board to make; None for beside the board that the backup is of.
        opens: What opens the backup, if it is encrypted; the board is encrypted as it is.
        now: The moment; that of the machine's clock where it is left out.

    Returns:
        The board that was made.

    Raises:
        Refusal: Something is there already, or the passphrase is missing or wrong.
        Fault: The backup is damaged or no board, or the board cannot be written.
    """
    wanted = name_of_restored(backup, now) if target is None else target
    if wanted.suffix != backup.suffix:
        raise Refusal(f"A board’s file name ends in “{backup.suffix}”, and “{wanted.name}” does not.", "path")
    restore_copy(backup, wanted, key_to(backup, opens))
    return wanted


def name_of_restored(backup: Path, now: datetime | None = None) -> Path:
    """A free name beside the board that a backup is of, or beside the backup where that is nowhere.

    Args:
        backup: The backup's file.
        now: The moment, which stands in the name; that of the machine's clock where it is left out.
    """
    moment = datetime.now(UTC) if now is None else now
    folder = backup.absolute().parent
    stem, is_among_backups, _ = folder.name.partition(" backups")
    named = f"restored {moment.astimezone():%Y-%m-%d %H%M%S}{backup.suffix}"
    return folder.parent / f"{stem} {named}" if is_among_backups else folder / f"{backup.stem} {named}"


def _require_there(folder: Path | None) -> None:
    """Refuse to make a folder that was chosen: where its disk is not there, that would be on another one."""
    if folder is not None and not folder.is_dir():
        raise Fault(
            f"No backup was made. The folder “{folder}” is not there.",
            "Connect its disk, or choose another folder under File ▸ Backups.",
        )


def _places(path: Path, folder: Path | None) -> tuple[Path, ...]:
    beside = folder_beside(path)
    if folder is None or not folder.is_dir():
        return (beside,)
    named = _folder_name(path, "")
    try:
        return (beside, *(each for each in folder.iterdir() if each.name.startswith(named)))
    except OSError as error:
        raise unread(error, folder) from error


def _folder_name(path: Path, identity: str) -> str:
    """What the folder of a board's backups is called among those of others, which may bear its name."""
    return f"{path.stem} backups {identity}"


def _is_of_now(backup: Path, path: Path, key: BoardKey | None) -> bool:
    """Whether a backup holds all that its board holds now; one that cannot be read does not count."""
    try:
        return head_of(backup, key) == head_of(path, key)
    except (Fault, Refusal):
        return False


def _thin(backups: Sequence[Backup], now: datetime) -> None:
    kept = to_keep([backup.made_at for backup in backups], now)
    for backup in backups:
        if backup.made_at not in kept:
            with suppress(OSError):  # it is in use, or its folder read-only by now: the next time, then
                backup.path.unlink()
