"""Backups of a board: made when they are due, thinned, and restored beside the board, never over it."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

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
    "back_up_if_changed",
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
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Backup:
    """Back a board up, and remove the older backups that need not be kept. Safe in any thread.

    Args:
        path: The board's file; it may be open and written to meanwhile.
        why: What for: "every half hour".
        opens: What opens the board, if it is encrypted; the backup is encrypted as it is.
        folder: Where its own folder of backups lies; None for beside the board.
        now: The moment; that of the machine's clock where it is left out.
        is_cancelled: Asked now and then whether it is still wanted.

    Raises:
        BackupCancelledError: When `is_cancelled` says so.
        Refusal: The passphrase is missing or wrong.
        Fault: It cannot be written, or is not sound; the older ones are all kept then.
    """
    return _BackupFolder.of(path, opens, folder).add(why, now, is_cancelled=is_cancelled)


def back_up_if_changed(
    path: Path,
    why: str,
    opens: Passphrase | BoardKey | None = None,
    *,
    folder: Path | None = None,
    now: datetime | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Backup | None:
    """As `make_backup`, but none where the newest backup holds all that the board does: then None."""
    backups = _BackupFolder.of(path, opens, folder)
    return None if backups.has_all() else backups.add(why, now, is_cancelled=is_cancelled)


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
        backups = _BackupFolder.of(path, opens, folder)
        if not backups.has_all():
            backups.add("before a restore", now, spared=backup)
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


@dataclass(frozen=True, slots=True)
class _BackupFolder:
    """The folder of one board's backups, to which one can be added.

    Attributes:
        board: The board's file.
        key: What opens it, if it is encrypted.
        there: The backups that lie there, newest first.
    """

    board: Path
    key: BoardKey | None
    folder: Path
    there: tuple[Backup, ...]

    @classmethod
    def of(cls, board: Path, opens: Passphrase | BoardKey | None, chosen: Path | None) -> Self:
        """That of a board: within the folder that was chosen for backups, or beside the board."""
        _require_there(chosen)
        key = key_to(board, opens)
        if chosen is None:
            folder = folder_beside(board)
        else:
            folder = chosen / _folder_name(board, identity_of(board, key))
        return cls(board, key, folder, backups_in(folder, board))

    def has_all(self) -> bool:
        """Whether the newest holds all that the board does now; one that cannot be read does not count."""
        try:
            return bool(self.there) and head_of(self.there[0].path, self.key) == head_of(self.board, self.key)
        except (Fault, Refusal):
            return False

    def add(
        self,
        why: str,
        now: datetime | None,
        *,
        spared: Path | None = None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Backup:
        """Back the board up, and remove the older ones that need not be kept, but for one that is spared."""
        moment = datetime.now(UTC) if now is None else now
        made = back_up(self.board, self.folder, why, self.key, now=moment, is_cancelled=is_cancelled)
        kept = None if spared is None else os.path.realpath(spared)
        _thin([each for each in (made, *self.there) if os.path.realpath(each.path) != kept], moment)
        return made


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


def _thin(backups: Sequence[Backup], now: datetime) -> None:
    kept = to_keep([backup.made_at for backup in backups], now)
    for backup in backups:
        if backup.made_at not in kept:
            with suppress(OSError):  # it is in use, or its folder read-only by now: the next time, then
                backup.path.unlink()
