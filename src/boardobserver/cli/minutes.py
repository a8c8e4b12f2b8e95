"""`import-log` and `print`: a meeting in, its minutes out."""

import argparse
import sys
from contextlib import suppress
from pathlib import Path

from boardobserver.cli.naming import meeting_named
from boardobserver.cli.opening import opened
from boardobserver.domain.errors import Refusal
from boardobserver.services import importing, publishing
from boardobserver.services.formats import format_of
from boardobserver.services.minutes_content import MinutesOptions, minutes_content


def import_log(chosen: argparse.Namespace) -> int:
    """Make one meeting from a log; its reference goes to standard output, the counts to standard error."""
    log = importing.read_log_file(chosen.file)
    workspace = opened(chosen)
    try:
        series = workspace.read.series()[0]
        command = importing.import_log(log, chosen.date, title=chosen.title, series_id=series.id)
        imported = workspace.perform(command)
    finally:
        workspace.close()
    for sentence in log.report.sentences():
        print(sentence, file=sys.stderr)
    print(imported.reference)
    return 0


def print_minutes(chosen: argparse.Namespace) -> int:
    """Print the minutes of a meeting to a file, in the format that its name ends in.

    Raises:
        Refusal: The file to print to is the board itself, or its name asks for no format; or the public
            edition would hold something that is withheld from it.
    """
    _require_elsewhere(chosen.output, chosen.board)
    format_of(chosen.output)
    workspace = opened(chosen, read_only=True)
    try:
        meeting = meeting_named(workspace.read, chosen.meeting)
        options = MinutesOptions(
            as_of_today=chosen.as_of_today,
            changes=chosen.changes,
            edition=chosen.edition,
            version=chosen.version,
        )
        today = workspace.local(workspace.now()).date()
        content = minutes_content(workspace.read, meeting.id, today, options)
    finally:
        workspace.close()
    printed = publishing.print_minutes(content, chosen.output, overwrite=chosen.force)
    for character in printed.uncovered if printed else ():
        print(f"No shipped face has {character}: it prints as its code point.", file=sys.stderr)
    for finding in printed.findings if printed else ():
        print(f"Written without the claim of PDF/UA and PDF/A: {finding}", file=sys.stderr)
    print(f"Printed {meeting.reference} to {chosen.output}")
    return 0


def _require_elsewhere(output: Path, board: Path) -> None:
    with suppress(OSError, ValueError):  # what is not there is not the board; the rest is said later
        if output.samefile(board):
            raise Refusal("The minutes cannot take the place of the board itself. Choose another name.")
