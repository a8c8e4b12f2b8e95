"""Runs one command of the command line: 0 done, 1 refused or found wrong, 2 wrong usage."""

import argparse
import sys
from collections.abc import Callable, Sequence

from boardobserver.cli import boards, checking, listing, minutes
from boardobserver.cli.arguments import parser
from boardobserver.domain.errors import Fault, Refusal

DONE = 0
REFUSED = 1

_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "new": boards.new,
    "demo": boards.demo,
    "import-log": minutes.import_log,
    "list": listing.list_records,
    "print": minutes.print_minutes,
    "check": checking.check,
}


def run(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name, and return the exit code.

    A refusal or a fault is one line on standard error. Anything else is a bug and not caught here.
    """
    chosen = parser().parse_args(arguments)
    if chosen.command is None and not chosen.self_test:
        parser().error("name a command, or a board to open")
    command = checking.self_test if chosen.self_test else _COMMANDS[chosen.command]
    try:
        return command(chosen)
    except Refusal as refusal:
        return _refused(refusal.message)
    except Fault as fault:
        return _refused(f"{fault.message} {fault.remedy}".strip())


def _refused(message: str) -> int:
    print(f"boardobserver: {' '.join(message.split())}", file=sys.stderr)
    return REFUSED
