"""The minutes of a meeting are signed off in Review, by button and by key."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.reviewing import Reviewing, review_step
from tests.support.steps import open_board

from boardobserver.domain.words import EntryKind, MeetingStatus
from boardobserver.services import meetings
from boardobserver.ui.reviewing.review_commands import REVIEW_COMMANDS, SIGN_OFF
from boardobserver.ui.shell.commands import CommandTable
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.heading import Words
from boardobserver.ui.withholding.command import WITHHOLDING_COMMANDS

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_signing_off_asks_once_and_locks_the_meeting(scene: Reviewing, qtbot: QtBot):
    scene.step.side.sign_button.click()
    dialog = scene.step.signing.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    assert not dialog.sign.isEnabled()
    qtbot.waitUntil(dialog.who.hasFocus)
    (area,) = dialog.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0  # all of it is seen without scrolling

    QTest.keyClick(dialog.who, Qt.Key.Key_Down)
    QTest.keyClick(dialog.sign, Qt.Key.Key_Space)

    meeting = scene.workspace.read.meeting(scene.meeting_id)
    assert meeting.status is MeetingStatus.SIGNED_OFF
    assert meeting.signed_off_by_id == boards.person_of(scene.workspace, "LO")
    assert "signed off" in scene.step.standing.text()
    scene.choose(EntryKind.NOTE)
    QTest.keyClick(scene.step.table, Qt.Key.Key_Return)
    editor = scene.step.table.editor
    assert editor is not None
    QTest.keyClicks(editor, "not to be changed")
    assert editor.text == "the watchlist grew to 16,000."
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert scene.step.table.editor is None
    QTest.keyClick(scene.step.table, Qt.Key.Key_Space)
    assert scene.line(EntryKind.NOTE).in_minutes


def test_signing_off_has_a_key_and_a_place_in_the_menu(scene: Reviewing, qtbot: QtBot, theme: Theme):
    table = CommandTable((*REVIEW_COMMANDS, *WITHHOLDING_COMMANDS), theme.icons, scene.step)
    table.set_board_open(True)
    scene.step.addActions(table.actions())
    scene.step.connect_commands(table)
    qtbot.waitUntil(scene.step.isActiveWindow)
    action = table.action(SIGN_OFF)
    assert action.isEnabled()
    scene.step.table.setFocus()
    QTest.keyClick(scene.step.table, Qt.Key.Key_O, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    dialog = scene.step.signing.dialog
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    scene.step.hide()
    assert not action.isEnabled()
    scene.step.show()
    assert action.isEnabled()
    scene.workspace.perform(meetings.sign_off(scene.meeting_id, boards.person_of(scene.workspace, "LO")))
    qtbot.waitUntil(lambda: not action.isEnabled())


def test_signed_minutes_say_nothing_of_editing(scene: Reviewing, qtbot: QtBot):
    hints = [each for each in scene.step.findChildren(Words) if "edits the wording" in each.text()]
    assert [each.isVisible() for each in hints] == [True]
    scene.workspace.perform(meetings.sign_off(scene.meeting_id, boards.person_of(scene.workspace, "LO")))
    qtbot.waitUntil(lambda: not hints[0].isVisible())


def test_thinking_better_of_signing_changes_nothing(scene: Reviewing, qtbot: QtBot):
    scene.step.side.sign_button.click()
    dialog = scene.step.signing.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert scene.workspace.read.meeting(scene.meeting_id).status is MeetingStatus.UNDER_REVIEW
    assert scene.step.signing.dialog is None


def test_a_meeting_that_runs_cannot_be_signed_off(qtbot: QtBot, desk: Desk, tmp_path: Path):
    workspace = boards.board(tmp_path)
    meeting_id = boards.planned_meeting(workspace)
    workspace.perform(meetings.start_meeting(meeting_id))
    boards.note(workspace, meeting_id, "A line.")
    board = open_board(workspace)

    step = review_step(qtbot, desk, board, meeting_id)

    assert not step.side.sign_button.isEnabled()
    board.close()
