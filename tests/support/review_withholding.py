"""Somebody at the Review step who withholds, with real keys."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.support.steps import Notices
from tests.support.withholding import CONTROL, SHIFT, Withholds

from boardobserver.domain.words import EntryKind
from boardobserver.ui.reviewing.review_model import Column
from boardobserver.ui.reviewing.review_step import ReviewStep
from boardobserver.ui.shell.commands import CommandTable
from boardobserver.ui.withholding.chooser import WithholdChooser


@dataclass
class WithholdingInReview(Withholds):
    """The step in a window of its own, with the board and the meeting under it."""

    step: ReviewStep
    table: CommandTable
    notices: Notices

    @property
    def chooser(self) -> WithholdChooser:
        """The form that asks on what."""
        return self.step.withholding.withholder.chooser

    def choose(self, kind: EntryKind) -> None:
        """Go to the line of that kind."""
        self.step.table.setFocus()
        assert self.step.table.go_to_row(self.step.model.row_of_entry(self.line(kind).id))

    def select(self, kind: EntryKind, words: str) -> None:
        """Open the wording of a line, and select words of it by keys."""
        self.choose(kind)
        QTest.keyClick(self.step.table, Qt.Key.Key_Return)
        editor = self.step.table.editor
        assert editor is not None
        QTest.keyClick(editor, Qt.Key.Key_Home, CONTROL)
        for _ in range(editor.text.index(words)):
            QTest.keyClick(editor, Qt.Key.Key_Right)
        for _ in words:
            QTest.keyClick(editor, Qt.Key.Key_Right, SHIFT)
        assert editor.textCursor().selectedText() == words

    def spoken(self, kind: EntryKind) -> str:
        """What a screen reader says of the line of that kind."""
        row = self.step.model.row_of_entry(self.line(kind).id)
        index = self.step.model.index(row, Column.PRINTS)
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole))

    def marked(self, kind: EntryKind) -> list[str]:
        """The stretches of a line that are shaded."""
        line = self.step.model.line_at(self.step.model.row_of_entry(self.line(kind).id))
        assert line is not None
        return [line.prints[start:end] for start, end in self.step.model.marks.of_line(line.entry).spans]
