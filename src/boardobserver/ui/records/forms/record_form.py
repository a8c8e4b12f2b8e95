"""The form of one kind of record: its words, its status, and the fields that only this kind has."""

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardobserver.domain.snapshots import ActionDetails, ChallengeDetails, Id, Tracked
from boardobserver.domain.words import RecordKind
from boardobserver.services import tracking
from boardobserver.services.command import Command
from boardobserver.ui.fields.tie import Tie
from boardobserver.ui.records.forms import field_specs as a
from boardobserver.ui.records.forms.context import FormContext
from boardobserver.ui.records.forms.field_specs import FieldSpec
from boardobserver.ui.records.forms.kinds import FIELDS
from boardobserver.ui.records.forms.party_field import PartyField
from boardobserver.ui.records.forms.responses_box import ResponsesBox
from boardobserver.ui.records.forms.status_rows import StatusRows
from boardobserver.ui.records.forms.topics_field import TopicsField
from boardobserver.ui.records.forms.updates_box import UpdatesBox
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.form import Form


class RecordForm(QWidget):
    """Shows one record of a kind; every field commits by itself and is an undo step of its own.

    Args:
        theme: The look.
        board: The open board.
        kind: The kind of record.
    """

    def __init__(
        self, theme: Theme, board: OpenBoard, kind: RecordKind, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._board = board
        self._record_id: Id = ""
        self._meeting_id: Id | None = None
        self._ties: list[tuple[FieldSpec, Tie]] = []
        self._fields: list[object] = []
        self.form = Form(theme)
        column = QVBoxLayout(self)
        theme.arrange(column, gap=Space.NORMAL)
        column.addWidget(self.form)
        self._add(_text_of(kind))
        self.status = StatusRows(theme, board, self.form)
        for spec in FIELDS[kind]:
            self._add(spec)
        self._responses = ResponsesBox(theme, board) if kind is RecordKind.CHALLENGE else None
        self._updates = UpdatesBox(theme) if kind is RecordKind.ACTION else None
        if self._responses is not None:
            column.addWidget(self._responses)
        if self._updates is not None:
            column.addWidget(self._updates)
            self._updates.update_written.connect(self._on_update_written)
        column.addStretch(1)

    @property
    def record_id(self) -> Id:
        """The record that is shown."""
        return self._record_id

    def load(self, record: Tracked, context: FormContext) -> None:
        """Show a record; what is being typed about the same one is left alone."""
        self._record_id = record.id
        self._meeting_id = context.meeting_id
        for field in self._fields:
            if isinstance(field, PartyField):
                field.set_directory(context.directory)
            elif isinstance(field, TopicsField):
                field.set_topics(context.topics)
        self.status.load(record, is_editable=context.is_editable, meeting_id=context.meeting_id)
        for spec, tie in self._ties:
            tie.load(record.id, spec.value(record))
            tie.set_editable(context.is_editable and spec.name not in context.settled)
        if self._responses is not None and isinstance(record.details, ChallengeDetails):
            self._responses.load(record.id, record.details.responses, context)
        if self._updates is not None and isinstance(record.details, ActionDetails):
            self._updates.load(record.id, record.details.updates, is_editable=context.is_editable)

    def _add(self, spec: FieldSpec) -> None:
        field, committed = spec.make(self._theme, self._board, spec.label)
        assert isinstance(field, QWidget)
        row = self.form.add_row(spec.name, spec.label, field)
        self._fields.append(field)

        def command(record_id: Id, value: object) -> Command[Any]:
            return spec.command(record_id, value, self._meeting_id)

        self._ties.append((spec, Tie(self._board, field, committed, command, row)))

    @Slot(str)
    def _on_update_written(self, words: str) -> None:
        update = tracking.add_update(self._record_id, words, meeting_id=self._meeting_id)
        if self._board.attempt(update, origin=self) is not None and self._updates is not None:
            self._updates.clear()


def _text_of(kind: RecordKind) -> FieldSpec:
    return FieldSpec("text", kind.label, a.words, lambda record: record.text, _set_text)


def _set_text(record_id: Id, text: str, meeting_id: Id | None) -> Command[None]:
    return tracking.change_text(record_id, text, meeting_id=meeting_id)
