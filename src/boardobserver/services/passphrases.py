"""The passphrase of a board: whether one is needed, how strong one is; adding, changing and removing it."""

from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from math import log10
from pathlib import Path

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.host import keychain
from boardobserver.services.backups import backups_of, make_backup
from boardobserver.storage.backup import identity_of
from boardobserver.storage.encryption import BoardKey, salt_of
from boardobserver.storage.opening import is_encrypted, key_to, open_for_writing
from boardobserver.storage.rekeying import rekey

__all__ = [
    "ENOUGH",
    "Strength",
    "backups_opened_otherwise",
    "can_remember",
    "change_passphrase",
    "forget",
    "is_encrypted",
    "name_in_keyring",
    "remember",
    "remembered",
    "strength_of",
]

_MOST_LETTERS = 72
"""How strong a passphrase is shows within so many; judging more takes long."""

_GUESSES_A_SECOND = 4
"""Ten to this power: what somebody with the file and some graphics cards can try, so slow is the key."""

_NAMES = ("Very weak", "Weak", "Fair", "Good", "Strong")
_TIMES = (
    (0, "guessed at once"),
    (log10(60), "guessed within a minute"),
    (log10(3600), "guessed within an hour"),
    (log10(86_400), "guessed within a day"),
    (log10(86_400 * 31), "guessed within a month"),
    (log10(86_400 * 365), "guessed within a year"),
    (log10(86_400 * 365 * 100), "guessed within a century"),
)
_BETTER = "Add a word or two that do not belong with the others."
ENOUGH = 3
"""The level from which a passphrase is strong enough for there to be no advice."""


@dataclass(frozen=True, slots=True)
class Strength:
    """How well a passphrase withstands somebody who has the file and tries one after the other.

    Attributes:
        level: From 0, very weak, to 4, strong.
        words: The same in words.
        advice: What would make it stronger; empty when it is strong enough.
    """

    level: int
    words: str
    advice: str


def strength_of(passphrase: Passphrase, known: Iterable[str] = ()) -> Strength:
    """How strong a passphrase is.

    Args:
        passphrase: The passphrase.
        known: What whoever has the file knows anyway, such as its name.

    >>> strength_of(Passphrase("password")).words
    'Very weak: guessed at once by somebody who has the file.'
    """
    # Its lists of words take a moment to load, and only whoever chooses a passphrase needs them.
    from zxcvbn import zxcvbn

    inputs = [word for name in known for word in (name, *name.split())]
    found = zxcvbn(passphrase.words[:_MOST_LETTERS], user_inputs=inputs)
    level = int(found["score"])
    seconds = float(found["guesses_log10"]) - _GUESSES_A_SECOND
    time = next((words for most, words in _TIMES if seconds <= most), "not guessed within a century")
    words = f"{_NAMES[level]}: {time} by somebody who has the file."
    return Strength(level, words, "" if level >= ENOUGH else _BETTER)


def change_passphrase(
    path: Path,
    old: Passphrase | None,
    new: Passphrase | None,
    *,
    keeps_backups: bool,
    folder: Path | None = None,
) -> str:
    """Give a board that nobody has open another passphrase, its first, or none. Safe in any thread.

    A crash at any moment leaves it as it was or as it is to be.

    Args:
        path: The board's file.
        old: What opens it now; None if it is not encrypted.
        new: What is to open it; None for a file that is not encrypted.
        keeps_backups: Whether a backup is made first, and older ones stay, which all open as the board did;
            else those are removed, once there is one that opens as the board does then.
        folder: Where a folder was chosen for backups.

    Returns:
        Why older backups could not be removed, a sentence; empty when all was done.

    Raises:
        Refusal: The old passphrase is wrong or missing, or there is none to remove.
        Fault: Somebody else has the board open, or the disk is full, or the like; the board is as it was.
    """
    key = key_to(path, old)
    if key is None and new is None:
        raise Refusal("This board has no passphrase.", "passphrase")
    new_key = None if new is None else BoardKey.fresh(new)
    done = _done(key, new)
    connection, lock = open_for_writing(path, key)
    with lock, closing(connection):
        if keeps_backups:
            make_backup(path, f"before its passphrase was {done}", key, folder=folder)
        rekey(path, connection, new_key)
        return (
            "" if keeps_backups else _renewed(path, f"after its passphrase was {done}", new_key, key, folder)
        )


def backups_opened_otherwise(path: Path, folder: Path | None = None) -> int:
    """How many backups of a board do not open as it does: without a passphrase, or with another one."""
    try:
        salt = salt_of(path)
        found = [salt_of(backup.path) for backup in backups_of(path, folder)]
    except (OSError, Fault):
        return 0  # what cannot be read opens for nobody
    return sum(each != salt for each in found)


def can_remember() -> bool:
    """Whether this computer has a keyring for a passphrase; ask in a job, it may wait for the person."""
    return keychain.is_available()


def remembered(path: Path) -> Passphrase | None:
    """The passphrase of a board as the keyring has it; ask in a job, it may wait for the person."""
    name = name_in_keyring(path)
    return Passphrase.of(keychain.recall(name)) if name else None


def remember(path: Path, passphrase: Passphrase) -> bool:
    """Have the keyring keep the passphrase of a board; whether it does. Ask in a job."""
    return keychain.keep(name_in_keyring(path), passphrase.words)


def forget(name: str) -> None:
    """Have the keyring keep nothing under that name any longer. Ask in a job."""
    keychain.forget(name)


def name_in_keyring(path: Path) -> str:
    """What the keyring calls a board: by its salt, which says nothing; empty if it is not encrypted."""
    try:
        return (salt_of(path) or b"").hex()
    except OSError:
        return ""


def _done(key: BoardKey | None, new: Passphrase | None) -> str:
    if key is None:
        return "added"
    return "removed" if new is None else "changed"


def _renewed(path: Path, why: str, key: BoardKey | None, old: BoardKey | None, folder: Path | None) -> str:
    """Make a backup that opens as the board does, and remove those that open as it did; or why not.

    In a folder for the backups of all boards only those of this one are removed.
    """
    try:
        make_backup(path, why, key, folder=folder)
        identity = identity_of(path, key)
    except Fault as fault:
        return f"{fault.message} So the older backups were kept."
    for backup in backups_of(path, folder):
        with suppress(Fault, Refusal, OSError):  # what does not open so is none of those
            if salt_of(backup.path) == (old and old.salt) and identity_of(backup.path, old) == identity:
                backup.path.unlink()
    return ""
