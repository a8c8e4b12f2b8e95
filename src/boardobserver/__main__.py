"""The program's entry: a command of the command line, or the window."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from boardobserver.cli import COMMANDS
from boardobserver.host.machine import keep_to_owner


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command, or open the window on the board named, or on the last one."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    keep_to_owner()
    if words and not _may_be_board(words[0]):
        from boardobserver.cli.main import run

        return run(words)
    # Nothing that the start makes is garbage, and looking for some takes a sixth of it; see `app`.
    gc.disable()
    # The window is imported only when it is opened: the command line works where Qt cannot.
    from boardobserver.app import run_window

    return run_window(words)


def _may_be_board(word: str) -> bool:
    """Whether a first word is meant as a board, be it a missing one; a slip in a command is not."""
    if word in COMMANDS or word.startswith("-"):
        return False
    return word.endswith(".board") or Path(word).exists()


if __name__ == "__main__":
    sys.exit(main())
