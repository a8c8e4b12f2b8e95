"""The Take notes step in a window of its own, on a real board, and hands to type with."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from tests.support.steps import Notices, open_board

from boardobserver.domain.snapshots import Entry, Id
from boardobserver.services.workspace import Workspace
from boardobserver.ui.shell.commands import CommandTable
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.taking.line_view import LineView
from boardobserver.ui.taking.rows import LineRow
from boardobserver.ui.taking.step import TakeNotesStep
from boardobserver.ui.taking.taking_commands import TAKING_COMMANDS

_KEYS = {"\n": (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)}


@dataclass(slots=True)
class Desktop:
    """A window with the step in it, and what was said over the page."""

    window: QMainWindow
    step: TakeNotesStep
    board: OpenBoard
    table: CommandTable
    notices: Notices
    meeting_id: Id

    @property
    def workspace(self) -> Workspace:
        """The open board."""
        return self.board.workspace

    def entries(self) -> tuple[Entry, ...]:
        """The lines as they are in the file."""
        return self.workspace.read.entries(self.meeting_id)

    def texts(self) -> list[str]:
        """The texts of the lines as they are in the file."""
        return [entry.text for entry in self.entries()]

    def last_view(self) -> LineView:
        """How the last line of the record looks."""
        row = self.step.model.rows[-1]
        assert isinstance(row, LineRow)
        return self.step.model.view(row)

    def note(self, line: str) -> None:
        """Type a line and strike Enter."""
        strike(self.step.bar.edit, line)
        QTest.keyClick(self.step.bar.edit, Qt.Key.Key_Return)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Strike a key wherever the focus is."""
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)

    def type(self, text: str) -> None:
        """Type letters wherever the focus is."""
        for letter in text:
            strike(self.window.focusWidget() or self.window, letter)

    def close(self) -> None:
        """Close the window and the board, as the program does at its end."""
        self.window.close()
        self.board.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def desktop(desk: Desk, workspace: Workspace, meeting_id: Id, size: tuple[int, int] = (1150, 600)) -> Desktop:
    """Open the step on a meeting in a window; close it at the end."""
    notices = Notices()
    board = open_board(workspace, notices)
    window = QMainWindow()
    table = CommandTable(TAKING_COMMANDS, desk.theme.icons, window)
    window.addActions(table.actions())
    table.set_board_open(is_open=True)
    step = TakeNotesStep(desk, board)
    step.connect_commands(table)
    window.setCentralWidget(step)
    step.show_meeting(meeting_id)
    window.resize(*size)
    window.show()
    window.activateWindow()
    step.bar.edit.setFocus()
    QTest.qWaitForWindowActive(window)
    return Desktop(window, step, board, table, notices, meeting_id)


def strike(widget: QWidget, text: str) -> None:
    """Type a text as real key presses, whatever its letters; a new line is Shift and Enter."""
    for letter in text:
        if letter in _KEYS:
            key, modifier = _KEYS[letter]
            QTest.keyClick(widget, key, modifier)
        elif letter.isascii():
            QTest.keyClicks(widget, letter)
        else:
            # Letters that no key of QTest's stands for come with their text, as from a real keyboard.
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(widget, event)
