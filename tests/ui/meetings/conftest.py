"""A board in the window with the Meetings page."""

from collections.abc import Generator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.meetings_window import MeetingsWindow
from tests.support.steps import Notices

from boardobserver.services.workspace import Workspace
from boardobserver.ui.shell.window import Desk


@pytest.fixture
def workspace(tmp_path: Path) -> Generator[Workspace]:
    opened = boards.board(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, workspace: Workspace) -> MeetingsWindow:
    made = MeetingsWindow(desk, workspace, Notices())
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made
