"""`verify` and `restore-meeting`: what a PDF of minutes is, and its meeting made again."""

import argparse
import sys

from boardobserver.cli.opening import opened
from boardobserver.services import restoring
from boardobserver.services.verifying import (
    BoardComparison,
    Verdict,
    Verification,
    compare_with_board,
    record_words,
    verify_file,
)

WORDS_ALONE = 3
"""How `verify` ends where the words of a file agree with its record and no more of it could be compared."""


def verify(chosen: argparse.Namespace) -> int:
    """Say what a PDF is; what is wrong with it goes to standard error."""
    verification = verify_file(chosen.file)
    print(verification.sentence)
    for sentence in verification.alterations:
        print(f"boardobserver: {sentence}", file=sys.stderr)
    if verification.edition is not None:
        print(record_words(verification))
    is_borne_out = chosen.board is None or _held_against_board(verification, chosen)
    if not (verification.is_verified and is_borne_out):
        return 1
    return WORDS_ALONE if verification.verdict is Verdict.OF_ANOTHER_LAYOUT else 0


def restore_meeting(chosen: argparse.Namespace) -> int:
    """Make the meeting of a PDF again in a board that has none, and print its reference."""
    edition = restoring.read_edition(chosen.file)
    workspace = opened(chosen)
    try:
        meeting_id = workspace.perform(restoring.restore_meeting(edition))
        print(workspace.read.meeting(meeting_id).reference)
    finally:
        workspace.close()
    return 0


def _held_against_board(verification: Verification, chosen: argparse.Namespace) -> bool:
    """Say what the board has of the record in the file, and whether it bears it out."""
    if verification.edition is None:
        return False
    workspace = opened(chosen, read_only=True)
    try:
        today = workspace.local(workspace.now()).date()
        comparison = compare_with_board(workspace.read, verification.edition, today)
    finally:
        workspace.close()
    _tell(comparison)
    return comparison.is_the_boards


def _tell(comparison: BoardComparison) -> None:
    for sentence in comparison.sentences:
        print(sentence)
    for each in comparison.differences:
        field = f" – {each.field}" if each.field else ""
        print(f"{each.place}{field}")
        print(f"    in the file:  {each.in_file}")
        print(f"    on the board: {each.on_board}")
