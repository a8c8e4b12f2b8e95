"""Backups from before a disposal: they still hold what it took, and bring it back when they are restored."""

from collections.abc import Iterable
from pathlib import Path

from boardobserver.domain.dates import spell_date
from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.domain.retention import Disposed
from boardobserver.host.files import fault_of
from boardobserver.services.backups import Backup, backups_of, is_in_own_folder
from boardobserver.storage.backup import identity_of
from boardobserver.storage.disposing.log import disposals_in
from boardobserver.storage.encryption import BoardKey
from boardobserver.storage.opening import key_to


def backups_before_disposal(
    path: Path, key: BoardKey | None, folder: Path | None = None
) -> dict[Backup, tuple[Disposed, ...]]:
    """The backups of a board that still hold what was disposed of, newest first, each with what it holds.

    One that does not open as the board does, because the passphrase has changed since, is gone by its day.
    Safe in any thread.

    Args:
        path: The board's file.
        key: What opens it, if it is encrypted.
        folder: Where a folder was chosen for backups.

    Raises:
        Fault: The board, or a folder, cannot be read.
    """
    logged = disposals_in(path, key)
    if not logged:
        return {}
    identity = identity_of(path, key)
    found = {each: _held_by(each, path, key, identity, logged) for each in backups_of(path, folder)}
    return {backup: held for backup, held in found.items() if held}


def disposals_of_file(path: Path, key: BoardKey | None) -> tuple[Disposed, ...]:
    """What the log of disposals in a board's file says, newest first. Safe in any thread."""
    return disposals_in(path, key) or ()


def brought_back(
    path: Path,
    opens: Passphrase | BoardKey | None,
    made: Path,
    opens_made: Passphrase | BoardKey | None,
) -> tuple[Disposed, ...]:
    """What a board's log of disposals has and another file's of the same board has not, newest first.

    Args:
        path: The board's file, which may be damaged or gone: then nothing is known.
        opens: What opens it, if it is encrypted.
        made: A backup of it, or a board that was made of one.
        opens_made: What opens that.
    """
    try:
        logged = disposals_in(path, key_to(path, opens)) or ()
        there = {each.id for each in disposals_in(made, key_to(made, opens_made)) or ()}
    except (Fault, Refusal):
        return ()
    return tuple(each for each in logged if each.id not in there)


def brought_back_words(disposed: Iterable[Disposed]) -> str:
    """That a backup holds what was disposed of, and since when it was: a sentence; empty when it does not."""
    days = sorted({each.at.astimezone().date() for each in disposed})
    if not days:
        return ""
    said = ", ".join(spell_date(day) for day in days)
    return f"It holds again what was disposed of on {said}: dispose of it again under File ▸ Retention."


def remove_backups(path: Path, backups: Iterable[Backup], folder: Path | None = None) -> None:
    """Remove backups that still hold what was disposed of, as long as there is one that does not.

    Args:
        path: The board's file.
        backups: Which of its backups.
        folder: Where a folder was chosen for backups.

    Raises:
        Refusal: The board would have no backup any more; all are there still.
        Fault: One of them cannot be removed, those before it are gone; or a folder cannot be read.
    """
    backups = tuple(backups)
    if not {each.path for each in backups_of(path, folder)} - {each.path for each in backups}:
        raise Refusal("The board would be left without a backup, so that none was removed. Make one first.")
    for backup in backups:
        try:
            backup.path.unlink(missing_ok=True)
        except OSError as error:
            raise fault_of(error, backup.path) from error


def _held_by(
    backup: Backup, path: Path, key: BoardKey | None, identity: str, logged: tuple[Disposed, ...]
) -> tuple[Disposed, ...]:
    there = disposals_in(backup.path, key)
    if there is None:
        is_ours = is_in_own_folder(backup, path, identity)
        return tuple(each for each in logged if is_ours and backup.made_at <= each.at)
    if identity_of(backup.path, key) != identity:
        return ()  # of another board that is called the same
    known = {each.id for each in there}
    return tuple(each for each in logged if each.id not in known)
