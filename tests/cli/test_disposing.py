"""Disposal by the command line: shown first, done when the name of the board is given, and not otherwise."""

import datetime as dt
from pathlib import Path

import pytest
from tests.support.command_line import run_here
from tests.support.planted import SAID, WORD, planted_board

from boardobserver.domain.passphrase import Passphrase
from boardobserver.services import passphrases
from boardobserver.services.backups import backups_of, make_backup
from boardobserver.services.conventions import change_conventions
from boardobserver.services.meetings import plan_meeting
from boardobserver.services.retention import set_hold
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace
from boardobserver.storage.connection import open_connection

LONG_AGO = dt.date(2015, 5, 12)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A board with one meeting of long ago, which was disposed of by nobody, and a backup of it."""
    life = planted_board(tmp_path)
    workspace = life.workspace
    workspace.perform(change_conventions(lambda now: type(now)(years_kept=6)))
    meeting_id = workspace.perform(plan_meeting(workspace.read.series()[0].id, LONG_AGO))
    life.hold(meeting_id, f"{WORD} was said by nobody else", "The lead agreed")
    workspace.close()
    make_backup(workspace.path, "by hand")
    return tmp_path


def disposals(path: Path) -> int:
    workspace = Workspace.open(path, actor="reader", read_only=True)
    try:
        return len(workspace.read.retention.disposals())
    finally:
        workspace.close()


def test_without_a_word_it_says_what_is_due_and_why_and_changes_nothing(folder: Path):
    was = (folder / "lived.board").read_bytes()
    ran = run_here(folder, "dispose", "lived.board")
    assert (ran.code, ran.errors) == (0, "")
    assert ran.output.startswith(
        "Due for disposal: 1 meeting.\n  MT-2015-001  12 May 2015, kept until 31 March"
    )
    assert "(2 lines, " in ran.output
    assert "These backups hold it too" in ran.output
    assert "by hand.board" in ran.output
    assert ran.output.endswith('add: --confirm "Test board"\n')
    assert (folder / "lived.board").read_bytes() == was


@pytest.mark.parametrize("words", ["", "test board", "Another board"])
def test_other_words_than_the_name_dispose_of_nothing(folder: Path, words: str):
    ran = run_here(folder, "dispose", "lived.board", "--confirm", words)
    assert (ran.code, ran.output) == (1, "")
    assert "This is not the board’s name. Nothing was disposed of." in ran.errors
    assert disposals(folder / "lived.board") == 0


def test_by_the_name_it_is_done_and_the_backups_that_hold_it_are_listed(folder: Path):
    ran = run_here(folder, "dispose", "lived.board", "--confirm", "Test board", "--reason", "Six years over")
    assert (ran.code, ran.errors) == (0, "")
    path = folder / "lived.board"
    (before, after) = sorted(backups_of(path), key=lambda each: each.made_at)
    assert ran.output == f"Disposed of 1 meeting.\nThese backups still hold it:\n  {before.path}\n"
    assert after.why == "after a disposal"
    assert b"was said by nobody else" not in path.read_bytes() + after.path.read_bytes()
    assert SAID.encode() in path.read_bytes()
    assert check_board(path) == ()
    workspace = Workspace.open(path, actor="reader", read_only=True)
    (logged,) = workspace.read.retention.disposals()
    workspace.close()
    assert logged.reason == "Six years over"
    again = run_here(folder, "dispose", "lived.board", "--confirm", "Test board")
    assert (again.code, again.output) == (1, "")
    assert "Nothing is due for disposal." in again.errors


def test_the_backups_that_hold_it_go_where_that_is_said(folder: Path):
    ran = run_here(folder, "dispose", "lived.board", "--confirm", "Test board", "--remove-backups")
    assert ran.output == "Disposed of 1 meeting.\nBackups removed that held it: 1.\n"
    assert [each.why for each in backups_of(folder / "lived.board")] == ["after a disposal"]


def test_no_backup_goes_where_there_is_no_new_one(folder: Path):
    words = ("--confirm", "Test board", "--remove-backups", "--folder", "unplugged")
    ran = run_here(folder, "dispose", "lived.board", *words)
    assert ran.code == 1
    assert "The folder “unplugged” is not there." in ran.errors
    (before,) = backups_of(folder / "lived.board")
    assert ran.output == f"Disposed of 1 meeting.\nThese backups still hold it:\n  {before.path}\n"


def test_what_is_held_is_said_to_be_and_kept(folder: Path):
    workspace = Workspace.open(folder / "lived.board", actor="tester")
    meeting = next(each for each in workspace.read.meetings() if each.held_on == LONG_AGO)
    workspace.perform(set_hold(reason="FOI request 2026/17", meeting_id=meeting.id))
    workspace.close()
    ran = run_here(folder, "dispose", "lived.board")
    assert ran.output == "Nothing is due for disposal.\nHeld: MT-2015-001: FOI request 2026/17\n"


def test_an_encrypted_board_needs_its_passphrase(folder: Path):
    path = folder / "lived.board"
    passphrases.change_passphrase(path, None, Passphrase("a long passphrase"), keeps_backups=False)
    refused = run_here(folder, "dispose", "lived.board", "--confirm", "Test board")
    assert refused.code == 1
    assert "--passphrase-file" in refused.errors
    (folder / "words").write_text("a long passphrase\n")
    words = ("--confirm", "Test board", "--passphrase-file", "words")
    ran = run_here(folder, "dispose", "lived.board", *words)
    assert (ran.code, ran.errors) == (0, "")
    with_key = passphrases.BoardKey.derived(Passphrase("a long passphrase"), path.read_bytes()[:16])
    connection = open_connection(path, with_key, read_only=True)
    assert connection.execute("SELECT count(*) FROM entry WHERE text LIKE '%nobody else%'").fetchone()[0] == 0
    connection.close()
