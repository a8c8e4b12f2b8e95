"""A board that a passphrase opens."""

from pathlib import Path

from tests.support.boards import note, planned_meeting

from boardobserver.domain.passphrase import Passphrase
from boardobserver.services.boards import new_board

WORDS = "seven quiet herons walk"
"""The passphrase."""


def sealed_board(folder: Path) -> Path:
    """The file of a board with one line, closed."""
    workspace = new_board(folder / "sealed.board", "Sealed board", actor="test", passphrase=Passphrase(WORDS))
    note(workspace, planned_meeting(workspace), "A line")
    workspace.close()
    return workspace.path
