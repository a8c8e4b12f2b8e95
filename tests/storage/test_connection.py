"""How a board's file is written to, and what a crash may leave beside it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support import boards
from tests.support.damage import enlarge

from boardobserver.host import places
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace
from boardobserver.storage.connection import open_connection


def _mode(path: Path) -> str:
    connection = open_connection(path, read_only=True)
    try:
        return str(connection.execute("PRAGMA journal_mode").fetchone()[0])
    finally:
        connection.close()


def test_a_board_on_a_share_of_the_network_has_no_log_that_two_machines_cannot_share(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    workspace = boards.board(tmp_path)
    workspace.close()
    assert _mode(workspace.path) == "wal"
    listed = tmp_path / "mounts"
    listed.write_text(f"/dev/root / ext4 rw 0 0\nserver:/boards {tmp_path} nfs4 rw 0 0\n")
    monkeypatch.setattr(places, "MOUNTS", listed)
    workspace = Workspace.open(workspace.path, actor="tester")
    assert _mode(workspace.path) == "delete"
    meeting_id = boards.planned_meeting(workspace)
    boards.note(workspace, meeting_id, "line 0")
    assert not workspace.path.with_name("test.board-wal").exists()
    reader = Workspace.open(workspace.path, actor="reader", read_only=True)
    assert [entry.text for entry in reader.read.entries(meeting_id)] == ["line 0"]
    reader.close()
    boards.note(workspace, meeting_id, "line 1")
    workspace.close()
    assert check_board(workspace.path) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize("read_only", [True, False])
def test_what_a_crash_left_half_done_is_taken_back_by_whoever_opens_the_board_first(
    tmp_path: Path, read_only: bool
):
    workspace = boards.board(tmp_path)
    workspace.close()
    path = workspace.path
    enlarge(path, 200)
    surroundings = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", _DIE, str(path)], env=surroundings, check=False)
    assert path.with_name("test.board-journal").stat().st_size > 0
    workspace = Workspace.open(path, actor="tester", read_only=read_only)
    assert {len(draft.text) for draft in workspace.drafts()} == {3800}
    workspace.close()
    assert check_board(path) == ()


_DIE = """
import os, signal, sys
from boardobserver.storage import driver

connection = driver.connect(sys.argv[1])
for pragma in ("journal_mode = DELETE", "cache_size = 10"):
    connection.execute(f"PRAGMA {pragma}")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE draft SET text = text || 'more'")
os.kill(os.getpid(), signal.SIGKILL)
"""
"""Changes a board without a log, as on a share of the network, and is killed when half is on the disk."""
