"""Encrypted boards on the command line: a passphrase from a file or the surroundings, never an argument."""

import os
from pathlib import Path

import pytest
from tests.support.command_line import run, run_here

from boardobserver.services.passphrases import is_encrypted

_WORDS = "seven quiet herons walk"
_VARIABLE = "BOARDOBSERVER_PASSPHRASE"


@pytest.fixture
def words(tmp_path: Path) -> Path:
    file = tmp_path / "words.txt"
    file.write_text(f"{_WORDS}\nwhat follows the first line is no part of it\n")
    return file


@pytest.fixture
def board(tmp_path: Path, words: Path) -> Path:
    assert run_here(tmp_path, "demo", "a.board", "--passphrase-file", words).code == 0
    return tmp_path / "a.board"


def test_new_and_demo_encrypt_when_a_passphrase_is_given(tmp_path: Path, board: Path, words: Path):
    assert is_encrypted(board)
    assert run_here(tmp_path, "new", "b.board", "--passphrase-file", words).code == 0
    assert is_encrypted(tmp_path / "b.board")
    assert run_here(tmp_path, "new", "c.board").code == 0
    assert not is_encrypted(tmp_path / "c.board")


def test_every_command_takes_the_file(tmp_path: Path, board: Path, words: Path):
    log = tmp_path / "log.txt"
    log.write_text("10:00 Board Chair: welcome\n")
    for command in (
        ("list", board, "challenges"),
        ("changes", board, "--since", "latest"),
        ("import-log", board, log, "--date", "2026-11-22"),
        ("check", board),
    ):
        assert run_here(tmp_path, *command, "--passphrase-file", words).code == 0, command
        refused = run_here(tmp_path, *command)
        assert refused.code == 1
        assert "is encrypted" in refused.errors
        assert "--passphrase-file" in refused.errors
        assert _VARIABLE in refused.errors
        assert refused.errors.count("\n") == 1


def test_the_surroundings_give_it_too_and_the_file_goes_first(tmp_path: Path, board: Path, words: Path):
    listed = run(tmp_path, "list", board, "challenges", **{_VARIABLE: _WORDS})
    assert (listed.code, listed.errors) == (0, "")
    wrong = run(tmp_path, "list", board, "challenges", **{_VARIABLE: "wrong"})
    assert (wrong.code, wrong.errors.count("\n")) == (1, 1)
    assert "The passphrase is wrong, or this is not a board." in wrong.errors
    assert "--passphrase-file" not in wrong.errors
    both = run(tmp_path, "list", board, "challenges", "--passphrase-file", words, **{_VARIABLE: "wrong"})
    assert both.code == 0


def test_the_surroundings_do_not_stay(tmp_path: Path, board: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(_VARIABLE, _WORDS)
    assert run_here(tmp_path, "check", board).code == 0
    assert _VARIABLE not in os.environ


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "empty"), (b"\n", "empty"), (b"\xff\xfe\n", "UTF-8"), (b"x" * 5000, "too long")],
)
def test_a_file_that_holds_no_passphrase_is_said_to_hold_none(
    tmp_path: Path, board: Path, content: bytes, said: str
):
    file = tmp_path / "odd.txt"
    file.write_bytes(content)
    refused = run_here(tmp_path, "check", board, "--passphrase-file", file)
    assert refused.code == 1
    assert said in refused.errors


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path, board: Path):
    refused = run_here(tmp_path, "check", board, "--passphrase-file", "nowhere.txt")
    assert refused.code == 1
    assert "cannot be read" in refused.errors


def test_line_ends_and_marks_of_other_systems_are_no_part_of_it(tmp_path: Path, board: Path):
    file = tmp_path / "other.txt"
    file.write_bytes(b"\xef\xbb\xbf" + _WORDS.encode() + b"\r\n")
    assert run_here(tmp_path, "check", board, "--passphrase-file", file).code == 0


def test_a_pipe_gives_it(tmp_path: Path, board: Path):
    reading, writing = os.pipe()
    os.write(writing, f"{_WORDS}\n".encode())
    os.close(writing)
    assert run_here(tmp_path, "check", board, "--passphrase-file", f"/dev/fd/{reading}").code == 0
    os.close(reading)


def test_a_passphrase_is_no_argument(tmp_path: Path, board: Path):
    refused = run_here(tmp_path, "check", board, "--passphrase", _WORDS)
    assert (refused.code, refused.output) == (2, "")
    assert "unrecognized arguments: --passphrase" in refused.errors
