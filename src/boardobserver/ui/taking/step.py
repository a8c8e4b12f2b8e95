"""The Take notes step of a meeting: everything on it wired together."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import MeetingStatus
from boardobserver.services.changes import Changes
from boardobserver.ui.fields.tie import Tie
from boardobserver.ui.shell.commands import CommandTable
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.taking import taking_commands as commands
from boardobserver.ui.taking.agenda_model import AgendaModel
from boardobserver.ui.taking.agenda_panel import AgendaPanel
from boardobserver.ui.taking.answering import answered_by
from boardobserver.ui.taking.columns import AGENDA, RECORD, SIDE, Columns
from boardobserver.ui.taking.completion import Linkable
from boardobserver.ui.taking.entry_bar import EntryBar
from boardobserver.ui.taking.keys_to_line import KeysToLine
from boardobserver.ui.taking.line_acts import LineActs
from boardobserver.ui.taking.live_record import LiveRecord
from boardobserver.ui.taking.meeting_acts import MeetingActs
from boardobserver.ui.taking.noting import Noting
from boardobserver.ui.taking.now_bar import NowBar
from boardobserver.ui.taking.record_acts import RecordActs
from boardobserver.ui.taking.record_model import RecordModel
from boardobserver.ui.taking.record_view import RecordView
from boardobserver.ui.taking.side_pane import SidePane

TICK_MS = 5000
"""The clock and the times of the agenda are put right this often."""


class TakeNotesStep(QWidget):
    """One line to type in, always ready, under the agenda, the running record and what is open.

    Args:
        desk: What the window works with.
        board: The open board.
    """

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = desk.theme
        self._board = board
        self._is_stale = False
        self._table: CommandTable | None = None
        self.record = LiveRecord(board.workspace, self)
        self.model = RecordModel(self.record, self)
        self.agenda_model = AgendaModel(self.record, board.workspace.now, self)
        self.now_bar = NowBar(desk.theme)
        self.agenda = AgendaPanel(desk.theme, self.agenda_model)
        self.view = RecordView(desk.theme, self.model)
        self.side = SidePane(desk.theme, board, self.record, self.view.viewport())
        self.columns = Columns(desk.theme, self.agenda, self.view, self.side)
        self.bar = EntryBar(
            desk.theme,
            now=board.workspace.now,
            linkable=Linkable(self.record, board.workspace.read.answered_challenges),
            answered=lambda line: answered_by(line, self.record, self.meeting_acts.item_id),
            add_keys=commands.keys_of(commands.ADD_PERSON),
        )
        self.acts = LineActs(desk.theme, board, self.record, self.view, self)
        self.meeting_acts = MeetingActs(board, self.record, self)
        self.noting = Noting(board, self.record, self.bar, self.meeting_acts, self)
        self.record_acts = RecordActs(board, self.record, self.bar, self.side, self.meeting_acts, origin=self)
        self.keys = KeysToLine(self.record, self.bar, self.view, self.agenda.list, self.side.opened.list)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._build()
        self._connect()
        self._on_reflowed(self.columns.is_wide)

    def show_meeting(self, meeting_id: Id) -> None:
        """Show a meeting, with the line as it was left; may be called again with another."""
        self.noting.leave_meeting()
        self.record.show_meeting(meeting_id)
        self.meeting_acts.begin()
        self.model.reload(self.meeting_acts.item_id)
        self._show_item()
        self.side.show_open()
        self._show_state()
        self._is_stale = False
        self.noting.begin_meeting()
        self.acts.resume_edit()

    def connect_commands(self, table: CommandTable) -> None:
        """Answer the commands of `TAKING_COMMANDS`."""
        self._table = table
        table.connect_all(
            {
                commands.START: self.meeting_acts.start,
                commands.END: self.meeting_acts.end,
                commands.PAUSE: self.meeting_acts.pause,
                commands.ARRIVAL: self.bar.begin_arrival,
                commands.LEAVING: self.bar.begin_leaving,
                commands.NEXT_ITEM: self.meeting_acts.turn_on,
                commands.PREVIOUS_ITEM: self.meeting_acts.turn_back,
                commands.DEFER_ITEM: self.meeting_acts.defer_item,
                commands.ADD_ITEM: self._on_add_item,
                commands.GO_LINE: self.go_to_line,
                commands.GO_RECORD: self.go_to_record,
                commands.GO_SIDE: self.go_to_side,
                commands.ADD_PERSON: self.bar.hint.ask_name,
                commands.SHOW_WITHDRAWN: self.model.show_withdrawn,
            }
        )
        table.action(commands.SHOW_WITHDRAWN).setChecked(True)
        self._offer_commands()

    @Slot()
    def go_to_line(self) -> None:
        """Put the cursor into the line to type in; no line of the record is selected any more."""
        self.view.choose(None)
        self.side.show_open()
        self.bar.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def go_to_record(self) -> None:
        """Select the last line of the record, or the one that was selected before."""
        self.columns.show_part(RECORD)
        if self.view.current_id is None and self.record.entries:
            shown = [entry for entry in self.record.entries if self.model.row_of(entry.id) >= 0]
            self.view.choose(shown[-1].id if shown else None)
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def go_to_side(self) -> None:
        """Go to what stands beside the record."""
        self.columns.show_part(SIDE)
        self.side.focus_first()

    def hasHeightForWidth(self) -> bool:
        """Its columns scroll by themselves: the page is not to be as high as all that they hold."""
        return False

    def sizeHint(self) -> QSize:
        """It takes whatever height there is, and asks for no more than it needs."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter struck anywhere on the page goes into the line."""
        if not self.keys.take_letter(event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up on what changed meanwhile, and let the clock run."""
        super().showEvent(event)
        if self._is_stale and self.record.has_meeting:
            self._is_stale = False
            self._follow(self.record.catch_up)
        self._on_tick()
        self._tick.start()
        self._offer_commands()

    def hideEvent(self, event: QHideEvent) -> None:
        """The clock need not run, and the keys are another page's."""
        super().hideEvent(event)
        self._tick.stop()
        self._offer_commands()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        self._theme.arrange_sides(column, across=Space.WIDE, down=Space.TIGHT)
        row = QHBoxLayout()
        self._theme.arrange(row, gap=Space.NORMAL)
        row.addWidget(self.columns.chooser)
        row.addWidget(self.now_bar, 1)
        column.addLayout(row)
        column.addWidget(self.columns, 1)
        column.addWidget(self.bar)
        self.setFocusProxy(self.bar)
        for first, second in ((self.bar, self.view), (self.view, self.agenda), (self.agenda, self.side)):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self._board.changed.connect(self._on_changed)
        self.columns.reflowed.connect(self._on_reflowed)
        self._tick.timeout.connect(self._on_tick)
        self.meeting_acts.item_changed.connect(self._show_item)
        self.meeting_acts.done.connect(self._on_done)
        self.record.meeting_changed.connect(self._show_state)
        self.record.people_changed.connect(self.bar.follow_people)
        self.now_bar.start_requested.connect(self.meeting_acts.start)
        self.now_bar.pause_requested.connect(self.meeting_acts.pause)
        self.now_bar.end_requested.connect(self.meeting_acts.end)
        self.agenda.list.item_chosen.connect(self.meeting_acts.choose_item)
        self.agenda.item_named.connect(self.meeting_acts.add_item)
        self.meeting_acts.item_added.connect(self.agenda.clear_line)
        self.meeting_acts.noted.connect(self.view.show_end)
        self.record.entries_changed.connect(self._on_tick)
        self.noting.under_way.connect(self.side.wait_for_line)
        self.noting.noted.connect(self._on_noted)
        self.record_acts.put.connect(self.view.show_end)
        self.bar.previous_requested.connect(self.acts.edit_last)
        self.view.line_chosen.connect(self._on_line_chosen)
        self.side.link_requested.connect(self.bar.link)
        self.acts.edit_begun.connect(self.bar.show_editing)
        self.acts.edit_closed.connect(self.bar.show_reading)
        self.acts.edit_ended.connect(self.go_to_line)
        for leaving in (self.bar.escaped, self.view.left, self.agenda.left, self.side.left):
            leaving.connect(self.go_to_line)
        self.side.closed.connect(self.go_to_line)

    @Slot()
    def _show_item(self) -> None:
        item_id = self.meeting_acts.item_id
        self.model.set_current_item(item_id)
        self.agenda_model.set_current_item(item_id)
        self.agenda.list.show_item(item_id)
        self.side.set_item(item_id)
        self.bar.show_reading()
        self._on_tick()

    @Slot()
    def _show_state(self) -> None:
        is_editable = self.record.is_editable
        is_read_only = self._board.workspace.is_read_only
        self.now_bar.show_meeting(self.record.meeting, is_editable=is_editable, is_read_only=is_read_only)
        self._on_tick()
        self.agenda.set_editable(is_editable)
        self.bar.set_editable(why_not="" if is_editable else self.now_bar.words)
        self.side.refresh()
        self._offer_commands()

    def _offer_commands(self) -> None:
        if self._table is not None:
            is_here = self.isVisible() and self.record.has_meeting
            is_editable = is_here and self.record.is_editable
            is_running = is_editable and self.record.meeting.status is MeetingStatus.IN_PROGRESS
            commands.offer(self._table, is_here=is_here, is_editable=is_editable, is_running=is_running)

    @Slot(str)
    def _on_noted(self, record_id: Id) -> None:
        had_selection = self.view.current_id is not None
        self.columns.show_part(RECORD)
        if had_selection:
            self.view.choose(None)
        self.view.show_end()
        if record_id:
            self.side.show_noted_soon(record_id)
        elif had_selection:
            self.side.show_open()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if not self.record.has_meeting:
            return
        if not self.isVisible():
            self._is_stale = True
            return
        is_form = isinstance(changes.origin, Tie)
        record_id = self.side.record_id if is_form else None
        self._follow(partial(self.record.follow, changes, is_own=changes.origin is self, record_id=record_id))

    def _follow(self, catch_up: Callable[[], None]) -> None:
        try:
            catch_up()
        except Refusal as refusal:
            # The meeting was only planned, and that was undone; the page around goes elsewhere.
            self.record.lose()
            self.bar.set_editable(why_not=refusal.message)
            self._offer_commands()

    @Slot(str)
    def _on_line_chosen(self, entry_id: Id) -> None:
        if entry_id:
            self.side.show_line(entry_id)

    @Slot()
    def _on_done(self) -> None:
        self.bar.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_add_item(self) -> None:
        self.columns.show_part(AGENDA)
        self.agenda.ask_item()

    @Slot(bool)
    def _on_reflowed(self, is_wide: bool) -> None:
        self.now_bar.stand_alone(alone=not is_wide)

    @Slot()
    def _on_tick(self) -> None:
        if not self.record.has_meeting:
            return
        self.agenda_model.refresh()
        now = self.record.local(self._board.workspace.now())
        self.now_bar.show_time(now, self.record.open_item, is_paused=self.meeting_acts.is_paused)
