"""Somebody at a step of a meeting who withholds words of its lines by the key for that."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from boardobserver.domain.snapshots import Entry, Id, Withholding
from boardobserver.domain.words import EntryKind
from boardobserver.services.workspace import Workspace

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass
class Withholds:
    """The board and the meeting under the step, and what is withheld there."""

    workspace: Workspace
    meeting_id: Id

    def line(self, kind: EntryKind) -> Entry:
        """The line of that kind, as it is on the board now."""
        return next(each for each in self.workspace.read.entries(self.meeting_id) if each.kind is kind)

    def ask(self) -> None:
        """Strike the key that withholds, wherever the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_W, CONTROL | SHIFT)

    def withheld(self) -> list[Withholding]:
        """Everything that is withheld on the board."""
        return list(self.workspace.read.releases.withholdings())
