"""What is proposed to a meeting: ticked line by line, each with where it would go, and brought forward."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.inheritance import InheritedRecord
from boardobserver.domain.snapshots import Id
from boardobserver.services.carrying import carry
from boardobserver.services.command import Command
from boardobserver.services.deferring import defer
from boardobserver.ui.fields.defer_form import Postponement
from boardobserver.ui.preparing.inherited_list import MOST_ROWS, InheritedList
from boardobserver.ui.preparing.inherited_words import COLUMNS, WORDS, facts_of, item_row, record_row
from boardobserver.ui.preparing.preparation import Preparation
from boardobserver.ui.preparing.proposals import Group, Proposals, Proposed, id_of
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.rows_model import TableRow
from boardobserver.ui.widgets.ticked_table import TickedRowsModel, TickedTable


class ProposedList(InheritedList):
    """The proposals as a table, and the current one in full beside it.

    Args:
        desk: What pages work with.
        board: The open board.
    """

    brought_forward = Signal()
    """What was chosen is on the agenda now."""

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(desk, board, parent)
        self._proposals: Proposals | None = None
        self.model = TickedRowsModel(COLUMNS)
        self.table = TickedTable(
            desk.theme,
            "proposals",
            self.tr("Proposed for this meeting; Space ticks a line"),
            desk.settings,
            self.model,
            stretched=WORDS,
            most_rows=MOST_ROWS,
        )
        self.carry_button = QPushButton()
        self.all_button = QPushButton(self.tr("All"))
        self.none_button = QPushButton(self.tr("None"))
        self._build()
        self._connect()

    def show_preparation(self, preparation: Preparation) -> None:
        """Show what is proposed now; what was chosen already stays."""
        self._preparation = preparation
        if self._proposals is None:
            self._proposals = Proposals(preparation.inheritance)
        else:
            self._proposals.renew(preparation.inheritance)
        self._show()

    def _build(self) -> None:
        buttons = FlowLayout()
        self._theme.arrange(buttons, gap=Space.CLOSE)
        self.carry_button.setProperty("role", "primary")
        for button in (self.carry_button, self.all_button, self.none_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        self._theme.arrange(column, gap=Space.NORMAL)
        column.addLayout(buttons)
        column.addWidget(self.beside(self.table))

    def _connect(self) -> None:
        self.model.tick_requested.connect(self._on_tick_requested)
        self.carry_button.clicked.connect(self._on_carry)
        self.all_button.clicked.connect(self._on_all)
        self.none_button.clicked.connect(self._on_none)
        self.pane.place_chosen.connect(self._on_place_chosen)

    def _show(self) -> None:
        if self._proposals is None or self._preparation is None:
            return
        self.table.show_rows(
            [row for group in self._proposals.groups() for row in self._rows(group, self._preparation)]
        )
        if not self.table.current_id:
            first = next((row.id for row in self.model.rows if not row.is_heading), "")
            self.table.select_id(first)
        self._show_ticks()
        self.show_pane()

    def _rows(self, group: Group, preparation: Preparation) -> list[TableRow]:
        if group.is_deferred:
            heading = TableRow("deferred", (self.tr("Deferred to later"),), is_heading=True)
        else:
            title = self._proposals.targets()[group.item_id] if self._proposals is not None else ""
            heading = TableRow(f"to {group.item_id}", (title,), is_heading=True)
        return [heading, *(_row(line, preparation) for line in group.lines)]

    def _show_ticks(self) -> None:
        proposals, preparation = self._proposals, self._preparation
        if proposals is None or preparation is None:
            return
        ticked = {id_of(line) for line in proposals.lines() if proposals.is_ticked(line)}
        self.model.set_ticked(ticked, can_tick=preparation.is_editable)
        self.carry_button.setText(self.tr("Bring forward {n}").format(n=len(ticked)))
        self.carry_button.setEnabled(bool(ticked) and preparation.is_editable)
        for button in (self.all_button, self.none_button):
            button.setEnabled(preparation.is_editable)

    def show_pane(self) -> None:
        """Show the current proposal, and where it would go."""
        line = self._current()
        self.pane.setVisible(line is not None)
        if line is None or self._proposals is None or self._preparation is None:
            return
        is_editable = self._preparation.is_editable
        meeting_id = self._preparation.meeting.id
        facts = facts_of(line, self._preparation)
        if isinstance(line, InheritedRecord):
            heading = str(line.record.reference)
            self.pane.show_line(line.record.id, meeting_id, heading, line.record.text, facts)
            self.pane.offer(
                places=self._proposals.targets().items(),
                place=self._proposals.place_of(line),
                can_be_deferred=is_editable,
            )
            return
        before = self._preparation.previous
        where = self.tr("Not finished at the {title}").format(title=before.title) if before else ""
        self.pane.show_line(line.item.id, meeting_id, line.item.title, where, facts)
        self.pane.offer(can_be_deferred=False)

    def _current(self) -> Proposed | None:
        return None if self._proposals is None else self._proposals.line(self.table.current_id)

    def deferral(self, to: Postponement) -> Command[None]:
        """It is only listed then."""
        return defer(self.table.current_id, until=to.until, to_meeting_id=to.to_meeting_id, words=to.words)

    @Slot(str)
    def _on_tick_requested(self, line_id: Id) -> None:
        if self._proposals is None:
            return
        self._proposals.flip(line_id)
        if isinstance(self._proposals.line(line_id), InheritedRecord):
            self._show_ticks()
        else:
            # What would go to an item goes elsewhere without it.
            self._show()

    @Slot()
    def _on_all(self) -> None:
        self._tick_all(is_ticked=True)

    @Slot()
    def _on_none(self) -> None:
        self._tick_all(is_ticked=False)

    def _tick_all(self, *, is_ticked: bool) -> None:
        if self._proposals is not None:
            self._proposals.tick_all(is_ticked)
            self._show()

    @Slot(object)
    def _on_place_chosen(self, item_id: Id | None) -> None:
        line_id = self.table.current_id
        if self._proposals is not None:
            self._proposals.put(line_id, item_id)
            self._show()
            self.table.select_id(line_id)

    @Slot()
    def _on_carry(self) -> None:
        if self._proposals is None:
            return
        meeting_id = self._proposals.inheritance.meeting.id
        if self.attempt(carry(meeting_id, self._proposals.chosen())):
            self.brought_forward.emit()


def _row(line: Proposed, preparation: Preparation) -> TableRow:
    return record_row(line, preparation) if isinstance(line, InheritedRecord) else item_row(line)
