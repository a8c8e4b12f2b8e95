"""Review and Minutes on a board that can only be read: everything shows, nothing can be changed."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.steps import Notices, held_meeting, open_board

from boardobserver.services.workspace import Workspace
from boardobserver.ui.minutes.minutes_step import MinutesStep
from boardobserver.ui.reviewing.review_step import ReviewStep
from boardobserver.ui.shell.window import Desk


def test_a_board_that_can_only_be_read_says_so_and_stays_as_it_is(qtbot: QtBot, desk: Desk, tmp_path: Path):
    made = boards.board(tmp_path)
    meeting_id = held_meeting(made)
    made.close()
    workspace = Workspace.open(tmp_path / "test.board", actor="reader", read_only=True)
    notices = Notices()
    board = open_board(workspace, notices)
    review, minutes = ReviewStep(desk, board), MinutesStep(desk, board)
    for step in (review, minutes):
        qtbot.addWidget(step)
        step.show_meeting(meeting_id)
        step.show()
    qtbot.waitUntil(lambda: minutes.publication is not None)

    review.table.setFocus()
    QTest.keyClick(review.table, Qt.Key.Key_Down)
    QTest.keyClick(review.table, Qt.Key.Key_Return)
    editor = review.table.editor
    assert editor is not None
    QTest.keyClicks(editor, "not to be written")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClick(review.table, Qt.Key.Key_Space)
    review.withholding.start()

    assert "read only" in review.standing.text()
    assert review.table.editor is None
    assert not review.side.sign_button.isEnabled()
    assert not minutes.about.facts.marking.isEnabled()
    assert not review.withholding.withholder.chooser.isVisible()
    assert "nothing can be withheld" in notices.messages[-1]
    assert workspace.read.entries(meeting_id)[0].wording == ""
    assert workspace.read.entries(meeting_id)[0].in_minutes
    board.close()
