"""The page of a register: the filter, the table, and beside it the record that is chosen or a new one."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from boardobserver.domain.filters.terms import Filter
from boardobserver.domain.snapshots import Id
from boardobserver.services.changes import Changes
from boardobserver.services.registers import Register
from boardobserver.ui.registers.filter_line import FilterLine, first_filter
from boardobserver.ui.registers.looks import RegisterLook, page_of
from boardobserver.ui.registers.read_ahead import ReadAhead
from boardobserver.ui.registers.register_commands import FILTER, WAYS, Way
from boardobserver.ui.registers.register_head import RegisterHeadLine
from boardobserver.ui.registers.register_model import RegisterModel
from boardobserver.ui.registers.register_side import RegisterSide
from boardobserver.ui.registers.register_table import RegisterTable
from boardobserver.ui.registers.vocabulary import RegisterVocabulary
from boardobserver.ui.shell.commands import CommandTable
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.empty_state import EmptyState
from boardobserver.ui.widgets.split_panes import SplitPanes

if TYPE_CHECKING:
    from boardobserver.ui.registers.register_output import RegisterOutput

MakeOutput: TypeAlias = "Callable[[RegisterPage], RegisterOutput]"
"""Makes what puts a register out."""

NEW: Final = "new"
"""The location of the form for a new record."""

FILTERED: Final = "filter:"
"""What a location begins with that puts a filter in the line."""

_SETTLING_MS: Final = 60
"""The pane follows the table when that was at rest for so long: arrow keys go through it at full speed."""


class RegisterPage(QWidget):
    """Locations: "" the page as such, "new", "filter:" and a filter, or the key of a record.

    Args:
        desk: What pages work with.
        board: The open board.
        look: The register.
        make_output: Makes what puts the register out, when it is first wanted: what prints loads for longer
            than a register opens.
    """

    location_requested = Signal(object)
    """The person wants to go to this `Location`."""

    def __init__(
        self,
        desk: Desk,
        board: OpenBoard,
        look: RegisterLook,
        make_output: MakeOutput,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._board = board
        self.look = look
        self._register: Register | None = None
        self._vocabulary = RegisterVocabulary(board.workspace.read, look.kind)
        self._zone = board.workspace.local(board.workspace.now()).tzinfo
        self.model = RegisterModel(look, self._local)
        self.table = RegisterTable(desk.theme, look, desk.settings, self.model)
        self.head = RegisterHeadLine(desk.theme, look, self.table.columns_menu)
        self.filter_line = FilterLine(desk.theme, board, look, vocabulary=self._vocabulary, today=self._today)
        self.side = RegisterSide(desk, board, look)
        self.table.fold_beside(self.side)
        self.empty = EmptyState(
            desk.theme, look.icon, self.tr("Nothing here yet"), look.purpose, first_step=look.new
        )
        self.not_found = EmptyState(
            desk.theme,
            "search",
            self.tr("Nothing is found"),
            self.tr("No record fits this filter."),
            first_step=self.tr("Show all"),
        )
        self._make_output = make_output
        self._list = QStackedWidget()
        self._whole = QStackedWidget()
        self._ahead = ReadAhead(self)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLING_MS)
        self._build()
        self._connect()
        self.filter_line.set_text(first_filter(look))

    def show_location(self, detail: str) -> None:
        """Show the page as such, a new record, what a filter finds, or one record."""
        self._catch_up()
        if detail == NEW:
            self._begin()
        elif detail.startswith(FILTERED):
            self.model.keep("")  # whoever comes for what a filter finds sees that and nothing else
            self.filter_line.set_text(detail.removeprefix(FILTERED))
        elif detail:
            self.show_record(detail)

    def show_record(self, record_id: Id) -> None:
        """Choose a record, even one that the filter does not find."""
        if self.model.row_of(record_id) < 0:
            self.model.keep(record_id)
        if self.table.select_id(record_id):
            self._settle()

    def connect_commands(self, table: CommandTable) -> None:
        """Answer the commands of the registers while this one is shown."""
        table.connect_all(
            {
                FILTER: self.filter_line.ask,
                **{command: partial(self._put_out, way) for command, way in WAYS.items()},
            }
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        self._catch_up()
        self._settling.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is read that nobody looks at."""
        super().hideEvent(event)
        self._ahead.stop()
        self._settling.stop()

    @Slot()
    def reload(self) -> None:
        """Read the register anew."""
        self._zone = self._board.workspace.local(self._board.workspace.now()).tzinfo
        self._register = Register(self._board.workspace.read, self.look.kind, self._today())
        self.filter_line.reload_saved()
        self._show_register(self._register)
        self._ahead.follow(self._register)

    def _build(self) -> None:
        theme = self._desk.theme
        self.head.new_button.setEnabled(not self._board.workspace.is_read_only)
        # From the outside in, where Tab allows it: what goes into another has all in it looked at anew.
        register = QWidget()
        self._whole.addWidget(register)
        self._whole.addWidget(self.empty)
        rows = QVBoxLayout(register)
        theme.arrange(rows, gap=Space.CLOSE)
        rows.addWidget(self.filter_line)
        rows.addWidget(self._list, 1)
        self._list.addWidget(self.table)
        self._list.addWidget(self.not_found)
        panes = SplitPanes(theme, "register", self._desk.settings, self._whole, self.side)
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.WIDE, gap=Space.NORMAL)
        column.addWidget(self.head)
        column.addWidget(panes, 1)

    def _connect(self) -> None:
        self.head.new_requested.connect(self._begin)
        self.empty.first_step_requested.connect(self._begin)
        self.not_found.first_step_requested.connect(self._on_all_requested)
        self.filter_line.filter_changed.connect(self._on_filter_changed)
        self.filter_line.list_requested.connect(self._on_list_requested)
        self.model.shown_changed.connect(self._on_shown_changed)
        self.table.current_id_changed.connect(self._on_current_changed)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.side.closed.connect(self._on_side_closed)
        self.side.added.connect(self._on_added)
        self.side.record_requested.connect(self._on_record_requested)
        self.side.location_requested.connect(self.location_requested)
        self._settling.timeout.connect(self._settle)
        self.head.output_requested.connect(self._put_out)
        self._board.changed.connect(self._on_changed)

    def _catch_up(self) -> None:
        if self._register is None or self._register.today != self._today():
            self.reload()
        else:
            self._ahead.follow(self._register)

    def _show_register(self, register: Register) -> None:
        self._vocabulary.follow(register.rows)
        self.model.show_register(register.rows, register.prepare)
        self._whole.setCurrentIndex(0 if register.rows else 1)
        self.setFocusProxy(self.table if register.rows else self.empty)

    def _local(self, instant: datetime) -> datetime:
        # The zone is kept: the workspace reads it anew each time, and here it is asked for in every line.
        return instant.astimezone(self._zone)

    def _today(self) -> date:
        return self._local(self._board.workspace.now()).date()

    @cached_property
    def _output(self) -> "RegisterOutput":
        return self._make_output(self)

    def _put_out(self, way: Way) -> None:
        if self.isVisible():
            self._output.put_out(way)

    @Slot()
    def _begin(self) -> None:
        if not self._board.workspace.is_read_only:
            self.table.forget_current()  # or the record would take the place of the form again
            self.side.begin()

    @Slot()
    def _settle(self) -> None:
        """Show beside the table what is chosen in it."""
        self._settling.stop()
        if self.table.current_id:
            self.side.show_record(self.table.current_id)
        elif not self.side.is_adding:
            self.side.leave()

    @Slot(object)
    def _on_filter_changed(self, wanted: Filter) -> None:
        self._ahead.put_off()
        self.model.show_found(wanted)
        self.table.settle()

    @Slot()
    def _on_shown_changed(self) -> None:
        kept = self.model.kept
        reference = ""
        if kept:
            reference = self.model.line(self.model.row_of(kept)).reference_words
        self.filter_line.show_found(self.model.found, self.model.total, reference)
        self._list.setCurrentIndex(0 if self.model.rowCount() else 1)
        self.head.set_output_enabled(is_enabled=self.model.rowCount() > 0)

    @Slot()
    def _on_list_requested(self) -> None:
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _on_all_requested(self) -> None:
        self.filter_line.set_text("")
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_current_changed(self, _record_id: str) -> None:
        self._settling.start()

    @Slot()
    def _on_row_chosen(self) -> None:
        self._settle()
        self.side.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_side_closed(self) -> None:
        self.table.forget_current()
        self.side.leave()
        self._settling.stop()
        (self.table if self.model.rowCount() else self.filter_line).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_added(self, record_id: str) -> None:
        self.show_record(record_id)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_record_requested(self, record_id: str) -> None:
        found = self._board.workspace.read.tracked_of_ids([record_id])
        if found:
            self.location_requested.emit(Location(page_of(found[0].kind), record_id))

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if self._register is None:
            return
        if not self.isVisible():
            self._register = None
            return
        if changes.concern("saved_filter"):
            self.filter_line.reload_saved()
        concerned = self._register.concerned(changes)
        if current := self.table.current_id:
            # What is looked at stays in sight, though a change may take it out of what the filter finds.
            self.model.keep(current)
        if concerned is None:
            self.reload()
        elif concerned:
            self._register.refresh(concerned)
            self._show_register(self._register)
