"""The Review step of a meeting: every line as typed beside what prints, the closing checks, signing off."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from boardobserver.domain.closing_checks import Finding
from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Id, MeetingRecord
from boardobserver.domain.words import MeetingStatus
from boardobserver.services import entries
from boardobserver.services.changes import Changes
from boardobserver.ui.reviewing.causes import FIELD_OF, PREPARED
from boardobserver.ui.reviewing.review_model import ReviewModel
from boardobserver.ui.reviewing.review_side import ReviewSide
from boardobserver.ui.reviewing.review_table import ReviewTable
from boardobserver.ui.reviewing.review_withholding import ReviewWithholding
from boardobserver.ui.reviewing.signing import Signing
from boardobserver.ui.reviewing.wording_edits import WordingEdits
from boardobserver.ui.shell.commands import CommandTable
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.empty_state import EmptyState
from boardobserver.ui.widgets.heading import Words
from boardobserver.ui.widgets.panes import Panes
from boardobserver.ui.widgets.tick import Tick
from boardobserver.ui.withholding.command import WITHHOLD, answer_withholding


class ReviewStep(QWidget):
    """Reviews the record of a meeting.

    Args:
        desk: What the window works with.
        board: The open board.
    """

    step_requested = Signal(str)
    """What is asked for is put right in another step: "prepare" or "take"."""

    person_requested = Signal(str)
    """What is asked for is put right with the person of this id."""

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._meeting_id: Id | None = None
        self._record: MeetingRecord | None = None
        self._is_stale = False
        self._is_resuming = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(0)
        self.model = ReviewModel(self)
        self.table = ReviewTable(desk.theme, self.model)
        self.withdrawn = Tick(self.tr("Show withdrawn lines"))
        self.standing = Words()
        self.side = ReviewSide(desk.theme, board, desk.settings)
        self.signing = Signing(desk.theme, board, self)
        self.edits = WordingEdits(board, self, self.table)
        self.withholding = ReviewWithholding(desk.theme, board, self, self.table, self.side.record)
        self._hint = Words(quiet=True)
        self._lines = QStackedWidget()
        self._empty = EmptyState(
            desk.theme,
            "notebook-pen",
            self.tr("No lines to review yet"),
            self.tr("What is noted while the meeting runs stands here, beside the words that will print."),
            first_step=self.tr("Take notes"),
        )
        self._build(desk.theme)
        self._connect()

    def show_meeting(self, meeting_id: Id) -> None:
        """Show the record of a meeting."""
        if meeting_id != self._meeting_id:
            self.edits.put_away()
            self._meeting_id = meeting_id
            self._is_resuming = True
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def connect_commands(self, table: CommandTable) -> None:
        """Answer the commands of `REVIEW_COMMANDS`, and the one that withholds."""
        self.signing.connect_command(table)
        answer_withholding(table, self, self.withholding.start)
        self.table.addAction(table.action(WITHHOLD))
        self._offer_signing()

    @Slot()
    def refresh(self) -> None:
        """Show the record as it is now; what is being typed, the chosen line and the place stay."""
        self._is_stale = False
        if self._meeting_id is None:
            return
        try:
            record = self._board.workspace.read.record_of(self._meeting_id)
        except Refusal:
            # An undo took the meeting away; the page that shows it will leave.
            return
        self._record = record
        self.model.show_record(
            record, with_withdrawn=self.withdrawn.value, is_editable=self._is_editable(record)
        )
        self._lines.setCurrentIndex(0 if record.entries else 1)
        self._hint.setVisible(bool(record.entries) and self._is_editable(record))
        self._show_withdrawn_count(record)
        self.side.show_meeting_record(record)
        self._offer_signing()
        self._show_standing(record)
        self._show_line_record()
        self.withholding.show_record(record)
        if self._is_resuming:
            self._is_resuming = False
            self.table.setCurrentIndex(self.model.index(-1, -1))
            self.table.verticalScrollBar().setValue(0)
            self.edits.resume()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()
        self._offer_signing()

    def hideEvent(self, event: QHideEvent) -> None:
        """The key that signs off is no other page's."""
        super().hideEvent(event)
        self._offer_signing()

    def _build(self, theme: Theme) -> None:
        bar = QWidget()
        row = QHBoxLayout(bar)
        theme.arrange(row, gap=Space.NORMAL)
        row.addWidget(self.withdrawn)
        self._hint.setText(
            self.tr(
                "Enter edits the wording · Ctrl+Enter goes on to the next · Space puts it in or out · "
                "Ctrl+Shift+W withholds it from the public"
            )
        )
        row.addWidget(self._hint, 1)
        self._lines.addWidget(self.table)
        self._lines.addWidget(self._empty)
        main = QWidget()
        column = QVBoxLayout(main)
        theme.arrange(column, gap=Space.CLOSE)
        column.addWidget(self.standing)
        column.addWidget(bar)
        column.addWidget(self._lines, 1)
        outer = QVBoxLayout(self)
        theme.arrange_sides(outer, across=Space.WIDE, down=Space.TIGHT)
        outer.addWidget(Panes(theme, main, self.side))
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self._board.changed.connect(self._on_changed)
        self._settling.timeout.connect(self.refresh)
        self.model.printing_chosen.connect(self._on_printing_chosen)
        self.table.line_chosen.connect(self._on_line_chosen)
        self.edits.settled.connect(self.refresh)
        self.withholding.asked.connect(self.edits.put_away)
        self.withholding.person_requested.connect(self.person_requested)
        self.withholding.withholder.done.connect(self.refresh)
        self.withdrawn.committed.connect(self._on_withdrawn_toggled)
        self.side.checks.cause_requested.connect(self._on_cause_requested)
        self.side.sign_button.clicked.connect(self._on_sign_requested)
        self.signing.asked.connect(self._on_sign_requested)
        self.signing.signed.connect(self.refresh)
        self._empty.first_step_requested.connect(self._on_take_requested)

    def _is_editable(self, record: MeetingRecord) -> bool:
        return not (record.meeting.status is MeetingStatus.SIGNED_OFF or self._board.workspace.is_read_only)

    def _show_standing(self, record: MeetingRecord) -> None:
        status = record.meeting.status
        if status is MeetingStatus.SIGNED_OFF:
            words = self.tr(
                "These minutes are signed off: they can only be read. Corrections are made under Minutes, "
                "Versions; words can still be withheld from the public."
            )
        elif self._board.workspace.is_read_only:
            words = self.tr("This board is open to be read only: nothing can be changed.")
        else:
            words = ""
        self.standing.setText(words)
        self.standing.setVisible(bool(words))

    def _show_withdrawn_count(self, record: MeetingRecord) -> None:
        count = sum(entry.withdrawn_at is not None for entry in record.entries)
        self.withdrawn.setText(self.tr("Show withdrawn lines ({count})").format(count=count))
        self.withdrawn.setEnabled(count > 0)

    def _show_line_record(self) -> None:
        line = self.model.line_at(self.table.currentIndex().row())
        is_editable = self._record is not None and self._is_editable(self._record)
        entry = line.entry if line is not None else None
        self.side.show_line(self._record, entry, is_editable=is_editable)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if not self.isVisible():
            self._is_stale = True
        elif changes.origin is not self:
            self._settling.start()

    @Slot(str, bool)
    def _on_printing_chosen(self, entry_id: Id, is_printed: bool) -> None:
        self._board.attempt(entries.set_in_minutes(entry_id, is_printed), origin=self)
        self.refresh()

    @Slot(str)
    def _on_line_chosen(self, _entry_id: Id) -> None:
        self._show_line_record()

    @Slot(object)
    def _on_withdrawn_toggled(self, _shown: object) -> None:
        self.refresh()

    @Slot()
    def _on_take_requested(self) -> None:
        self.step_requested.emit("take")

    @Slot(object)
    def _on_cause_requested(self, finding: Finding) -> None:
        if finding.check in PREPARED:
            self.step_requested.emit("prepare")
        elif finding.person_id is not None:
            self.person_requested.emit(finding.person_id)
        elif finding.entry_id is not None and self._go_to_line(finding):
            return
        elif finding.item_id is None or not self.table.go_to_row(self.model.row_of_item(finding.item_id)):
            # An item without a line has no place here; it is in the agenda.
            self.step_requested.emit("take")
        else:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go_to_line(self, finding: Finding) -> bool:
        if not self.table.go_to_row(self.model.row_of_entry(finding.entry_id or "")):
            return False
        self._show_line_record()
        if finding.check in FIELD_OF:
            self.side.record.focus_field(FIELD_OF[finding.check])
        else:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    @Slot()
    def _on_sign_requested(self) -> None:
        self.edits.put_away()
        self._board.drafts.flush()
        if self._record is not None:
            self.signing.ask(self._record)

    def _offer_signing(self) -> None:
        self.signing.offer(is_possible=self.isVisible() and self.side.sign_button.isEnabled())
