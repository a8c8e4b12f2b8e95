"""A disk or a file that can only be read from one moment to the next, under a board that is open."""

import subprocess
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.host.disks import real_disk
from tests.support import boards
from tests.support.taking import desktop

from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.jobs import JobRunner
from boardobserver.ui.shell.settings import Settings
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.shell.window import Desk


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Generator[Desk]:
    _ = qtbot
    jobs = JobRunner()
    yield Desk(Theme(qapp), Settings(tmp_path / "settings"), jobs)
    jobs.close()


def _change(*files: Path, may_be_written: bool) -> None:
    sign = "-i" if may_be_written else "+i"
    subprocess.run(["chattr", sign, *map(str, files)], check=True)


def test_files_that_are_made_unchangeable_and_changeable_again(desk: Desk, tmp_path: Path):
    with real_disk(tmp_path / "disk") as disk:
        workspace = boards.board(disk)
        opened = desktop(desk, workspace, boards.planned_meeting(workspace))
        opened.note("before")
        files = [each for each in disk.iterdir() if each.is_file()]
        _change(*files, may_be_written=False)
        try:
            opened.type("what was said meanwhile")
            opened.key(Qt.Key.Key_Return)
            assert opened.step.bar.edit.text == "what was said meanwhile"
            told = [notice for notice in opened.notices.told if notice.tone is Tone.FAULT]
            assert told
            assert all(notice.remedy for notice in told)
        finally:
            _change(*files, may_be_written=True)
        opened.key(Qt.Key.Key_Return)
        assert opened.texts() == ["before", "what was said meanwhile"]
        opened.close()
        assert check_board(workspace.path) == ()


def test_a_disk_that_the_system_makes_read_only_after_an_error(desk: Desk, tmp_path: Path):
    with real_disk(tmp_path / "disk") as disk:
        workspace = boards.board(disk)
        path = workspace.path
        opened = desktop(desk, workspace, boards.planned_meeting(workspace))
        opened.note("before")
        # Asked for, it is refused while a file is open for writing; an error of the disk brings it about.
        assert subprocess.run(
            ["mount", "-o", "remount,ro", str(disk)], capture_output=True, check=False
        ).returncode
        subprocess.run(["mount", "-o", "remount,abort", str(disk)], check=True)
        opened.type("what was said meanwhile")
        opened.key(Qt.Key.Key_Return)
        assert opened.step.bar.edit.text == "what was said meanwhile"
        told = [notice for notice in opened.notices.told if notice.tone is Tone.FAULT]
        assert told
        assert all(notice.remedy for notice in told)
        read_only = Workspace.open(path, actor="reader", read_only=True)
        assert [entry.text for _meeting, entry in read_only.read.all_entries()] == ["before"]
        read_only.close()
        opened.close()
        subprocess.run(["umount", str(disk)], check=True)
        subprocess.run(["mount", "-o", "loop", str(disk.with_name("disk.image")), str(disk)], check=True)
        assert check_board(path) == ()
        again = Workspace.open(path, actor="tester")
        assert [entry.text for _meeting, entry in again.read.all_entries()] == ["before"]
        again.close()
