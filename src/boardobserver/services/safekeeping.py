"""Whether a board is sound."""

from collections.abc import Callable
from pathlib import Path

from boardobserver.domain.passphrase import Passphrase
from boardobserver.storage.encryption import BoardKey
from boardobserver.storage.opening import require_health
from boardobserver.storage.store import Store


def check_board(path: Path, passphrase: Passphrase | BoardKey | None = None) -> tuple[str, ...]:
    """Check a board's file, its journal, and its rows against the journal, without changing anything.

    Returns:
        What is wrong, a sentence each; empty when it is sound.

    Raises:
        Refusal: It is encrypted, and the passphrase is missing or wrong.
        Fault: It cannot be opened at all.
    """
    store = Store.open(path, passphrase, read_only=True)
    try:
        return store.findings(with_additions=True)
    finally:
        store.close()


def check_health(path: Path, is_cancelled: Callable[[], bool], key: BoardKey | None = None) -> None:
    """Look for damage in the file of a board, open or not; safe in any thread.

    It reads the whole file, which takes a moment for a large board: the window shows the board meanwhile.

    Raises:
        Fault: The file is damaged, or cannot be read.
    """
    require_health(path, key, is_cancelled)
