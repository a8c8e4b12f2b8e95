"""The command line: its commands, their arguments, and what `--help` says."""

import argparse
import re
from datetime import date
from pathlib import Path
from typing import TypeAlias

from boardobserver import __version__
from boardobserver.cli.opening import VARIABLE
from boardobserver.domain.release import Edition
from boardobserver.domain.snapshots import USUAL_BOARD_NAME, VersionNumber
from boardobserver.services.listing import ListKind

# argparse gives the type of what `add_subparsers` returns no public name.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - argparse gives it no public name


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    top = argparse.ArgumentParser(
        prog="boardobserver",
        description="For the observers of an oversight board. Without a command, opens the window.",
        epilog="boardobserver [BOARD] opens the window; the last board is opened again when none is named.",
    )
    top.add_argument("--version", action="version", version=f"Board Observer {__version__}")
    top.add_argument("--self-test", action="store_true", help="check that the program works on this machine")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    _add_new(commands)
    _add_demo(commands)
    _add_import_log(commands)
    _add_list(commands)
    _add_changes(commands)
    _add_print(commands)
    _add_check(commands)
    _add_verify(commands)
    _add_restore_meeting(commands)
    _add_backups(commands)
    _add_passphrase(commands)
    _add_dispose(commands)
    for command in commands.choices.values():
        # Cut short, `--passphrase-file` would read as if the passphrase itself could follow.
        command.allow_abbrev = False
    return top


def _add_new(commands: Commands) -> None:
    new = commands.add_parser("new", help="a new, empty board; refuses to overwrite")
    _add_board(new, "the file to make; its name ends in .board; encrypted if a passphrase is given")
    new.add_argument(
        "--name", default=USUAL_BOARD_NAME, help=f"the board’s name (otherwise “{USUAL_BOARD_NAME}”)"
    )
    _add_force(new)


def _add_demo(commands: Commands) -> None:
    demo = commands.add_parser("demo", help="the demonstration board: roles and published facts")
    _add_board(demo, "the file to make; its name ends in .board")
    _add_force(demo)


def _add_import_log(commands: Commands) -> None:
    log = commands.add_parser("import-log", help="one meeting from a log with times; prints its reference")
    _add_board(log)
    log.add_argument("file", metavar="FILE", type=Path, help="the log")
    log.add_argument("--date", required=True, type=_day, help="the date of the meeting, 2026-11-22")
    log.add_argument("--title", default="", help="the meeting’s title")


def _add_list(commands: Commands) -> None:
    listing = commands.add_parser(
        "list", help="the records of one kind; withholds nothing, and is not for the public"
    )
    _add_board(listing)
    kinds = [kind.value for kind in ListKind]
    listing.add_argument("kind", metavar="KIND", choices=kinds, help=", ".join(kinds))
    listing.add_argument(
        "--filter",
        default="",
        metavar="WORDS",
        help='only those that it finds: --filter="is:open owner:MPS -topic:training due:<30-April"',
    )
    forms = listing.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help="as a JSON list of objects")
    forms.add_argument("--csv", action="store_true", help="as a table for a spreadsheet, in UTF-8")


def _add_changes(commands: Commands) -> None:
    changes = commands.add_parser("changes", help="what has happened to the records since a meeting")
    _add_board(changes)
    changes.add_argument(
        "--since", metavar="MEETING", required=True, help="the meeting: its reference, or “latest”"
    )
    changes.add_argument("--json", action="store_true", help="as a JSON list of objects")


def _add_print(commands: Commands) -> None:
    printing = commands.add_parser(
        "print", help="the minutes of a meeting, as a PDF, a Word file or a web page"
    )
    _add_board(printing)
    printing.add_argument("meeting", metavar="MEETING", help="its reference, or “latest”")
    printing.add_argument(
        "--as-of-today", action="store_true", help="say in the annexes where each record stands today"
    )
    printing.add_argument(
        "--changes", action="store_true", help="add an annex of what has changed since the meeting before"
    )
    printing.add_argument(
        "--edition",
        type=_edition,
        default=Edition.FULL,
        metavar="|".join(Edition),
        help="for whom: all of it, which is the default, or without what is withheld from the public",
    )
    printing.add_argument(
        "--version",
        type=_version,
        metavar="N",
        help="a version that was kept: 0.2 for a draft, 1 for the minutes as they were signed off",
    )
    printing.add_argument(
        "-o", "--output", metavar="FILE", type=Path, required=True, help="ends in .pdf, .docx or .html"
    )
    _add_force(printing)


def _add_check(commands: Commands) -> None:
    check = commands.add_parser("check", help="integrity and journal; exit code 0 sound, 1 not")
    _add_board(check)
    check.add_argument(
        "--against",
        metavar="MINUTES.pdf",
        type=Path,
        help="minutes that were issued: also say whether the journal is the one that they name",
    )


def _add_verify(commands: Commands) -> None:
    said = (
        "whether a PDF of minutes is what its record gives; exit code 0 if so, 1 if not, 3 if its words are "
        "and another version drew it, so that no more could be compared"
    )
    verify = commands.add_parser("verify", help=said, description=f"Says {said}.")
    _add_file(verify)
    _add_board(verify, "a board: say what differs in it today from the record in the file", nargs="?")


def _add_restore_meeting(commands: Commands) -> None:
    restoring = commands.add_parser(
        "restore-meeting",
        help="the meeting of a PDF of minutes, made again in a new board; prints its reference",
    )
    _add_file(restoring)
    _add_board(restoring, "a board that has no meetings yet")


def _add_file(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE.pdf", type=Path, help="minutes that Board Observer made")


def _add_backups(commands: Commands) -> None:
    backup = commands.add_parser("backup", help="a verified copy of a board, among its backups")
    _add_board(backup)
    backups = commands.add_parser("backups", help="the backups of a board, newest first")
    _add_board(backups)
    backups.add_argument("--json", action="store_true", help="as a JSON list of objects")
    restore = commands.add_parser(
        "restore", help="a backup as a board of its own, or a damaged board as far as it can be had"
    )
    _add_board(restore, "the board’s file, which may be damaged or gone; it is not changed")
    restore.add_argument(
        "backup",
        metavar="BACKUP",
        type=Path,
        nargs="?",
        help="one of its backups; without it the newest good one, with what the board’s journal adds to it",
    )
    restore.add_argument("-o", "--output", metavar="FILE.board", type=Path, help="the board to make")
    for command in (backup, backups, restore):
        _add_folder(command)


def _add_passphrase(commands: Commands) -> None:
    passphrase = commands.add_parser(
        "passphrase", help="add, change or remove the passphrase of a board; the file is written anew"
    )
    _add_board(passphrase)
    wanted = passphrase.add_mutually_exclusive_group(required=True)
    wanted.add_argument(
        "--new-passphrase-file",
        metavar="FILE",
        type=Path,
        help="a file whose first line is the passphrase that the board is to have",
    )
    wanted.add_argument("--remove", action="store_true", help="have no passphrase: nothing is encrypted then")
    passphrase.add_argument(
        "--remove-backups",
        action="store_true",
        help="also remove the backups that open as the board did before, when there is a new one",
    )
    _add_folder(passphrase)


def _add_dispose(commands: Commands) -> None:
    dispose = commands.add_parser(
        "dispose", help="what need not be kept any longer: shown, and with --confirm disposed of for good"
    )
    _add_board(dispose)
    dispose.add_argument(
        "--confirm",
        metavar="WORDS",
        help="the name of the board, as the window asks for it: what is due is disposed of",
    )
    dispose.add_argument(
        "--reason",
        metavar="WORDS",
        default="The time for which it is kept is over",
        help="why, for the log (otherwise that the time is over)",
    )
    dispose.add_argument(
        "--remove-backups", action="store_true", help="with --confirm, also remove the backups that hold it"
    )
    _add_folder(dispose)


def _add_folder(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--folder", metavar="FOLDER", type=Path, help="where backups lie, if not beside the board"
    )


def _add_board(
    command: argparse.ArgumentParser, words: str = "the board’s file", nargs: str | None = None
) -> None:
    command.add_argument("board", metavar="BOARD", type=Path, help=words, nargs=nargs)
    command.add_argument(
        "--passphrase-file",
        metavar="FILE",
        type=Path,
        help=f"a file whose first line is the passphrase of the board (otherwise {VARIABLE}, if that is set)",
    )


def _add_force(command: argparse.ArgumentParser) -> None:
    command.add_argument("--force", action="store_true", help="replace a file that is there already")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"“{text}” is no date; write it as 2026-11-22"
        raise argparse.ArgumentTypeError(message) from None


def _edition(text: str) -> Edition:
    try:
        return Edition(text)
    except ValueError:
        message = f"“{text}” is no edition; there are {' and '.join(Edition)}"
        raise argparse.ArgumentTypeError(message) from None


def _version(text: str) -> VersionNumber:
    found = re.fullmatch(r"0\.([1-9][0-9]{0,5})|([1-9][0-9]{0,5})", text, re.ASCII)
    if found is None:
        message = f"“{text}” is no version; write it as 0.2 or 1"
        raise argparse.ArgumentTypeError(message)
    return VersionNumber(0, int(found[1])) if found[1] else VersionNumber(int(found[2]))
