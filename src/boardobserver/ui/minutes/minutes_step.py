"""The Minutes step of a meeting: the very PDF, live, beside what there is to know and choose."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardobserver.domain.closing_checks import closing_checks
from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.snapshots import Id, MinutesContent
from boardobserver.domain.words import Marking, MeetingStatus
from boardobserver.services.meetings import change_meeting
from boardobserver.services.minutes_content import minutes_content
from boardobserver.services.publishing import Publication
from boardobserver.ui.minutes.about_pane import AboutPane
from boardobserver.ui.minutes.find_bar import FindBar
from boardobserver.ui.minutes.minutes_withholding import MinutesWithholding
from boardobserver.ui.minutes.output import MinutesOutput
from boardobserver.ui.minutes.preview import Preview
from boardobserver.ui.minutes.preview_bar import PreviewBar
from boardobserver.ui.minutes.selectable_view import SelectableView
from boardobserver.ui.minutes.side import MinutesSide, SidePane
from boardobserver.ui.minutes.withheld_pane import WithheldPane
from boardobserver.ui.output.document_output import Asked
from boardobserver.ui.output.print_dialog import AskPrinter, ask_printer
from boardobserver.ui.output.saving import AskTarget, OpenFolder, ask_target, open_folder
from boardobserver.ui.shell.commands import CommandTable
from boardobserver.ui.shell.notices import FieldMessage
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.versions.versions_pane import VersionsPane
from boardobserver.ui.widgets.panes import Panes
from boardobserver.ui.withholding.command import WITHHOLD, answer_withholding

_REST_MS = 0
"""The preview follows as soon as all who heard of a change have taken it in."""


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

    person_requested = Signal(str)
    """What is asked for is put right with the person of this id."""

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
        self._is_stale = False
        self.preview = Preview(desk.jobs, self)
        self.view = SelectableView(desk.theme, self.tr("The minutes as they print"))
        self.find_bar = FindBar(desk.theme, self.view)
        self.bar = PreviewBar(desk.theme, self.view, self.find_bar)
        self.message = FieldMessage(desk.theme)
        self.about = AboutPane(desk.theme, desk.settings)
        self.withheld = WithheldPane(desk, board)
        asked = Asked(ask_target, ask_printer, open_folder)
        self.versions = VersionsPane(desk, board, asked)
        self.side = MinutesSide(
            desk.theme,
            (
                SidePane("about", self.tr("About"), self.about),
                SidePane("withheld", self.tr("Withheld"), self.withheld),
                SidePane("versions", self.tr("Versions"), self.versions),
            ),
        )
        self.withholding = MinutesWithholding(desk.theme, board, self.view, self.withheld)
        self._output = MinutesOutput(desk.jobs, board, self, asked)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._build()
        self._connect()

    @property
    def publication(self) -> Publication | None:
        """What is shown; None while the first one is being laid out."""
        return self.preview.publication

    def show_meeting(self, meeting_id: Id) -> None:
        """Show the minutes of a meeting."""
        if meeting_id != self._meeting_id:
            self._meeting_id = meeting_id
            self.message.clear()
            self.side.message.clear()
            self._show_nothing()
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
        answer_withholding(table, self, self.withholding.start)
        self.view.addAction(table.action(WITHHOLD))
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._offer()

    @Slot()
    def refresh(self) -> None:
        """Lay the minutes out anew if anything in the record is another."""
        self._is_stale = False
        self._rest.stop()
        content = self._read()
        if content is None:
            return
        self.versions.show_content(content)
        if not self.preview.show(content):
            return
        record = content.record
        is_editable = (
            record.meeting.status is not MeetingStatus.SIGNED_OFF and not self._board.workspace.is_read_only
        )
        self.about.options.offer_changes(is_there_one_before=record.previous is not None)
        self.about.facts.show_record(record, len(closing_checks(record)), is_editable=is_editable)
        self.withholding.show_content(content)

    @Slot()
    def save(self) -> None:
        """Save the minutes, as they stand now, as a PDF."""
        self._board.drafts.flush()
        content = self._read()
        if content is not None:
            self._output.save_minutes(content)

    @Slot()
    def print(self) -> None:
        """Print the minutes as they stand now."""
        self._board.drafts.flush()
        content = self._read()
        if content is not None and self.publication is not None:
            self._output.print_minutes(content, self.publication, self.view.page)

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
        preview = QWidget()
        column = QVBoxLayout(preview)
        theme.arrange(column, gap=Space.CLOSE)
        column.addWidget(self.bar)
        column.addWidget(self.message)
        column.addWidget(self.view, 1)
        outer = QVBoxLayout(self)
        theme.arrange_sides(outer, across=Space.WIDE, down=Space.TIGHT)
        outer.addWidget(Panes(theme, preview, self.side))
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self._rest.timeout.connect(self.refresh)
        self._board.changed.connect(self._on_changed)
        self.preview.published.connect(self._on_published)
        self.preview.refused.connect(self._on_refused)
        self.preview.broke.connect(self._on_broke)
        self.about.options.changed.connect(self.refresh)
        self.about.facts.marking_chosen.connect(self._on_marking_chosen)
        self.about.facts.review_requested.connect(self.review_requested)
        self.find_bar.closed.connect(self._on_find_closed)
        self.side.edition_chosen.connect(self._on_edition_chosen)
        self.side.save_button.clicked.connect(self.save)
        self.side.print_button.clicked.connect(self.print)
        self.withholding.said.connect(self.message.say)
        self.withholding.person_requested.connect(self.person_requested)
        self.withholding.withholder.done.connect(self.message.clear)
        self._offer()

    def _read(self) -> MinutesContent | None:
        if self._meeting_id is None:
            return None
        workspace = self._board.workspace
        today = workspace.local(workspace.now()).date()
        options = replace(self.about.options.value, edition=self.side.edition)
        try:
            return minutes_content(workspace.read, self._meeting_id, today, options)
        except Refusal as gone:
            # An undo took the meeting away.
            self._show_nothing()
            self.message.say(gone.message)
        except Fault as damaged:
            self._show_nothing()
            self.message.say(f"{damaged.message} {damaged.remedy}")
        return None

    def _show_nothing(self) -> None:
        self.preview.clear()
        self.view.clear()
        self.about.facts.show_pages(0)
        self._refresh_bar()

    def _refresh_bar(self) -> None:
        self.bar.refresh()
        self.find_bar.follow()
        self._offer()

    def _offer(self) -> None:
        is_ready = self.publication is not None
        self.side.offer(is_ready=is_ready)
        if self._table is not None:
            for command in ("file.save_pdf", "file.print", "minutes.find"):
                self._table.set_available(command, is_ready and self.isVisible())

    @Slot(object)
    def _on_published(self, publication: Publication) -> None:
        if not self.view.show_pdf(publication.pdf):
            self.message.say(self.tr("The preview cannot be shown. Save the minutes as a PDF to see them."))
        else:
            self.message.clear()
        self.withholding.show_paragraphs(publication.paragraphs)
        self.side.message.clear()
        self.side.show_findings(publication.findings)
        self.about.facts.show_pages(publication.pages)
        self.about.facts.show_uncovered(publication.uncovered)
        self._refresh_bar()

    @Slot(str)
    def _on_refused(self, why: str) -> None:
        # What must not go out is not shown as if it could.
        self.view.clear()
        self.about.facts.show_pages(0)
        self.side.show_findings(())
        self.side.message.say(why)
        self._refresh_bar()

    @Slot(object)
    def _on_broke(self, error: Exception) -> None:
        self.message.say(
            self.tr("The minutes could not be laid out; what is shown is from before the last change.")
        )
        self._desk.jobs.failed.emit(error)

    @Slot(object)
    def _on_edition_chosen(self, edition: object) -> None:
        self.side.message.clear()
        content = self.preview.content
        if content is None or content.imprint.edition is not edition:
            # Under the one edition, not a word of the other is shown, however long this one takes.
            self.view.blank()
        self.refresh()

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
            if done is None and self.preview.content is not None:
                self.about.facts.marking.set_value(self.preview.content.record.meeting.marking)

    @Slot()
    def _on_find_closed(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
