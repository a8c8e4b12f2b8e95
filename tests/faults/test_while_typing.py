"""Real faults while somebody types: the text stays in its editor, and is saved when the fault goes."""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.host.disks import small_disk
from tests.support import boards
from tests.support.taking import desktop

from boardobserver.domain.errors import Fault as Refused
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace
from boardobserver.storage.driver import connect
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.jobs import JobRunner
from boardobserver.ui.shell.settings import Settings
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.shell.window import Desk

_NOBODY = 65534

Fault = Callable[[Path], Callable[[], object]]
"""Brings a fault about for a board; gives what takes it away again."""


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Generator[Desk]:
    _ = qtbot
    jobs = JobRunner()
    yield Desk(Theme(qapp), Settings(tmp_path / "settings"), jobs)
    jobs.close()


def _fill(board: Path) -> Callable[[], object]:
    filler = board.parent / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(b"\0" * 4096) == 4096:
                pass
        except OSError:
            pass
    return filler.unlink


def _take_away(board: Path) -> Callable[[], object]:
    elsewhere = board.parent / "taken.elsewhere"
    board.rename(elsewhere)
    return lambda: elsewhere.rename(board)


def _rename_folder(board: Path) -> Callable[[], object]:
    folder = board.parent
    renamed = folder.with_name("renamed")
    folder.rename(renamed)
    return lambda: renamed.rename(folder)


def _put_another_there(board: Path) -> Callable[[], object]:
    elsewhere = board.parent / "taken.elsewhere"
    board.rename(elsewhere)
    shutil.copy(elsewhere, board)  # as a service does that synchronises
    return lambda: elsewhere.replace(board)


def _lock_by_another(board: Path) -> Callable[[], object]:
    other = connect(str(board))
    other.execute("BEGIN IMMEDIATE")
    return other.close


_FAULTS: dict[str, tuple[Fault, str, str]] = {
    "the disk is full": (_fill, "is full", "Make room"),
    "the file is taken away": (_take_away, "no longer where it was", "Put it back"),
    "the folder is renamed": (_rename_folder, "no longer where it was", "Put it back"),
    "another file takes its place": (_put_another_there, "Another file", "Put the one that was there back"),
    "another program writes": (_lock_by_another, "Another program is writing", "Close it there"),
}


@pytest.mark.parametrize("name", _FAULTS)
def test_the_line_stays_in_its_editor_and_is_saved_when_the_fault_goes(desk: Desk, tmp_path: Path, name: str):
    bring, said, remedy = _FAULTS[name]
    with small_disk(tmp_path / "disk", 4096) as disk:
        place = disk / "boards"
        place.mkdir()
        workspace = boards.board(place)
        path = workspace.path
        opened = desktop(desk, workspace, boards.planned_meeting(workspace))
        opened.note("before")
        take_away = bring(path)
        words = "what was said meanwhile " * (400 if name == "the disk is full" else 2)
        opened.step.bar.edit.insertPlainText(words)
        opened.key(Qt.Key.Key_Return)
        assert opened.step.bar.edit.text == words
        told = [notice for notice in opened.notices.told if notice.tone is Tone.FAULT]
        assert any(said in notice.message and remedy in notice.remedy for notice in told), told
        take_away()
        opened.key(Qt.Key.Key_Return)
        assert opened.texts() == ["before", words.strip()]
        assert opened.step.bar.edit.text == ""
        opened.close()
        assert check_board(path) == ()


def test_half_a_line_is_kept_by_itself_when_the_fault_goes(desk: Desk, qtbot: QtBot, tmp_path: Path):
    workspace = boards.board(tmp_path)
    opened = desktop(desk, workspace, boards.planned_meeting(workspace))
    put_back = _take_away(workspace.path)
    opened.type("half a line")
    qtbot.waitUntil(lambda: bool(opened.notices.told))
    assert opened.board.drafts.has_unwritten
    put_back()
    qtbot.waitUntil(lambda: not opened.board.drafts.has_unwritten)
    assert [json.loads(draft.text)["text"] for draft in workspace.drafts()] == ["half a line"]
    opened.close()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets root be somebody else for a while")
def test_permission_withdrawn_loses_nothing_and_is_said_when_the_board_is_opened_next():
    with _folder_of_somebody() as folder:
        workspace = boards.board(folder)
        path = workspace.path
        meeting_id = boards.planned_meeting(workspace)
        path.chmod(0o400)
        folder.chmod(0o500)
        boards.note(workspace, meeting_id, "line 0")  # the system asks for permission when a file is opened
        workspace.close()
        with pytest.raises(Refused, match="can be read but not written to"):
            Workspace.open(path, actor="tester")
        folder.chmod(0o700)
        path.chmod(0o600)
        workspace = Workspace.open(path, actor="tester")
        assert [entry.text for entry in workspace.read.entries(meeting_id)] == ["line 0"]
        workspace.close()


@contextmanager
def _folder_of_somebody() -> Generator[Path]:
    """A folder of somebody whom permissions bind; root is somebody else meanwhile."""
    folder = Path(tempfile.mkdtemp(prefix="withdrawn-"))
    me = os.geteuid()
    try:
        if me == 0:
            try:
                os.chown(folder, _NOBODY, -1)
            except PermissionError:
                pytest.skip("root of a container may not be somebody else")
            os.setresuid(_NOBODY, _NOBODY, 0)
        yield folder
    finally:
        if me == 0:
            os.setresuid(0, 0, 0)
        shutil.rmtree(folder)
