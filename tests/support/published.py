"""A board as whoever publishes its minutes uses it: both editions, corrections, verifying, restoring.

The board is lived already; what is done with it here goes by the command line and the services, and what
comes out is read back by programs of others.
"""

import shutil
from pathlib import Path

import pikepdf
from tests.support.command_line import Ran, run_here
from tests.support.pdf import page_texts, plain

from boardobserver.domain.release import Exemption, Naming
from boardobserver.domain.snapshots import Meeting
from boardobserver.services import corrections, people, withholding
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace

_BOARD = "published.board"
_ON = (Exemption.LAW_ENFORCEMENT,)


class Published:
    """The signed-off minutes of a board, published from a copy of it.

    Args:
        lived: The board's file; nobody has it open.
        folder: Where the copy and the documents go.
    """

    def __init__(self, lived: Path, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self.path = Path(shutil.copy(lived, folder / _BOARD))

    def hold(self, passage: str, whole_line: str, person: str, corrected: tuple[str, str]) -> None:
        """Publish all of it, with words, a line and a name withheld and some words corrected.

        Args:
            passage: Words of one line.
            whole_line: The beginning of a line that is withheld whole.
            person: The initials of somebody whose name is withheld.
            corrected: Words of a line, and the words that they should have been.
        """
        name = self._withhold(passage, whole_line, person)
        references = [str(meeting.reference) for meeting in self._meetings()]
        for reference in references:
            self._publish(reference, (passage, whole_line, name))
        self._correct(corrected)
        assert check_board(self.path) == ()

    def _withhold(self, passage: str, whole_line: str, person: str) -> str:
        workspace = Workspace.open(self.path, actor="publisher")
        lines = [entry for _, entry in workspace.read.all_entries()]
        spoken = next(entry for entry in lines if passage in entry.text)
        workspace.perform(withholding.withhold_passage(withholding.Place(entry_id=spoken.id), passage, _ON))
        line = next(entry for entry in lines if whole_line in entry.text)
        workspace.perform(withholding.withhold_entry(line.id, (*_ON, Exemption.PUBLIC_AFFAIRS), "as advised"))
        who = next(each for each in workspace.read.people() if each.initials == person)
        workspace.perform(people.change_person(who.id, naming=Naming.WITHHELD))
        workspace.close()
        return who.name

    def _publish(self, reference: str, withheld: tuple[str, ...]) -> None:
        """Both editions of a meeting's minutes, verified, restored, and told from an altered one."""
        for edition in ("full", "public"):
            file = f"{reference} {edition}.pdf"
            self._run("print", _BOARD, reference, "-o", file, "--edition", edition)
            said = plain("".join(page_texts((self.folder / file).read_bytes())))  # to both standards, besides
            if edition == "public":
                assert not [words for words in withheld if plain(words) in said]
            assert "exactly the file" in self._run("verify", file).output
            self._run("verify", file, _BOARD)
            self._alter(file)
            assert run_here(self.folder, "verify", f"altered {file}").code == 1
            again = f"{reference} {edition}.board"
            self._run("new", again)
            assert self._run("restore-meeting", file, again).output == f"{reference}\n"
        for suffix in ("docx", "html"):
            self._run("print", _BOARD, reference, "-o", f"{reference}.{suffix}", "--edition", "public")

    def _alter(self, file: str) -> None:
        """Take the last page away, as anybody could."""
        with pikepdf.open(self.folder / file) as pdf:
            del pdf.pages[-1]
            pdf.save(self.folder / f"altered {file}")

    def _correct(self, corrected: tuple[str, str]) -> None:
        """A correction makes version 2, which says the new words; version 1 is what it was, to the byte."""
        old, new = corrected
        workspace = Workspace.open(self.path, actor="publisher")
        meeting, text = next(
            (meeting, text)
            for meeting in self._meetings()
            for text in corrections.correctable_texts(workspace.read, meeting.id)
            if old in text.words
        )
        words = text.words.replace(old, new)
        put = workspace.perform(corrections.put_forward(meeting.id, text, words, "It was misheard."))
        number = workspace.perform(corrections.agree_corrections(meeting.id, [put]))
        workspace.close()
        assert str(number) == "2"
        reference = str(meeting.reference)
        self._run("print", _BOARD, reference, "-o", "second.pdf")
        self._run("print", _BOARD, reference, "-o", "first.pdf", "--version", "1")
        assert (self.folder / "first.pdf").read_bytes() == (
            self.folder / f"{reference} full.pdf"
        ).read_bytes()
        said = plain("".join(page_texts((self.folder / "second.pdf").read_bytes())))
        assert plain(new) in said
        assert plain("It was misheard.") in said

    def _meetings(self) -> tuple[Meeting, ...]:
        workspace = Workspace.open(self.path, actor="publisher", read_only=True)
        try:
            return workspace.read.meetings()
        finally:
            workspace.close()

    def _run(self, *words: str) -> Ran:
        ran = run_here(self.folder, *words)
        assert ran.code == 0, ran
        return ran
