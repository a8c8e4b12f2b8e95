"""A board with a meeting that is planned, and the step in which it is prepared."""

from collections.abc import Generator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.steps import Notices, open_board

from boardobserver.domain.snapshots import Id
from boardobserver.services.workspace import Workspace
from boardobserver.ui.preparing.prepare_step import PrepareStep
from boardobserver.ui.shell.window import Desk


@pytest.fixture
def workspace(tmp_path: Path) -> Generator[Workspace]:
    opened = boards.board(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def meeting_id(workspace: Workspace) -> Id:
    return boards.planned_meeting(workspace)


@pytest.fixture
def notices() -> Notices:
    return Notices()


@pytest.fixture
def step(qtbot: QtBot, desk: Desk, workspace: Workspace, meeting_id: Id, notices: Notices) -> PrepareStep:
    board = open_board(workspace, notices)
    made = PrepareStep(desk, board)
    board.setParent(made)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show_meeting(meeting_id)
    made.show()
    made.activateWindow()
    return made
