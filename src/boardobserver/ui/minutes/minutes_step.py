"""The Minutes step of a meeting: the very PDF, live, beside what there is to know and choose."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.closing_checks import closing_checks
from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.snapshots import Id, MinutesContent
from boardobserver.domain.words import Marking, MeetingStatus
from boardobserver.services.meetings import change_meeting
from boardobserver.services.minutes_content import minutes_content
from boardobserver.services.publishing import Publication, publish_minutes
from boardobserver.ui.minutes.facts import MinutesFacts
from boardobserver.ui.minutes.find_bar import FindBar
from boardobserver.ui.minutes.options_box import OptionsBox
from boardobserver.ui.minutes.output import MinutesOutput
from boardobserver.ui.minutes.pdf_view import PdfView
from boardobserver.ui.minutes.preview_bar import PreviewBar
from boardobserver.ui.output import work
from boardobserver.ui.output.document_output import Asked
from boardobserver.ui.output.print_dialog import AskPrinter, ask_printer
from boardobserver.ui.output.saving import AskTarget, OpenFolder, ask_target, open_folder
from boardobserver.ui.shell.commands import CommandTable
from boardobserver.ui.shell.icons import Tint
from boardobserver.ui.shell.notices import FieldMessage
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.panes import Panes

_REST_MS = 250
"""The preview follows when the record was at rest for so long."""


class MinutesStep(QWidget):
    """Shows the minutes as they print, saves and prints them.

    Args:
        desk: What the window works with.
        board: The open board.
        ask_target: Asks where to save.
        ask_printer: Lets the person set the printer up.
        open_folder: Shows a folder.
    """

    review_requested = Signal()
    """The person wants to see what the closing checks found."""

    def __init__(
        self,
        desk: Desk,
        board: OpenBoard,
        parent: QWidget | None = None,
        *,
        ask_target: AskTarget = ask_target,
        ask_printer: AskPrinter = ask_printer,
        open_folder: OpenFolder = open_folder,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._board = board
        self._table: CommandTable | None = None
        self._meeting_id: Id | None = None
        self._content: MinutesContent | None = None
        self._shown: Publication | None = None
        self._is_stale = False
        self.view = PdfView(desk.theme, self.tr("The minutes as they print"))
        self.find_bar = FindBar(desk.theme, self.view)
        self.bar = PreviewBar(desk.theme, self.view, self.find_bar)
        self.options = OptionsBox(desk.theme, desk.settings)
        self.message = FieldMessage(desk.theme)
        self.facts = MinutesFacts(desk.theme)
        self.save_button = QPushButton(self.tr("Save as PDF…"))
        self.print_button = QPushButton(self.tr("Print…"))
        self._output = MinutesOutput(
            desk.jobs,
            board,
            self,
            Asked(ask_target, ask_printer, open_folder),
        )
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._build()
        self._connect()

    @property
    def publication(self) -> Publication | None:
        """What is shown; None while the first one is being laid out."""
        return self._shown

    def show_meeting(self, meeting_id: Id) -> None:
        """Show the minutes of a meeting."""
        if meeting_id != self._meeting_id:
            self._meeting_id = meeting_id
            self._content = self._shown = None
            self.message.clear()
            self.view.clear()
            self.facts.show_pages(0)
            self._refresh_bar()
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def connect_commands(self, table: CommandTable) -> None:
        """Answer the commands of this step, and those of the window that save and print."""
        self._table = table
        table.connect_all(
            {"file.save_pdf": self.save, "file.print": self.print, "minutes.find": self.find_bar.ask}
        )
        self._offer()

    @Slot()
    def refresh(self) -> None:
        """Lay the minutes out anew if anything in the record is another."""
        self._is_stale = False
        self._rest.stop()
        content = self._read()
        if content is None or content == self._content:
            return
        self._content = content
        record = content.record
        is_editable = (
            record.meeting.status is not MeetingStatus.SIGNED_OFF and not self._board.workspace.is_read_only
        )
        self.options.offer_changes(is_there_one_before=record.previous is not None)
        self.facts.show_record(
            record, len(closing_checks(record, content.withholdings)), is_editable=is_editable
        )
        job = self._desk.jobs.run(
            f"preview:{record.meeting.id}",
            self.tr("Laying the minutes out"),
            work.publishing(partial(publish_minutes, content)),
        )
        job.finished.connect(self._on_published)
        job.failed.connect(self._on_failed)

    @Slot()
    def save(self) -> None:
        """Save the minutes, as they stand now, as a PDF."""
        self._board.drafts.flush()
        content = self._read()
        if content is not None:
            self._output.save_minutes(content, self._shown)

    @Slot()
    def print(self) -> None:
        """Print the minutes as they stand now."""
        self._board.drafts.flush()
        content = self._read()
        if content is not None and self._shown is not None:
            self._output.print_minutes(content, self._shown, self.view.page)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()
        self._offer()

    def hideEvent(self, event: QHideEvent) -> None:
        """Its commands are not offered while it is hidden."""
        super().hideEvent(event)
        self._offer()

    def _build(self) -> None:
        theme = self._desk.theme
        self.save_button.setIcon(theme.icons.beside_words("file-down", Tint.ON_ACCENT))
        self.save_button.setProperty("role", "primary")
        self.print_button.setIcon(theme.icons.beside_words("printer"))
        preview = QWidget()
        column = QVBoxLayout(preview)
        theme.arrange(column, gap=Space.CLOSE)
        column.addWidget(self.bar)
        column.addWidget(self.message)
        column.addWidget(self.view, 1)
        side = QWidget()
        choices = QVBoxLayout(side)
        theme.arrange(choices, gap=Space.CLOSE)
        choices.addWidget(self.save_button)
        choices.addWidget(self.print_button)
        choices.addSpacing(theme.space(Space.CLOSE))
        choices.addWidget(self.options)
        choices.addSpacing(theme.space(Space.CLOSE))
        choices.addWidget(self.facts, 1)
        outer = QVBoxLayout(self)
        theme.arrange_sides(outer, across=Space.WIDE, down=Space.TIGHT)
        outer.addWidget(Panes(theme, preview, side))
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self._rest.timeout.connect(self.refresh)
        self._board.changed.connect(self._on_changed)
        self.options.changed.connect(self.refresh)
        self.facts.marking_chosen.connect(self._on_marking_chosen)
        self.facts.review_requested.connect(self.review_requested)
        self.find_bar.closed.connect(self._on_find_closed)
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print)
        self._offer()

    def _read(self) -> MinutesContent | None:
        if self._meeting_id is None:
            return None
        workspace = self._board.workspace
        today = workspace.local(workspace.now()).date()
        try:
            return minutes_content(workspace.read, self._meeting_id, today, self.options.value)
        except Refusal as gone:
            # An undo took the meeting away.
            self._content = self._shown = None
            self.view.clear()
            self._refresh_bar()
            self.message.say(gone.message)
            return None

    def _refresh_bar(self) -> None:
        self.bar.refresh()
        self.find_bar.follow()
        self._offer()

    def _offer(self) -> None:
        is_ready = self._shown is not None
        self.save_button.setEnabled(is_ready)
        self.print_button.setEnabled(is_ready)
        if self._table is not None:
            for command in ("file.save_pdf", "file.print", "minutes.find"):
                self._table.set_available(command, is_ready and self.isVisible())

    @Slot(object)
    def _on_published(self, publication: Publication) -> None:
        if not self.view.show_pdf(publication.pdf):
            self.message.say(self.tr("The preview cannot be shown. Save the minutes as a PDF to see them."))
        else:
            self.message.clear()
        self._shown = publication
        self.facts.show_pages(publication.pages)
        self.facts.show_uncovered(publication.uncovered)
        self._refresh_bar()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        # Asked again, it is tried again.
        self._content = None
        if isinstance(error, (Refusal, Fault)):
            self.message.say(str(error))
            return
        self.message.say(
            self.tr("The minutes could not be laid out; what is shown is from before the last change.")
        )
        self._desk.jobs.failed.emit(error)

    @Slot(object)
    def _on_changed(self, _changes: object) -> None:
        if self.isVisible():
            self._rest.start()
        else:
            self._is_stale = True

    @Slot(object)
    def _on_marking_chosen(self, marking: Marking) -> None:
        if self._meeting_id is not None:
            done = self._board.attempt(change_meeting(self._meeting_id, marking=marking), origin=self)
            if done is None and self._content is not None:
                self.facts.marking.set_value(self._content.record.meeting.marking)

    @Slot()
    def _on_find_closed(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
