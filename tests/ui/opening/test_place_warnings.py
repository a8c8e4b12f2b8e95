"""A board in a folder that a service synchronises, or on a share, is warned of once."""

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.hands import Hands

from boardobserver.host import places


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Generator[Hands]:
    _ = qtbot
    made = Hands(tmp_path)
    yield made
    made.close()


def _open(hands: Hands, path: Path) -> list[str]:
    hands.answers.file = path
    hands.control(Qt.Key.Key_O)
    said = hands.notices()
    hands.program.opener.close()
    for notice in hands.window.notices.notices():
        hands.window.notices.withdraw(notice.subject)
    return said


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    workspace = boards.board(folder)
    workspace.close()
    return workspace.path


def test_each_board_in_a_synchronised_folder_is_warned_of_once(hands: Hands, tmp_path: Path):
    first = _made(tmp_path / "OneDrive - Board" / "one")
    second = _made(tmp_path / "OneDrive - Board" / "two")
    assert _open(hands, first) == ["“test.board” lies in a folder that OneDrive synchronises."]
    assert _open(hands, first) == []
    assert len(_open(hands, second)) == 1
    assert _open(hands, _made(tmp_path / "elsewhere")) == []


def test_backups_in_a_synchronised_folder_are_said_to_leave_the_computer(hands: Hands, tmp_path: Path):
    path = _made(tmp_path / "here")
    (tmp_path / "Dropbox").mkdir()
    hands.program.desk.settings.backup_folder = tmp_path / "Dropbox"
    said = _open(hands, path)
    assert said == ["Backups go to a folder that Dropbox synchronises: they leave this computer."]
    assert _open(hands, path) == []


def test_a_board_on_a_share_is_warned_of(hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = _made(tmp_path / "share")
    listed = tmp_path / "mounts"
    listed.write_text(f"/dev/root / ext4 rw 0 0\n//server/boards {path.parent} cifs rw 0 0\n")
    monkeypatch.setattr(places, "MOUNTS", listed)
    assert _open(hands, path) == ["“test.board” lies on a share of the network."]
    assert _open(hands, path) == []
