"""`backup`, `backups` and `restore`: copies of a board, and boards made of them."""

import argparse
import json
import sys
from pathlib import Path

from boardobserver.cli.opening import passphrase_of
from boardobserver.services import rescuing
from boardobserver.services.backups import back_up_before_restore, backups_of, make_backup
from boardobserver.services.backups import restore as restore_backup
from boardobserver.services.older_backups import brought_back, brought_back_words


def backup(chosen: argparse.Namespace) -> int:
    """Copy a board among its backups, and say where."""
    with passphrase_of(chosen) as passphrase:
        made = make_backup(chosen.board, "by hand", passphrase, folder=chosen.folder)
    print(made.path)
    return 0


def list_backups(chosen: argparse.Namespace) -> int:
    """List the backups of a board, newest first."""
    found = backups_of(chosen.board, chosen.folder)
    if chosen.json:
        told = [
            {"path": str(each.path), "made_at": each.made_at.isoformat(), "why": each.why, "size": each.size}
            for each in found
        ]
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    for each in found:
        print(f"{each.made_at.astimezone():%Y-%m-%d %H:%M:%S}  {each.why:<24}  {each.size:>12}  {each.path}")
    return 0


def restore(chosen: argparse.Namespace) -> int:
    """Make a board of a backup, or what can be had of a damaged board; nothing is replaced."""
    output: Path | None = chosen.output
    with passphrase_of(chosen) as passphrase:
        if chosen.backup is not None:
            unsaved = back_up_before_restore(chosen.board, chosen.backup, passphrase, folder=chosen.folder)
            made = restore_backup(chosen.backup, output, passphrase)
            print(made)
            _say(unsaved)
            _say(brought_back_words(brought_back(chosen.board, passphrase, made, passphrase)))
            return 0
        found = backups_of(chosen.board, chosen.folder)
        rescued = rescuing.rescue(chosen.board, found, passphrase, target=output)
    print(rescued.path)
    print(f"Made of the backup of {rescued.backup.made_at.astimezone():%Y-%m-%d %H:%M:%S}", end="")
    later = "one later change" if rescued.added == 1 else f"{rescued.added} later changes"
    print(f", with {later} from the board’s journal." if rescued.added else ".")
    _say(rescued.warning)
    return 0


def _say(words: str) -> None:
    if words:
        print(f"boardobserver: {words}", file=sys.stderr)
