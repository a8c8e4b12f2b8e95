"""A damaged board: its newest good backup is restored beside it, with what its journal adds to that."""

import errno
import os
from collections.abc import Generator, Iterable, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.domain.retention import Disposed
from boardobserver.host.aside import place_aside
from boardobserver.host.files import DiskFault, fault_of
from boardobserver.services.backups import Backup, backups_of, name_of_restored, restore
from boardobserver.services.older_backups import brought_back, brought_back_words
from boardobserver.storage.backup import head_of
from boardobserver.storage.encryption import BoardKey
from boardobserver.storage.faults import CORRUPT, FULL, NOT_A_BOARD, StorageFault
from boardobserver.storage.opening import discard, is_encrypted, key_to, open_for_writing, require_free
from boardobserver.storage.rekeying import rekey
from boardobserver.storage.store import Store


@dataclass(frozen=True, slots=True)
class Rescued:
    """What came of a damaged board.

    Attributes:
        path: The board that was made; the damaged one stays where it is, as it is.
        backup: The backup that it was made of.
        added: How many changes the damaged board's journal added to that.
        brought_back: What the damaged board had disposed of, and this one holds: its journal could not be
            followed so far.
        lacks_passphrase: Whether the damaged board needs one, as far as can be told, and this one none.
    """

    path: Path
    backup: Backup
    added: int
    brought_back: tuple[Disposed, ...]
    lacks_passphrase: bool

    @property
    def warning(self) -> str:
        """What whoever goes on with it should know; empty where there is nothing."""
        clear = (
            "It is not encrypted: its backup was made while the board was not."
            if self.lacks_passphrase
            else ""
        )
        return " ".join(filter(None, (clear, brought_back_words(self.brought_back))))


def can_rescue(
    path: Path,
    error: Fault | Refusal,
    opens: Passphrase | BoardKey | None = None,
    *,
    folder: Path | None = None,
) -> bool:
    """Whether a board does not open because its file is damaged, and there is a backup to make it of.

    A file that has lost its header looks as if it were encrypted, and an encrypted one with a damaged first
    page as if the passphrase were wrong: there it is asked whether the newest backup opens.

    Args:
        path: The board's file.
        error: What it was met with.
        opens: What it was tried to open with.
        folder: Where a folder was chosen for backups.
    """
    try:
        backups = backups_of(path, folder)
        if not backups or not path.is_file():
            return False
        if isinstance(error, Refusal):
            return error.field == "passphrase" and _opens_newest(backups, opens)
        return isinstance(error, StorageFault) and error.code in (CORRUPT, NOT_A_BOARD)
    except (Fault, Refusal, OSError):
        return False


def rescue(
    damaged: Path,
    backups: Iterable[Backup],
    passphrase: Passphrase | BoardKey | None = None,
    *,
    target: Path | None = None,
    now: datetime | None = None,
) -> Rescued:
    """Make a sound board out of the newest good backup of a damaged one, and what that adds to it.

    Safe in any thread.

    Args:
        damaged: The damaged board; it is only read.
        backups: Its backups, newest first.
        passphrase: What opens them, if they are encrypted.
        target: The board to make; None for beside the damaged one.
        now: The moment; that of the machine's clock where it is left out.

    Raises:
        Refusal: Something of that name is there already.
        Fault: None of the backups is good, or there is no room for a board.
    """
    for backup in backups:
        rescued = _made_of(backup, damaged, passphrase, target, now)
        if rescued is not None:
            return rescued
    raise Fault(
        f"There is no good backup of “{damaged.name}”.",
        "Keep the file as it is. Look for a copy of it on another disk, and open that.",
    )


def _made_of(
    backup: Backup,
    damaged: Path,
    passphrase: Passphrase | BoardKey | None,
    target: Path | None,
    now: datetime | None,
) -> Rescued | None:
    """What can be made of one backup; None where that is not good.

    It is made aside, and has no name before all that can be added is in it: whoever is met by the board
    after a crash would go on with it, and miss the rest.
    """
    wanted = name_of_restored(backup.path, now) if target is None else target
    require_free(wanted)
    with _disk_told(wanted), place_aside(wanted.parent) as place:
        made = place / wanted.name
        added = _filled(made, backup, damaged, passphrase)
        if added is None:
            return None
        _encrypt_as(damaged, made, passphrase)
        restore(made, wanted, passphrase)
    again = brought_back(damaged, passphrase, wanted, passphrase)
    return Rescued(wanted, backup, added, again, is_encrypted(damaged) and not is_encrypted(wanted))


def _encrypt_as(damaged: Path, made: Path, passphrase: Passphrase | BoardKey | None) -> None:
    """Encrypt what was made of a backup from before the passphrase, where that is known to be right.

    Else all that was noted since would lie in the clear. Where it does not open the damaged board, nothing of
    that was added, and the passphrase may be mistyped: nobody could open what was encrypted with it.
    """
    if is_encrypted(made):
        return
    try:
        key = key_to(damaged, passphrase)
        if key is None or not head_of(damaged, key):
            return
    except (Fault, Refusal):
        return
    connection, lock = open_for_writing(made, None)
    with lock, closing(connection):
        rekey(made, connection, key)


@contextmanager
def _disk_told(wanted: Path) -> Generator[None]:
    """Tell of a disk that has no room by the name that the board is to have: what is aside is nobody's."""
    try:
        yield
    except OSError as error:
        raise fault_of(error, wanted) from error
    except DiskFault as fault:
        raise fault_of(fault.error, wanted) from fault
    except StorageFault as fault:
        if fault.code != FULL:
            raise
        raise fault_of(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), wanted) from fault


def _filled(
    made: Path, backup: Backup, damaged: Path, passphrase: Passphrase | BoardKey | None
) -> int | None:
    """Restore a backup and add to it; how much was added, or None where the backup is not good.

    What was added may not fit after all: then less is added, and at last nothing.
    """
    for through_disposals in (True, False):
        if not _is_restored(backup, made, passphrase):
            return None
        added = _add(damaged, made, passphrase, through_disposals=through_disposals)
        if not added or _is_good(made, passphrase):
            return added
        discard(made)
    return 0 if _is_restored(backup, made, passphrase) else None


def _is_restored(backup: Backup, made: Path, passphrase: Passphrase | BoardKey | None) -> bool:
    """Whether a backup could be restored and is good."""
    try:
        restore(backup.path, made, passphrase)
    except (Fault, Refusal) as error:
        _require_room(error)
        return False
    return _is_good(made, passphrase)


def _opens_newest(backups: Sequence[Backup], opens: Passphrase | BoardKey | None) -> bool:
    newest = backups[0].path
    if is_encrypted(newest) != (opens is not None):
        return False
    return bool(head_of(newest, key_to(newest, opens)))


def _is_good(made: Path, passphrase: Passphrase | BoardKey | None) -> bool:
    """Whether what was restored is sound: a backup can be one of a board whose rows were damaged already."""
    try:
        store = Store.open(made, passphrase)  # brings an older backup up to date
        try:
            return not store.findings()
        finally:
            store.close()
    except (Fault, Refusal) as error:
        _require_room(error)
        return False


def _require_room(error: Fault | Refusal) -> None:
    """Go on with what was met only if it is not the disk: that no backup is good would be untrue then."""
    if isinstance(error, DiskFault) or (isinstance(error, StorageFault) and error.code == FULL):
        raise error


def _add(
    damaged: Path, made: Path, passphrase: Passphrase | BoardKey | None, *, through_disposals: bool
) -> int:
    # Loaded only here: who opens a sound board needs none of it.
    from boardobserver.storage.rescue import add_what_is_left

    try:
        found, copy = ((each, key_to(each, passphrase)) for each in (damaged, made))
        return add_what_is_left(found, copy, through_disposals=through_disposals)
    except (Fault, Refusal) as error:
        _require_room(error)
        return 0
