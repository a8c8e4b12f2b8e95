"""The versions of a meeting's minutes: which there are, how two differ, corrections, and what was issued."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.release import Edition
from boardobserver.domain.same_names import name_apart
from boardobserver.domain.snapshots import Id, Issued, Meeting, MinutesContent, Version, VersionNumber
from boardobserver.domain.words import MeetingStatus
from boardobserver.publish.comparison import Sides
from boardobserver.services.changes import Changes
from boardobserver.services.earlier_words import earlier_words_of_corrections
from boardobserver.services.kept_minutes import FIRST_DRAFT
from boardobserver.services.minutes_content import MinutesOptions, minutes_content
from boardobserver.services.versions import keep_version
from boardobserver.ui.output.document_output import Asked
from boardobserver.ui.records.earlier_words_list import EarlierWordsList
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.notices import Notice
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.versions.compare_window import CompareWindow
from boardobserver.ui.versions.corrections_panel import CorrectionsPanel
from boardobserver.ui.versions.issue_form import IssueForm, Recipient
from boardobserver.ui.versions.issued_list import IssuedList
from boardobserver.ui.versions.issuing import MinutesIssuing
from boardobserver.ui.widgets.date_field import show_date
from boardobserver.ui.widgets.form import FormRow
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.word_box import WordBox

_TABLES = ("version", "correction", "issued")
"""A change of any of these changes what is shown; of all else, whoever shows the minutes tells."""


class VersionsPane(QWidget):
    """Shows the versions of one meeting's minutes, and what is done with them.

    Args:
        desk: What the window works with.
        board: The open board.
        asked: The dialogs.
    """

    version_kept = Signal()
    """A version was made here."""

    def __init__(self, desk: Desk, board: OpenBoard, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = desk.theme
        self._board = board
        self._meeting: Meeting | None = None
        self._now = FIRST_DRAFT
        self._edition = Edition.FULL
        self._is_stale = False
        self._offered: list[tuple[object, str]] = []
        self._lines = QVBoxLayout()
        self.keep_button = QPushButton()
        self.issue_button = QPushButton(self.tr("Issue…"))
        self.issue_form = IssueForm(desk.theme, board)
        self.issued = IssuedList(desk.theme)
        self.corrections = CorrectionsPanel(desk.theme, board)
        self.earlier_words = EarlierWordsList(desk.theme, board, desk.settings)
        self.earlier, self.later = WordBox([]), WordBox([])
        self.compare_button = QPushButton(self.tr("Compare…"))
        self.compare_window = CompareWindow(desk, board, asked, self)
        self._issuing = MinutesIssuing(desk.jobs, board, asked.target, self)
        self._comparing = QWidget()
        self._build()
        self._connect()

    def show_content(self, content: MinutesContent) -> None:
        """Show the versions of these minutes; their edition is the one to issue and to compare."""
        meeting = content.record.meeting
        if self._meeting is None or meeting.id != self._meeting.id:
            self.issue_form.hide()
        self._meeting, self._now = meeting, content.imprint.version
        self._edition = content.imprint.edition
        if self.isVisible():
            self._show(meeting, self._now)
        else:
            self._is_stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        if self._is_stale and self._meeting is not None:
            self._show(self._meeting, self._now)

    def _build(self) -> None:
        theme = self._theme
        theme.arrange(self._lines, gap=Space.TIGHT)
        compare = QVBoxLayout(self._comparing)
        theme.arrange(compare, gap=Space.CLOSE)
        compare.addWidget(Heading(self.tr("Compare"), 3))
        compare.addWidget(FormRow(theme, self.tr("Earlier"), self.earlier))
        compare.addWidget(FormRow(theme, self.tr("Later"), self.later))
        compare.addWidget(self.compare_button)
        column = QVBoxLayout(self)
        theme.arrange(column, gap=Space.CLOSE)
        column.addLayout(self._lines)
        column.addWidget(self.keep_button)
        column.addWidget(self._comparing)
        column.addWidget(Heading(self.tr("Corrections"), 3))
        column.addWidget(self.corrections)
        column.addWidget(self.earlier_words)
        column.addWidget(Heading(self.tr("Issued"), 3))
        column.addWidget(self.issued)
        column.addWidget(self.issue_form)
        column.addWidget(self.issue_button)
        self.issue_form.hide()

    def _connect(self) -> None:
        self._board.changed.connect(self._on_changed)
        self.keep_button.clicked.connect(self._on_keep)
        self.compare_button.clicked.connect(self._on_compare)
        self.issue_button.clicked.connect(self._on_issue)
        self.issue_form.given.connect(self._on_given)
        self.issue_form.cancelled.connect(self._on_issue_left)
        self.issued.copy_requested.connect(self._on_copy_requested)
        self._issuing.issued.connect(self._on_issue_left)

    def _reload(self) -> None:
        if self._meeting is None:
            return
        try:
            self.show_content(self._content(self._meeting.id, None))
        except (Refusal, Fault) as error:
            # The page around says so too, where the meeting is gone.
            self._meeting = None
            self.keep_button.hide()
            self._show_lines((Words(str(error)),))

    def _show(self, meeting: Meeting, now: VersionNumber) -> None:
        self._is_stale = False
        read = self._board.workspace.read
        versions = read.releases.versions(meeting.id)
        is_signed_off = meeting.status is MeetingStatus.SIGNED_OFF
        is_writable = not self._board.workspace.is_read_only
        is_kept = any(each.number == now for each in versions)
        self._show_versions(versions)
        self.keep_button.setText(self.tr("Keep this draft as version {number}").format(number=now))
        self.keep_button.setVisible(is_writable and not is_kept and not is_signed_off)
        self._offer_comparing(versions, is_signed_off=is_signed_off)
        self.corrections.show_corrections(meeting.id, None, is_editable=is_writable)
        said_before = earlier_words_of_corrections(read, meeting.id)
        self.earlier_words.show_versions(said_before, is_editable=is_writable)
        self.issued.show_issued(read.releases.issued(meeting.id))
        self.issue_button.setVisible(is_writable and self.issue_form.isHidden())

    def _show_versions(self, versions: tuple[Version, ...]) -> None:
        if not versions:
            self._show_lines((Words(self.tr("A first draft is kept when the meeting ends."), quiet=True),))
            return
        everybody = self._board.workspace.read.people()
        people = {person.id: name_apart(person, everybody) for person in everybody}
        lines: list[Words] = []
        for version in reversed(versions):
            made = self._board.workspace.local(version.made_at)
            words = self.tr("Version {number} · {reason}").format(
                number=version.number, reason=version.reason
            )
            when = f"{show_date(made.date())}, {made:%H:%M}"
            by = people.get(version.made_by_id or "", "")
            lines += [Words(words), Words(" · ".join(part for part in (when, by) if part), quiet=True)]
        self._show_lines(lines)

    def _show_lines(self, lines: "tuple[Words, ...] | list[Words]") -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._lines.addWidget(line)

    def _offer_comparing(self, versions: tuple[Version, ...], *, is_signed_off: bool) -> None:
        named: list[tuple[object, str]] = [
            (each.number, self.tr("Version {number}").format(number=each.number)) for each in versions
        ]
        later = named if is_signed_off else [*named, (None, self.tr("The board as it stands"))]
        self._comparing.setVisible(bool(versions) and len(later) > 1)
        if [*named, *later] == self._offered:
            return
        self._offered = [*named, *later]
        for box, options, usual in ((self.earlier, named, len(later) - 2), (self.later, later, -1)):
            box.set_options(options)
            if len(later) > 1:
                box.set_value(options[usual][0])

    def _content(self, meeting_id: Id, number: VersionNumber | None) -> MinutesContent:
        workspace = self._board.workspace
        today = workspace.local(workspace.now()).date()
        options = MinutesOptions(edition=self._edition, version=number)
        return minutes_content(workspace.read, meeting_id, today, options)

    @Slot()
    def _on_keep(self) -> None:
        if self._meeting is not None:
            done = self._board.attempt(keep_version(self._meeting.id, self.tr("Kept by hand")))
            if done is not None:
                self.version_kept.emit()
            self.issue_button.setFocus()

    @Slot()
    def _on_compare(self) -> None:
        if self._meeting is None:
            return
        numbers = [
            value if isinstance(value, VersionNumber) else None
            for value in (self.earlier.value, self.later.value)
        ]
        try:
            before, after = (self._content(self._meeting.id, number) for number in numbers)
        except (Refusal, Fault) as error:
            self._board.tell(Notice(Tone.WARNING, str(error)))
            return
        version, board = self.tr("version {number}"), self.tr("the board as it stands")
        named = [version.format(number=each) if each else board for each in numbers]
        self.compare_window.compare(before, after, Sides(*named))

    @Slot()
    def _on_issue(self) -> None:
        self.issue_form.begin(self._edition)
        self.issue_form.show()
        self.issue_button.hide()
        self.issue_form.setFocus()

    @Slot(object)
    def _on_given(self, to: Recipient) -> None:
        self._board.drafts.flush()
        if self._meeting is None:
            return
        try:
            self._issuing.issue(self._meeting.id, to)
        except Refusal as refusal:
            self.issue_form.refuse(refusal)

    @Slot()
    def _on_issue_left(self) -> None:
        self.issue_form.hide()
        self.issue_button.setVisible(not self._board.workspace.is_read_only)
        self.issue_button.setFocus()

    @Slot(object)
    def _on_copy_requested(self, issued: Issued) -> None:
        self._issuing.save_copy(issued)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        # Hidden, it is told again by whoever shows the minutes.
        if self.isVisible() and changes.concern(*_TABLES):
            self._reload()
