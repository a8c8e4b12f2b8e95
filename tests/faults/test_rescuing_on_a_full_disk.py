"""Rescue and restoring on a disk that fills up: all that can be had, or a plain word and nothing."""

from pathlib import Path

import pytest
from tests.host.disks import small_disk
from tests.support import boards
from tests.support.command_line import run_here

from boardobserver.domain.errors import Fault
from boardobserver.services.backups import backups_of, make_backup
from boardobserver.services.rescuing import rescue
from boardobserver.services.workspace import Workspace

LONG = "of which much was said " * 400


def lived(folder: Path) -> Path:
    """A board with an older and a newer backup, and much that is in neither."""
    workspace = boards.board(folder)
    meeting = boards.planned_meeting(workspace)
    for number in range(60):
        boards.note(workspace, meeting, f"line {number} {LONG}")
        if number in (0, 5):
            make_backup(workspace.path, "by hand")
    workspace.close()
    return workspace.path


def count_of_lines(path: Path) -> int:
    workspace = Workspace.open(path, actor="reader", read_only=True)
    try:
        return len(workspace.read.all_entries())
    finally:
        workspace.close()


def test_a_rescue_has_every_line_or_says_that_the_disk_is_full(tmp_path: Path):
    path = lived(tmp_path)
    backups = backups_of(path)
    oldest, whole = backups[-1].size // 1024, path.stat().st_size // 1024
    said: list[str] = []
    for share in range(10):
        kilobytes = oldest // 2 + (4 * whole - oldest // 2) * share // 9
        with small_disk(tmp_path / str(share), kilobytes) as disk:
            target = disk / "rescued.board"
            try:
                rescued = rescue(path, backups, target=target)
            except Fault as fault:
                said.append(str(fault))
                left = list(disk.iterdir())
            else:
                said.append("")
                left = []
                assert (rescued.backup, count_of_lines(rescued.path)) == (backups[0], 60)
        full = f"The disk is full: “{target}” could not be written. Make room, or choose another folder"
        assert said[-1] == "" or said[-1].startswith(full)
        assert left == []
    assert sorted(map(bool, said), reverse=True) == list(map(bool, said))
    assert said[0] != said[-1] == ""


@pytest.mark.parametrize("words", [(), ("BACKUP",)])
def test_the_command_says_that_the_disk_is_full(tmp_path: Path, words: tuple[str, ...]):
    path = lived(tmp_path)
    named = [str(backups_of(path)[0].path) for _ in words]
    with small_disk(tmp_path / "disk", 512) as disk:
        ran = run_here(tmp_path, "restore", path, *named, "-o", disk / "made.board")
        assert ran.code == 1
        assert ran.errors.startswith("boardobserver: The disk is full: “")
        assert "Make room, or choose another folder" in ran.errors
        assert list(disk.iterdir()) == []
