"""Two programs on one board: the second is told who has it, and neither loses a line."""

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.command_line import run
from tests.support.hands import Hands
from tests.support.logs import meeting_lines, render

from boardobserver.services.backups import backups_of
from boardobserver.services.safekeeping import check_board


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Generator[Hands]:
    _ = qtbot
    workspace = boards.board(tmp_path)
    boards.planned_meeting(workspace)
    workspace.close()
    made = Hands(tmp_path)
    made.answers.file = workspace.path
    made.control(Qt.Key.Key_O)
    made.control(Qt.Key.Key_2)
    made.key(Qt.Key.Key_Return)
    made.click("Take notes")
    made.click("Start the meeting")
    yield made
    made.close()


def test_commands_beside_the_window_read_and_back_up_and_do_not_write(hands: Hands, tmp_path: Path):
    path = tmp_path / "test.board"
    (tmp_path / "log.txt").write_text(render(meeting_lines()), encoding="utf-8")
    hands.enter("line 0")
    refused = run(tmp_path, "import-log", path, tmp_path / "log.txt", "--date=2026-11-22")
    assert refused.code == 1
    assert "open in another program" in refused.errors
    assert "Close it there first" in refused.errors
    hands.enter("line 1")
    assert run(tmp_path, "check", path).code == 0
    assert run(tmp_path, "backup", path).code == 0
    assert len(backups_of(path)) == 1
    hands.enter("line 2")
    board = hands.board
    assert [entry.text for _meeting, entry in board.workspace.read.all_entries()] == [
        "line 0",
        "line 1",
        "line 2",
    ]
    assert check_board(path) == ()


def test_a_second_window_may_read_and_sees_what_the_first_notes(hands: Hands, tmp_path: Path):
    (tmp_path / "second").mkdir()
    second = Hands(tmp_path / "second")
    second.answers.file = tmp_path / "test.board"
    second.control(Qt.Key.Key_O)
    assert any("open in another program" in message for message in second.notices())
    second.click("Open to read only")
    hands.window.activateWindow()
    hands.wait(hands.window.isActiveWindow)
    hands.enter("line 0")
    board = second.board
    assert board.workspace.is_read_only
    assert [entry.text for _meeting, entry in board.workspace.read.all_entries()] == ["line 0"]
    second.close()
    hands.window.activateWindow()
    hands.wait(hands.window.isActiveWindow)
