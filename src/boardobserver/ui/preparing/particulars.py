"""The particulars of a meeting: when, where, who chairs, its marking, what came before and comes next."""

from PySide6.QtCore import SignalInstance, Slot
from PySide6.QtWidgets import QWidget

from boardobserver.domain.words import Marking
from boardobserver.services.earlier_words import earlier_words_of_meeting
from boardobserver.services.meetings import change_meeting
from boardobserver.ui.fields.choices import meeting_choices
from boardobserver.ui.fields.dates import DateReader
from boardobserver.ui.fields.person_picker import PersonPicker
from boardobserver.ui.fields.pick_field import PickField
from boardobserver.ui.fields.tie import CommandOf
from boardobserver.ui.preparing.preparation import Preparation
from boardobserver.ui.preparing.section import Section
from boardobserver.ui.records.earlier_words_list import EarlierWordsList
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.columns import Columns
from boardobserver.ui.widgets.date_field import DateField
from boardobserver.ui.widgets.form import FormRow
from boardobserver.ui.widgets.line_fields import LineField, NumberField
from boardobserver.ui.widgets.time_field import TimeField
from boardobserver.ui.widgets.word_box import WordBox

_COMMANDS: dict[str, CommandOf] = {
    "title": lambda meeting_id, value: change_meeting(meeting_id, title=value or ""),
    "number": lambda meeting_id, value: change_meeting(meeting_id, number=value or 0),
    "held_on": lambda meeting_id, value: change_meeting(meeting_id, held_on=value),
    "planned_start": lambda meeting_id, value: change_meeting(meeting_id, planned_start=value),
    "planned_end": lambda meeting_id, value: change_meeting(meeting_id, planned_end=value),
    "place": lambda meeting_id, value: change_meeting(meeting_id, place=value or ""),
    "via": lambda meeting_id, value: change_meeting(meeting_id, via=value or ""),
    "chair_id": lambda meeting_id, value: change_meeting(meeting_id, chair_id=value),
    "author_id": lambda meeting_id, value: change_meeting(meeting_id, author_id=value),
    "marking": lambda meeting_id, value: change_meeting(meeting_id, marking=value),
    "previous_id": lambda meeting_id, value: change_meeting(meeting_id, previous_id=value),
    "next_date": lambda meeting_id, value: change_meeting(meeting_id, next_date=value),
    "next_start": lambda meeting_id, value: change_meeting(meeting_id, next_start=value),
    "next_place": lambda meeting_id, value: change_meeting(meeting_id, next_place=value or ""),
}


class ParticularsSection(Section):
    """The particulars, in columns that reflow."""

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(desk, board, "Particulars", parent)
        self._previous = PickField(self.theme, self.tr("Previous meeting"))
        self._columns = Columns(self.theme)
        self.column.addWidget(self._columns)
        self._build_occasion()
        self._build_people()
        self._previous_row = self._put(
            "previous_id", self.tr("Previous meeting"), self._previous, self._previous.picked, span=2
        )
        self._build_next()
        self.earlier = EarlierWordsList(self.theme, board, desk.settings)
        self.column.addWidget(self.earlier)
        self._previous.unknown.connect(self._on_unknown_meeting)

    def show_preparation(self, preparation: Preparation) -> None:
        """Show a meeting's particulars."""
        meeting = preparation.meeting
        self._previous.offer(meeting_choices(preparation.meetings, besides=meeting.id))
        self.remark.setText(str(meeting.reference))
        values = {name: getattr(meeting, name) for name in _COMMANDS}
        self.load(meeting.id, values, is_editable=preparation.is_editable)
        versions = earlier_words_of_meeting(self.board.workspace.read, meeting.id)
        self.earlier.show_versions(versions, is_editable=preparation.is_editable)

    def _build_occasion(self) -> None:
        self._line("title", self.tr("Title"), span=2)
        number = NumberField(self.theme)
        self._put("number", self.tr("Number in its series"), number, number.committed)
        held_on = DateField(self.theme, DateReader(self.board))
        self._put("held_on", self.tr("Date"), held_on, held_on.committed)
        for name, label in (
            ("planned_start", self.tr("Planned start")),
            ("planned_end", self.tr("Planned end")),
        ):
            field = TimeField(self.theme)
            self._put(name, label, field, field.committed)
        self._line("place", self.tr("Place"))
        self._line("via", self.tr("Via"), hint=self.tr("Teams"))

    def _build_people(self) -> None:
        for name, label in (
            ("chair_id", self.tr("Chair")),
            ("author_id", self.tr("Author of these minutes")),
        ):
            picker = PersonPicker(self.theme, self.board, label)
            self._put(name, label, picker, picker.committed)
        marking = WordBox([(each, each.label) for each in Marking])
        self._put("marking", self.tr("Marking"), marking, marking.committed)

    def _build_next(self) -> None:
        on = DateField(self.theme, DateReader(self.board))
        self._put("next_date", self.tr("Next meeting: date"), on, on.committed)
        start = TimeField(self.theme)
        self._put("next_start", self.tr("Next meeting: time"), start, start.committed)
        self._line("next_place", self.tr("Next meeting: place"), span=2)

    def _line(self, name: str, label: str, *, span: int = 1, hint: str = "") -> None:
        field = LineField()
        field.setPlaceholderText(hint)
        self._put(name, label, field, field.committed, span=span)

    def _put(
        self, name: str, label: str, field: QWidget, committed: SignalInstance, *, span: int = 1
    ) -> FormRow:
        row = self.tied(name, label, field, committed, _COMMANDS[name])
        self._columns.add(row, span)
        return row

    @Slot(str)
    def _on_unknown_meeting(self, _words: str) -> None:
        self._previous_row.refuse(self.tr("No meeting of this board is called that. Choose one of the list."))
