"""From the line to the record: notes what was entered, and adds whom nobody knew."""

from PySide6.QtCore import QObject, Signal, Slot

from boardobserver.domain.snapshots import Id
from boardobserver.services import entries
from boardobserver.services.introducing import introduce
from boardobserver.services.parties import Party
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.taking.entry_bar import EntryBar
from boardobserver.ui.taking.live_record import LiveRecord
from boardobserver.ui.taking.meeting_acts import MeetingActs


class Noting(QObject):
    """Notes lines under the item that is being taken, and keeps the line as a draft until then.

    Args:
        board: The open board.
        record: The record of the meeting.
        bar: Where lines are typed.
        acts: Knows which item is being taken.
        origin: As whom commands are given, so that the step knows its own.
    """

    noted = Signal(str)
    """A line was noted and is in the record; with the record that it raised or moved, or ""."""

    under_way = Signal(bool)
    """A line is being noted: what can wait until it has been painted may wait."""

    def __init__(
        self, board: OpenBoard, record: LiveRecord, bar: EntryBar, acts: MeetingActs, origin: QObject
    ) -> None:
        super().__init__(origin)
        self._board = board
        self._record = record
        self._bar = bar
        self._acts = acts
        self._origin = origin
        bar.line_entered.connect(self._on_line_entered)
        bar.person_named.connect(self._on_person_named)
        bar.edit.left.connect(board.drafts.flush)

    def leave_meeting(self) -> None:
        """Put the line away with the meeting that is shown; another one follows."""
        self._board.drafts.release(self._bar)

    def begin_meeting(self) -> None:
        """Take up the line of the meeting that is shown now, as it was left."""
        self._bar.begin_meeting()
        if self._record.is_editable:
            self._board.drafts.keep(self._bar, _scope(self._record.meeting.id))

    @Slot()
    def _on_line_entered(self) -> None:
        line = self._bar.reading
        if line.is_empty:
            return
        meeting_id = self._record.meeting.id
        command = entries.note_line(
            meeting_id,
            line,
            at=self._bar.begun_at,
            item_id=self._acts.item_id,
            speaker=self._bar.line_speaker,
            draft_scope=_scope(meeting_id),
        )
        self.under_way.emit(True)
        try:
            done = self._board.attempt(command, origin=self._origin, on_refusal=self._bar.show_refusal)
        finally:
            self.under_way.emit(False)
        if done is not None:
            self._board.drafts.settle(self._bar)
            self._bar.clear_noted()
            self.noted.emit(done.value.record_id or "")

    @Slot(str, str)
    def _on_person_named(self, initials: str, name: str) -> None:
        command = introduce(self._record.meeting.id, name, initials=initials)
        done = self._board.attempt(command, origin=self._origin, on_refusal=self._bar.show_refusal)
        if done is not None and done.value.spoke_last:
            self._bar.set_speaker(Party(done.value.person_id))


def _scope(meeting_id: Id) -> str:
    return f"entry:{meeting_id}"
