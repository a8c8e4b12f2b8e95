"""Somebody at the Review step of a meeting, with the keys."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.support.steps import Notices

from boardobserver.domain.closing_checks import Check
from boardobserver.domain.snapshots import Entry, Id
from boardobserver.domain.words import EntryKind
from boardobserver.services.workspace import Workspace
from boardobserver.ui.reviewing.review_model import Column
from boardobserver.ui.reviewing.review_step import ReviewStep
from boardobserver.ui.reviewing.wording_editor import WordingEditor
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.window import Desk


@dataclass
class Reviewing:
    """The step, the board and the meeting under it, and the notices raised."""

    workspace: Workspace
    meeting_id: Id
    board: OpenBoard
    step: ReviewStep
    notices: Notices

    def line(self, kind: EntryKind) -> Entry:
        """The line of that kind, as it is on the board now."""
        return next(each for each in self.workspace.read.entries(self.meeting_id) if each.kind is kind)

    def choose(self, kind: EntryKind) -> None:
        """Walk to the line of that kind by key."""
        table = self.step.table
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Home)
        wanted = self.line(kind).id
        for _ in range(self.step.model.rowCount()):
            if table.current_entry_id == wanted:
                return
            QTest.keyClick(table, Qt.Key.Key_Down)
        raise AssertionError(f"no key leads to the {kind}")

    def edit(self, kind: EntryKind) -> WordingEditor:
        """Open the editor of a line by key."""
        self.choose(kind)
        QTest.keyClick(self.step.table, Qt.Key.Key_Return)
        editor = self.step.table.editor
        assert editor is not None
        return editor

    def shown(self, kind: EntryKind, column: Column) -> str:
        """What stands in a column of the line of that kind."""
        row = self.step.model.row_of_entry(self.line(kind).id)
        return str(self.step.model.index(row, column).data())

    def jump(self, check: Check) -> None:
        """Choose a finding by Enter."""
        checks = self.step.side.checks
        checks.setFocus()
        place = [finding.check for finding in checks.findings].index(check)
        QTest.keyClick(checks, Qt.Key.Key_Home)
        for _ in range(place):
            QTest.keyClick(checks, Qt.Key.Key_Down)
        QTest.keyClick(checks, Qt.Key.Key_Return)


def review_step(qtbot: QtBot, desk: Desk, board: OpenBoard, meeting_id: Id) -> ReviewStep:
    """The step in a window of its own, with the lines of a meeting."""
    step = ReviewStep(desk, board)
    step.resize(1200, 700)
    qtbot.addWidget(step)
    step.show_meeting(meeting_id)
    step.show()
    step.activateWindow()
    qtbot.waitUntil(lambda: step.model.rowCount() > 0)
    return step
