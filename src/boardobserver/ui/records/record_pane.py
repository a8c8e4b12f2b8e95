"""The pane of one record: every field, its history across meetings, its links both ways, its documents."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import RecordKind
from boardobserver.services.changes import Changes
from boardobserver.services.earlier_words import earlier_words_of_record
from boardobserver.ui.meetings.steps import PAGE as MEETINGS
from boardobserver.ui.meetings.steps import place_of
from boardobserver.ui.records.documents_section import DocumentsSection
from boardobserver.ui.records.earlier_words_list import EarlierWordsList
from boardobserver.ui.records.file_dialogs import FileQuestions
from boardobserver.ui.records.forms.record_form import RecordForm
from boardobserver.ui.records.history_list import HistoryList
from boardobserver.ui.records.jump_row import JumpRow
from boardobserver.ui.records.links_section import LinksSection
from boardobserver.ui.records.record_head import RecordHead
from boardobserver.ui.records.record_view import RecordView, read_view
from boardobserver.ui.records.section import Section
from boardobserver.ui.shell.focus import order_by_layout
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.heading import Words

_SHOWN_OF = (
    "tracked",
    "hold",
    "challenge",
    "advice",
    "action",
    "decision",
    "assurance",
    "response",
    "action_update",
    "tracked_topic",
    "topic",
    "movement",
    "movement_field",
    "link",
    "document",
    "document_use",
    "meeting",
    "item",
    "paper",
    "entry",
    "person",
    "organisation",
    "board",
)
"""The tables of which something is shown."""


class RecordPane(QFrame):
    """Shows one record, to be read and changed; it scrolls by itself.

    Args:
        desk: What pages work with.
        board: The open board.
        questions: Which file to attach to a document, and where a copy of one goes.
    """

    record_requested = Signal(str)
    """A link was followed: this record is to be shown."""

    meeting_requested = Signal(object)
    """A meeting is to be shown: its `Location`."""

    def __init__(
        self,
        desk: Desk,
        board: OpenBoard,
        parent: QWidget | None = None,
        *,
        questions: FileQuestions | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = desk.theme
        self._board = board
        self._record_id: Id | None = None
        self._is_stale = False
        self._forms: dict[RecordKind, RecordForm] = {}
        self._area = QScrollArea()
        self._nothing = Words(quiet=True)
        self._contents = QWidget()
        self._column = QVBoxLayout(self._contents)
        self.head = RecordHead(desk.theme, board)
        self.settled = Words(quiet=True)
        self.history = HistoryList(desk.theme)
        self.links = LinksSection(desk.theme, board)
        self.documents = DocumentsSection(desk, board, questions or FileQuestions())
        self._life = Section(desk.theme)
        self.earlier = EarlierWordsList(desk.theme, board, desk.settings)
        self.jumps = JumpRow(
            desk.theme,
            (
                (self._life, self.tr("History")),
                (self.links, self.tr("Links")),
                (self.documents, self.tr("Documents")),
            ),
        )
        self._seeing = QTimer(self)
        self._seeing.setSingleShot(True)
        self._seeing.setInterval(0)
        self._build()
        self._connect()
        self.show_record(None)

    @property
    def record_id(self) -> Id | None:
        """The record that is shown."""
        return self._record_id

    @property
    def form(self) -> RecordForm | None:
        """The form of the record that is shown."""
        return next((form for form in self._forms.values() if not form.isHidden()), None)

    @property
    def scroll_bar(self) -> QScrollBar:
        """Scrolls the record."""
        return self._area.verticalScrollBar()

    def show_record(self, record_id: Id | None) -> None:
        """Show a record from its top; None shows none."""
        if record_id != self._record_id:
            self._area.verticalScrollBar().setValue(0)
        self._record_id = record_id
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the record as it is now; what is being typed about it is left alone."""
        self._is_stale = False
        view = None if self._record_id is None else read_view(self._board.workspace, self._record_id)
        self._contents.setVisible(view is not None)
        self._nothing.setVisible(view is None)
        if view is None:
            is_gone = self._record_id is not None
            gone, none = self.tr("This record is not there any more."), self.tr("Choose a record to see it.")
            self._nothing.setText(gone if is_gone else none)
            return
        self.setAccessibleName(self.tr("Record {reference}").format(reference=view.record.reference))
        self.head.load(view)
        self._show_fields(view)
        self.jumps.show_counts(len(view.steps), len(view.around.linked), len(view.uses))
        self.history.show_steps(view.steps)
        is_editable = view.context.is_editable
        said_before = earlier_words_of_record(self._board.workspace.read, view.record)
        self.earlier.show_versions(said_before, is_editable=is_editable)
        self.links.load(view.record.id, view.around, is_editable=is_editable)
        papers = view.item.papers if view.item else ()
        self.documents.load(view.record.id, view.uses, papers, is_editable=is_editable)
        order_by_layout(self._contents)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up on what changed while it was out of sight."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the field that has the focus in sight when something comes under it: a refusal."""
        if watched is self._contents and event.type() == QEvent.Type.LayoutRequest:
            self._seeing.start()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        theme = self._theme
        self.setProperty("role", "panel")
        area = self._area
        area.setProperty("role", "page")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(self._contents)
        area.viewport().setAutoFillBackground(False)
        self._contents.setAutoFillBackground(False)
        theme.arrange(self._column, margin=Space.NORMAL, gap=Space.WIDE)
        self._life.set_up(self.tr("History"), "")
        self._life.show_empty(is_empty=False)
        self._life.column.addWidget(self.history)
        for part in (
            self.head,
            self.jumps,
            self.settled,
            self._life,
            self.earlier,
            self.links,
            self.documents,
        ):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._nothing.setContentsMargins(theme.space(4), theme.space(4), theme.space(4), theme.space(4))
        whole = QVBoxLayout(self)
        theme.arrange(whole)
        whole.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignTop)
        whole.addWidget(area, 1)

    def _connect(self) -> None:
        self.head.meeting_requested.connect(self._on_meeting_requested)
        self.history.meeting_requested.connect(self._on_meeting_requested)
        self.jumps.section_requested.connect(self._on_section_requested)
        self.links.record_requested.connect(self.record_requested)
        self._contents.installEventFilter(self)
        self._seeing.timeout.connect(self._on_seeing)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        self._board.changed.connect(self._on_changed)

    def _show_fields(self, view: RecordView) -> None:
        kind = view.record.kind
        if kind not in self._forms:
            self._forms[kind] = form = RecordForm(self._theme, self._board, kind)
            self._column.insertWidget(self._column.indexOf(self.settled) + 1, form)
        for each, form in self._forms.items():
            form.setVisible(each is kind)
        self._forms[kind].load(view.record, view.context)
        self.settled.setVisible(view.is_settled)
        if view.is_settled and view.meeting is not None:
            words = self.tr(
                "The minutes of the {meeting} are signed off. What they settled can only be read."
            )
            self.settled.setText(words.format(meeting=view.meeting.title))

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if self._record_id is None or not changes.concern(*_SHOWN_OF):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    @Slot(str)
    def _on_meeting_requested(self, meeting_id: Id) -> None:
        self.meeting_requested.emit(Location(MEETINGS, place_of(meeting_id)))

    @Slot(QWidget)
    def _on_section_requested(self, section: QWidget) -> None:
        self.scroll_bar.setValue(section.y() - self._theme.space(2))
        if section is self._life:
            self.history.setFocus()
        else:
            section.focusNextChild()

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._contents.isAncestorOf(new):
            self._seeing.start()

    @Slot()
    def _on_seeing(self) -> None:
        field = QApplication.focusWidget()
        if field is None or not self._contents.isAncestorOf(field) or field is self.history:
            return
        form = self._form_around(field)
        if form is not None:
            # Who has just opened it is to see where it ends; the field itself comes after, and wins.
            self._area.ensureWidgetVisible(form, 0, self._theme.space(2))
        self._area.ensureWidgetVisible(field, 0, 0 if form is not None else 2 * field.height())

    def _form_around(self, field: QWidget) -> QWidget | None:
        """The small form in the pane that a field is in: to add a link, a document, a response."""
        around = field.parentWidget()
        while around is not None and around is not self._contents:
            if around.property("role") == "panel":
                return around
            around = around.parentWidget()
        return None
