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
        is_encrypted = chance.random() < 0.3
        templates.copy(templates.large_encrypted if is_encrypted else templates.large, folder, BOARD)

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
                assert made is not None
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
    """A backup made a board again, and a damaged board rescued."""

    name = "restoring"

    def prepare(self, templates: Templates, folder: Path, chance: random.Random) -> None:
        """A board with backups; now and then without its header."""
        path = templates.copy(templates.backed_up, folder)
        path.rename(folder / BOARD)
        for backup in (folder / "backed backups").iterdir():
            backup.rename(backup.with_name(backup.name.replace("backed ", "board ", 1)))
        (folder / "backed backups").rename(folder / "board backups")
        _ = chance

    def live(self, folder: Path, tell: Tell) -> None:
        """Restore the newest, then rescue what the board holds beyond it."""
        path = folder / BOARD
        backup = backups_of(path)[0].path
        tell(BEGUN)
        if main(["restore", str(path), str(backup), "-o", str(folder / "restored.board")]) == 0:
            tell(MADE, "restored.board")
        if main(["restore", str(path), "-o", str(folder / "rescued.board")]) == 0:
            tell(MADE, "rescued.board")
        tell(DONE)

    def losses(self, folder: Path, told: list[Told]) -> Iterator[str]:
        """What was made is whole, the board is as it was, and all backups are there."""
        path = folder / BOARD
        yield from unsound(folder, path)
        if len(backups_of(path)) != 3:
            yield "a backup is missing"
        lines = texts(path)
        for each in told:
            if each.fact == MADE:
                made = texts(folder / each.words)
                beyond = 0 if each.words == "rescued.board" else 1
                if made != lines[: len(lines) - beyond]:
                    yield f"“{each.words}” has not all lines"


class ChangingPassphrase:
    """A passphrase added, changed and removed."""

    name = "changing the passphrase"

    def prepare(self, templates: Templates, folder: Path, chance: random.Random) -> None:
        """A board with a passphrase, or without."""
        is_encrypted = chance.random() < 0.7
        templates.copy(templates.large_encrypted if is_encrypted else templates.large, folder, BOARD)

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
