"""The passphrase of a board added, changed and removed by the command line."""

from pathlib import Path

import pytest
from tests.support.command_line import run_here

from boardobserver.domain.errors import Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.host.lock import BoardLock
from boardobserver.services.backups import backups_of
from boardobserver.services.passphrases import is_encrypted
from boardobserver.services.safekeeping import check_board

_WORDS, _OTHERS = "seven quiet herons walk", "nine loud geese swim"


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """A board without a passphrase, and two files with words beside it."""
    assert run_here(tmp_path, "new", "a.board").code == 0
    (tmp_path / "words.txt").write_text(f"{_WORDS}\n")
    (tmp_path / "others.txt").write_text(f"{_OTHERS}\n")
    (tmp_path / "weak.txt").write_text("password\n")
    return tmp_path / "a.board"


def _opens(path: Path, words: str) -> bool:
    try:
        return check_board(path, Passphrase.of(words)) == ()
    except Refusal:
        return False


def test_it_is_added_changed_and_removed(tmp_path: Path, board: Path):
    added = run_here(tmp_path, "passphrase", board, "--new-passphrase-file", "words.txt")
    assert (added.code, added.errors) == (0, "")
    assert added.output.splitlines() == [
        "The passphrase was added: the board is encrypted now.",
        "Backups that do not open as the board does now: 1.",
    ]
    assert (is_encrypted(board), _opens(board, _WORDS)) == (True, True)
    now = ("--passphrase-file", "words.txt")
    changed = run_here(tmp_path, "passphrase", board, *now, "--new-passphrase-file", "others.txt")
    assert changed.output.startswith("The passphrase was changed.\n")
    assert (_opens(board, _WORDS), _opens(board, _OTHERS)) == (False, True)
    removed = run_here(tmp_path, "passphrase", board, "--passphrase-file", "others.txt", "--remove")
    assert removed.output.startswith("The passphrase was removed: the board is not encrypted any more.\n")
    assert (is_encrypted(board), check_board(board)) == (False, ())
    assert len(backups_of(board)) == 3


def test_backups_that_open_as_before_are_removed_when_that_is_said(tmp_path: Path, board: Path):
    (tmp_path / "elsewhere").mkdir()
    assert run_here(tmp_path, "backup", board, "--folder", "elsewhere").code == 0
    words = ("--new-passphrase-file", "words.txt", "--remove-backups", "--folder", "elsewhere")
    done = run_here(tmp_path, "passphrase", board, *words)
    assert done.output == "The passphrase was added: the board is encrypted now.\n"
    (backup,) = backups_of(board, tmp_path / "elsewhere")
    assert _opens(backup.path, _WORDS)


def test_a_weak_one_is_taken_and_said_to_be_weak(tmp_path: Path, board: Path):
    done = run_here(tmp_path, "passphrase", board, "--new-passphrase-file", "weak.txt")
    assert "Very weak: guessed at once" in done.output
    assert _opens(board, "password")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--remove"], "This board has no passphrase."),
        (["--new-passphrase-file", "nowhere.txt"], "cannot be read"),
        (["--new-passphrase-file", "empty.txt"], "first line is empty"),
    ],
)
def test_what_cannot_be_done_is_refused_and_changes_nothing(
    tmp_path: Path, board: Path, arguments: list[str], said: str
):
    (tmp_path / "empty.txt").touch()
    before = board.read_bytes()
    refused = run_here(tmp_path, "passphrase", board, *arguments)
    assert (refused.code, refused.output) == (1, "")
    assert said in refused.errors
    assert board.read_bytes() == before


def test_the_wrong_one_and_none_are_refused(tmp_path: Path, board: Path):
    assert run_here(tmp_path, "passphrase", board, "--new-passphrase-file", "words.txt").code == 0
    none = run_here(tmp_path, "passphrase", board, "--remove")
    assert (none.code, "--passphrase-file" in none.errors) == (1, True)
    wrong = run_here(tmp_path, "passphrase", board, "--passphrase-file", "others.txt", "--remove")
    assert "The passphrase is wrong" in wrong.errors
    assert _opens(board, _WORDS)


def test_a_board_that_somebody_has_open_stays_as_it_is(tmp_path: Path, board: Path):
    with BoardLock(board):
        refused = run_here(tmp_path, "passphrase", board, "--new-passphrase-file", "words.txt")
    assert (refused.code, "open in another program" in refused.errors) == (1, True)
    assert not is_encrypted(board)


def test_it_is_never_an_argument_and_something_has_to_be_wanted(tmp_path: Path, board: Path):
    for arguments in (
        [],
        ["--new-passphrase", _WORDS],
        ["--remove", "--new-passphrase-file", "words.txt"],
    ):
        said = run_here(tmp_path, "passphrase", board, *arguments)
        assert said.code == 2
    assert not is_encrypted(board)
