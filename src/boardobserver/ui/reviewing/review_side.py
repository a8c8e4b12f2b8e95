"""Beside the lines under review: signing off, the closing checks, the record of the chosen line."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.closing_checks import closing_checks
from boardobserver.domain.snapshots import Entry, MeetingRecord
from boardobserver.domain.words import MeetingStatus
from boardobserver.services.earlier_words import earlier_words
from boardobserver.ui.records.earlier_words_list import EarlierWordsList
from boardobserver.ui.reviewing.checks_list import ChecksList
from boardobserver.ui.reviewing.line_record import LineRecord
from boardobserver.ui.shell.icons import Tint
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.record_table import ColumnMemory


class ReviewSide(QWidget):
    """What is outstanding, and the fields in which it is put right.

    Args:
        theme: The look.
        board: The open board.
        memory: Where the columns of its list are remembered.
    """

    def __init__(
        self, theme: Theme, board: OpenBoard, memory: ColumnMemory, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._board = board
        self.sign_button = QPushButton(self.tr("Sign off…"))
        self.checks = ChecksList(theme)
        self.record = LineRecord(theme, board)
        self.earlier = EarlierWordsList(theme, board, memory)
        self._found = Heading("", 3)
        self._sign_hint = Words(quiet=True)
        self._build()

    def show_meeting_record(self, record: MeetingRecord) -> None:
        """Show what the closing checks find now, and whether the minutes can be signed off."""
        status = record.meeting.status
        can_sign = status is MeetingStatus.UNDER_REVIEW and not self._board.workspace.is_read_only
        self.sign_button.setVisible(status is not MeetingStatus.SIGNED_OFF)
        self.sign_button.setEnabled(can_sign)
        self._sign_hint.setVisible(status in (MeetingStatus.DRAFT, MeetingStatus.IN_PROGRESS))
        findings = closing_checks(record, self._board.workspace.read.releases.withholdings())
        self._found.setText(
            self.tr("Closing checks: {count}").format(count=len(findings))
            if findings
            else self.tr("Closing checks: nothing is missing")
        )
        self.checks.show_findings(findings)
        self.checks.setVisible(bool(findings))

    def show_line(self, record: MeetingRecord | None, line: Entry | None, *, is_editable: bool) -> None:
        """Show the tracked record of the chosen line, if it has one, and what the line said before."""
        record_id = None if line is None else line.record_id
        versions = () if line is None else earlier_words(self._board.workspace.read, "entry", line.id)
        self.earlier.show_versions(versions, is_editable=is_editable)
        tracked = record.records.get(record_id) if record is not None and record_id is not None else None
        self.record.show_record(tracked, record, is_editable=is_editable)

    def _build(self) -> None:
        self.sign_button.setProperty("role", "primary")
        self.sign_button.setIcon(self._theme.icons.beside_words("lock", Tint.ON_ACCENT))
        self._sign_hint.setText(self.tr("Minutes are signed off after the meeting has ended."))
        column = QVBoxLayout(self)
        self._theme.arrange(column, gap=Space.CLOSE)
        column.addWidget(self.sign_button)
        column.addWidget(self._sign_hint)
        column.addSpacing(self._theme.space(Space.TIGHT))
        column.addWidget(self._found)
        column.addWidget(self.checks)
        column.addSpacing(self._theme.space(Space.CLOSE))
        column.addWidget(self.record)
        column.addWidget(self.earlier)
        column.addStretch(1)
