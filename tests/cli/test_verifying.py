"""`verify` and `restore-meeting`, from the outside: what they print, where, and their exit codes."""

import shutil
from pathlib import Path

import pikepdf
import pytest
from tests.support import alterations as by_hand
from tests.support.command_line import run_here
from tests.support.forging import forge

from boardobserver.publish.pdf.metadata import LAYOUT


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demonstration and the minutes of its meeting that is signed off, in both editions."""
    folder = tmp_path_factory.mktemp("verifying")
    run_here(folder, "demo", "demo.board")
    for edition in ("full", "public"):
        made = run_here(
            folder, "print", "demo.board", "MT-2026-001", "-o", f"{edition}.pdf", "--edition", edition
        )
        assert made.code == 0, made
    return folder


@pytest.mark.parametrize("edition", ["full", "public"])
def test_minutes_just_printed_are_verified_with_and_without_their_board(demo: Path, edition: str):
    alone = run_here(demo, "verify", f"{edition}.pdf")
    assert (alone.code, alone.errors) == (0, "")
    assert alone.output.startswith("This is exactly the file that the program makes of the record in it.\n")
    assert f"Version 1, {edition} edition." in alone.output
    beside = run_here(demo, "verify", f"{edition}.pdf", "demo.board")
    assert (beside.code, beside.errors) == (0, "")
    assert beside.output.startswith(alone.output)
    assert "journal" in beside.output


def test_altered_minutes_are_told_on_standard_error_with_code_1(demo: Path):
    data = (demo / "full.pdf").read_bytes()
    (demo / "altered.pdf").write_bytes(by_hand.altered(data, by_hand.annotated))
    ran = run_here(demo, "verify", "altered.pdf", "demo.board")
    assert ran.code == 1
    assert ran.output.startswith("This file is not what the program makes of the record in it.\n")
    assert ran.errors == "boardobserver: Page 1 has a note, link or stamp that the minutes do not have.\n"


def test_minutes_that_another_version_drew_end_with_a_code_of_their_own(demo: Path):
    def drawn_by_another(pdf: pikepdf.Pdf) -> None:
        by_hand.drawn_elsewhere(pdf)
        by_hand.of_layout(LAYOUT + 1)(pdf)

    (demo / "drawn.pdf").write_bytes(by_hand.altered((demo / "full.pdf").read_bytes(), drawn_by_another))
    for words in (("drawn.pdf",), ("drawn.pdf", "demo.board")):
        ran = run_here(demo, "verify", *words)
        assert (ran.code, ran.errors) == (3, "")
        assert "Its words agree with the record in it." in ran.output
    assert "3 if its words are" in " ".join(run_here(demo, "verify", "--help").output.split())
    run_here(demo, "new", "none.board")
    assert run_here(demo, "verify", "drawn.pdf", "none.board").code == 1


def test_minutes_of_another_board_are_not_borne_out(demo: Path):
    run_here(demo, "new", "other.board")
    ran = run_here(demo, "verify", "full.pdf", "other.board")
    assert ran.code == 1
    assert "The board has no such meeting.\n" in ran.output


def test_what_is_no_pdf_is_refused_in_one_line(demo: Path):
    (demo / "letter.pdf").write_text("Dear Chair")
    for file in ("letter.pdf", "missing.pdf", "demo.board", "."):
        for command in (("verify", file), ("restore-meeting", file, "demo.board")):
            ran = run_here(demo, *command)
            assert (ran.code, ran.output, len(ran.errors.splitlines())) == (1, "", 1), ran


@pytest.mark.parametrize("edition", ["full", "public"])
def test_a_meeting_is_restored_in_a_new_board_and_prints_the_same(demo: Path, edition: str):
    board = f"restored from {edition}.board"
    run_here(demo, "new", board)
    restored = run_here(demo, "restore-meeting", f"{edition}.pdf", board)
    assert (restored.code, restored.output, restored.errors) == (0, "MT-2026-001\n", "")
    assert run_here(demo, "check", board).code == 0
    printed = run_here(demo, "print", board, "latest", "-o", f"again {edition}.pdf", "--edition", edition)
    assert printed.code == 0, printed
    assert run_here(demo, "verify", f"again {edition}.pdf").code == 0
    beside = run_here(demo, "verify", f"{edition}.pdf", board)
    assert beside.code == 1, "the journal is that of the board that was lost"
    assert "is not in the board’s journal.\nNothing differs on the board today.\n" in beside.output
    again = run_here(demo, "restore-meeting", f"{edition}.pdf", board)
    assert again.code == 1
    assert "has meetings already" in again.errors


def test_a_board_is_held_against_minutes_that_were_issued(demo: Path):
    ran = run_here(demo, "check", "demo.board", "--against", "public.pdf")
    assert (ran.code, ran.errors) == (0, "")
    assert ran.output.endswith("Its journal goes on from the one that public.pdf names.\n")


def test_a_board_whose_whole_journal_was_computed_anew_is_found_by_minutes(demo: Path):
    forged = demo / "forged.board"
    shutil.copy(demo / "demo.board", forged)
    forge(forged, "operators", "officials")
    assert run_here(demo, "check", "forged.board").code == 0
    ran = run_here(demo, "check", "forged.board", "--against", "full.pdf")
    assert ran.code == 1
    assert "The journal of “forged.board” is not the one that “full.pdf” was made of" in ran.errors


def test_minutes_that_were_altered_are_no_witness(demo: Path):
    data = (demo / "full.pdf").read_bytes()
    (demo / "altered.pdf").write_bytes(by_hand.altered(data, by_hand.annotated))
    ran = run_here(demo, "check", "demo.board", "--against", "altered.pdf")
    assert (ran.code, len(ran.errors.splitlines())) == (1, 1)
    assert "says nothing of the board" in ran.errors
