"""A meeting that was held, in the step in which it is reviewed."""

from collections.abc import Generator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.reviewing import Reviewing, review_step
from tests.support.steps import Notices, held_meeting, open_board

from boardobserver.ui.shell.window import Desk


@pytest.fixture
def scene(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Generator[Reviewing]:
    workspace = boards.board(tmp_path)
    meeting_id = held_meeting(workspace)
    notices = Notices()
    board = open_board(workspace, notices)
    step = review_step(qtbot, desk, board, meeting_id)
    yield Reviewing(workspace, meeting_id, board, step, notices)
    board.close()
