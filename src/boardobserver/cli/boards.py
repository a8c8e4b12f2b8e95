"""`new` and `demo`: boards that were not there before."""

import argparse
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from boardobserver.cli.opening import passphrase_of
from boardobserver.domain.errors import Fault, Refusal
from boardobserver.host.files import fault_of
from boardobserver.host.lock import BoardLock
from boardobserver.host.machine import actor
from boardobserver.services.boards import named_as_board, new_board
from boardobserver.services.demonstration import demonstration_board

_BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a board that was not closed: the newest changes are in it."""


def new(chosen: argparse.Namespace) -> int:
    """Make a new, empty board."""
    name: str = chosen.name
    with passphrase_of(chosen) as passphrase:
        return _make(
            chosen, lambda: new_board(chosen.board, name, actor=actor(), passphrase=passphrase).close()
        )


def demo(chosen: argparse.Namespace) -> int:
    """Make the demonstration board."""
    with passphrase_of(chosen) as passphrase:
        return _make(
            chosen, lambda: demonstration_board(chosen.board, actor=actor(), passphrase=passphrase).close()
        )


def _make(chosen: argparse.Namespace, make: Callable[[], None]) -> int:
    board: Path = chosen.board
    aside = _put_aside(board) if chosen.force else None
    try:
        make()
    except BaseException:
        if aside is not None:
            _rename(aside, board)
        raise
    if aside is not None:
        print(f"Put the board that was there aside as {aside}")
    print(f"Made {board}")
    return 0


def _put_aside(board: Path) -> Path | None:
    """Give a file that is to be replaced another name: even then nothing of the person's is erased."""
    named_as_board(board)
    if not os.path.lexists(board):
        return None
    if board.is_dir():
        raise Refusal(f"“{board}” is a folder, and stays where it is.", "path")
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d %H%M%S %f")
    aside = board.with_name(f"{board.stem} replaced {stamp}{board.suffix}")
    with BoardLock(board):
        _rename(board, aside)
    return aside


def _rename(board: Path, to: Path) -> None:
    """Rename a board with what lies beside it: all of it, or nothing."""
    done: list[tuple[Path, Path]] = []
    try:
        for end in ("", *_BESIDE):
            source, target = board.with_name(board.name + end), to.with_name(to.name + end)
            if os.path.lexists(source):
                source.rename(target)
                done.append((source, target))
    except OSError as error:
        for source, target in reversed(done):
            with suppress(OSError):
                target.rename(source)
        fault = fault_of(error, to)
        raise Fault(f"“{board}” cannot be put aside. {fault.message}", fault.remedy) from error
