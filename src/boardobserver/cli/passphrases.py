"""`passphrase`: that of a board added, changed or removed. It comes from a file and is never an argument."""

import argparse
from pathlib import Path

from boardobserver.cli.opening import passphrase_of, read_passphrase
from boardobserver.services.passphrases import (
    ENOUGH,
    backups_opened_otherwise,
    change_passphrase,
    is_encrypted,
    strength_of,
)


def passphrase(chosen: argparse.Namespace) -> int:
    """Give a board that nobody has open another passphrase, its first, or none; say what came of it."""
    board: Path = chosen.board
    folder: Path | None = chosen.folder
    wanted = None if chosen.remove else read_passphrase(chosen.new_passphrase_file)
    was_encrypted = is_encrypted(board)
    keeps_backups = not chosen.remove_backups
    with passphrase_of(chosen) as old:
        left = change_passphrase(board, old, wanted, keeps_backups=keeps_backups, folder=folder)
    if wanted is None:
        print("The passphrase was removed: the board is not encrypted any more.")
    else:
        done = "changed" if was_encrypted else "added: the board is encrypted now"
        print(f"The passphrase was {done}.")
        strength = strength_of(wanted, [board.stem])
        if strength.level < ENOUGH:
            print(f"{strength.words} {strength.advice}")
    others = backups_opened_otherwise(board, folder)
    if left:
        print(left)
    elif others:
        print(f"Backups that do not open as the board does now: {others}.")
    return 0
