"""What one key does to a record that is open: put it again, note its response, update, close or defer it."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from boardobserver.domain.entry_line import read_line, spell_line
from boardobserver.domain.lifecycles import permitted
from boardobserver.domain.snapshots import Tracked, TrackedStatus
from boardobserver.domain.words import ActionStatus, AdviceStatus, ChallengeStatus, EntryKind, RecordKind
from boardobserver.services import entries
from boardobserver.services.parties import Party
from boardobserver.services.questions import pose_question
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.taking.entry_bar import EntryBar
from boardobserver.ui.taking.hint_strip import Hint
from boardobserver.ui.taking.live_record import LiveRecord
from boardobserver.ui.taking.meeting_acts import MeetingActs
from boardobserver.ui.taking.open_list import OpenAct
from boardobserver.ui.taking.open_rows import OpenView
from boardobserver.ui.taking.side_pane import SidePane

_KINDS: Final = {
    OpenAct.PUT: frozenset({RecordKind.CHALLENGE}),
    OpenAct.RESPOND: frozenset({RecordKind.CHALLENGE}),
    OpenAct.UPDATE: frozenset({RecordKind.ACTION}),
    OpenAct.CLOSE: frozenset({RecordKind.CHALLENGE, RecordKind.ACTION, RecordKind.ADVICE}),
    OpenAct.ADVISE: frozenset({RecordKind.ADVICE}),
}
"""The kinds of record that an act is for; deferring is for all."""

_CLOSED: Final[dict[RecordKind, TrackedStatus]] = {
    RecordKind.CHALLENGE: ChallengeStatus.CLOSED,
    RecordKind.ACTION: ActionStatus.CLOSED,
    RecordKind.ADVICE: AdviceStatus.IMPLEMENTED,
}


class RecordActs(QObject):
    """Does to open records what the list beside the record asks for.

    Args:
        board: The open board.
        record: The record of the meeting.
        bar: Where lines are typed.
        side: The pane with the list.
        acts: Knows which item is being taken.
        origin: As whom commands are given, so that the step knows its own.
    """

    put = Signal()
    """A challenge or a standing question was put; its line is in the record."""

    def __init__(
        self,
        board: OpenBoard,
        record: LiveRecord,
        bar: EntryBar,
        side: SidePane,
        acts: MeetingActs,
        *,
        origin: QObject,
    ) -> None:
        super().__init__(origin)
        self._board = board
        self._record = record
        self._bar = bar
        self._side = side
        self._acts = acts
        self._origin = origin
        side.opened.list.act_requested.connect(self._on_act_requested)
        side.opened.deferred.connect(self._on_deferred)

    @Slot(object, object)
    def _on_act_requested(self, act: OpenAct, view: OpenView) -> None:
        if not self._record.is_editable:
            return
        if view.is_question:
            if act is OpenAct.PUT:
                self._pose(view)
            return
        record = self._record.record(view.id)
        if record is None:
            return
        if record.kind not in _KINDS.get(act, frozenset(RecordKind)):
            words = _tr("{reference} is no {kind}, so that key does nothing to it.")
            kind = next(iter(_KINDS[act])).label.lower()
            self._bar.hint.say(Hint(words.format(reference=record.reference, kind=kind), Tone.INFO))
            return
        self._do(act, view, record)

    def _do(self, act: OpenAct, view: OpenView, record: Tracked) -> None:
        match act:
            case OpenAct.PUT:
                self._put_again(record)
            case OpenAct.RESPOND:
                self._bar.begin(EntryKind.RESPONSE, record.reference)
            case OpenAct.UPDATE:
                self._bar.begin(EntryKind.ACTION, record.reference)
            case OpenAct.CLOSE:
                self._close(record)
            case OpenAct.ADVISE:
                self._show_field(record, "response")
            case OpenAct.DEFER:
                self._side.opened.ask_deferral(view)

    def _put_again(self, record: Tracked) -> None:
        line = read_line(
            spell_line(EntryKind.CHALLENGE, f"{record.text} ^{record.reference}"),
            EntryKind.CHALLENGE,
            self._record.meeting.held_on,
            record.reference.style,
        )
        command = entries.note_line(
            self._record.meeting.id,
            line,
            at=self._board.workspace.now(),
            item_id=self._acts.item_id,
            speaker=self._asker(record),
        )
        if self._board.attempt(command, origin=self._origin) is not None:
            self._say_put(
                _tr("{name} was put again at {time}.").format(name=record.reference, time=self._time())
            )

    def _pose(self, view: OpenView) -> None:
        command = pose_question(
            self._record.meeting.id, self._acts.item_id, view.id, at=self._board.workspace.now()
        )
        if self._board.attempt(command, origin=self._origin) is not None:
            self._side.opened.refresh()
            self._say_put(_tr("The question was put at {time}.").format(time=self._time()))

    def _asker(self, record: Tracked) -> Party:
        """Who put it first, if here to put it again; else nobody is said to have."""
        is_here = self._record.directory.is_here(record.raised_by_id)
        return Party(person_id=record.raised_by_id) if is_here else Party()

    def _close(self, record: Tracked) -> None:
        status = _CLOSED[record.kind]
        if status not in permitted(record.kind, record.status):
            self._show_field(record, "status")
            return
        form = self._side.form_for(record.id)
        if form is not None:
            form.status.ask(status)

    def _show_field(self, record: Tracked, name: str) -> None:
        form = self._side.form_for(record.id)
        if form is not None:
            form.form.row(name).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _say_put(self, words: str) -> None:
        self._bar.hint.say(Hint(f"{words} {_tr('Ctrl+Z takes it back.')}", Tone.GOOD))
        self.put.emit()

    def _time(self) -> str:
        return f"{self._record.local(self._board.workspace.now()):%H:%M}"

    @Slot(str)
    def _on_deferred(self, reference: str) -> None:
        words = _tr("{name} is deferred. Ctrl+Z takes it back.").format(name=reference)
        self._bar.hint.say(Hint(words, Tone.GOOD))


def _tr(words: str) -> str:
    return QCoreApplication.translate("taking", words)
