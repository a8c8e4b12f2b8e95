"""Letters struck in a list go into the line to type in, but for those that act on what is chosen there."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent

from boardobserver.ui.taking.agenda_list import AgendaList
from boardobserver.ui.taking.entry_bar import EntryBar
from boardobserver.ui.taking.letters import is_letter
from boardobserver.ui.taking.live_record import LiveRecord
from boardobserver.ui.taking.open_list import OpenList
from boardobserver.ui.taking.reading_hint import keys_hint, open_keys_hint
from boardobserver.ui.taking.record_view import RE_MARK_KEYS, RecordView


class KeysToLine(QObject):
    """Watches the lists of the step, and says under the line what their keys do while one has the focus.

    Args:
        record: The record of the meeting.
        bar: Where lines are typed.
        view: The running record.
        agenda: The agenda.
        opened: What is open.
    """

    def __init__(
        self, record: LiveRecord, bar: EntryBar, view: RecordView, agenda: AgendaList, opened: OpenList
    ) -> None:
        super().__init__(view)
        self._record = record
        self._bar = bar
        self._view = view
        self._open = opened
        for watched in (view, agenda, opened):
            watched.installEventFilter(self)

    def take_letter(self, event: QKeyEvent) -> bool:
        """Hand a printable key on to the line; False for any other key."""
        if not (is_letter(event) and self._bar.isEnabled()):
            return False
        self._bar.edit.take_key(event)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand letters on; say the keys of a list that gets the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if not self._acts(watched, event) and self.take_letter(event):
                return True
        elif watched in (self._view, self._open):
            if event.type() == QEvent.Type.FocusIn and self._record.is_editable:
                is_record = watched is self._view
                self._bar.hint.say(keys_hint(" ".join(RE_MARK_KEYS)) if is_record else open_keys_hint())
            elif event.type() == QEvent.Type.FocusOut:
                self._bar.show_reading()
        return super().eventFilter(watched, event)

    def _acts(self, watched: QObject, event: QKeyEvent) -> bool:
        """Whether a key does something to what is chosen in a list."""
        if watched is self._open:
            return self._open.act_of(event) is not None
        return watched is self._view and bool(self._view.current_id) and event.text() in RE_MARK_KEYS
