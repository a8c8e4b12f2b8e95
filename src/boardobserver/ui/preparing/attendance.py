"""Who is there and who is not: the four lists, and how each person attended."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Attendance, Id
from boardobserver.domain.times_of_day import show_time
from boardobserver.domain.words import AttendanceList
from boardobserver.services.attendance import (
    add_attendee,
    change_attendance,
    move_attendee,
    remove_attendee,
)
from boardobserver.services.command import Command
from boardobserver.ui.fields.person_picker import PersonPicker
from boardobserver.ui.fields.tie import CommandOf
from boardobserver.ui.preparing.preparation import Preparation
from boardobserver.ui.preparing.records_section import RecordsSection
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.columns import Columns
from boardobserver.ui.widgets.form import FormRow
from boardobserver.ui.widgets.line_fields import LineField
from boardobserver.ui.widgets.rows_model import Column, TableRow
from boardobserver.ui.widgets.tick import Tick
from boardobserver.ui.widgets.time_field import TimeField
from boardobserver.ui.widgets.word_box import WordBox

_NAME = 1
_HEADING = "list:"
_COMMANDS: dict[str, CommandOf] = {
    "list": lambda line_id, value: change_attendance(line_id, list=value),
    "items": lambda line_id, value: change_attendance(line_id, items=value or ""),
    "arrived": lambda line_id, value: change_attendance(line_id, arrived=value),
    "left": lambda line_id, value: change_attendance(line_id, left=value),
    "is_remote": lambda line_id, value: change_attendance(line_id, is_remote=value),
    "note": lambda line_id, value: change_attendance(line_id, note=value or ""),
}


class AttendanceSection(RecordsSection):
    """The four lists as groups of one table; the current person's attendance beside them."""

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        columns = (
            Column("Initials", characters=8),
            Column("Name", characters=20),
            Column("Role, organisation", characters=24),
            Column("Attended", characters=24),
        )
        super().__init__(
            desk,
            board,
            "Attendance",
            name="attendance",
            columns=columns,
            stretched=_NAME,
            empty="",
            parent=parent,
        )
        self.picker = PersonPicker(self.theme, board, self.tr("Add somebody"))
        self.picker.set_hint(self.tr("Type a name or initials"))
        self.to_list = WordBox([(each, each.label) for each in AttendanceList], self.tr("To the list"))
        self._row = FormRow(self.theme, self.tr("Add somebody"), self.picker)
        self._adding = Columns(self.theme, most=3)
        self._adding.add(self._row, span=2)
        self._adding.add(FormRow(self.theme, self.tr("To the list"), self.to_list))
        self.column.addWidget(self._adding)
        self._build_fields()
        self.finish()
        self.picker.committed.connect(self._on_picked)
        self.table.move_requested.connect(self._on_move_requested)

    def rows_of(self, preparation: Preparation) -> list[TableRow]:
        """The four lists, each under its name and number."""
        rows: list[TableRow] = []
        for each in AttendanceList:
            lines = [line for line in preparation.attendance if line.list is each]
            words = f"{each.label} ({len(lines)})" if lines else self.tr("{list} (nobody)")
            rows.append(TableRow(_HEADING + each.value, (words.format(list=each.label),), is_heading=True))
            rows.extend(_row_of(preparation, line) for line in lines)
        return rows

    def show_preparation(self, preparation: Preparation) -> None:
        """Show the lists."""
        super().show_preparation(preparation)
        self._adding.setVisible(preparation.is_editable)

    def show_current(self, preparation: Preparation, row_id: Id) -> None:
        """Show how a person attended."""
        line = next(each for each in preparation.attendance if each.id == row_id)
        self.pane_heading.setText(preparation.name_of(line.person_id))
        values = {name: getattr(line, name) for name in _COMMANDS}
        self.load(line.id, values, is_editable=preparation.is_editable)

    def removal_of(self, row_id: Id) -> Command[None]:
        """Take somebody off the lists."""
        return remove_attendee(row_id)

    def _build_fields(self) -> None:
        theme = self.theme
        in_list = WordBox([(each, each.label) for each in AttendanceList])
        items, note = LineField(), LineField()
        items.setPlaceholderText(self.tr("The whole meeting, or “3–9, 11”"))
        note.setPlaceholderText(self.tr("deputising for the LFR lead"))
        arrived, left = TimeField(theme), TimeField(theme)
        remote = Tick(self.tr("Attended remotely"))
        pairs = Columns(theme, most=2, least_steps=30)
        pairs.add(
            self.tied("list", self.tr("List"), in_list, in_list.committed, _COMMANDS["list"]),
            span=2,
        )
        pairs.add(
            self.tied("items", self.tr("Items attended"), items, items.committed, _COMMANDS["items"]),
            span=2,
        )
        pairs.add(self.tied("arrived", self.tr("Arrived"), arrived, arrived.committed, _COMMANDS["arrived"]))
        pairs.add(self.tied("left", self.tr("Left"), left, left.committed, _COMMANDS["left"]))
        pairs.add(remote, span=2)
        pairs.add(self.tied("note", self.tr("Note"), note, note.committed, _COMMANDS["note"]), span=2)
        self.tie("is_remote", remote, remote.committed, _COMMANDS["is_remote"])
        self.pane_column.addWidget(pairs)

    @Slot(object)
    def _on_picked(self, person_id: Id | None) -> None:
        in_list = self.to_list.value
        if person_id is None or self.preparation is None or not isinstance(in_list, AttendanceList):
            return
        command = add_attendee(self.preparation.meeting.id, person_id, in_list)
        self._row.clear()
        done = self.board.attempt(command, origin=self, on_refusal=self._on_not_added)
        if done is not None:
            self.table.select_id(done.value)
            self.picker.set_value(None)
        self.picker.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_not_added(self, refusal: Refusal) -> None:
        self._row.refuse(refusal.message)
        self.picker.set_value(None)

    @Slot(str, int)
    def _on_move_requested(self, line_id: Id, before: int) -> None:
        above = [row for row in self.model.rows[: max(1, before)] if row.id != line_id]
        headings = [at for at, row in enumerate(above) if row.is_heading]
        if before <= 0 or not headings:
            return
        in_list = AttendanceList(above[headings[-1]].id.removeprefix(_HEADING))
        self.try_command(move_attendee(line_id, len(above) - headings[-1] - 1, in_list=in_list))
        self.table.select_id(line_id)


def _row_of(preparation: Preparation, line: Attendance) -> TableRow:
    words = [
        f"items {line.items}" if line.items else "",
        f"from {show_time(line.arrived)}" if line.arrived else "",
        f"until {show_time(line.left)}" if line.left else "",
        "remotely" if line.is_remote else "",
        line.note,
    ]
    return TableRow(
        line.id,
        (
            preparation.initials_of(line.person_id),
            preparation.name_of(line.person_id),
            preparation.post_of(line.person_id),
            ", ".join(word for word in words if word),
        ),
    )
