"""Acts that make a file of a whole board: backups, boards brought up to date, restored, encrypted anew."""

import random
import threading
from collections.abc import Iterator
from pathlib import Path

from tests.soak.facts import BOARD, MADE, NOTED, not_noted
from tests.soak.killing import BEGUN, DONE, Tell, Told
from tests.soak.leftovers import opens, unsound
from tests.soak.templates import OTHER_WORDS, WORDS, Templates, texts
from tests.support import boards

from boardobserver.__main__ import main
from boardobserver.services.backups import backups_of, make_backup
from boardobserver.services.boards import new_board
from boardobserver.services.demonstration import demonstration_board
from boardobserver.services.passphrases import change_passphrase
from boardobserver.services.workspace import Workspace

_NEW = {"plain.board": None, "encrypted.board": WORDS}
_DEMONSTRATION = "demonstration.board"
_RESTORED, _RESCUED = "restored.board", "rescued.board"
_OF_NOW = "before a restore"
_BEYOND = 60


class Making:
    """Boards made anew: a plain one, an encrypted one and the demonstration."""

    name = "making a board"

    def prepare(self, templates: Templates, folder: Path, chance: random.Random) -> None:
        """A folder with nothing in it."""
        _ = templates, folder, chance

    def live(self, folder: Path, tell: Tell) -> None:
        """Make them one after the other."""
        tell(BEGUN)
        for name, passphrase in _NEW.items():
            new_board(folder / name, "A new board", actor="killed", passphrase=passphrase).close()
            tell(MADE, name)
        demonstration_board(folder / _DEMONSTRATION, actor="killed").close()
        tell(MADE, _DEMONSTRATION)
        tell(DONE)

    def losses(self, folder: Path, told: list[Told]) -> Iterator[str]:
        """What bears a name holds all that a new board holds; what was made bears one."""
        there = {name for name in (*_NEW, _DEMONSTRATION) if (folder / name).exists()}
        yield from (
            f"“{each.words}” is not there" for each in told if each.fact == MADE and each.words not in there
        )
        for name in there:
            workspace = Workspace.open(
                folder / name, actor="reader", passphrase=_NEW.get(name), read_only=True
            )
            if len(workspace.read.series()) != 1 or bool(workspace.read.meetings()) != (
                name == _DEMONSTRATION
            ):
                yield f"“{name}” is not whole"
            workspace.close()
        new_board(folder / BOARD, "Another board", actor="afterwards").close()
        yield from unsound(folder, folder / BOARD)


class BackingUp:
    """A board backed up in another thread while lines are noted, as the window does."""

    name = "backing up"

    def prepare(self, templates: Templates, folder: Path, chance: random.Random) -> None:
        """A large board, now and then an encrypted one."""
        templates.copy_large(folder, BOARD, is_encrypted=chance.random() < 0.3)

    def live(self, folder: Path, tell: Tell) -> None:
        """Make two backups, and note lines until they are made."""
        path = folder / BOARD
        opened = opens(path)
        assert opened is not None
        workspace = Workspace.open(path, actor="killed", passphrase=opened.passphrase)
        meeting_id = workspace.read.meetings()[0].id
        tell(BEGUN)

        def back_up() -> None:
            for _ in range(2):
                made = make_backup(path, "every half hour", workspace.key)
                tell(MADE, made.path.name)

        thread = threading.Thread(target=back_up)
        thread.start()
        number = 0
        while thread.is_alive():
            boards.note(workspace, meeting_id, f"line {number}")
            tell(NOTED, f"line {number}")
            number += 1
        tell(DONE)
        workspace.close()

    def losses(self, folder: Path, told: list[Told]) -> Iterator[str]:
        """The backups that are listed are sound, and those that were made are listed."""
        path = folder / BOARD
        yield from unsound(folder, path)
        yield from not_noted(folder, told)
        listed = {backup.path.name for backup in backups_of(path)}
        for each in told:
            if each.fact == MADE and each.words not in listed:
                yield f"the backup “{each.words}” is not listed"


class Migrating:
    """A board of an earlier version, backed up and brought up to date at its opening."""

    name = "migrating"

    def prepare(self, templates: Templates, folder: Path, chance: random.Random) -> None:
        """A kept board, enlarged."""
        old = templates.old(chance.randrange(2), folder)
        old.rename(folder / BOARD)

    def live(self, folder: Path, tell: Tell) -> None:
        """Open it."""
        tell(BEGUN)
        workspace = Workspace.open(folder / BOARD, actor="killed")
        tell(DONE, str(len(workspace.read.all_entries())))
        workspace.close()

    def losses(self, folder: Path, told: list[Told]) -> Iterator[str]:
        """All lines are there; what was copied is whole, and of the version before."""
        _ = told
        yield from unsound(folder, folder / BOARD)
        if not texts(folder / BOARD):
            yield "no line is left"


class Restoring:
    """A backup made a board again."""

    name = "restoring"

    def prepare(self, templates: Templates, folder: Path, chance: random.Random) -> None:
        """A board with backups."""
        _ = chance
        _with_backups(templates, folder)

    def live(self, folder: Path, tell: Tell) -> None:
        """Restore the newest."""
        path = folder / BOARD
        backup = backups_of(path)[0].path
        tell(BEGUN)
        if main(["restore", str(path), str(backup), "-o", str(folder / _RESTORED)]) == 0:
            tell(MADE, _RESTORED)
        tell(DONE)

    def losses(self, folder: Path, told: list[Told]) -> Iterator[str]:
        """What bears a name is whole, the board is as it was, and all backups are there, with one of now."""
        yield from unsound(folder, folder / BOARD)
        there = [backup.why for backup in backups_of(folder / BOARD)]
        if len([why for why in there if why != _OF_NOW]) != 3:
            yield "a backup is missing"
        if (folder / _RESTORED).exists() and _OF_NOW not in there:
            yield "the board was not backed up before"
        yield from _not_all(folder, _RESTORED, texts(folder / BOARD)[:-1], told)


class Rescuing:
    """What a board's journal has beyond its newest backup, added to a board that is made of that.

    The rest of the file is sound here: what is damaged in it changes nothing in how the journal is read.
    """

    name = "rescuing"

    def prepare(self, templates: Templates, folder: Path, chance: random.Random) -> None:
        """A board with backups, and many lines that are in none."""
        _ = chance
        workspace = Workspace.open(_with_backups(templates, folder), actor="tester")
        meeting_id = workspace.read.meetings()[0].id
        for number in range(_BEYOND):
            boards.note(workspace, meeting_id, f"beyond the backup {number}")
        workspace.close()

    def live(self, folder: Path, tell: Tell) -> None:
        """Rescue it."""
        tell(BEGUN)
        if main(["restore", str(folder / BOARD), "-o", str(folder / _RESCUED)]) == 0:
            tell(MADE, _RESCUED)
        tell(DONE)

    def losses(self, folder: Path, told: list[Told]) -> Iterator[str]:
        """What bears a name has all that could be added, told of or not; the board is as it was."""
        yield from unsound(folder, folder / BOARD)
        lines = texts(folder / BOARD)
        if len(lines) <= _BEYOND:
            yield "a line is missing"
        yield from _not_all(folder, _RESCUED, lines, told)


def _with_backups(templates: Templates, folder: Path) -> Path:
    path = templates.copy(templates.backed_up, folder).rename(folder / BOARD)
    for backup in (folder / "backed backups").iterdir():
        backup.rename(backup.with_name(backup.name.replace("backed ", "board ", 1)))
    (folder / "backed backups").rename(folder / "board backups")
    return path


def _not_all(folder: Path, name: str, wanted: list[str], told: list[Told]) -> Iterator[str]:
    """Whether a board that was to be made lacks a line, or is not there though it was said to be made."""
    if (folder / name).exists():
        if texts(folder / name) != wanted:
            yield f"“{name}” has not all lines"
    elif any(each.fact == MADE and each.words == name for each in told):
        yield f"“{name}” is not there"


class ChangingPassphrase:
    """A passphrase added, changed and removed."""

    name = "changing the passphrase"

    def prepare(self, templates: Templates, folder: Path, chance: random.Random) -> None:
        """A board with a passphrase, or without."""
        templates.copy_large(folder, BOARD, is_encrypted=chance.random() < 0.7)

    def live(self, folder: Path, tell: Tell) -> None:
        """Give it another one; a board without one gets its first, and loses it again."""
        path = folder / BOARD
        opened = opens(path)
        assert opened is not None
        tell(BEGUN)
        change_passphrase(path, opened.passphrase, OTHER_WORDS, keeps_backups=True)
        tell(MADE, OTHER_WORDS.words)
        change_passphrase(path, OTHER_WORDS, None, keeps_backups=False)
        tell(MADE, "")
        change_passphrase(path, None, WORDS, keeps_backups=True)
        tell(DONE, WORDS.words)

    def losses(self, folder: Path, told: list[Told]) -> Iterator[str]:
        """It opens by the one passphrase or the other, with all its lines."""
        path = folder / BOARD
        yield from unsound(folder, path)
        opened = opens(path)
        if opened is None or len(texts(path, opened.key)) < 5:
            yield "lines are missing"
        if told and told[-1].fact == DONE and opened is not None and opened.passphrase != WORDS:
            yield "the passphrase that was set does not open it"
