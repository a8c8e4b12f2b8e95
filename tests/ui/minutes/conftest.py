"""A meeting that was held, in the step in which its minutes are seen, saved and printed."""

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.editions import AtEditions
from tests.support.minutes_step import Answers, AtMinutes
from tests.support.steps import Notices, held_meeting, open_board

from boardobserver.ui.minutes.minutes_commands import MINUTES_COMMANDS
from boardobserver.ui.minutes.minutes_step import MinutesStep
from boardobserver.ui.shell.commands import CommandTable
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.shell.window_commands import FILE_COMMANDS
from boardobserver.ui.withholding.command import WITHHOLDING_COMMANDS


@pytest.fixture
def scene(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Generator[AtMinutes]:
    workspace = boards.board(tmp_path)
    meeting_id = held_meeting(workspace)
    notices, answers = Notices(), Answers()
    board = open_board(workspace, notices)
    step = MinutesStep(
        desk,
        board,
        ask_target=answers.ask_target,
        ask_printer=answers.ask_printer,
        open_folder=answers.open_folder,
    )
    window = QMainWindow()
    window.setCentralWidget(step)
    window.resize(1100, 700)
    qtbot.addWidget(window)
    table = CommandTable((*FILE_COMMANDS, *MINUTES_COMMANDS, *WITHHOLDING_COMMANDS), desk.theme.icons, window)
    table.set_board_open(is_open=True)
    window.addActions(list(table.actions()))
    step.connect_commands(table)
    step.show_meeting(meeting_id)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: step.publication is not None)
    yield AtMinutes(workspace, meeting_id, step, notices, answers, window)
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    board.close()


@pytest.fixture
def at(scene: AtMinutes, qtbot: QtBot) -> AtEditions:
    scene.step.view.setFocus()
    return AtEditions(scene.workspace, scene.meeting_id, scene.step, scene.notices, scene.answers, qtbot)
