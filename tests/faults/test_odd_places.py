"""Boards that were moved, linked or left in odd places: nothing is lost, and it is said what to do."""

import os
import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest
from tests.host.disks import small_disk
from tests.support import boards
from tests.support.command_line import run_here

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.services.backups import backups_of, make_backup, restore
from boardobserver.services.boards import new_board
from boardobserver.services.placing import concerns
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace


@pytest.fixture
def board(tmp_path: Path) -> Workspace:
    """An open board with a line that stands in its log only."""
    workspace = boards.board(tmp_path)
    boards.note(workspace, boards.planned_meeting(workspace), "noted before")
    return workspace


def texts(path: Path) -> list[str]:
    workspace = Workspace.open(path, actor="reader", read_only=True)
    try:
        return [entry.text for _, entry in workspace.read.all_entries()]
    finally:
        workspace.close()


def test_a_board_that_is_renamed_while_it_is_open_has_all_that_was_noted_under_its_new_name(
    board: Workspace, tmp_path: Path
):
    renamed = board.path.rename(tmp_path / "renamed.board")
    with pytest.raises(Fault, match="no longer where it was"):
        boards.note(board, board.read.meetings()[0].id, "noted after")
    board.close()
    assert texts(renamed) == ["noted before"]
    assert check_board(renamed) == ()


def test_no_board_is_made_where_another_left_its_log(board: Workspace, tmp_path: Path):
    made = make_backup(board.path, "by hand")
    place = tmp_path / "place"
    place.mkdir()
    log = Path(shutil.copy(f"{board.path}-wal", place))
    was = log.read_bytes()
    board.close()
    for make in (
        lambda: new_board(place / "test.board", "New", actor="tester").close(),
        lambda: restore(made.path, place / "test.board"),
    ):
        with pytest.raises(Refusal, match="it belongs to a board that was called"):
            make()
    assert [each.name for each in place.iterdir()] == [log.name]
    assert log.read_bytes() == was
    new_board(place / "other.board", "New", actor="tester").close()
    assert check_board(place / "other.board") == ()


def test_a_file_of_another_program_is_backed_up_by_nobody(tmp_path: Path):
    path = tmp_path / "other.board"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE secrets (words TEXT)")
    connection.close()
    was = path.read_bytes()
    ran = run_here(tmp_path, "backup", path)
    assert ran.code == 1
    assert (
        ran.errors == "boardobserver: “other.board” is not a board. Choose a file that this program made.\n"
    )
    assert (path.read_bytes(), backups_of(path)) == (was, ())


def test_a_board_with_two_names_is_warned_of(board: Workspace, tmp_path: Path):
    board.close()
    assert concerns(board.path) == ()
    other = tmp_path / "other.board"
    os.link(board.path, other)
    for path in (board.path, other):
        (said,) = concerns(path)
        assert said.message == f"“{path.name}” has more than one name on its disk."
        assert "by one of them only" in said.remedy


def test_on_a_disk_without_any_room_it_is_said_that_it_is_full(board: Workspace, tmp_path: Path):
    board.close()
    with small_disk(tmp_path / "disk", board.path.stat().st_size // 1024 + 64) as disk:
        path = Path(shutil.copy(board.path, disk))
        with suppress(OSError), (disk / "filling").open("wb", 0) as filling:
            while filling.write(bytes(1024)):
                pass
        for opens_to_read in (True, False):
            with pytest.raises(Fault, match="is full") as raised:
                Workspace.open(path, actor="tester", read_only=opens_to_read)
            assert "Make room" in raised.value.remedy


@pytest.mark.parametrize("what", ["a folder", "a link"])
def test_what_is_in_the_way_of_the_lock_is_named(board: Workspace, what: str):
    board.close()
    lock = Path(f"{board.path}.lock")
    if what == "a folder":
        lock.mkdir()
    else:
        lock.symlink_to(board.path)
    with pytest.raises(Fault, match="in the way") as raised:
        Workspace.open(board.path, actor="tester")
    assert str(lock) in raised.value.message
    assert "Move it away" in raised.value.remedy
    assert texts(board.path) == ["noted before"]
