"""What is open on the board, beside the record, with one of it deferred in place; and the minutes before."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import AgendaItem, Id, Meeting
from boardobserver.domain.words import Section
from boardobserver.services.deferring import defer
from boardobserver.ui.fields.defer_form import DeferForm, Postponement
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.taking.live_record import LiveRecord
from boardobserver.ui.taking.open_list import OpenList
from boardobserver.ui.taking.open_rows import OpenContext, OpenView, open_rows
from boardobserver.ui.versions.minutes_before_box import MinutesBeforeBox
from boardobserver.ui.widgets.after_painting import AfterPainting
from boardobserver.ui.widgets.heading import Words


class OpenPane(QWidget):
    """The list of what is open, kept up to date while it is in sight.

    Args:
        theme: The look.
        board: The open board.
        record: The record of the meeting.
        first: Where its lines are: they are painted before the list is read.
    """

    deferred = Signal(str)
    """The record of this reference was deferred."""

    def __init__(
        self,
        theme: Theme,
        board: OpenBoard,
        record: LiveRecord,
        first: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._record = record
        self._item_id: Id | None = None
        self._asked: OpenView | None = None
        self._has_rows = False
        self.list = OpenList(theme)
        self.defer_form = DeferForm(theme, board)
        self.minutes_before = MinutesBeforeBox(theme, board)
        self._area = QScrollArea()
        self._nothing = Words(self.tr("Nothing is open on this board."), quiet=True)
        self._waiting = AfterPainting(first, self)
        self._waiting.due.connect(self._reload)
        self._build(theme)
        self.defer_form.given.connect(self._on_given)
        self.defer_form.cancelled.connect(self._on_cancelled)
        self.minutes_before.unfolded.connect(self._on_unfolded)
        self.setFocusProxy(self.list)

    def set_item(self, item_id: Id | None) -> None:
        """Say which item is being taken: what is open under it comes first."""
        self._item_id = item_id
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what is open now, as soon as there is time for it."""
        self._waiting.start()

    def catch_up(self) -> None:
        """Show what is open now, at once: what is not there yet could not take the focus."""
        self._waiting.stop()
        self._reload()

    def ask_deferral(self, view: OpenView) -> None:
        """Ask to when a record is to be deferred, under the list."""
        self._asked = view
        self.defer_form.begin(view.reference, besides=(self._record.meeting.id,))
        self._area.show()
        self.defer_form.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.hide()

    def rest(self) -> None:
        """Ask for nothing any more."""
        if self._asked is not None:
            self._asked = None
            self.list.show()
            self._area.hide()

    def _build(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        theme.arrange(column)
        self._nothing.setContentsMargins(theme.space(2), 0, theme.space(2), 0)
        # The form takes the room of the list: where the text is large there is none for both.
        area, held = self._area, QWidget()
        form = QVBoxLayout(held)
        theme.arrange(form, margin=Space.CLOSE)
        form.addWidget(self.defer_form)
        form.addStretch(1)
        area.setProperty("role", "page")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(held)
        area.viewport().setAutoFillBackground(False)
        held.setAutoFillBackground(False)
        for widget, stretch in ((self.minutes_before, 1), (self._nothing, 0), (self.list, 1), (area, 1)):
            column.addWidget(widget, stretch)
        area.hide()
        self._nothing.hide()

    @Slot()
    def _reload(self) -> None:
        live = self._record
        if not live.has_meeting or not self.isVisible():
            return
        item = live.item(self._item_id)
        context = OpenContext(
            live.meeting.id,
            item,
            live.today(),
            live.directory,
            live.carrying.places,
            live.carrying.deferrals(),
        )
        questions = live.carrying.questions_due(item.topic if item is not None else "")
        rows = open_rows(live.open_records(), questions, context)
        self.list.show_rows(rows, context)
        self.minutes_before.show_previous(self._before(item), live.meeting.id, is_editable=live.is_editable)
        self._has_rows = bool(rows)
        self._show_rows()

    def _before(self, item: AgendaItem | None) -> Meeting | None:
        """The meeting whose minutes are before this one, while that item is being taken."""
        previous_id = self._record.meeting.previous_id
        if item is None or item.section is not Section.PREVIOUS_MINUTES or previous_id is None:
            return None
        return self._board.workspace.read.meeting(previous_id)

    def _show_rows(self) -> None:
        is_free = self._asked is None and not self.minutes_before.is_unfolded
        self.list.setVisible(self._has_rows and is_free)
        self._nothing.setVisible(not self._has_rows and is_free)

    @Slot()
    def _on_unfolded(self) -> None:
        self._show_rows()

    @Slot(object)
    def _on_given(self, to: Postponement) -> None:
        if self._asked is None:
            return
        command = defer(
            self._asked.id,
            until=to.until,
            to_meeting_id=to.to_meeting_id,
            words=to.words,
            at_meeting_id=self._record.meeting.id,
            item_id=self._item_id,
        )
        if self._board.attempt(command, on_refusal=self._on_refused) is not None:
            reference = self._asked.reference
            self._on_cancelled()
            self.deferred.emit(reference)

    def _on_refused(self, refusal: Refusal) -> None:
        self.defer_form.refuse(refusal)

    @Slot()
    def _on_cancelled(self) -> None:
        # Shown before the form goes, so that the focus never falls out of the pane.
        self.list.show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.rest()
