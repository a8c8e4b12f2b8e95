"""Disposal on a disk that fills up: nothing is gone, or all is, and the file follows when there is room."""

import datetime as dt
import shutil
import subprocess
from pathlib import Path

from tests.host.disks import small_disk
from tests.support.boards import SteppingClock
from tests.support.planted import SAID, planted_board

from boardobserver.domain.errors import Fault
from boardobserver.services import disposal
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace

LATER = dt.datetime(2033, 4, 1, 10, tzinfo=dt.UTC)
NOTHING, FILE_LATER, DONE = "nothing", "the file later", "done"


def disposed(path: Path) -> str:
    """Dispose of what is due, and say what came of it."""
    workspace = Workspace.open(path, actor="tester", clock=SteppingClock(LATER))
    said = ""
    try:
        preview = disposal.preview_disposal(workspace.read, LATER.date())
        disposal.dispose_of_what_is_due(workspace, preview, typed="Test board", reason="The time is over")
    except Fault as fault:
        said = fault.message
    is_gone = bool(workspace.read.retention.disposals())
    workspace.close()
    assert "is full" in said or is_gone
    assert said.startswith("It was disposed of, but the board’s file may still hold it.") == bool(
        said and is_gone
    )
    if not said:
        return DONE
    return FILE_LATER if is_gone else NOTHING


def test_all_of_it_goes_or_nothing_and_not_a_byte_is_left_once_there_is_room(tmp_path: Path):
    board = planted_board(tmp_path)
    board.workspace.close()
    kilobytes = board.workspace.path.stat().st_size // 1024
    came: list[str] = []
    for number, extra in enumerate((40, 340, 640, 940, 1240, 1540, 3000)):
        with small_disk(tmp_path / str(number), kilobytes + extra) as disk:
            path = Path(shutil.copy(board.workspace.path, disk / "full.board"))
            came.append(disposed(path))
            subprocess.run(["mount", "-o", "remount,size=20m", str(disk)], check=True)
            Workspace.open(path, actor="tester").close()
            is_left = any(SAID.encode() in each.read_bytes() for each in disk.iterdir())
            assert is_left == (came[-1] == NOTHING)
            assert check_board(path) == ()
    assert came == sorted(came, key=(NOTHING, FILE_LATER, DONE).index)
    assert {NOTHING, FILE_LATER, DONE} == set(came)
