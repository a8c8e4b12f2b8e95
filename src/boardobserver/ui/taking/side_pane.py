"""The pane beside the record: the selected line and its record, or else what is open on the board."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import RecordKind
from boardobserver.ui.records.forms.context import FormContext
from boardobserver.ui.records.forms.record_form import RecordForm
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.taking.line_box import LineBox
from boardobserver.ui.taking.live_record import LiveRecord
from boardobserver.ui.taking.open_pane import OpenPane
from boardobserver.ui.taking.record_words import context_words
from boardobserver.ui.widgets.after_painting import AfterPainting
from boardobserver.ui.widgets.heading import Heading, Words


class SidePane(QFrame):
    """Shows one thing at a time, and says which by its heading.

    Args:
        theme: The look.
        board: The open board.
        record: The record of the meeting.
        first: Where its lines are: they are painted before anything here is made ready.
    """

    link_requested = Signal(str)
    """This reference is to stand in the line."""

    left = Signal()
    """The person wants to go back to the line to type in."""

    closed = Signal()
    """The details were closed: nothing is selected any more."""

    def __init__(
        self,
        theme: Theme,
        board: OpenBoard,
        record: LiveRecord,
        first: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._board = board
        self._record = record
        self._entry_id: Id | None = None
        self._record_id: Id | None = None
        self._item_id: Id | None = None
        self._forms: dict[RecordKind, RecordForm] = {}
        self._heading = Heading("", 3)
        self._back = QPushButton(self.tr("Close"))
        self._stack = QStackedWidget()
        self.opened = OpenPane(theme, board, record, first)
        self._area = QScrollArea()
        self._details = QWidget()
        self._column = QVBoxLayout(self._details)
        self._line_box = LineBox(theme, board)
        self._context = Words(quiet=True)
        self._is_waiting = False
        self._noted_id: Id = ""
        self._noting = AfterPainting(first, self)
        self._noting.due.connect(self._on_noting)
        self._seeing = QTimer(self)
        self._seeing.setSingleShot(True)
        self._seeing.setInterval(0)
        self._seeing.timeout.connect(self._on_seeing)
        self._build()
        self._connect()

    @property
    def record_id(self) -> Id | None:
        """The record whose fields are shown; None while the list is."""
        return self._record_id

    @property
    def form(self) -> RecordForm | None:
        """The form that is shown, if any."""
        record = self._record.record(self._record_id)
        return self._forms.get(record.kind) if record is not None else None

    def show_open(self) -> None:
        """Show what is open on the board."""
        self._noting.stop()
        self.opened.rest()
        self._entry_id = None
        self._record_id = None
        self.refresh()

    def show_line(self, entry_id: Id) -> None:
        """Show a line, and the record that it raised or moved."""
        self._noting.stop()
        entry = self._record.entry(entry_id)
        if entry is None:
            self.show_open()
            return
        self._entry_id = entry_id
        self._record_id = entry.record_id
        self.refresh()

    def show_noted(self, record_id: Id) -> None:
        """Show a record that was just raised or moved, with no line selected."""
        self._entry_id = None
        self._record_id = record_id
        self.refresh()

    def show_noted_soon(self, record_id: Id) -> None:
        """As `show_noted`, once the new line has been painted: that must not wait for a form."""
        self._noted_id = record_id
        self._noting.start()

    @Slot(bool)
    def wait_for_line(self, is_waiting: bool) -> None:
        """While a line is being noted, what is shown is refreshed only after the line has been painted."""
        self._is_waiting = is_waiting

    def set_item(self, item_id: Id | None) -> None:
        """Say which item is being taken: what is open under it comes first."""
        self._item_id = item_id
        self.opened.set_item(item_id)
        record = self._record.record(self._record_id)
        if record is not None:
            self._context.setText(context_words(record, self._record, item_id))

    @Slot()
    def refresh(self) -> None:
        """Show what is shown as it is now; what is being typed is left alone."""
        entry = self._record.entry(self._entry_id) if self._entry_id else None
        if entry is not None:
            self._record_id = entry.record_id
        record = self._record.record(self._record_id)
        if entry is None and record is None:
            self._show_list()
            return
        is_editable = self._record.is_editable
        self._line_box.setVisible(entry is not None)
        if entry is not None:
            self._line_box.load(entry, self._record.directory, is_editable=is_editable)
        for kind, form in self._forms.items():
            form.setVisible(record is not None and kind is record.kind)
        self._context.setVisible(record is not None)
        if record is not None:
            self._context.setText(context_words(record, self._record, self._item_id))
            form = self._form_of(record.kind)
            live = self._record
            form.load(record, FormContext(live.directory, live.topics, is_editable, live.meeting.id))
            form.show()
        self._heading.setText(str(record.reference) if record is not None else self.tr("Selected line"))
        self._back.show()
        self._stack.setCurrentIndex(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the line."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up on what changed while it was out of sight."""
        super().showEvent(event)
        self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the field that has the focus in sight when something comes under it: a refusal."""
        if watched is self._details and event.type() == QEvent.Type.LayoutRequest:
            self._seeing.start()
        return super().eventFilter(watched, event)

    def focus_first(self) -> None:
        """Put the focus into what is shown."""
        if self._stack.currentIndex() == 0:
            self.opened.catch_up()
        form = self.form
        first = (
            self.opened.list
            if self._stack.currentIndex() == 0
            else form.form.row("text")
            if form
            else self._line_box
        )
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if first is self._line_box:
            self._line_box.focusNextChild()

    def form_for(self, record_id: Id) -> RecordForm | None:
        """Show a record, with no line selected, and give its form."""
        self.show_noted(record_id)
        return self.form

    def _build(self) -> None:
        self.setProperty("role", "panel")
        self._back.setProperty("role", "quiet")
        self._back.setToolTip(self.tr("Show what is open on the board"))
        head = QHBoxLayout()
        self._theme.arrange(head, gap=Space.CLOSE)
        head.setContentsMargins(self._theme.space(2), self._theme.space(1), 0, 0)
        head.addWidget(self._heading, 1)
        head.addWidget(self._back)
        area = self._area
        area.setProperty("role", "page")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._details)
        area.viewport().setAutoFillBackground(False)
        self._details.setAutoFillBackground(False)
        self._theme.arrange(self._column, margin=Space.CLOSE, gap=Space.NORMAL)
        self._column.addWidget(self._line_box)
        self._column.addWidget(self._context)
        self._column.addStretch(1)
        column = QVBoxLayout(self)
        self._theme.arrange(column, gap=Space.TIGHT)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self._stack.addWidget(self.opened)
        self._stack.addWidget(area)

    def _connect(self) -> None:
        self._back.clicked.connect(self._on_back)
        opened = self.opened.list
        opened.link_requested.connect(self.link_requested)
        opened.record_requested.connect(self._on_record_requested)
        opened.left.connect(self.left)
        self._details.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        self._record.records_changed.connect(self._on_records_changed)
        self._record.people_changed.connect(self.refresh)
        self._record.entries_changed.connect(self._on_entries_changed)

    def _form_of(self, kind: RecordKind) -> RecordForm:
        if kind not in self._forms:
            self._forms[kind] = form = RecordForm(self._theme, self._board, kind)
            self._column.insertWidget(self._column.count() - 1, form)
        return self._forms[kind]

    def _show_list(self) -> None:
        self._heading.setText(self.tr("Open on the board"))
        self._back.hide()
        self._stack.setCurrentIndex(0)
        self.opened.refresh()

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._details.isAncestorOf(new):
            self._seeing.start()

    @Slot()
    def _on_seeing(self) -> None:
        field = QApplication.focusWidget()
        if field is not None and self._details.isAncestorOf(field):
            self._area.ensureWidgetVisible(field, 0, 2 * field.height())

    @Slot()
    def _on_noting(self) -> None:
        self.show_noted(self._noted_id)

    @Slot(object)
    def _on_records_changed(self, ids: frozenset[Id]) -> None:
        self.opened.refresh()
        if self._record_id not in ids:
            return
        if self._is_waiting and self._entry_id is None and self._record_id:
            self.show_noted_soon(self._record_id)
        else:
            self.refresh()

    @Slot()
    def _on_entries_changed(self) -> None:
        if self._entry_id is not None:
            self.refresh()

    @Slot(str)
    def _on_record_requested(self, record_id: Id) -> None:
        self.show_noted(record_id)
        self.focus_first()

    @Slot()
    def _on_back(self) -> None:
        self.show_open()
        self.closed.emit()
