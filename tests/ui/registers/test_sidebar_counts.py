"""The sidebar shows how many records of each kind are open, and follows every change."""

from pathlib import Path

from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.hands import Hands

from boardobserver.domain.words import ActionStatus, RecordKind
from boardobserver.services import recording, tracking
from boardobserver.ui.registers.looks import LOOKS


def test_open_records_are_counted_beside_their_register(qtbot: QtBot, tmp_path: Path):
    _ = qtbot
    workspace = boards.board(tmp_path)
    meeting_id = boards.planned_meeting(workspace)
    for typed in ("! One", "! Two", "? Why?", "= agreed"):
        boards.note(workspace, meeting_id, typed)
    workspace.close()
    hands = Hands(tmp_path)
    sidebar = hands.window.sidebar

    def counts() -> list[int]:
        return [sidebar.button(look.page).count for look in LOOKS]

    assert counts() == [0, 0, 0, 0, 0]
    hands.program.opener.open_path(workspace.path)
    board = hands.board
    assert counts() == [1, 0, 2, 0, 0]
    made = board.attempt(recording.add_record(RecordKind.ADVICE, "Train first"))
    assert made is not None
    assert counts() == [1, 1, 2, 0, 0]
    action = next(each for each in board.workspace.read.open_tracked() if each.text == "One")
    board.attempt(tracking.change_status(action.id, ActionStatus.CLOSED, words="done", evidence="seen"))
    assert counts() == [1, 1, 1, 0, 0]
    board.undo()
    board.undo()
    assert counts() == [1, 0, 2, 0, 0]
    hands.close()
