"""What was carried to a meeting: by item, to be taken off the agenda again, or deferred."""

from itertools import groupby

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardobserver.domain.inheritance import InheritedRecord
from boardobserver.services.carrying import defer_from_agenda, take_off_agenda
from boardobserver.services.command import Command
from boardobserver.ui.fields.defer_form import Postponement
from boardobserver.ui.preparing.inherited_list import MOST_ROWS, InheritedList
from boardobserver.ui.preparing.inherited_words import COLUMNS, WORDS, facts_of, record_row
from boardobserver.ui.preparing.preparation import Preparation
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.fitted_table import OrderedTable
from boardobserver.ui.widgets.heading import Heading
from boardobserver.ui.widgets.rows_model import RowsModel, TableRow


class StandingList(InheritedList):
    """What stands on the agenda as a table, and the current record in full beside it.

    Args:
        desk: What pages work with.
        board: The open board.
    """

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(desk, board, parent)
        title = self.tr("On the agenda")
        self.model = RowsModel(COLUMNS)
        self.table = OrderedTable(
            desk.theme,
            "standing",
            self.tr("Brought forward to this meeting; Delete takes a record off the agenda"),
            desk.settings,
            self.model,
            stretched=WORDS,
            most_rows=MOST_ROWS,
        )
        column = QVBoxLayout(self)
        desk.theme.arrange(column, gap=Space.NORMAL)
        column.addWidget(Heading(title, 3))
        column.addWidget(self.beside(self.table))
        self.table.edit_requested.connect(self.pane.focus_first)
        self.table.removal_requested.connect(self._on_removal_requested)
        self.pane.removal_requested.connect(self._on_removal_requested)

    def show_preparation(self, preparation: Preparation) -> None:
        """Show what stands on the agenda."""
        self._preparation = preparation
        standing = preparation.inheritance.standing
        titles = {item.id: f"{item.position}  {item.title}" for item in preparation.items}
        rows: list[TableRow] = []
        for item_id, lines in groupby(standing, lambda line: line.item_id):
            heading = titles.get(item_id or "", self.tr("No item"))
            rows.append(TableRow(f"at {item_id}", (heading,), is_heading=True))
            rows += [record_row(line, preparation) for line in lines]
        self.table.allow_moves(preparation.is_editable)
        # Records keep the order of the agenda: they are taken off or deferred, and not moved by hand.
        self.table.setDragDropMode(OrderedTable.DragDropMode.NoDragDrop)
        self.table.show_rows(rows)
        if standing and not self.table.current_id:
            self.table.select_id(standing[0].record.id)
        self.show_pane()

    def show_pane(self) -> None:
        """Show the current record, and what can be done to it."""
        line, preparation = self._current(), self._preparation
        self.pane.setVisible(line is not None)
        if line is None or preparation is None:
            return
        reference = str(line.record.reference)
        facts = facts_of(line, preparation)
        self.pane.show_line(line.record.id, preparation.meeting.id, reference, line.record.text, facts)
        is_editable = preparation.is_editable
        self.pane.offer(can_be_removed=is_editable, can_be_deferred=is_editable)

    def deferral(self, to: Postponement) -> Command[None] | None:
        """It leaves the agenda with it."""
        line = self._current()
        if line is None or self._preparation is None:
            return None
        return defer_from_agenda(
            line.record.id,
            self._preparation.meeting.id,
            until=to.until,
            to_meeting_id=to.to_meeting_id,
            words=to.words,
        )

    def _current(self) -> InheritedRecord | None:
        standing = self._preparation.inheritance.standing if self._preparation is not None else ()
        return next((each for each in standing if each.record.id == self.table.current_id), None)

    @Slot()
    def _on_removal_requested(self) -> None:
        line = self._current()
        if line is not None and self._preparation is not None and self._preparation.is_editable:
            self.attempt(take_off_agenda(line.record.id, self._preparation.meeting.id))
