"""Boards that somebody made to do harm: refused, or told by `check`, and never a crash."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.soak.flipping import everything
from tests.support.lives import lived

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace
from boardobserver.storage.locks import LOCKS

_DEEP = "[" * 100_000 + "]" * 100_000
_LIST_OF_ALL = "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n) SELECT i"
_ENDLESS = f"INSERT INTO topic {_LIST_OF_ALL}, i, i FROM n"
_LOCK = "lock_entry_insert"
_KEY = "01930000-0000-7000-8000-000000000000"

DAMAGED = {
    "an image nested deep": f'UPDATE journal_image SET "after" = \'{_DEEP}\' WHERE "after" IS NOT NULL',
    "a change nested deep": f"UPDATE movement_field SET \"after\" = '{_DEEP}'",
    "a number without end": 'UPDATE journal_image SET "after" = \'{"id":' + "1" * 5_000 + "}'",
    "a place instead of a zone": "UPDATE board SET timezone = '../../../etc/passwd'",
    "bytes instead of a name": "UPDATE person SET name = x'ff00ff'",
    "a number instead of a name": "UPDATE person SET name = 12",
    "a day that is none": "UPDATE meeting SET held_on = '9999-99-99'",
    "an item that goes on for ever": "UPDATE item SET carried_from_id = id",
    "a reference beyond all numbers": f"UPDATE tracked SET year = {2**63 - 1}, serial = {2**63 - 1}",
    "digits beyond all": f"INSERT INTO convention VALUES ('{_KEY}', 'years_kept', '{'9' * 5_000}')",
    "digits of references": (
        f"INSERT INTO convention VALUES ('{_KEY}', 'references', 'M C E A D S usual year_first 2000000000')"
    ),
    "a list without end": f"DROP TABLE topic; CREATE VIEW topic AS {_LIST_OF_ALL} AS id, 'a' AS name FROM n",
    "a column without end": "ALTER TABLE person ADD COLUMN forged TEXT AS (hex(zeroblob(20000000)))",
}


@pytest.fixture
def board(tmp_path: Path) -> Path:
    life = lived(tmp_path)
    life.workspace.close()
    return life.workspace.path


def _executed(path: Path, statements: str) -> bytes:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("".join(f"DROP TRIGGER {name};" for name in LOCKS) + statements)
        connection.executescript(";".join(LOCKS.values()))
    return path.read_bytes()


def _said(act: Callable[[], object]) -> str:
    try:
        return str(act())
    except (Fault, Refusal) as said:
        return said.message.strip()


@pytest.mark.parametrize("what", DAMAGED)
def test_a_board_that_was_made_to_do_harm_is_told(board: Path, what: str):
    made = _executed(board, DAMAGED[what])
    assert _said(lambda: everything(board, None)) != ""
    assert _said(lambda: "\n".join(check_board(board))) != ""
    assert board.read_bytes() == made


@pytest.mark.parametrize("zone", ["Europe/Lonton", "Europe", "../../../etc/passwd", ""])
def test_a_time_zone_that_there_is_none_of_is_damage_to_whoever_reads_the_board(board: Path, zone: str):
    _executed(board, f"UPDATE board SET timezone = '{zone}'")
    workspace = Workspace.open(board, actor="reader", read_only=True)
    try:
        with pytest.raises(Fault, match="is damaged"):
            workspace.local(workspace.now())
    finally:
        workspace.close()


@pytest.mark.parametrize(
    "forged",
    [
        "CREATE TRIGGER forged AFTER INSERT ON entry BEGIN DELETE FROM person; END",
        f"DROP TRIGGER {_LOCK}; CREATE TRIGGER {_LOCK} AFTER INSERT ON entry BEGIN {_ENDLESS}; END",
    ],
    ids=["of another name", "of the name of a lock"],
)
def test_a_board_in_which_a_trigger_waits_is_read_and_not_written_to(board: Path, forged: str):
    with closing(sqlite3.connect(board)) as connection:
        connection.executescript(forged)
    made = board.read_bytes()
    with pytest.raises(Fault, match="which is none of the program’s"):
        Workspace.open(board, actor="tester")
    assert board.read_bytes() == made
    reading = Workspace.open(board, actor="tester", read_only=True)
    assert reading.read.people()
    reading.close()
    assert check_board(board) != ()
