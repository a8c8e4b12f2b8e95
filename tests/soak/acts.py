"""What the program does while it is killed, each act on a board of its own."""

import random
import threading
from collections.abc import Iterator
from pathlib import Path

from tests.soak.killing import BEGUN, DONE, Act, Tell, Told
from tests.soak.leftovers import opens, unsound
from tests.soak.templates import OTHER_WORDS, WORDS, Templates, texts
from tests.soak.typing_act import Typing
from tests.support import boards
from tests.support.command_line import run_here
from tests.support.logs import DAY, peak_lines, render

from boardobserver.__main__ import main
from boardobserver.domain.words import MeetingStatus
from boardobserver.services import importing, meetings
from boardobserver.services.backups import backups_of, make_backup
from boardobserver.services.passphrases import change_passphrase
from boardobserver.services.workspace import Workspace

_NOTED, _SIGNED, _MADE = "noted", "signed", "made"
_BOARD = "board.board"


class Noting:
    """Lines noted one after the other, each with something that is being typed."""

    name = "noting lines"

    def prepare(self, templates: Templates, folder: Path, chance: random.Random) -> None:
        """A meeting that was held."""
        _ = chance
        templates.copy(templates.held, folder, _BOARD)

    def live(self, folder: Path, tell: Tell) -> None:
        """Note sixty lines."""
        workspace = Workspace.open(folder / _BOARD, actor="killed")
        meeting_id = workspace.read.meetings()[0].id
        tell(BEGUN)
        for number in range(60):
            workspace.keep_draft("line", f"half of line {number}")
            boards.note(workspace, meeting_id, f"{'? ' if number % 3 else '! '}line {number}")
            tell(_NOTED, f"line {number}")
        tell(DONE)
        workspace.close()

    def losses(self, folder: Path, told: list[Told]) -> Iterator[str]:
        """Every line that was said to be noted is there, and nothing is half there."""
        yield from unsound(folder, folder / _BOARD)
        yield from not_noted(folder, told)


class Printing:
    """Minutes printed by the command, the full and the public edition, over files that are there."""

    name = "printing"

    def prepare(self, templates: Templates, folder: Path, chance: random.Random) -> None:
        """A meeting that was held, and a print of it from before."""
        templates.copy(templates.held, folder, _BOARD)
        if chance.random() < 0.5:
            before = templates.folder / "before.pdf"
            if not before.exists():
                run_here(folder, "print", folder / _BOARD, "latest", "-o", before)
            (folder / "full.pdf").write_bytes(before.read_bytes())

    def live(self, folder: Path, tell: Tell) -> None:
        """Print both, and the other formats."""
        tell(BEGUN)
        for name, edition in (("full.pdf", "full"), ("public.pdf", "public"), ("full.html", "full")):
            words = ["print", str(folder / _BOARD), "latest", "--edition", edition, "--force"]
            if main([*words, "-o", str(folder / name)]) == 0:
                tell(_MADE, name)
        tell(DONE)

    def losses(self, folder: Path, told: list[Told]) -> Iterator[str]:
        """Each file is whole, and is there if it was said to be."""
        yield from unsound(folder, folder / _BOARD)
        for each in told:
            if each.fact == _MADE and not (folder / each.words).exists():
                yield f"“{each.words}” is not there"


class BackingUp:
    """A board backed up in another thread while lines are noted, as the window does."""

    name = "backing up"

    def prepare(self, templates: Templates, folder: Path, chance: random.Random) -> None:
        """A large board, now and then an encrypted one."""
        is_encrypted = chance.random() < 0.3
        templates.copy(templates.large_encrypted if is_encrypted else templates.large, folder, _BOARD)

    def live(self, folder: Path, tell: Tell) -> None:
        """Make two backups, and note lines until they are made."""
        path = folder / _BOARD
        opened = opens(path)
        assert opened is not None
        workspace = Workspace.open(path, actor="killed", passphrase=opened.passphrase)
        meeting_id = workspace.read.meetings()[0].id
        tell(BEGUN)

        def back_up() -> None:
            for _ in range(2):
                made = make_backup(path, "every half hour", workspace.key)
                assert made is not None
                tell(_MADE, made.path.name)

        thread = threading.Thread(target=back_up)
        thread.start()
        number = 0
        while thread.is_alive():
            boards.note(workspace, meeting_id, f"line {number}")
            tell(_NOTED, f"line {number}")
            number += 1
        tell(DONE)
        workspace.close()

    def losses(self, folder: Path, told: list[Told]) -> Iterator[str]:
        """The backups that are listed are sound, and those that were made are listed."""
        path = folder / _BOARD
        yield from unsound(folder, path)
        yield from not_noted(folder, told)
        listed = {backup.path.name for backup in backups_of(path)}
        for each in told:
            if each.fact == _MADE and each.words not in listed:
                yield f"the backup “{each.words}” is not listed"


class Migrating:
    """A board of an earlier version, backed up and brought up to date at its opening."""

    name = "migrating"

    def prepare(self, templates: Templates, folder: Path, chance: random.Random) -> None:
        """A kept board, enlarged."""
        old = templates.old(chance.randrange(2), folder)
        old.rename(folder / _BOARD)

    def live(self, folder: Path, tell: Tell) -> None:
        """Open it."""
        tell(BEGUN)
        workspace = Workspace.open(folder / _BOARD, actor="killed")
        tell(DONE, str(len(workspace.read.all_entries())))
        workspace.close()

    def losses(self, folder: Path, told: list[Told]) -> Iterator[str]:
        """All lines are there; what was copied is whole, and of the version before."""
        _ = told
        yield from unsound(folder, folder / _BOARD)
        if not texts(folder / _BOARD):
            yield "no line is left"


class Restoring:
    """A backup made a board again, and a damaged board rescued."""

    name = "restoring"

    def prepare(self, templates: Templates, folder: Path, chance: random.Random) -> None:
        """A board with backups; now and then without its header."""
        path = templates.copy(templates.backed_up, folder)
        path.rename(folder / _BOARD)
        for backup in (folder / "backed backups").iterdir():
            backup.rename(backup.with_name(backup.name.replace("backed ", "board ", 1)))
        (folder / "backed backups").rename(folder / "board backups")
        _ = chance

    def live(self, folder: Path, tell: Tell) -> None:
        """Restore the newest, then rescue what the board holds beyond it."""
        path = folder / _BOARD
        backup = backups_of(path)[0].path
        tell(BEGUN)
        if main(["restore", str(path), str(backup), "-o", str(folder / "restored.board")]) == 0:
            tell(_MADE, "restored.board")
        if main(["restore", str(path), "-o", str(folder / "rescued.board")]) == 0:
            tell(_MADE, "rescued.board")
        tell(DONE)

    def losses(self, folder: Path, told: list[Told]) -> Iterator[str]:
        """What was made is whole, the board is as it was, and all backups are there."""
        path = folder / _BOARD
        yield from unsound(folder, path)
        if len(backups_of(path)) != 3:
            yield "a backup is missing"
        lines = texts(path)
        for each in told:
            if each.fact == _MADE:
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
        templates.copy(templates.large_encrypted if is_encrypted else templates.large, folder, _BOARD)

    def live(self, folder: Path, tell: Tell) -> None:
        """Give it another one; a board without one gets its first, and loses it again."""
        path = folder / _BOARD
        opened = opens(path)
        assert opened is not None
        tell(BEGUN)
        change_passphrase(path, opened.passphrase, OTHER_WORDS, keeps_backups=True)
        tell(_MADE, OTHER_WORDS.words)
        change_passphrase(path, OTHER_WORDS, None, keeps_backups=False)
        tell(_MADE, "")
        change_passphrase(path, None, WORDS, keeps_backups=True)
        tell(DONE, WORDS.words)

    def losses(self, folder: Path, told: list[Told]) -> Iterator[str]:
        """It opens by the one passphrase or the other, with all its lines."""
        path = folder / _BOARD
        yield from unsound(folder, path)
        opened = opens(path)
        if opened is None or len(texts(path, opened.passphrase)) < 5:
            yield "lines are missing"
        if told and told[-1].fact == DONE and opened is not None and opened.passphrase != WORDS:
            yield "the passphrase that was set does not open it"


class ImportingLog:
    """A log taken in step by step, as the window does, with lines noted in between."""

    name = "importing a log"

    def prepare(self, templates: Templates, folder: Path, chance: random.Random) -> None:
        """A board, and a log of an hour."""
        _ = chance
        templates.copy(templates.held, folder, _BOARD)
        (folder / "log.txt").write_text(render(peak_lines()), encoding="utf-8")

    def live(self, folder: Path, tell: Tell) -> None:
        """Take it in; a line that is noted when a third is done makes it begin anew."""
        workspace = Workspace.open(folder / _BOARD, actor="killed")
        meeting_id = workspace.read.meetings()[0].id
        series_id = workspace.read.series()[0].id
        log = importing.read_log_file(folder / "log.txt")
        tell(BEGUN, str(len(log.entries)))
        is_noted = False
        for fraction in workspace.undertake(importing.taking_in(log, DAY, series_id=series_id)):
            if fraction > 1 / 3 and not is_noted:
                is_noted = True
                boards.note(workspace, meeting_id, "line 0")
                tell(_NOTED, "line 0")
        tell(DONE)
        workspace.close()

    def losses(self, folder: Path, told: list[Told]) -> Iterator[str]:
        """The meeting of the log is there whole, or not at all."""
        yield from unsound(folder, folder / _BOARD)
        yield from not_noted(folder, told)
        workspace = Workspace.open(folder / _BOARD, actor="reader", read_only=True)
        found = [each for each in workspace.read.meetings() if each.held_on == DAY]
        lines = len(workspace.read.entries(found[0].id)) if found else 0
        workspace.close()
        is_done = bool(told) and told[-1].fact == DONE
        wanted = int(told[0].words) if told else 0
        if lines not in (0, wanted) or (is_done and lines != wanted):
            yield f"{lines} of {wanted} lines of the log are there"


class SigningOff:
    """The minutes of meetings signed off one after the other, which keeps a version of each."""

    name = "signing off"

    def prepare(self, templates: Templates, folder: Path, chance: random.Random) -> None:
        """Meetings that wait for it."""
        _ = chance
        templates.copy(templates.held, folder, _BOARD)

    def live(self, folder: Path, tell: Tell) -> None:
        """Sign them off."""
        workspace = Workspace.open(folder / _BOARD, actor="killed")
        observer = boards.person_of(workspace, "LO")
        tell(BEGUN)
        for meeting in reversed(workspace.read.meetings()):
            workspace.perform(meetings.sign_off(meeting.id, observer))
            tell(_SIGNED, meeting.id)
        tell(DONE)
        workspace.close()

    def losses(self, folder: Path, told: list[Told]) -> Iterator[str]:
        """A meeting is signed off and has its version, or is not and has none."""
        yield from unsound(folder, folder / _BOARD)
        signed = {each.words for each in told if each.fact == _SIGNED}
        workspace = Workspace.open(folder / _BOARD, actor="reader", read_only=True)
        for meeting in workspace.read.meetings():
            is_signed = meeting.status is MeetingStatus.SIGNED_OFF
            numbers = [str(each.number) for each in workspace.read.releases.versions(meeting.id)]
            if meeting.id in signed and not is_signed:
                yield f"the minutes of {meeting.reference} are not signed off"
            if is_signed != ("1" in numbers):
                yield f"{meeting.reference} is signed off: {is_signed}, with the versions {numbers}"
        workspace.close()


def not_noted(folder: Path, told: list[Told]) -> Iterator[str]:
    """The lines that were said to be noted and are not there, or not once."""
    opened = opens(folder / _BOARD)
    if opened is None:
        return
    there = texts(folder / _BOARD, opened.passphrase)
    for each in told:
        if each.fact == _NOTED and there.count(each.words) != 1:
            yield f"“{each.words}” is there {there.count(each.words)} times"


ACTS: tuple[Act, ...] = (
    Typing(),
    Noting(),
    Printing(),
    BackingUp(),
    Migrating(),
    Restoring(),
    ChangingPassphrase(),
    ImportingLog(),
    SigningOff(),
)
