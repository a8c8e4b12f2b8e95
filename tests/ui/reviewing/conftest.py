"""A meeting that was held, in the step in which it is reviewed."""

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.review_withholding import WithholdingInReview
from tests.support.reviewing import Reviewing, review_step
from tests.support.steps import Notices, held_meeting, open_board

from boardobserver.ui.reviewing.review_commands import REVIEW_COMMANDS
from boardobserver.ui.reviewing.review_step import ReviewStep
from boardobserver.ui.shell.commands import CommandTable
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.withholding.command import WITHHOLDING_COMMANDS


@pytest.fixture
def scene(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Generator[Reviewing]:
    workspace = boards.board(tmp_path)
    meeting_id = held_meeting(workspace)
    notices = Notices()
    board = open_board(workspace, notices)
    step = review_step(qtbot, desk, board, meeting_id)
    yield Reviewing(workspace, meeting_id, board, step, notices)
    board.close()


@pytest.fixture
def review(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Generator[WithholdingInReview]:
    workspace = boards.board(tmp_path)
    meeting_id = held_meeting(workspace)
    notices = Notices()
    board = open_board(workspace, notices)
    window = QMainWindow()
    step = ReviewStep(desk, board)
    window.setCentralWidget(step)
    window.resize(1200, 700)
    qtbot.addWidget(window)
    table = CommandTable((*REVIEW_COMMANDS, *WITHHOLDING_COMMANDS), desk.theme.icons, window)
    table.set_board_open(is_open=True)
    window.addActions(list(table.actions()))
    step.connect_commands(table)
    step.show_meeting(meeting_id)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield WithholdingInReview(workspace, meeting_id, step, table, notices)
    board.close()
