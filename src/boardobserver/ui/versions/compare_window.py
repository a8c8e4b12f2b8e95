"""Two versions of minutes compared: each change in words, with its paragraph and heading, and as a PDF."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextEdit, QVBoxLayout, QWidget

from boardobserver.domain.comparing import Change, Compared, Part, changed_sections
from boardobserver.domain.snapshots import Meeting, MinutesContent
from boardobserver.publish.comparison import BEFORE_HEADINGS, NOTHING_DIFFERS, Sides, words_of
from boardobserver.publish.wording import raised
from boardobserver.services.comparing import compare_minutes, comparison_file, publish_comparison
from boardobserver.ui.output.document_output import Asked, DocumentOutput, Outgoing, OutputWords
from boardobserver.ui.shell.jobs import JobContext
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.heading import Heading, Words


class CompareWindow(QDialog):
    """Shows what differs; it stands beside the window and keeps nobody from going on.

    Args:
        desk: What the window works with.
        board: The open board.
        asked: The dialogs.
    """

    def __init__(self, desk: Desk, board: OpenBoard, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._contents: tuple[MinutesContent, MinutesContent] | None = None
        self._sides = Sides("", "")
        self._heading = Heading("", 2)
        self.count = Words()
        self.text = QTextEdit()
        self.save_button = QPushButton(self.tr("Save as…"))
        self.close_button = QPushButton(self.tr("Close"))
        words = OutputWords(
            saving=self.tr("Saving the comparison"),
            saved=self.tr("The comparison is saved in {path}."),
            printing=self.tr("Printing the comparison"),
            printed=self.tr("The comparison was sent to the printer."),
        )
        self._output = DocumentOutput(desk.jobs, board, self, asked, words)
        self._build()
        self.save_button.clicked.connect(self._on_save)
        self.close_button.clicked.connect(self.close)
        board.closing.connect(self.close)

    def compare(self, before: MinutesContent, after: MinutesContent, sides: Sides) -> None:
        """Compare two versions, in a job, and show what differs."""
        self._contents, self._sides = (before, after), sides
        title = self.tr("{before} compared with {after}")
        title = title.format(before=raised(sides.before), after=sides.after)
        self.setWindowTitle(title)
        self._heading.setText(title)
        self.count.setText(self.tr("Comparing…"))
        self.text.clear()
        self.save_button.setEnabled(False)
        job = self._desk.jobs.run("compare", self.tr("Comparing"), partial(_compare, before, after))
        job.finished.connect(self._on_compared)
        self.show()
        self.raise_()

    def _build(self) -> None:
        theme = self._desk.theme
        self.setModal(False)
        self.text.setReadOnly(True)
        self.text.setAcceptRichText(False)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAccessibleName(self.tr("What differs"))
        self.save_button.setIcon(theme.icons.beside_words("file-down"))
        buttons = QHBoxLayout()
        theme.arrange(buttons, gap=Space.CLOSE)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.WIDE, gap=Space.NORMAL)
        column.addWidget(self._heading)
        column.addWidget(self.count)
        column.addWidget(self.text, 1)
        column.addLayout(buttons)
        room = self.screen().availableGeometry()
        width, height = min(theme.space(225), room.width() * 9 // 10), theme.space(155)
        self.resize(width, min(height, room.height() * 9 // 10))
        self.setFocusProxy(self.text)

    @Slot(object)
    def _on_compared(self, compared: tuple[Compared, ...]) -> None:
        changed = [each for each in compared if not each.is_same]
        words = self.tr("{changed} of {total} passages differ. The others are left out.")
        nothing = self.tr("Nothing differs: all {total} passages are the same.")
        self.count.setText((words if changed else nothing).format(changed=len(changed), total=len(compared)))
        cursor = QTextCursor(self.text.document())
        for section in changed_sections(compared):
            _begin(cursor, gap=12)
            title = section.title or (Part(Change.SAME, BEFORE_HEADINGS),)
            _write(cursor, title, is_bold=True)
            for each in section.changed:
                _begin(cursor, gap=4)
                number = each.passage.number
                cursor.insertText(f"{number}  " if number else "", _format())
                _write(cursor, each.parts)
        if not changed:
            cursor.insertText(NOTHING_DIFFERS, _format())
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.save_button.setEnabled(True)

    @Slot()
    def _on_save(self) -> None:
        if self._contents is None:
            return
        before, after = self._contents
        meeting: Meeting = after.record.meeting
        title = self.tr("{reference} minutes, comparison").format(reference=meeting.reference)
        publish = partial(publish_comparison, before, after, self._sides)
        write = partial(comparison_file, before, after, self._sides)
        self._output.save(Outgoing(f"compare:{meeting.id}", title, f"{title}.pdf", publish, write))


def _compare(before: MinutesContent, after: MinutesContent, _context: JobContext) -> tuple[Compared, ...]:
    return compare_minutes(before, after)


def _begin(cursor: QTextCursor, *, gap: int) -> None:
    if not cursor.atStart():
        cursor.insertBlock()
    block = cursor.blockFormat()
    block.setTopMargin(gap)
    cursor.setBlockFormat(block)


def _write(cursor: QTextCursor, parts: tuple[Part, ...], *, is_bold: bool = False) -> None:
    """Words with their changes, in text that is never read as markup."""
    for part, said in words_of(parts):
        is_added, is_removed = part.change is Change.ADDED, part.change is Change.REMOVED
        style = _format(is_bold=is_bold or is_added, is_struck=is_removed)
        cursor.insertText(said.replace("\n", "\u2028"), style)


def _format(*, is_bold: bool = False, is_struck: bool = False) -> QTextCharFormat:
    style = QTextCharFormat()
    style.setFontWeight(QFont.Weight.Bold if is_bold else QFont.Weight.Normal)
    style.setFontStrikeOut(is_struck)
    return style
