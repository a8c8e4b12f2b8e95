"""What can be done to the meeting itself while notes are taken: start, pause and end it, turn to items."""

from PySide6.QtCore import QObject, Signal, Slot

from boardobserver.domain.entry_line import read_line
from boardobserver.domain.room import stands_still
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import EntryKind, ItemState, MeetingStatus
from boardobserver.services import agenda, entries, meetings
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.taking.live_record import LiveRecord


class MeetingActs(QObject):
    """Knows which item the next line goes under.

    Args:
        board: The open board.
        record: The record of the meeting.
        origin: As whom commands are given, so that the step knows its own.
    """

    item_changed = Signal()
    """The next line goes under another item."""

    done = Signal()
    """Something was done by a click or a key: one types on."""

    item_added = Signal()
    """An item was added to the agenda."""

    noted = Signal()
    """A line was noted that says what was done."""

    def __init__(self, board: OpenBoard, record: LiveRecord, origin: QObject) -> None:
        super().__init__(origin)
        self._board = board
        self._record = record
        self._origin = origin
        self._item_id: Id | None = None
        record.agenda_changed.connect(self._on_agenda_changed)

    @property
    def item_id(self) -> Id | None:
        """The item that the next line goes under; None before the first."""
        return self._item_id

    @property
    def is_paused(self) -> bool:
        """Whether the meeting runs, and stands still."""
        is_running = self._record.meeting.status is MeetingStatus.IN_PROGRESS
        return is_running and stands_still(self._record.open_item, self._record.entries)

    def begin(self) -> None:
        """Another meeting is shown: its open item is taken up, or else that of its last line."""
        open_item = self._record.open_item
        self._item_id = open_item.id if open_item is not None else None
        if self._item_id is None and self._record.entries:
            self._item_id = self._record.entries[-1].item_id

    @Slot()
    def start(self) -> None:
        """Start the meeting, or go on with it."""
        self._board.attempt(meetings.start_meeting(self._record.meeting.id), origin=self._origin)
        self.done.emit()

    @Slot()
    def end(self) -> None:
        """End the meeting."""
        self._board.attempt(meetings.end_meeting(self._record.meeting.id), origin=self._origin)
        self.done.emit()

    @Slot()
    def pause(self) -> None:
        """Let the meeting pause, or go on after a pause; a line says so, as if it were typed."""
        meeting = self._record.meeting
        words = "Resumed" if self.is_paused else "Recess"
        line = read_line(words, EntryKind.NOTE, meeting.held_on)
        now = self._board.workspace.now()
        command = entries.note_line(meeting.id, line, at=now, item_id=self._item_id)
        if self._board.attempt(command, origin=self._origin) is not None:
            self.noted.emit()
        self.done.emit()

    @Slot()
    def turn_on(self) -> None:
        """Turn to the next item."""
        self._turn(1)

    @Slot()
    def turn_back(self) -> None:
        """Turn back to the item before."""
        self._turn(-1)

    @Slot(str)
    def choose_item(self, item_id: Id) -> None:
        """Turn to an item, which ends a pause; after the meeting just the next lines go there."""
        if not self._record.is_editable:
            return
        if self.is_paused:
            self.pause()
        if self._record.meeting.status is MeetingStatus.UNDER_REVIEW:
            self._item_id = item_id
            self.item_changed.emit()
        else:
            self._board.attempt(agenda.open_item(item_id), origin=self._origin)
        self.done.emit()

    @Slot()
    def defer_item(self) -> None:
        """Leave the item that is being taken for a later meeting; the next lines still go under it."""
        if self._item_id is not None and self._record.is_editable:
            self._board.attempt(agenda.set_item_state(self._item_id, ItemState.DEFERRED), origin=self._origin)
        self.done.emit()

    @Slot(str)
    def add_item(self, title: str) -> None:
        """Add an item to the agenda."""
        command = agenda.add_item(self._record.meeting.id, title)
        if self._board.attempt(command, origin=self._origin) is not None:
            self.item_added.emit()

    def _turn(self, step: int) -> None:
        ids = [item.id for item in self._record.items]
        at = ids.index(self._item_id) + step if self._item_id in ids else 0
        if ids and 0 <= at < len(ids):
            self.choose_item(ids[at])

    @Slot()
    def _on_agenda_changed(self) -> None:
        open_item = self._record.open_item
        if open_item is not None:
            self._item_id = open_item.id
        elif self._record.item(self._item_id) is None:
            self._item_id = None
        self.item_changed.emit()
