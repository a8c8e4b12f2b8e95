"""The Take notes step of a meeting: everything on it wired together."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import MeetingStatus
from boardobserver.services import agenda, entries, meetings, people
from boardobserver.services.changes import Changes
from boardobserver.ui.fields.tie import Tie
from boardobserver.ui.shell.commands import CommandTable, shown_keys
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.taking import taking_commands as commands
from boardobserver.ui.taking.agenda_model import AgendaModel
from boardobserver.ui.taking.agenda_panel import AgendaPanel
from boardobserver.ui.taking.columns import AGENDA, RECORD, SIDE, Columns
from boardobserver.ui.taking.entry_bar import EntryBar
from boardobserver.ui.taking.line_acts import LineActs
from boardobserver.ui.taking.live_record import LiveRecord
from boardobserver.ui.taking.now_bar import NowBar
from boardobserver.ui.taking.reading_hint import editing_hint, keys_hint
from boardobserver.ui.taking.record_model import RecordModel
from boardobserver.ui.taking.record_view import RE_MARK_KEYS, RecordView
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
        self._item_id: Id | None = None
        self.record = LiveRecord(board.workspace, self)
        self.model = RecordModel(self.record, self)
        self.agenda_model = AgendaModel(self.record, board.workspace.now, self)
        self.now_bar = NowBar(desk.theme)
        self.agenda = AgendaPanel(desk.theme, self.agenda_model)
        self.view = RecordView(desk.theme, self.model)
        self.side = SidePane(desk.theme, board, self.record)
        self.columns = Columns(desk.theme, self.agenda, self.view, self.side)
        self.bar = EntryBar(
            desk.theme,
            now=board.workspace.now,
            records=self.record.open_records,
            exists=self.record.exists,
            add_keys=_keys_of(commands.ADD_PERSON),
        )
        self.acts = LineActs(desk.theme, board, self.record, self.view, self)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._build()
        self._connect()
        self._on_reflowed(self.columns.is_wide)

    def show_meeting(self, meeting_id: Id) -> None:
        """Show a meeting, with the line as it was left; may be called again with another."""
        self._board.drafts.release(self.bar)
        self.record.show_meeting(meeting_id)
        open_item = self.record.open_item
        self._item_id = open_item.id if open_item is not None else None
        if self._item_id is None and self.record.entries:
            self._item_id = self.record.entries[-1].item_id
        self.bar.set_meeting(self.record.directory, self.record.meeting.held_on)
        self.model.reload(self._item_id)
        self._show_item()
        self.side.show_open()
        self._show_state()
        self._is_stale = False
        if self.record.is_editable:
            self._board.drafts.keep(self.bar, self._scope)
            self.acts.resume_edit()

    def connect_commands(self, table: CommandTable) -> None:
        """Answer the commands of `TAKING_COMMANDS`."""
        self._table = table
        table.connect_all(
            {
                commands.START: self._on_start,
                commands.END: self._on_end,
                commands.NEXT_ITEM: self._on_next_item,
                commands.PREVIOUS_ITEM: self._on_previous_item,
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

    def turn_item(self, step: int) -> None:
        """Turn to the next item (1) or the one before (-1)."""
        ids = [item.id for item in self.record.items]
        at = ids.index(self._item_id) + step if self._item_id in ids else 0
        if ids and 0 <= at < len(ids):
            self.choose_item(ids[at])

    @Slot(str)
    def choose_item(self, item_id: Id) -> None:
        """Turn to an item. After the meeting its clock stands still, and only the next lines go there."""
        if not self.record.is_editable:
            return
        if self.record.meeting.status is MeetingStatus.UNDER_REVIEW:
            self._item_id = item_id
            self._show_item()
        else:
            self._board.attempt(agenda.open_item(item_id), origin=self)
        self.bar.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def hasHeightForWidth(self) -> bool:
        """Its columns scroll by themselves: the page is not to be as high as all that they hold."""
        return False

    def sizeHint(self) -> QSize:
        """It takes whatever height there is, and asks for no more than it needs."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter struck anywhere on the page goes into the line."""
        if not self._take_letter(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters struck in a list go into the line; the record says its keys while it has the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_mark = watched is self.view and self.view.current_id and event.text() in RE_MARK_KEYS
            if not is_mark and self._take_letter(event):
                return True
        elif watched is self.view and event.type() == QEvent.Type.FocusIn and self.record.is_editable:
            self.bar.hint.say(keys_hint(" ".join(RE_MARK_KEYS)))
        elif watched is self.view and event.type() == QEvent.Type.FocusOut:
            self.bar.show_reading()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up on what changed meanwhile, and let the clock run."""
        super().showEvent(event)
        if self._is_stale and self.record.has_meeting:
            self._is_stale = False
            self.record.catch_up()
        self._on_tick()
        self._tick.start()
        self._offer_commands()

    def hideEvent(self, event: QHideEvent) -> None:
        """The clock need not run, and the keys are another page's."""
        super().hideEvent(event)
        self._tick.stop()
        self._offer_commands()

    @property
    def _scope(self) -> str:
        return f"entry:{self.record.meeting.id}"

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
        self.record.agenda_changed.connect(self._on_agenda_changed)
        self.record.meeting_changed.connect(self._show_state)
        self.record.people_changed.connect(self._on_people_changed)
        self.now_bar.start_requested.connect(self._on_start)
        self.now_bar.end_requested.connect(self._on_end)
        self.agenda.list.item_chosen.connect(self.choose_item)
        self.agenda.item_named.connect(self._on_item_named)
        self.bar.line_entered.connect(self._on_line_entered)
        self.bar.previous_requested.connect(self.acts.edit_last)
        self.bar.person_named.connect(self._on_person_named)
        self.bar.edit.left.connect(self._board.drafts.flush)
        self.view.line_chosen.connect(self._on_line_chosen)
        self.side.link_requested.connect(self._on_link_requested)
        self.acts.edit_begun.connect(self._on_edit_begun)
        self.acts.edit_closed.connect(self.bar.show_reading)
        self.acts.edit_ended.connect(self.go_to_line)
        for leaving in (self.bar.escaped, self.view.left, self.agenda.left, self.side.left):
            leaving.connect(self.go_to_line)
        self.side.closed.connect(self.go_to_line)
        for view in (self.view, self.agenda.list, self.side.list):
            view.installEventFilter(self)

    def _take_letter(self, event: QKeyEvent) -> bool:
        """Hand a printable key on to the line; False for any other key."""
        text, held = event.text(), event.modifiers()
        modifiers = Qt.KeyboardModifier
        held &= modifiers.ControlModifier | modifiers.AltModifier | modifiers.MetaModifier
        # Control with Alt is how some systems send AltGr, with which "@" is typed on many keyboards.
        is_plain = held in (modifiers.NoModifier, modifiers.ControlModifier | modifiers.AltModifier)
        if not (text.strip() and text.isprintable() and is_plain and self.bar.isEnabled()):
            return False
        self.bar.edit.take_key(event)
        return True

    def _show_item(self) -> None:
        self.model.set_current_item(self._item_id)
        self.agenda_model.set_current_item(self._item_id)
        self.agenda.list.show_item(self._item_id)
        self.side.set_item(self._item_id)
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
        if self._table is None:
            return
        is_here = self.isVisible() and self.record.has_meeting
        is_editable = is_here and self.record.is_editable
        is_running = is_editable and self.record.meeting.status is MeetingStatus.IN_PROGRESS
        offered = {
            commands.START: is_editable and not is_running,
            commands.END: is_running,
            commands.NEXT_ITEM: is_editable,
            commands.PREVIOUS_ITEM: is_editable,
            commands.ADD_ITEM: is_editable,
            commands.ADD_PERSON: is_editable,
            commands.GO_LINE: is_editable,
            commands.GO_RECORD: is_here,
            commands.GO_SIDE: is_here,
            commands.SHOW_WITHDRAWN: is_here,
        }
        for command_id, is_offered in offered.items():
            self._table.set_available(command_id, is_offered)

    @Slot()
    def _on_line_entered(self) -> None:
        line = self.bar.reading
        if line.is_empty:
            return
        had_selection = self.view.current_id is not None
        command = entries.note_line(
            self.record.meeting.id,
            line,
            at=self.bar.begun_at,
            item_id=self._item_id,
            speaker=self.bar.line_speaker,
            draft_scope=self._scope,
        )
        done = self._board.attempt(command, origin=self, on_refusal=self.bar.show_refusal)
        if done is None:
            return
        self._board.drafts.settle(self.bar)
        self.bar.clear_noted()
        self.columns.show_part(RECORD)
        if had_selection:
            self.view.choose(None)
        self.view.show_end()
        if done.value.record_id is not None:
            self.side.show_noted_soon(done.value.record_id)
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
        self.record.follow(changes, is_own=changes.origin is self, record_id=record_id)

    @Slot()
    def _on_agenda_changed(self) -> None:
        open_item = self.record.open_item
        if open_item is not None:
            self._item_id = open_item.id
        elif self.record.item(self._item_id) is None:
            self._item_id = None
        self._show_item()

    @Slot()
    def _on_people_changed(self) -> None:
        self.bar.set_directory(self.record.directory)

    @Slot(str)
    def _on_line_chosen(self, entry_id: Id) -> None:
        if entry_id:
            self.side.show_line(entry_id)

    @Slot(str)
    def _on_link_requested(self, reference: str) -> None:
        if self.bar.isEnabled():
            self.bar.edit.insert_token(f"^{reference}")

    @Slot(str)
    def _on_item_named(self, title: str) -> None:
        if self._board.attempt(agenda.add_item(self.record.meeting.id, title), origin=self) is not None:
            self.agenda.clear_line()

    @Slot()
    def _on_edit_begun(self) -> None:
        self.bar.hint.say(editing_hint())

    @Slot(str, str)
    def _on_person_named(self, initials: str, name: str) -> None:
        command = people.add_person(name, initials=initials)
        self._board.attempt(command, origin=self, on_refusal=self.bar.show_refusal)

    @Slot()
    def _on_start(self) -> None:
        self._board.attempt(meetings.start_meeting(self.record.meeting.id), origin=self)
        self.bar.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_end(self) -> None:
        self._board.attempt(meetings.end_meeting(self.record.meeting.id), origin=self)
        self.bar.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_next_item(self) -> None:
        self.turn_item(1)

    @Slot()
    def _on_previous_item(self) -> None:
        self.turn_item(-1)

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
        self.now_bar.show_time(now, self.record.open_item)


def _keys_of(command_id: str) -> str:
    command = next(each for each in commands.TAKING_COMMANDS if each.id == command_id)
    return shown_keys(command)[0]
