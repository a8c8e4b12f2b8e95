"""What must be true of a folder after whatever happened in it: each file that bears a name is whole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tests.soak.templates import OTHER_WORDS, WORDS

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.services.backups import backups_of
from boardobserver.services.safekeeping import check_board
from boardobserver.services.verifying import verify_file
from boardobserver.services.workspace import Workspace
from boardobserver.storage.encryption import BoardKey, salt_of
from boardobserver.storage.opening import is_encrypted

_BESIDE = ("-wal", "-shm", ".lock", "-journal")
_OF_THE_TRIAL = (".home", ".settings")


@dataclass(frozen=True, slots=True)
class Opened:
    """A board that could be opened.

    Attributes:
        passphrase: By what; None for one that is not encrypted.
        key: The same, derived already.
    """

    passphrase: Passphrase | None
    key: BoardKey | None


def unsound(folder: Path, board: Path) -> Iterator[str]:
    """Whatever is not whole in a folder and below: boards, backups, documents; a sentence each."""
    opened = opens(board)
    if opened is None:
        yield f"“{board.name}” does not open"
        return
    yield from _wrong(board, opened)
    listed = {backup.path for backup in backups_of(board)}
    for file in sorted(folder.rglob("*")):
        if any(part.startswith(".") for part in file.relative_to(folder).parts) or file == board:
            continue
        if file.suffix == ".board":
            kind = "backup" if file in listed else "board"
            yield from (f"of the {kind}: {each}" for each in _wrong(file, opens(file)))
        elif file.suffix == ".pdf":
            yield from _not_whole(file)
        elif file.suffix == ".html":
            if not file.read_bytes().rstrip().endswith(b"</html>"):
                yield f"“{file.name}” is no whole page"
        elif file.is_file() and not file.name.endswith((*_BESIDE, ".txt")):
            yield f"“{file.name}” was left behind"
    yield from left_half_written(folder)


def left_half_written(folder: Path) -> Iterator[str]:
    """Whatever is hidden: what was being made must have gone with the next opening."""
    for each in folder.rglob("*"):
        parts = each.relative_to(folder).parts
        if each.name.startswith(".") and parts[0] not in _OF_THE_TRIAL:
            yield f"“{each.name}” was left behind"


def opens(board: Path) -> Opened | None:
    """Open a board as the window does, for writing, and say what opened it; None when nothing did."""
    try:
        keys: Iterable[Passphrase | None] = (WORDS, OTHER_WORDS) if is_encrypted(board) else (None,)
        salt = salt_of(board) or b""
    except (Fault, OSError):
        return None
    for words in keys:
        key = None if words is None else _derived(words, salt)
        try:
            Workspace.open(board, actor="afterwards", passphrase=key).close()
        except Refusal:
            continue
        except Fault:
            return None
        return Opened(words, key)
    return None


@lru_cache(maxsize=64)
def _derived(words: Passphrase, salt: bytes) -> BoardKey:
    """A key, derived once: a board, its backups and whoever looks at them share it."""
    return BoardKey.derived(words, salt)


def _wrong(board: Path, opened: Opened | None) -> Iterator[str]:
    if opened is None:
        yield f"“{board.name}” does not open"
        return
    yield from check_board(board, opened.key)


def _not_whole(file: Path) -> Iterator[str]:
    verification = verify_file(file)
    if not verification.is_verified:
        yield f"“{file.name}” is no whole document: {verification.sentence}"
