"""A backup that holds what was disposed of: it says so where it is listed, and once it is restored."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.support.hands import Hands
from tests.support.planted import WORD, planted_board

from boardobserver.services import disposal
from boardobserver.services.backups import make_backup


def test_a_backup_from_before_a_disposal_says_so_in_the_list_and_once_it_is_restored(
    qtbot: QtBot, tmp_path: Path
):
    _ = qtbot
    life = planted_board(tmp_path)
    workspace = life.workspace
    make_backup(workspace.path, "by hand", now=workspace.now())
    life.at(dt.date(2033, 4, 1))
    preview = disposal.preview_disposal(workspace.read, dt.date(2033, 4, 1))
    disposal.dispose_of_what_is_due(workspace, preview, typed="Test board", reason="The time is over")
    workspace.close()
    hands = Hands(tmp_path, clock=life.clock)
    hands.answers.file = workspace.path
    hands.control(Qt.Key.Key_O)
    hands.wait(lambda: hands.program.desk.jobs.is_idle)
    hands.window.commands.action("file.backups").trigger()
    said = [each.text() for each in hands.window.findChildren(QLabel) if each.isVisible()]
    assert "This backup holds what was disposed of on 1 April 2033." in said
    hands.click("Restore beside the board")
    hands.wait(lambda: bool(hands.notices()))
    assert "It holds again what was disposed of on 1 April 2033: dispose of it again" in hands.notices()[-1]
    hands.click("Open it")
    hands.window.commands.action("file.retention").trigger()
    hands.wait(lambda: hands.program.desk.jobs.is_idle)
    hands.click("Dispose of these…")
    hands.fill("Type the name of the board", "Test board")
    hands.wait(lambda: hands.program.desk.jobs.is_idle)
    restored = next(tmp_path.glob("lived restored*.board"))
    hands.close()
    assert WORD.encode() not in restored.read_bytes()
