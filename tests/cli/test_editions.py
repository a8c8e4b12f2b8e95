"""`print` for the public: what is withheld stays out, and a version is printed as it was kept."""

from pathlib import Path

from tests.support import boards, pdf
from tests.support.command_line import run_here

from boardobserver.domain.release import Exemption
from boardobserver.services import meetings
from boardobserver.services.withholding import Place, withhold_passage

LAW = (Exemption.LAW_ENFORCEMENT,)


def a_board(folder: Path) -> None:
    board = boards.board(folder)
    meeting_id = boards.planned_meeting(board)
    item_id = board.read.items(meeting_id)[2].id
    line = boards.note(board, meeting_id, "Operation Kestrel would begin at Stratford.", item_id)
    board.perform(withhold_passage(Place(entry_id=line), "Kestrel would begin at Stratford", LAW))
    board.perform(meetings.end_meeting(meeting_id))
    board.perform(meetings.sign_off(meeting_id, boards.person_of(board, "LO")))
    board.close()


def printed(folder: Path, *options: str) -> str:
    ran = run_here(folder, "print", "test.board", "latest", "-o", "minutes.pdf", "--force", *options)
    assert ran.code == 0, ran
    return pdf.plain("".join(pdf.page_texts((folder / "minutes.pdf").read_bytes())))


def test_the_public_edition_is_printed_without_what_is_withheld(tmp_path: Path):
    a_board(tmp_path)
    full = printed(tmp_path)
    assert (
        pdf.plain("Operation [Withheld from the public, section 31(1): Kestrel would begin at Stratford]")
        in full
    )
    assert printed(tmp_path, "--edition", "full") == full
    public = printed(tmp_path, "--edition", "public")
    assert "Kestrel" not in public
    assert pdf.plain("Operation [Withheld: section 31(1)].") in public
    assert pdf.plain("Section 31(1), law enforcement: 1 passage") in public


def test_a_version_is_printed_by_its_number(tmp_path: Path):
    a_board(tmp_path)
    assert pdf.plain("Version 0.1") in printed(tmp_path, "--version", "0.1")
    assert pdf.plain("Version 1") in printed(tmp_path, "--version", "1")
    missing = run_here(tmp_path, "print", "test.board", "latest", "-o", "minutes.pdf", "--version", "7")
    assert (missing.code, missing.errors) == (1, "boardobserver: These minutes have no version 7.\n")
    for wrong in ("--version=0", "--version=one", "--edition=secret"):
        assert run_here(tmp_path, "print", "test.board", "latest", "-o", "x.pdf", wrong).code == 2
