"""Boards that earlier versions made, kept under `tests/boards`, open as they were."""

import gzip
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.boards import board

from boardobserver.services.agenda import add_item
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace
from boardobserver.storage import versions
from boardobserver.storage.connection import open_connection

Found = dict[str, list[dict[str, object]]]

KEPT = sorted((Path(__file__).parent.parent / "boards").glob("*.board.gz"))


@pytest.fixture(params=KEPT, ids=lambda kept: kept.name)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A board file as an earlier version left it."""
    path = tmp_path / "kept.board"
    path.write_bytes(gzip.decompress(request.param.read_bytes()))
    return path


def test_every_version_has_a_kept_board():
    """The newest too: what is in use opens as it was left, and does not come to mean something else."""
    scripts = (versions.MIGRATIONS / "versions").glob("[0-9]*.py")
    assert {kept.name[:4] for kept in KEPT} == {script.name[:4] for script in scripts}


def test_a_kept_board_opens_with_all_that_it_held_and_is_sound(kept: Path):
    before = _read(kept, _rows)
    workspace = Workspace.open(kept, actor="tester")
    assert len(workspace.read.all_entries()) == len(before["entry"])
    assert {record.id for record in workspace.read.all_tracked()} == {row["id"] for row in before["tracked"]}
    workspace.close()
    assert check_board(kept) == ()
    after = _read(kept, _rows)
    for table, rows in before.items():
        if table != "alembic_version":
            assert [
                {key: row[key] for key in old} for old, row in zip(rows, after[table], strict=True)
            ] == rows


def test_the_last_change_of_a_kept_board_can_be_taken_back(kept: Path):
    workspace = Workspace.open(kept, actor="tester")
    meeting = workspace.read.meetings()[0]
    count = len(workspace.read.items(meeting.id))
    workspace.perform(add_item(meeting.id, "Another item"))
    workspace.undo()
    assert len(workspace.read.items(meeting.id)) == count
    workspace.close()
    assert check_board(kept) == ()


def test_a_kept_board_comes_to_have_the_tables_of_a_new_one(kept: Path, tmp_path: Path):
    Workspace.open(kept, actor="tester").close()
    board(tmp_path).close()
    assert _read(kept, _shape) == _read(tmp_path / "test.board", _shape)


def _read(path: Path, what: Callable[[sqlite3.Connection], Found]) -> Found:
    connection = open_connection(path)
    try:
        return what(connection)
    finally:
        connection.close()


def _select(connection: sqlite3.Connection, statement: str) -> list[dict[str, object]]:
    found = connection.execute(statement)
    names = [described[0] for described in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]


def _tables(connection: sqlite3.Connection) -> list[str]:
    names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    return [row[0] for row in connection.execute(names)]


def _rows(connection: sqlite3.Connection) -> Found:
    return {table: _select(connection, f'SELECT * FROM "{table}"') for table in _tables(connection)}


def _shape(connection: sqlite3.Connection) -> Found:
    """Columns, keys and indices of every table, in no order that depends on how it was made; the triggers."""
    shape: Found = {}
    for table in _tables(connection):
        for pragma, left_out in (("table_info", "cid"), ("foreign_key_list", "id"), ("index_list", "seq")):
            rows = _select(connection, f'PRAGMA {pragma}("{table}")')
            found = [{key: row[key] for key in row if key != left_out} for row in rows]
            shape[f"{table}.{pragma}"] = sorted(found, key=str)
    triggers = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
    shape["triggers"] = _select(connection, triggers)
    return shape
