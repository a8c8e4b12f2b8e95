"""The status of a record in its form: the moves that are permitted, and what each of them asks for."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.domain.lifecycles import Asked, asked_for, permitted
from boardobserver.domain.snapshots import (
    ActionDetails,
    AdviceDetails,
    ChallengeDetails,
    Id,
    Tracked,
    TrackedStatus,
)
from boardobserver.domain.tracking import statuses_of
from boardobserver.services import tracking
from boardobserver.ui.fields.tie import mark_read_only
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.expanding_edit import ExpandingEdit
from boardobserver.ui.widgets.form import Form
from boardobserver.ui.widgets.word_box import WordBox


class StatusRows(QObject):
    """Two rows of a form: the status, and under it, while a move waits for them, the grounds for the move.

    Args:
        theme: The look.
        board: The open board.
        form: The form; the rows are added at its end.
    """

    def __init__(self, theme: Theme, board: OpenBoard, form: Form) -> None:
        super().__init__(form)
        self._board = board
        self._record: Tracked | None = None
        self._wanted: TrackedStatus | None = None
        self._half: dict[Id, tuple[TrackedStatus, dict[Asked, str]]] = {}
        self._meeting_id: Id | None = None
        self.status = WordBox([], self.tr("Status"), is_weighty=True)
        self.grounds = GroundsBox(theme)
        self._status_row = form.add_row("status", self.tr("Status"), self.status)
        self._grounds_row = form.add_row("grounds", self.tr("Before the status changes"), self.grounds)
        self._grounds_row.hide()
        self.status.committed.connect(self._on_chosen)
        self.grounds.given.connect(self._on_given)
        self.grounds.cancelled.connect(self._on_cancelled)

    def load(self, record: Tracked, *, is_editable: bool, meeting_id: Id | None = None) -> None:
        """Show the status of a record; grounds that are being typed wait for the record that they are of."""
        before, self._record = self._record, record
        self._meeting_id = meeting_id
        self.status.setReadOnly(not is_editable)
        mark_read_only(self.status, is_read_only=not is_editable)
        is_same = before is not None and (before.id, before.status) == (record.id, record.status)
        if is_same and self._wanted is not None and is_editable:
            return
        if before is not None and before.id != record.id:
            self._put_away(before.id)
        self._rest()
        wanted, said = self._half.pop(record.id, (record.status, {}))
        if is_editable and wanted in permitted(record.kind, record.status):
            self.status.set_value(wanted)
            self._wait(wanted, said)

    def ask(self, status: TrackedStatus) -> None:
        """Choose a status for the person, and ask for the grounds for it."""
        self.status.set_value(status)
        self._on_chosen(status)
        self.grounds.focus_first()

    def _put_away(self, record_id: Id) -> None:
        """Keep half-typed grounds for the time when their record is shown again."""
        said = self.grounds.said() if self._wanted is not None else {}
        if self._wanted is not None and any(said.values()):
            self._half[record_id] = (self._wanted, said)

    def _wait(self, status: TrackedStatus, said: dict[Asked, str]) -> None:
        """Ask for the grounds of a move, each with what is known of it already."""
        self._wanted = status
        self.grounds.ask(status, said)
        self._grounds_row.show()

    def _rest(self) -> None:
        """Show the status as it is, with nothing waiting."""
        record = self._record
        assert record is not None
        self._wanted = None
        self._grounds_row.hide()
        self._status_row.clear()
        legal = {record.status.value, *(each.value for each in permitted(record.kind, record.status))}
        words = [each for each in statuses_of(record.kind) if each.value in legal]
        self.status.set_options([(each, each.label) for each in words])
        self.status.set_value(record.status)

    def _move(self, record_id: Id, status: TrackedStatus, words: str = "", evidence: str = "") -> bool:
        command = tracking.change_status(
            record_id, status, words=words, evidence=evidence, meeting_id=self._meeting_id
        )
        return self._board.attempt(command, origin=self, on_refusal=self._on_refused) is not None

    @Slot(object)
    def _on_chosen(self, status: TrackedStatus) -> None:
        record = self._record
        assert record is not None
        if status == record.status:
            self._rest()
            return
        asked = asked_for(status)
        if not asked:
            self._wanted = None
            self._grounds_row.hide()
            self._move(record.id, status)
            return
        # The focus stays, so that one can step on to another status; Tab leads to the grounds.
        self._wait(status, {each: _on_record(record, each) for each in asked})

    @Slot()
    def _on_given(self) -> None:
        if self._record is None or self._wanted is None:
            return
        said = self.grounds.said()
        words = said.get(Asked.REASON) or said.get(Asked.OUTCOME, "")
        wanted, self._wanted = self._wanted, None  # so that the change that comes back finds it at rest
        if not self._move(self._record.id, wanted, words, said.get(Asked.EVIDENCE, "")):
            self._wanted = wanted
            return
        self._grounds_row.hide()
        self.status.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_cancelled(self) -> None:
        self._rest()
        self.status.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_refused(self, refusal: Refusal) -> None:
        if not self.grounds.refuse(refusal):
            self._status_row.refuse(refusal.message)


class GroundsBox(QWidget):
    """What a move asks for: its outcome, its evidence, its reason; Enter in the last gives them all."""

    given = Signal()
    """The person is done with them."""

    cancelled = Signal()
    """The status is to stay as it is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = Form(theme)
        self._edits = {asked: ExpandingEdit(theme, commits_on_leaving=False) for asked in Asked}
        self._asked: tuple[Asked, ...] = ()
        labels = {
            Asked.OUTCOME: self.tr("What came of it"),
            Asked.EVIDENCE: self.tr("The evidence for it"),
            Asked.REASON: self.tr("The reason"),
        }
        for asked, edit in self._edits.items():
            self._form.add_row(asked.value, labels[asked], edit)
            edit.committed.connect(self._on_committed)
        self._give = QPushButton()
        self._give.clicked.connect(self.given)
        cancel = QPushButton(self.tr("Leave it"))
        cancel.setProperty("role", "quiet")
        cancel.clicked.connect(self.cancelled)
        buttons = QHBoxLayout()
        theme.arrange(buttons, gap=Space.CLOSE)
        buttons.addWidget(self._give)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        theme.arrange(column, gap=Space.CLOSE)
        column.addWidget(self._form)
        column.addLayout(buttons)

    def ask(self, status: TrackedStatus, known: dict[Asked, str]) -> None:
        """Ask for these, each with what the record has of it already."""
        self._asked = tuple(known)
        self._form.clear_refusals()
        for asked, edit in self._edits.items():
            self._form.row(asked.value).setVisible(asked in known)
            edit.set_text(known.get(asked, ""))
        self._give.setText(self.tr("Set to “{status}”").format(status=status.label.lower()))

    def focus_first(self) -> None:
        """Put the focus into the first field that is asked for."""
        self._edits[self._asked[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def said(self) -> dict[Asked, str]:
        """What stands in the fields that are asked for."""
        return {asked: self._edits[asked].text.strip() for asked in self._asked}

    def refuse(self, refusal: Refusal) -> bool:
        """Show a refusal beside the field that it names; False when it is about none of those asked for."""
        self._form.clear_refusals()
        return refusal.field in self._asked and self._form.show_refusal(refusal)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the status as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _on_committed(self, _text: str) -> None:
        said = self.said()
        empty = next((asked for asked in self._asked if not said[asked]), None)
        if empty is None or self._edits[empty] is self.focusWidget():
            self.given.emit()
        else:
            self._edits[empty].setFocus(Qt.FocusReason.TabFocusReason)


def _on_record(record: Tracked, asked: Asked) -> str:
    """What a record has already of what a move asks for."""
    details = record.details
    if isinstance(details, ChallengeDetails | ActionDetails) and asked is not Asked.REASON:
        return details.outcome if asked is Asked.OUTCOME else details.closing_evidence
    if isinstance(details, AdviceDetails) and asked is Asked.EVIDENCE:
        return details.implementation
    return ""
