"""Half a line that the disk damaged: the window says so, and shows what is left of it in its editor."""

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from tests.support.hands import Hands
from tests.support.typist import running_meeting

_SAID = "Text that was being typed was damaged on the disk."


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Generator[Hands]:
    _ = qtbot
    made = Hands(tmp_path)
    yield made
    made.close()


def _open(hands: Hands, path: Path) -> None:
    hands.answers.file = path
    hands.control(Qt.Key.Key_O)


def test_half_a_line_that_was_damaged_is_told_of_shown_and_can_be_noted(hands: Hands, tmp_path: Path):
    workspace, _meeting = running_meeting(tmp_path)
    workspace.close()
    _open(hands, workspace.path)
    hands.click("Take notes")
    hands.write("sixteen thousand fa")
    hands.program.opener.close()
    whole = workspace.path.read_bytes()
    assert whole.count(b"sixteen thousand") == 1
    workspace.path.write_bytes(whole.replace(b"sixteen thousand", b"sixteen thourand"))
    _open(hands, workspace.path)
    assert _SAID in hands.notices()
    hands.click("Copy it")
    assert QGuiApplication.clipboard().text() == "sixteen thourand fa"
    hands.click("Take notes")
    hands.enter("ces")
    board = hands.board
    assert [entry.text for _, entry in board.workspace.read.all_entries()] == ["sixteen thourand faces"]
    _open_again(hands, workspace.path)
    assert _SAID not in hands.notices()


def _open_again(hands: Hands, path: Path) -> None:
    hands.window.notices.withdraw(f"{_SAID}\n")
    for notice in hands.window.notices.notices():
        hands.window.notices.withdraw(notice.subject)
    hands.program.opener.close()
    _open(hands, path)
