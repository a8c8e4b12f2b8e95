"""Backups by the command line: made, listed, restored; a damaged board rescued."""

import json
from pathlib import Path

import pytest
from tests.support import boards
from tests.support.command_line import run_here

from boardobserver.services.workspace import Workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    workspace = boards.board(tmp_path)
    meeting = boards.planned_meeting(workspace)
    boards.note(workspace, meeting, "a line")
    workspace.close()
    return tmp_path


def _lines(folder: Path, board: str) -> list[str]:
    found = run_here(folder, "list", board, "entries", "--json")
    assert found.code == 0, found
    return [entry["text"] for entry in json.loads(found.output)]


def test_a_backup_is_made_listed_and_restored_under_a_name_that_is_free(folder: Path):
    made = run_here(folder, "backup", "test.board")
    assert made.code == 0
    listed = run_here(folder, "backups", "test.board", "--json")
    (told,) = json.loads(listed.output)
    assert (told["path"], told["why"]) == (made.output.strip(), "by hand")
    assert "by hand" in run_here(folder, "backups", "test.board").output
    restored = run_here(folder, "restore", "test.board", told["path"], "-o", "again.board")
    assert (restored.code, restored.output) == (0, "again.board\n")
    assert _lines(folder, "again.board") == ["a line"]
    refused = run_here(folder, "restore", "test.board", told["path"], "-o", "again.board")
    assert (refused.code, refused.output) == (1, "")
    assert "is there already" in refused.errors


def test_what_a_board_has_beyond_the_backup_that_is_restored_is_backed_up_before(folder: Path):
    made = run_here(folder, "backup", "test.board").output.strip()
    workspace = Workspace.open(folder / "test.board", actor="tester")
    boards.note(workspace, workspace.read.meetings()[0].id, "a later line")
    workspace.close()
    restored = run_here(folder, "restore", "test.board", made, "-o", "again.board")
    assert (restored.code, restored.errors) == (0, "")
    newest = json.loads(run_here(folder, "backups", "test.board", "--json").output)[0]
    assert newest["why"] == "before a restore"
    assert _lines(folder, newest["path"]) == ["a line", "a later line"]


def test_a_backup_that_is_not_there_is_said_to_be_missing(folder: Path):
    run_here(folder, "backup", "test.board")
    workspace = Workspace.open(folder / "test.board", actor="tester")
    boards.note(workspace, workspace.read.meetings()[0].id, "a later line")
    workspace.close()
    refused = run_here(folder, "restore", "test.board", "no such.board", "-o", "again.board")
    assert (refused.code, refused.output) == (1, "")
    assert "There is no board at “no such.board”." in refused.errors
    assert not (folder / "again.board").exists()


def test_a_damaged_board_is_had_again_and_left_as_it_is(folder: Path):
    run_here(folder, "backup", "test.board")
    path = folder / "test.board"
    path.write_bytes(b"\0" * 4096 + path.read_bytes()[4096:])
    was = path.read_bytes()
    assert run_here(folder, "check", "test.board").code == 1
    rescued = run_here(folder, "restore", "test.board", "-o", "again.board")
    assert rescued.code == 0, rescued
    assert rescued.output.startswith("again.board\nMade of the backup of ")
    assert path.read_bytes() == was
    assert _lines(folder, "again.board") == ["a line"]


def test_changes_beyond_the_backup_are_counted_and_what_a_passphrase_opened_needs_it_again(folder: Path):
    (folder / "words").write_text("the words that open it\n", encoding="utf-8")
    (folder / "log").write_text("10:00:00 <bc> Topic: One\n10:01:00 <bc> said after the backup\n")
    given = ("--passphrase-file", "words")
    assert run_here(folder, "passphrase", "test.board", "--new-passphrase-file", "words").code == 0
    assert run_here(folder, "import-log", "test.board", "log", "--date", "2026-10-03", *given).code == 0
    rescued = run_here(folder, "restore", "test.board", "-o", "again.board", *given)
    assert (rescued.code, rescued.errors) == (0, "")
    assert rescued.output.endswith(", with one later change from the board’s journal.\n")
    assert run_here(folder, "list", "again.board", "entries").code == 1
    assert "said after the backup" in run_here(folder, "list", "again.board", "entries", *given).output


def test_without_a_backup_it_says_what_to_do(folder: Path):
    found = run_here(folder, "restore", "test.board")
    assert (found.code, found.output) == (1, "")
    assert "There is no good backup of “test.board”." in found.errors
    assert run_here(folder, "backups", "test.board").output == ""


def test_the_backup_of_an_encrypted_board_is_encrypted(folder: Path):
    (folder / "words").write_text("the words that open it\n", encoding="utf-8")
    given = ("--passphrase-file", "words")
    assert run_here(folder, "new", "closed.board", *given).code == 0
    made = Path(run_here(folder, "backup", "closed.board", *given).output.strip())
    assert not made.read_bytes().startswith(b"SQLite format 3")
    refused = run_here(folder, "restore", "closed.board", made, "-o", "again.board")
    assert (refused.code, refused.output) == (1, "")
    assert "passphrase" in refused.errors
    assert run_here(folder, "restore", "closed.board", made, "-o", "again.board", *given).code == 0
    assert run_here(folder, "check", "again.board", *given).code == 0
