"""Text being typed that the disk damaged: told of, and shown as far as it is left."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.support.boards import board

from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace
from boardobserver.storage.drafts import drafts_in

_SCOPE, _TEXT = "entry:1", "naïve half of a li"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed board with one draft."""
    workspace = board(tmp_path)
    workspace.keep_draft(_SCOPE, _TEXT)
    workspace.close()
    return workspace.path


def _each_flipped(stored: bytes) -> Iterator[bytes]:
    for at in range(len(stored)):
        for bit in range(8):
            yield stored[:at] + bytes([stored[at] ^ 1 << bit]) + stored[at + 1 :]


def _flip_in_file(path: Path, words: bytes) -> None:
    whole = path.read_bytes()
    assert whole.count(words) == 1
    path.write_bytes(whole.replace(words, words[:-1] + bytes([words[-1] ^ 1])))


@pytest.mark.parametrize("column", ["scope", "text", "updated_at"])
def test_each_bit_that_flips_is_found(path: Path, column: str):
    with closing(sqlite3.connect(path)) as connection:
        kept = connection.execute(f"SELECT CAST({column} AS BLOB) FROM draft").fetchone()[0]
        assert [draft.is_whole for draft in drafts_in(connection)] == [True]
        for flipped in _each_flipped(kept):
            connection.execute(f"UPDATE draft SET {column} = CAST(? AS TEXT)", (flipped,))
            assert [draft.is_whole for draft in drafts_in(connection)] == [False], flipped


def test_what_is_left_is_given_and_check_says_so(path: Path):
    _flip_in_file(path, "ïve half of a li".encode())
    left = "naïve half of a lh"
    workspace = Workspace.open(path, actor="tester")
    assert workspace.draft(_SCOPE) == left
    assert [(draft.text, draft.is_whole) for draft in workspace.drafts()] == [(left, False)]
    workspace.close()
    assert check_board(path) == (
        f"Text that was being typed was changed outside the program; it now reads: {left}",
    )


def test_what_is_no_text_any_more_is_given_too(path: Path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE draft SET text = CAST(x'6861ff6c66' AS TEXT)")
    workspace = Workspace.open(path, actor="tester")
    assert workspace.draft(_SCOPE) == "ha\ufffdlf"
    workspace.keep_draft(_SCOPE, "ha\ufffdlf, typed on")
    assert [draft.is_whole for draft in workspace.drafts()] == [True]
    workspace.close()
    assert check_board(path) == ()


def test_those_of_an_earlier_version_are_taken_as_they_are(path: Path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE draft SET updated_at = '2026-11-19T10:00:00.000001+00:00'")
    assert check_board(path) == ()
