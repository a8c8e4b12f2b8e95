"""Runs one command of the command line: 0 done, 1 refused or found wrong, 2 wrong usage."""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper

from boardobserver.cli import backups, boards, checking, disposing, listing, minutes, passphrases, verifying
from boardobserver.cli.arguments import parser
from boardobserver.domain.errors import Fault, Refusal
from boardobserver.host.logs import logging_to
from boardobserver.host.paths import log_folder

DONE = 0
REFUSED = 1
STOPPED = 130
"""What a shell expects of a command that was stopped with Ctrl+C."""

_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "new": boards.new,
    "demo": boards.demo,
    "import-log": minutes.import_log,
    "list": listing.list_records,
    "changes": listing.list_changes,
    "print": minutes.print_minutes,
    "check": checking.check,
    "verify": verifying.verify,
    "restore-meeting": verifying.restore_meeting,
    "backup": backups.backup,
    "backups": backups.list_backups,
    "restore": backups.restore,
    "passphrase": passphrases.passphrase,
    "dispose": disposing.dispose,
}


def run(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name, and return the exit code.

    A refusal or a fault is one line on standard error. Anything else is a bug: its place in the code is
    noted in the log, and one line says so.
    """
    chosen = parser().parse_args(arguments)
    if chosen.command is None and not chosen.self_test:
        parser().error("name a command, or a board to open")
    command = checking.self_test if chosen.self_test else _COMMANDS[str(chosen.command)]
    _print_any_character()
    try:
        code = command(chosen)
        sys.stdout.flush()
    except Refusal as refusal:
        return _refused(refusal.message)
    except Fault as fault:
        return _refused(f"{fault.message} {fault.remedy}".strip())
    except BrokenPipeError:
        # Whoever read the output has seen enough; nothing more may be written to it at the end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return STOPPED
    except Exception as error:  # noqa: BLE001 - the crash guard of the command line
        return _refused(f"Something failed that should not have. {_note_crash(error)}")
    return code


def _print_any_character() -> None:
    """A name in a script that the terminal cannot show must not stop the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _note_crash(error: Exception) -> str:
    """Note a bug in the log, and say where."""
    try:
        with logging_to(log_folder()) as path:
            logging.getLogger(__name__).error("the command line failed", exc_info=error)
    except Fault:
        return "It could not be noted in the log either."
    return f"What is known of it is in “{path}”."


def _refused(message: str) -> int:
    print(f"boardobserver: {' '.join(message.split())}", file=sys.stderr)
    return REFUSED
