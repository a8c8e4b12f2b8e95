"""A check of a board finds files that were changed or removed outside the program."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.support.boards import board

from boardobserver.services import documents
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    workspace = board(tmp_path)
    attach(workspace, tmp_path)
    workspace.close()
    return workspace.path


def attach(workspace: Workspace, folder: Path) -> None:
    (folder / "report.pdf").write_bytes(b"%PDF evidence")
    document = workspace.perform(documents.add_document("The test report"))
    workspace.perform(documents.attach_file(document, documents.read_attachment(folder / "report.pdf")))


def run(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


def test_a_board_with_its_files_is_sound(path: Path):
    assert check_board(path) == ()


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("UPDATE content SET bytes = x'00'", "A file was changed outside the program"),
        ("DELETE FROM content", "The file of the document “The test report” is missing"),
    ],
)
def test_a_file_that_was_changed_or_removed_is_found(path: Path, statement: str, finding: str):
    run(path, statement)
    (found,) = check_board(path)
    assert found.startswith(finding)


def test_attaching_a_damaged_file_again_puts_it_right(path: Path, tmp_path: Path):
    run(path, "UPDATE content SET bytes = x'00'")
    workspace = Workspace.open(path, actor="tester")
    attach(workspace, tmp_path)
    workspace.close()
    assert check_board(path) == ()
