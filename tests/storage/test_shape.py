"""The tables that a board must have, known without loading them."""

import sqlite3
from pathlib import Path

import pytest
from tests.support.boards import board

from boardobserver.domain.errors import Fault
from boardobserver.services.workspace import Workspace
from boardobserver.storage.connection import open_connection
from boardobserver.storage.shape import SHAPE, missing_from, shape_of
from boardobserver.storage.tables import METADATA


def _execute(path: Path, statement: str) -> None:
    connection = open_connection(path)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(statement)
    connection.close()


def _missing(path: Path) -> list[str]:
    connection: sqlite3.Connection = open_connection(path, read_only=True)
    try:
        return missing_from(connection)
    finally:
        connection.close()


def test_the_shape_that_is_written_down_is_that_of_todays_tables():
    tables = METADATA.tables.values()
    assert shape_of((table.name, column.name) for table in tables for column in table.columns) == SHAPE


def test_nothing_is_missing_from_a_new_board_nor_from_one_with_a_table_of_somebody_elses(tmp_path: Path):
    board(tmp_path).close()
    path = tmp_path / "test.board"
    assert _missing(path) == []
    _execute(path, "CREATE TABLE notes_of_mine (text)")
    assert _missing(path) == []


@pytest.mark.parametrize(
    "damage", ["DROP TABLE movement", "ALTER TABLE movement RENAME COLUMN words TO was_words"]
)
def test_a_table_that_is_not_there_or_not_whole_is_named_and_the_board_is_not_opened(
    tmp_path: Path, damage: str
):
    board(tmp_path).close()
    path = tmp_path / "test.board"
    _execute(path, damage)
    assert _missing(path) == ["The table “movement” is missing, or part of it."]
    with pytest.raises(Fault, match="“movement” is missing"):
        Workspace.open(path, actor="tester")
