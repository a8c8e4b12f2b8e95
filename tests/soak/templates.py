"""The boards that every trial begins with a copy of; each is made once in a process."""

import gzip
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.support import boards
from tests.support.damage import enlarge
from tests.support.steps import held_meeting
from tests.support.typist import running_meeting

from boardobserver.domain.passphrase import Passphrase
from boardobserver.services.backups import make_backup
from boardobserver.services.boards import new_board
from boardobserver.services.passphrases import change_passphrase
from boardobserver.services.workspace import Workspace
from boardobserver.storage.encryption import BoardKey

KEPT = sorted((Path(__file__).parent.parent / "boards").glob("*.board.gz"))
"""Boards that earlier versions of the program made."""

WORDS = Passphrase("the first words of three")
OTHER_WORDS = Passphrase("quite other words than those")

_HELD = 6
_FILLING = 700


@dataclass(frozen=True)
class Templates:
    """Boards to copy.

    Args:
        folder: Where they lie.
    """

    folder: Path

    def copy(self, template: Path, folder: Path, name: str = "") -> Path:
        """A copy of a template in a folder, with the backups that it has."""
        copied = Path(shutil.copy(template, folder / (name or template.name)))
        beside = template.with_name(f"{template.stem} backups")
        if beside.is_dir() and not name:
            shutil.copytree(beside, folder / beside.name)
        return copied

    @cached_property
    def running(self) -> Path:
        """A meeting that runs, without a line."""
        workspace, _meeting = running_meeting(self.folder)
        workspace.close()
        return workspace.path

    @cached_property
    def held(self) -> Path:
        """Meetings that were held and wait for their sign-off; one line is withheld from the public."""
        workspace = boards.board(self.folder, "held.board")
        for _ in range(_HELD):
            held_meeting(workspace)
        workspace.close()
        return workspace.path

    @cached_property
    def large(self) -> Path:
        """The same, with so much in it that a copy takes its time."""
        large = self.copy(self.held, self.folder, "large.board")
        enlarge(large, _FILLING)
        return large

    @cached_property
    def backed_up(self) -> Path:
        """The same, with three backups."""
        path = self.copy(self.large, self.folder, "backed.board")
        workspace = Workspace.open(path, actor="tester")
        meeting_id = workspace.read.meetings()[0].id
        for number in range(3):
            boards.note(workspace, meeting_id, f"before backup {number}")
            make_backup(path, "by hand")
        boards.note(workspace, meeting_id, "after the last backup")
        workspace.close()
        return path

    @cached_property
    def encrypted(self) -> Path:
        """A board with all sorts of lines, which `WORDS` open."""
        workspace = new_board(self.folder / "encrypted.board", "Test board", actor="tester", passphrase=WORDS)
        held_meeting(workspace)
        workspace.close()
        return workspace.path

    @cached_property
    def large_encrypted(self) -> Path:
        """The large board, which `WORDS` open."""
        path = self.copy(self.large, self.folder, "changed.board")
        change_passphrase(path, None, WORDS, keeps_backups=False)
        shutil.rmtree(path.with_name("changed backups"))
        return path

    def copy_large(self, folder: Path, name: str, *, is_encrypted: bool) -> Path:
        """A copy of a large board, encrypted or not."""
        return self.copy(self.large_encrypted if is_encrypted else self.large, folder, name)

    def old(self, number: int, folder: Path) -> Path:
        """A board that an earlier version made, enlarged."""
        path = folder / "old.board"
        path.write_bytes(gzip.decompress(KEPT[number % len(KEPT)].read_bytes()))
        enlarge(path, _FILLING)
        return path


def texts(path: Path, passphrase: Passphrase | BoardKey | None = None) -> list[str]:
    """The lines of a board, in the order in which they were noted."""
    workspace = Workspace.open(path, actor="reader", passphrase=passphrase, read_only=True)
    try:
        return [entry.text for _meeting, entry in workspace.read.all_entries()]
    finally:
        workspace.close()
