"""An import that is given up at the very moment at which its log is read."""

from pathlib import Path

from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.logs import DAY, meeting_lines, render
from tests.support.steps import open_board

from boardobserver.ui.meetings.log_import import LogImport, WantedMeeting
from boardobserver.ui.shell.window import Desk


def test_closing_the_board_gives_up_an_import_whose_log_is_read_already(
    qtbot: QtBot, desk: Desk, tmp_path: Path
):
    log = tmp_path / "log.txt"
    log.write_bytes(render(meeting_lines()).encode())
    workspace = boards.board(tmp_path)
    board = open_board(workspace)
    importing = LogImport(desk.jobs, board, board)
    importing.start(WantedMeeting(log, DAY, "", workspace.read.series()[0].id))
    errors: list[object] = []
    importing.failed.connect(errors.append)
    # The log is read then, and nobody has heard of it yet.
    desk.jobs._executor.shutdown(wait=True)  # pyright: ignore[reportPrivateUsage] - no event may be answered
    with qtbot.waitSignal(importing.ended):
        board.close()
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    assert (importing.is_running, errors) == (False, [])
    opened = boards.Workspace.open(workspace.path, actor="reader", read_only=True)
    assert opened.read.meetings() == ()
    opened.close()
