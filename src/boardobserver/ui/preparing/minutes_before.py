"""Quorum, and what the meeting did with the minutes of the one before."""

from PySide6.QtWidgets import QWidget

from boardobserver.domain.words import AttendanceList, PreviousMinutes
from boardobserver.services.meetings import change_meeting
from boardobserver.ui.preparing.preparation import Preparation
from boardobserver.ui.preparing.section import Section
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.versions.corrections_panel import CorrectionsPanel
from boardobserver.ui.widgets.columns import Columns
from boardobserver.ui.widgets.date_field import show_date
from boardobserver.ui.widgets.line_fields import NumberField
from boardobserver.ui.widgets.text_box import TextBox
from boardobserver.ui.widgets.word_box import WordBox


class QuorumSection(Section):
    """How many are needed, how many are there, and what was recorded of it."""

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(desk, board, "Quorum", parent)
        columns = Columns(self.theme, most=3)
        needed = NumberField(self.theme)
        columns.add(
            self.tied(
                "quorum_needed",
                self.tr("Needed for a quorum"),
                needed,
                needed.committed,
                lambda meeting_id, value: change_meeting(meeting_id, quorum_needed=value),
            )
        )
        quorate = WordBox(
            [(None, self.tr("Not said")), (True, self.tr("Quorate")), (False, self.tr("Not quorate"))]
        )
        columns.add(
            self.tied(
                "quorate",
                self.tr("The meeting was"),
                quorate,
                quorate.committed,
                lambda meeting_id, value: change_meeting(meeting_id, quorate=value),
            )
        )
        self.column.addWidget(columns)

    def show_preparation(self, preparation: Preparation) -> None:
        """Show the quorum, and count those present."""
        meeting = preparation.meeting
        present = sum(line.list is AttendanceList.PRESENT for line in preparation.attendance)
        self.remark.setText(self._count(present, meeting.quorum_needed))
        values = {"quorum_needed": meeting.quorum_needed, "quorate": meeting.quorate}
        self.load(meeting.id, values, is_editable=preparation.is_editable)

    def _count(self, present: int, needed: int | None) -> str:
        if not needed:
            return self.tr("{present} listed as present").format(present=present)
        if present >= needed:
            words = self.tr("{present} listed as present, {needed} needed: enough for a quorum")
        else:
            words = self.tr("{present} listed as present, {needed} needed: {short} short of a quorum")
        return words.format(present=present, needed=needed, short=needed - present)


class MinutesBeforeSection(Section):
    """The minutes of the previous meeting: considered or not, and the corrections to them."""

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(desk, board, "Minutes of the previous meeting", parent)
        outcome = WordBox([(each, each.label) for each in PreviousMinutes])
        columns = Columns(self.theme, most=3)
        columns.add(
            self.tied(
                "previous_minutes",
                self.tr("What the meeting did with them"),
                outcome,
                outcome.committed,
                lambda meeting_id, value: change_meeting(meeting_id, previous_minutes=value),
            )
        )
        corrections = TextBox(self.theme, least_lines=2)
        corrections.setPlaceholderText(self.tr("One correction to a line; Shift+Enter starts a new line"))
        columns.add(
            self.tied(
                "corrections",
                self.tr("Corrections as they were said"),
                corrections,
                corrections.changed,
                lambda meeting_id, value: change_meeting(meeting_id, corrections=value),
            ),
            span=2,
        )
        self.numbered = CorrectionsPanel(self.theme, board)
        self.column.addWidget(columns)
        self.column.addWidget(self.numbered)

    def show_preparation(self, preparation: Preparation) -> None:
        """Show what was done with the minutes, of which meeting they are, and how they are corrected."""
        meeting, previous = preparation.meeting, preparation.previous
        if previous is None:
            self.remark.setText(self.tr("No previous meeting is named in the particulars."))
        else:
            words = self.tr("{title}, {date}")
            self.remark.setText(words.format(title=previous.title, date=show_date(previous.held_on)))
        values = {"previous_minutes": meeting.previous_minutes, "corrections": meeting.corrections}
        self.load(meeting.id, values, is_editable=preparation.is_editable)
        self.numbered.show_corrections(
            None if previous is None else previous.id, meeting.id, is_editable=preparation.is_editable
        )
