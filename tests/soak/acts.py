"""What the program does while it is killed, each act on a board of its own."""

import random
from collections.abc import Iterator
from pathlib import Path

from tests.soak.disposing_act import Disposing
from tests.soak.facts import BOARD, MADE, NOTED, SIGNED, not_noted
from tests.soak.file_acts import BackingUp, ChangingPassphrase, Making, Migrating, Rescuing, Restoring
from tests.soak.issuing_act import Issuing
from tests.soak.killing import BEGUN, DONE, Act, Tell, Told
from tests.soak.leftovers import unsound
from tests.soak.templates import Templates
from tests.soak.typing_act import Typing
from tests.support import boards
from tests.support.command_line import run_here
from tests.support.logs import DAY, peak_lines, render

from boardobserver.__main__ import main
from boardobserver.domain.words import MeetingStatus
from boardobserver.services import importing, meetings
from boardobserver.services.workspace import Workspace


class Noting:
    """Lines noted one after the other, each with something that is being typed."""

    name = "noting lines"

    def prepare(self, templates: Templates, folder: Path, chance: random.Random) -> None:
        """A meeting that was held."""
        _ = chance
        templates.copy(templates.held, folder, BOARD)

    def live(self, folder: Path, tell: Tell) -> None:
        """Note sixty lines."""
        workspace = Workspace.open(folder / BOARD, actor="killed")
        meeting_id = workspace.read.meetings()[0].id
        tell(BEGUN)
        for number in range(60):
            workspace.keep_draft("line", f"half of line {number}")
            boards.note(workspace, meeting_id, f"{'? ' if number % 3 else '! '}line {number}")
            tell(NOTED, f"line {number}")
        tell(DONE)
        workspace.close()

    def losses(self, folder: Path, told: list[Told]) -> Iterator[str]:
        """Every line that was said to be noted is there, and nothing is half there."""
        yield from unsound(folder, folder / BOARD)
        yield from not_noted(folder, told)


class Printing:
    """Minutes printed by the command, the full and the public edition, over files that are there."""

    name = "printing"

    def prepare(self, templates: Templates, folder: Path, chance: random.Random) -> None:
        """A meeting that was held, and a print of it from before."""
        templates.copy(templates.held, folder, BOARD)
        if chance.random() < 0.5:
            before = templates.folder / "before.pdf"
            if not before.exists():
                run_here(folder, "print", folder / BOARD, "latest", "-o", before)
            (folder / "full.pdf").write_bytes(before.read_bytes())

    def live(self, folder: Path, tell: Tell) -> None:
        """Print both, and the other formats."""
        tell(BEGUN)
        for name, edition in (("full.pdf", "full"), ("public.pdf", "public"), ("full.html", "full")):
            words = ["print", str(folder / BOARD), "latest", "--edition", edition, "--force"]
            if main([*words, "-o", str(folder / name)]) == 0:
                tell(MADE, name)
        tell(DONE)

    def losses(self, folder: Path, told: list[Told]) -> Iterator[str]:
        """Each file is whole, and is there if it was said to be."""
        yield from unsound(folder, folder / BOARD)
        for each in told:
            if each.fact == MADE and not (folder / each.words).exists():
                yield f"“{each.words}” is not there"


class ImportingLog:
    """A log taken in step by step, as the window does, with lines noted in between."""

    name = "importing a log"

    def prepare(self, templates: Templates, folder: Path, chance: random.Random) -> None:
        """A board, and a log of an hour."""
        _ = chance
        templates.copy(templates.held, folder, BOARD)
        (folder / "log.txt").write_text(render(peak_lines()), encoding="utf-8")

    def live(self, folder: Path, tell: Tell) -> None:
        """Take it in; a line that is noted when a third is done makes it begin anew."""
        workspace = Workspace.open(folder / BOARD, actor="killed")
        meeting_id = workspace.read.meetings()[0].id
        series_id = workspace.read.series()[0].id
        log = importing.read_log_file(folder / "log.txt")
        tell(BEGUN, str(len(log.entries)))
        is_noted = False
        for fraction in workspace.undertake(importing.taking_in(log, DAY, series_id=series_id)):
            if fraction > 1 / 3 and not is_noted:
                is_noted = True
                boards.note(workspace, meeting_id, "line 0")
                tell(NOTED, "line 0")
        tell(DONE)
        workspace.close()

    def losses(self, folder: Path, told: list[Told]) -> Iterator[str]:
        """The meeting of the log is there whole, or not at all."""
        yield from unsound(folder, folder / BOARD)
        yield from not_noted(folder, told)
        workspace = Workspace.open(folder / BOARD, actor="reader", read_only=True)
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
        templates.copy(templates.held, folder, BOARD)

    def live(self, folder: Path, tell: Tell) -> None:
        """Sign them off."""
        workspace = Workspace.open(folder / BOARD, actor="killed")
        observer = boards.person_of(workspace, "LO")
        tell(BEGUN)
        for meeting in reversed(workspace.read.meetings()):
            workspace.perform(meetings.sign_off(meeting.id, observer))
            tell(SIGNED, meeting.id)
        tell(DONE)
        workspace.close()

    def losses(self, folder: Path, told: list[Told]) -> Iterator[str]:
        """A meeting is signed off and has its version, or is not and has none."""
        yield from unsound(folder, folder / BOARD)
        signed = {each.words for each in told if each.fact == SIGNED}
        workspace = Workspace.open(folder / BOARD, actor="reader", read_only=True)
        for meeting in workspace.read.meetings():
            is_signed = meeting.status is MeetingStatus.SIGNED_OFF
            numbers = [str(each.number) for each in workspace.read.releases.versions(meeting.id)]
            if meeting.id in signed and not is_signed:
                yield f"the minutes of {meeting.reference} are not signed off"
            if is_signed != ("1" in numbers):
                yield f"{meeting.reference} is signed off: {is_signed}, with the versions {numbers}"
        workspace.close()


ACTS: tuple[Act, ...] = (
    Typing(),
    Noting(),
    Printing(),
    Making(),
    BackingUp(),
    Migrating(),
    Restoring(),
    Rescuing(),
    ChangingPassphrase(),
    ImportingLog(),
    SigningOff(),
    Issuing(),
    Disposing(),
)
