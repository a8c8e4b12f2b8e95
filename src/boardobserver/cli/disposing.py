"""`dispose`: what need not be kept any longer, shown first, and disposed of only when that is confirmed."""

import argparse
import sys
from collections.abc import Iterable

from boardobserver.cli.listing import shown
from boardobserver.cli.opening import opened, passphrase_of
from boardobserver.domain.dates import spell_date
from boardobserver.domain.passphrase import Passphrase
from boardobserver.domain.retention import Standing
from boardobserver.host.machine import actor
from boardobserver.services.backups import backups_of
from boardobserver.services.disposal import DisposalPreview, dispose_in_file, preview_disposal
from boardobserver.services.older_backups import backups_before_disposal, remove_backups
from boardobserver.services.workspace import Workspace
from boardobserver.storage.opening import key_to

_LONGEST = 60


def dispose(chosen: argparse.Namespace) -> int:
    """Say what is due, or dispose of it when the name of the board was given."""
    if chosen.confirm is not None:
        with passphrase_of(chosen) as passphrase:
            return _dispose(chosen, passphrase)
    workspace = opened(chosen, read_only=True)
    try:
        preview = preview_disposal(workspace.read, workspace.local(workspace.now()).date())
    finally:
        workspace.close()
    _tell(preview, chosen)
    return 0


def _dispose(chosen: argparse.Namespace, passphrase: Passphrase | None) -> int:
    def open_board() -> Workspace:
        return Workspace.open(chosen.board, actor=actor(), passphrase=passphrase)

    workspace = open_board()
    try:
        preview = preview_disposal(workspace.read, workspace.local(workspace.now()).date())
    finally:
        workspace.close()
    left = dispose_in_file(
        open_board, preview, typed=chosen.confirm, reason=chosen.reason, folder=chosen.folder
    )
    print(f"Disposed of {preview.subject_words}.")
    if left:
        print(f"boardobserver: {left}", file=sys.stderr)
    held = backups_before_disposal(chosen.board, key_to(chosen.board, passphrase), chosen.folder)
    if held and chosen.remove_backups and not left:
        remove_backups(chosen.board, held, chosen.folder)
        print(f"Backups removed that held it: {len(held)}.")
    elif held:
        print("These backups still hold it:")
        print("\n".join(f"  {each.path}" for each in held))
    return 1 if left else 0


def _tell(preview: DisposalPreview, chosen: argparse.Namespace) -> None:
    if preview.due:
        print(f"Due for disposal: {preview.subject_words}.")
        _print_lines([_line(each, preview.counts[each.kept.id]) for each in preview.due])
        print(f"In all: {preview.total_words}.")
    else:
        print("Nothing is due for disposal.")
    if preview.extent.people:
        print(f"Nothing else names these people: {shown(', '.join(preview.extent.people))}")
    if preview.still_open:
        print(f"As old, but still open and kept until they are closed: {preview.still_open}.")
    for each in preview.held:
        print(f"Held: {each.kept.reference}: {shown('; '.join(hold.reason for hold in each.holds))}")
    backups = backups_of(chosen.board, chosen.folder) if preview.due else ()
    if backups:
        print("These backups hold it too, and stay unless they are removed:")
        _print_lines(str(each.path) for each in backups)
    if preview.due:
        print(f'To dispose of it for good, add: --confirm "{shown(preview.board_name)}"')


def _line(standing: Standing, counts: str) -> str:
    kept = standing.kept
    words = shown(kept.words)
    cut = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
    until = "" if standing.until is None else f", kept until {spell_date(standing.until)}"
    return f"{kept.reference}  {spell_date(kept.day)}{until}  {cut}  ({counts or 'nothing beside it'})"


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        print(f"  {line}")
