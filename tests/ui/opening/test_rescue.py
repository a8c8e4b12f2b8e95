"""A damaged board in the window: its newest good backup is restored beside it and opened by clicks."""

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.damage import break_last_page
from tests.support.hands import Hands

from boardobserver.domain.passphrase import Passphrase
from boardobserver.services.backups import make_backup
from boardobserver.services.passphrases import change_passphrase
from boardobserver.services.workspace import Workspace

_PAGE = 4096
_WORDS = "seven lamps of architecture"
_RESTORE = "Restore the newest good backup"


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Generator[Hands]:
    _ = qtbot
    made = Hands(tmp_path)
    yield made
    made.close()


def _lived(folder: Path, passphrase: str = "") -> Path:
    """A board with a line in its backup and another since."""
    workspace = boards.board(folder)
    path = workspace.path
    meeting_id = boards.planned_meeting(workspace)
    boards.note(workspace, meeting_id, "line 0")
    workspace.close()
    opens = Passphrase.of(passphrase)
    if opens is not None:
        change_passphrase(path, None, opens, keeps_backups=False)
    make_backup(path, "every half hour", opens)
    workspace = Workspace.open(path, actor="tester", passphrase=opens)
    boards.note(workspace, meeting_id, "line 1")
    workspace.close()
    return path


def _open(hands: Hands, path: Path) -> None:
    hands.answers.file = path
    hands.control(Qt.Key.Key_O)


def _restore_and_open(hands: Hands, path: Path) -> list[str]:
    hands.click(_RESTORE)
    hands.wait(lambda: any("was made of the backup" in message for message in hands.notices()))
    hands.click("Open it")
    hands.wait(lambda: hands.program.desk.jobs.is_idle)
    opened = hands.board
    assert opened.workspace.path != path
    return [entry.text for _meeting, entry in opened.workspace.read.all_entries()]


def test_damage_that_is_found_while_the_board_is_shown_is_undone_by_two_clicks(hands: Hands, tmp_path: Path):
    path = _lived(tmp_path)
    break_last_page(path)
    _open(hands, path)
    hands.wait(lambda: any("is damaged" in message for message in hands.notices()))
    assert _restore_and_open(hands, path) == ["line 0", "line 1"]
    assert path.exists()


def test_a_board_that_lost_its_header_is_not_taken_for_an_encrypted_one(hands: Hands, tmp_path: Path):
    path = _lived(tmp_path)
    _overwrite(path, bytes(_PAGE))
    damaged = path.read_bytes()
    _open(hands, path)
    assert any("does not open, though its newest backup does" in message for message in hands.notices())
    assert _restore_and_open(hands, path) == ["line 0"]
    assert path.read_bytes() == damaged


def test_an_encrypted_board_with_a_damaged_first_page_is_not_taken_for_a_wrong_passphrase(
    hands: Hands, tmp_path: Path
):
    path = _lived(tmp_path, _WORDS)
    _overwrite(path, bytes(_PAGE))
    damaged = path.read_bytes()
    _open(hands, path)
    hands.enter("not its passphrase")
    assert hands.notices() == []
    hands.enter(_WORDS)
    assert _restore_and_open(hands, path) == ["line 0"]
    assert path.read_bytes() == damaged


def test_a_value_that_is_nonsense_is_said_to_be_damage(hands: Hands, tmp_path: Path):
    path = _lived(tmp_path)
    data = path.read_bytes()
    held_on = f"{boards.DAY:%Y-%m-%d}".encode()
    assert held_on in data
    path.write_bytes(data.replace(held_on, b"2026-99-99"))
    _open(hands, path)
    hands.wait(lambda: any("is damaged" in message for message in hands.notices()))
    assert _restore_and_open(hands, path) == ["line 0", "line 1"]


def test_a_board_without_backups_is_offered_to_read(hands: Hands, tmp_path: Path):
    path = _lived(tmp_path)
    break_last_page(path)
    for backup in (tmp_path / "test backups").iterdir():
        backup.unlink()
    _open(hands, path)
    hands.wait(lambda: any("is damaged" in message for message in hands.notices()))
    buttons = [each.property("text") for each in hands.window.notices.findChildren(QWidget)]
    assert _RESTORE not in buttons
    assert "Open to read only" in buttons


def _overwrite(path: Path, data: bytes) -> None:
    with path.open("r+b") as file:
        file.write(data)
