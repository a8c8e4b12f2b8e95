"""A meeting that runs, open in the Take notes step."""

from collections.abc import Generator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.open_records import at_second_meeting
from tests.support.taking import Desktop, desktop

from boardobserver.services import agenda, meetings
from boardobserver.ui.shell.window import Desk


@pytest.fixture
def taking(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Generator[Desktop]:
    """A running meeting at its sixth item, with nothing noted yet."""
    _ = qtbot
    workspace = boards.board(tmp_path)
    meeting_id = boards.planned_meeting(workspace)
    workspace.perform(meetings.start_meeting(meeting_id))
    workspace.perform(agenda.open_item(workspace.read.items(meeting_id)[5].id))
    opened = desktop(desk, workspace, meeting_id)
    yield opened
    opened.close()


@pytest.fixture
def second(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Generator[Desktop]:
    """A running meeting at an item about bias, after one that left records open."""
    _ = qtbot
    opened = at_second_meeting(desk, tmp_path)
    yield opened
    opened.close()
