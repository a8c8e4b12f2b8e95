"""`new` and `demo`: boards that were not there before."""

import argparse
from datetime import datetime
from pathlib import Path

from boardobserver.domain.errors import Fault
from boardobserver.host.lock import BoardLock
from boardobserver.host.machine import actor
from boardobserver.services.boards import new_board
from boardobserver.services.demonstration import demonstration_board


def new(chosen: argparse.Namespace) -> int:
    """Make a new, empty board."""
    _make_room(chosen.board, force=chosen.force)
    new_board(chosen.board, chosen.name, actor=actor()).close()
    print(f"Made {chosen.board}")
    return 0


def demo(chosen: argparse.Namespace) -> int:
    """Make the demonstration board."""
    _make_room(chosen.board, force=chosen.force)
    demonstration_board(chosen.board, actor=actor()).close()
    print(f"Made {chosen.board}")
    return 0


def _make_room(board: Path, *, force: bool) -> None:
    """Put a file that is to be replaced aside; even then nothing of the person's is erased."""
    if not force or not board.exists():
        return
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d %H%M%S %f")
    aside = board.with_name(f"{board.stem} replaced {stamp}{board.suffix}")
    with BoardLock(board):
        try:
            for end in ("-wal", "-shm"):
                beside = board.with_name(board.name + end)
                if beside.exists():
                    beside.rename(aside.with_name(aside.name + end))
            board.rename(aside)
        except OSError as error:
            raise Fault(
                f"“{board}” cannot be put aside: {error.strerror}.", "Choose another name."
            ) from error
    print(f"Put the board that was there aside as {aside}")
