"""The series of meetings, and the standing agenda that each new meeting of a series starts with."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Id, Series, StandingItem
from boardobserver.domain.words import Section
from boardobserver.services.changes import Changes
from boardobserver.services.command import Command
from boardobserver.services.earlier_words import earlier_words_of_series
from boardobserver.services.series import add_series, change_series, set_standing_agenda
from boardobserver.ui.fields.tie import Tie
from boardobserver.ui.meetings.standing_item_pane import StandingItemPane
from boardobserver.ui.records.earlier_words_list import EarlierWordsList
from boardobserver.ui.shell.notices import FieldMessage
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.columns import Beside, Columns
from boardobserver.ui.widgets.fitted_table import OrderedTable
from boardobserver.ui.widgets.form import FormRow, button_row
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.line_fields import LineField, NumberField
from boardobserver.ui.widgets.rows_model import Column, RowsModel, TableRow
from boardobserver.ui.widgets.word_box import WordBox

_TITLE = 1


class SeriesPanel(QWidget):
    """One series at a time: its name, its quorum, its standing agenda."""

    closed = Signal()
    """The person is done with the series."""

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = desk.theme
        self._board = board
        self._series: Series | None = None
        self.choice = WordBox([], self.tr("Series"))
        self.name = LineField()
        self.quorum = NumberField(desk.theme)
        self.new_name = LineField()
        self.new_title = LineField()
        self.add_series_button = QPushButton(self.tr("Add series"))
        self.add_item_button = QPushButton(self.tr("Add item"))
        self.close_button = QPushButton(self.tr("Back to the meetings"))
        self.message = FieldMessage(desk.theme)
        self.model = RowsModel(
            (
                Column("No.", is_number=True, characters=5),
                Column("Title", characters=40),
                Column("Section", characters=26),
                Column("Minutes", is_number=True, characters=10),
                Column("Topic", characters=24),
            )
        )
        title = self.tr("Standing agenda")
        self.table = OrderedTable(
            desk.theme, "standing-agenda", title, desk.settings, self.model, stretched=_TITLE, most_rows=30
        )
        self.item = StandingItemPane(desk.theme)
        self.earlier = EarlierWordsList(desk.theme, board, desk.settings)
        self._build()
        self._connect()

    def start(self) -> None:
        """Show the series that was shown last, or the first."""
        self._reload()
        if not self.table.current_id:
            self.table.selectRow(0)

    def _build(self) -> None:
        theme = self._theme
        panel = QFrame()
        panel.setProperty("role", "panel")
        inner = QVBoxLayout(panel)
        theme.arrange(inner, margin=Space.WIDE, gap=Space.NORMAL)
        head = QHBoxLayout()
        theme.arrange(head, gap=Space.NORMAL)
        head.addWidget(Heading(self.tr("Series and standing agendas"), 2), 1)
        self.close_button.setIcon(theme.icons.beside_words("arrow-left"))
        head.addWidget(self.close_button)
        inner.addLayout(head)
        inner.addWidget(
            Words(self.tr("What is changed here applies to the meetings that are planned next."), quiet=True)
        )
        fields = Columns(theme)
        self._name_row = FormRow(theme, self.tr("Name"), self.name)
        self._quorum_row = FormRow(theme, self.tr("Needed for a quorum"), self.quorum)
        self._new_row = FormRow(theme, self.tr("A further series"), self.new_name)
        fields.add(FormRow(theme, self.tr("Series"), self.choice))
        fields.add(self._name_row, span=2)
        fields.add(self._quorum_row)
        inner.addWidget(fields)
        inner.addWidget(Heading(self.tr("Standing agenda"), 3))
        self._item_row = FormRow(theme, self.tr("New item"), self.new_title)
        inner.addWidget(self._line(self._item_row, self.add_item_button))
        inner.addWidget(Beside(theme, self.table, self.item))
        inner.addWidget(self.message)
        inner.addWidget(self.earlier)
        inner.addWidget(Heading(self.tr("Add a series"), 3))
        inner.addWidget(self._line(self._new_row, self.add_series_button))
        for button in (self.add_item_button, self.add_series_button):
            button.setIcon(theme.icons.beside_words("plus"))
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.WIDE)
        column.addWidget(panel)
        column.addStretch(1)
        self.setFocusProxy(self.choice)

    def _line(self, row: FormRow, button: QPushButton) -> Columns:
        line = Columns(self._theme, most=3)
        line.add(row, span=2)
        line.add(button_row(self._theme, button))
        return line

    def _connect(self) -> None:
        self._name_tie = Tie(self._board, self.name, self.name.committed, self._named, self._name_row)
        self._quorum_tie = Tie(
            self._board, self.quorum, self.quorum.committed, self._with_quorum, self._quorum_row
        )
        self.choice.committed.connect(self._on_series_chosen)
        self.close_button.clicked.connect(self.closed)
        self.add_series_button.clicked.connect(self._on_add_series)
        self.new_name.returnPressed.connect(self._on_add_series)
        self.add_item_button.clicked.connect(self._on_add_item)
        self.new_title.returnPressed.connect(self._on_add_item)
        self.table.current_id_changed.connect(self._on_current_changed)
        self.table.move_requested.connect(self._on_move_requested)
        self.table.removal_requested.connect(self._on_removal_requested)
        self.item.changed.connect(self._on_item_changed)
        self.item.removal_requested.connect(self._on_removal_requested)
        self._board.changed.connect(self._on_changed)

    def _reload(self) -> None:
        every = self._board.workspace.read.series()
        wanted = self._series.id if self._series is not None else ""
        self._series = next((each for each in every if each.id == wanted), every[0] if every else None)
        if self._series is None:
            return
        is_editable = not self._board.workspace.is_read_only
        self.item.offer_topics(self._board.workspace.read.topics())
        self.choice.set_options([(each.id, each.name) for each in every])
        self.choice.set_value(self._series.id)
        self._name_tie.load(self._series.id, self._series.name)
        self._quorum_tie.load(self._series.id, self._series.quorum_needed)
        self.table.allow_moves(is_editable)
        for widget in (self.name, self.quorum):
            widget.setReadOnly(not is_editable)
        for widget in (self.add_item_button, self.add_series_button, self.new_title, self.new_name):
            widget.setEnabled(is_editable)
        self.table.show_rows([_row(item) for item in self._series.standing_items])
        versions = earlier_words_of_series(self._board.workspace.read, self._series)
        self.earlier.show_versions(versions, is_editable=is_editable)
        self._show_item()

    def _show_item(self) -> None:
        item = self._current()
        self.item.setVisible(item is not None)
        if item is not None and self._series is not None:
            is_editable = not self._board.workspace.is_read_only
            self.item.show_item(f"{self._series.id}:{item.position}", item, is_editable=is_editable)

    def _current(self) -> StandingItem | None:
        items = self._series.standing_items if self._series is not None else ()
        return next((item for item in items if str(item.position) == self.table.current_id), None)

    def _named(self, series_id: Id, name: Any) -> Command[None]:
        return change_series(series_id, name=name or "")

    def _with_quorum(self, series_id: Id, needed: Any) -> Command[None]:
        return change_series(series_id, quorum_needed=needed)

    def _set_agenda(self, items: Sequence[StandingItem], select: int | None = None) -> bool:
        if self._series is None:
            return False
        self.message.clear()
        lines = tuple((item.title, item.section, item.planned_minutes, item.topic) for item in items)
        command = set_standing_agenda(self._series.id, lines)
        done = self._board.attempt(command, origin=self, on_refusal=self._on_refused)
        if done is not None and select is not None:
            self.table.select_id(str(select))
        return done is not None

    def _on_refused(self, refusal: Refusal) -> None:
        self.message.say(refusal.message)

    @Slot(object)
    def _on_item_changed(self, changed: StandingItem) -> None:
        if self._series is not None:
            items = [
                changed if each.position == changed.position else each for each in self._series.standing_items
            ]
            self._set_agenda(items)

    @Slot(str)
    def _on_removal_requested(self, row_id: str) -> None:
        if self._series is not None:
            items = self._series.standing_items
            self._set_agenda([item for item in items if str(item.position) != row_id])

    @Slot(str, int)
    def _on_move_requested(self, row_id: str, before: int) -> None:
        if self._series is None:
            return
        was = self.model.row_of(row_id)
        items = list(self._series.standing_items)
        place = before - 1 if before > was else before
        if was >= 0 and place != was:
            items.insert(place, items.pop(was))
            self._set_agenda(items, place + 1)

    @Slot()
    def _on_add_item(self) -> None:
        if self._series is None:
            return
        self._item_row.clear()
        title = self.new_title.text().strip()
        if not title:
            self._item_row.refuse(self.tr("Give the item a title."))
            return
        items = self._series.standing_items
        new = StandingItem("", len(items) + 1, title, Section.BUSINESS, None)
        if self._set_agenda([*items, new], len(items) + 1):
            self.new_title.set_value(None)
            self.new_title.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_add_series(self) -> None:
        self._new_row.clear()
        done = self._board.attempt(
            add_series(self.new_name.text()), origin=self, on_refusal=self._on_series_refused
        )
        if done is not None:
            self.new_name.set_value(None)
            self._on_series_chosen(done.value)

    def _on_series_refused(self, refusal: Refusal) -> None:
        self._new_row.refuse(refusal.message)

    @Slot(object)
    def _on_series_chosen(self, series_id: Id) -> None:
        every = self._board.workspace.read.series()
        self._series = next((each for each in every if each.id == series_id), self._series)
        self._reload()

    @Slot(str)
    def _on_current_changed(self, _row_id: str) -> None:
        self._show_item()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if self._series is not None and changes.concern("series", "standing_item", "topic"):
            self._reload()


def _row(item: StandingItem) -> TableRow:
    minutes = str(item.planned_minutes or "")
    cells = (str(item.position), item.title, item.section.label, minutes, item.topic)
    return TableRow(str(item.position), cells)
