"""Bits that flipped in what a file says of its own tables: told, or of no meaning."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.support.boards import board

from boardobserver.domain.errors import Fault
from boardobserver.services.safekeeping import check_board
from boardobserver.storage.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed board."""
    workspace = board(tmp_path)
    workspace.close()
    return workspace.path


def _spoil(path: Path, words: bytes, others: bytes) -> None:
    whole = path.read_bytes()
    assert words in whole
    assert len(words) == len(others)
    path.write_bytes(whole.replace(words, others, 1))


@pytest.mark.parametrize(
    ("words", "others"),
    [
        (b"FOREIGN KEY(entry_id) REFERENCES entry (id)", b"FOREIGN KEY(entry_id) REFERENCES entry (ie)"),
        (b"FOREIGN KEY(entry_id) REFERENCES entry (id)", b"FOREIGN KEY(entry_id) REFERENCES entrx (id)"),
        (b"question_interval INTEGER", b"question_interval KNTEGER"),
        (b"meeting_id VARCHAR(36) NOT NULL", b"meeting_id VARCHAR(36) NOT NULM"),
        (b"INDEX ix_paper_item_id ON paper (item_id)", b"INDEX ix_paper_item_id ON paper (title  )"),
    ],
)
def test_what_makes_other_tables_of_it_is_told(path: Path, words: bytes, others: bytes):
    _spoil(path, words, others)
    try:
        found = "\n".join(check_board(path))
    except Fault as fault:
        found = fault.message
    assert "damaged" in found or "outside the program" in found


@pytest.mark.parametrize(
    ("words", "others"),
    [(b"CONSTRAINT fk_entry_item_id_item", b"CONSTRAINT fk_entry_item_ie_item"), (b"NOT NULL", b"NoT NULL")],
)
def test_what_makes_none_is_not(path: Path, words: bytes, others: bytes):
    _spoil(path, words, others)
    assert check_board(path) == ()


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("CREATE TABLE forged (words)", "The table “forged” was added outside the program."),
        ("CREATE VIEW forged AS SELECT 1", "The view “forged” was added outside the program."),
        ("INSERT INTO alembic_version VALUES ('0001')", "What says which version the board is of"),
    ],
)
def test_what_was_added_beside_the_tables_is_told_and_is_no_damage(path: Path, statement: str, told: str):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)
    (found,) = check_board(path)
    assert told in found
    store = Store.open(path)
    assert store.findings() == ()
    store.close()
