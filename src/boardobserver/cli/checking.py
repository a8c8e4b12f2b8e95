"""`check` and `--self-test`: whether a board, or the program itself, is sound."""

import argparse
import sys
import tempfile
from pathlib import Path

from boardobserver.cli.opening import passphrase_of
from boardobserver.host.assets import asset
from boardobserver.services import anchoring, publishing, safekeeping
from boardobserver.services.demonstration import demonstration_board
from boardobserver.services.minutes_content import minutes_content

_PDF_HEADER = b"%PDF-"


def check(chosen: argparse.Namespace) -> int:
    """Check a board, also against minutes that were issued, and say what is wrong with it."""
    with passphrase_of(chosen) as passphrase:
        findings = safekeeping.check_board(chosen.board, passphrase)
        if chosen.against is not None:
            findings += anchoring.findings_against(chosen.board, chosen.against, passphrase)
    for finding in findings:
        print(f"boardobserver: {finding}", file=sys.stderr)
    if findings:
        return 1
    print(f"{chosen.board} is sound.")
    if chosen.against is not None:
        print(f"Its journal goes on from the one that {chosen.against} names.")
    return 0


def self_test(_chosen: argparse.Namespace) -> int:
    """Make the demonstration board, check it, and print its minutes, all in a folder that is then removed."""
    with tempfile.TemporaryDirectory() as folder:
        board = Path(folder) / "self-test.board"
        minutes = Path(folder) / "minutes.pdf"
        workspace = demonstration_board(board, actor="self-test")
        try:
            today = workspace.local(workspace.now()).date()
            content = minutes_content(workspace.read, workspace.read.meetings()[0].id, today)
        finally:
            workspace.close()
        findings = list(safekeeping.check_board(board))
        publishing.print_minutes(content, minutes, overwrite=False)
        if not minutes.read_bytes().startswith(_PDF_HEADER):
            findings.append("The minutes did not come out as a PDF.")
    if not asset("icons/boardobserver.svg").is_file():
        findings.append("The icons are missing.")
    for finding in findings:
        print(f"boardobserver: {finding}", file=sys.stderr)
    print("Self-test failed." if findings else "Self-test passed.")
    return 1 if findings else 0
