"""Whether a board is sound."""

from pathlib import Path

from boardobserver.storage.store import Store


def check_board(path: Path) -> tuple[str, ...]:
    """Check a board's file, its journal, and its rows against the journal, without changing anything.

    Returns:
        What is wrong, a sentence each; empty when it is sound.

    Raises:
        Fault: It cannot be opened at all.
    """
    store = Store.open(path, read_only=True)
    try:
        return store.findings()
    finally:
        store.close()
