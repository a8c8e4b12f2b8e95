"""The agenda: its items in order, what each needs, and whether the time suffices."""

from collections import Counter
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from boardobserver.domain.elapsed import planned_start_of
from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import AgendaItem, Id, Meeting
from boardobserver.domain.times_of_day import show_time
from boardobserver.domain.words import ItemState
from boardobserver.domain.words import Section as ItemSection
from boardobserver.services.agenda import (
    add_item,
    change_item,
    move_item,
    remove_item,
    set_item_state,
    set_papers,
)
from boardobserver.services.command import Command
from boardobserver.services.earlier_words import earlier_words_of_item
from boardobserver.ui.fields.choices import topic_options
from boardobserver.ui.fields.item_words import part_words
from boardobserver.ui.fields.person_picker import PersonPicker
from boardobserver.ui.fields.tie import CommandOf
from boardobserver.ui.preparing.papers import papers_text, read_papers
from boardobserver.ui.preparing.preparation import Preparation
from boardobserver.ui.preparing.records_section import RecordsSection
from boardobserver.ui.records.earlier_words_list import EarlierWordsList
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.columns import Columns
from boardobserver.ui.widgets.form import FormRow, button_row
from boardobserver.ui.widgets.line_fields import LineField, NumberField
from boardobserver.ui.widgets.rows_model import Column, TableRow
from boardobserver.ui.widgets.text_box import TextBox
from boardobserver.ui.widgets.word_box import WordBox

_COLUMNS = (
    Column("No.", is_number=True, characters=4),
    Column("Start", characters=7),
    Column("Title", characters=30),
    Column("Presenter", characters=11),
    Column("Papers", characters=10),
    Column("Min", is_number=True, characters=6),
    Column("Records", is_number=True, characters=9),
)
_TITLE = 2
_PART_KEYS = ("Alt+1", "Alt+2")
_COMMANDS: dict[str, CommandOf] = {
    "title": lambda item_id, value: change_item(item_id, title=value),
    "section": lambda item_id, value: change_item(item_id, section=value),
    "presenter_id": lambda item_id, value: change_item(item_id, presenter_id=value),
    "planned_minutes": lambda item_id, value: change_item(item_id, planned_minutes=value),
    "topic": lambda item_id, value: change_item(item_id, topic=value),
    "part": lambda item_id, value: change_item(item_id, part=value),
    "state": set_item_state,
    "papers": lambda item_id, value: set_papers(item_id, read_papers(value)),
}


class AgendaSection(RecordsSection):
    """The items as a table, and the fields of the current one beside it."""

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            board,
            "Agenda",
            name="agenda",
            columns=_COLUMNS,
            stretched=_TITLE,
            empty="There is no agenda yet. Notes can be taken without one; items can be added at any time.",
            parent=parent,
        )
        self.topic = WordBox([])
        self.state = WordBox([])
        self.new_title = LineField()
        self.new_minutes = NumberField(self.theme)
        self.add_button = QPushButton(self.tr("Add item"))
        self._rows = {
            "title": FormRow(self.theme, self.tr("New item"), self.new_title),
            "planned_minutes": FormRow(self.theme, self.tr("Minutes"), self.new_minutes),
        }
        self._adding = self._made_adding()
        self._build_fields()
        self.earlier = EarlierWordsList(self.theme, board, desk.settings)
        self.pane_column.addWidget(self.earlier)
        self.column.addWidget(self._adding)
        self.finish()
        self.add_button.clicked.connect(self._on_add)
        self.new_title.returnPressed.connect(self._on_add)
        self.new_minutes.returnPressed.connect(self._on_add)
        self.table.move_requested.connect(self._on_move_requested)
        for key, slot in zip(_PART_KEYS, (self._on_part_1, self._on_part_2), strict=True):
            within = Qt.ShortcutContext.WidgetShortcut
            QShortcut(QKeySequence(key), self.table, context=within).activated.connect(slot)

    def rows_of(self, preparation: Preparation) -> list[TableRow]:
        """The items in agenda order, each with its planned start and how many records stand on it."""
        standing = Counter(each.item_id for each in preparation.inheritance.standing)
        starts = planned_start_of(preparation.items, preparation.meeting.planned_start)
        return [
            TableRow(
                item.id,
                (
                    str(item.position),
                    _shown(starts[item.id]),
                    " · ".join(words for words in (part_words(item), item.title) if words),
                    preparation.initials_of(item.presenter_id),
                    ", ".join(paper.reference or paper.title for paper in item.papers),
                    str(item.planned_minutes or ""),
                    str(standing[item.id] or ""),
                ),
            )
            for item in preparation.items
        ]

    def show_preparation(self, preparation: Preparation) -> None:
        """Show the agenda, and compare its time with the meeting's."""
        super().show_preparation(preparation)
        self._adding.setVisible(preparation.is_editable)
        self.remark.setText(planned_words(preparation.items, preparation.meeting))

    def show_current(self, preparation: Preparation, row_id: Id) -> None:
        """Show an item."""
        item = next(each for each in preparation.items if each.id == row_id)
        self.topic.set_options(topic_options(preparation.topics))
        states = [each for each in ItemState if each is item.state or each is not ItemState.OPEN]
        self.state.set_options([(each, each.label) for each in states])
        self.pane_heading.setText(self.tr("Item {number}").format(number=item.position))
        values = {name: getattr(item, name) for name in _COMMANDS if name != "papers"}
        values["papers"] = papers_text(item.papers)
        self.load(item.id, values, is_editable=preparation.is_editable)
        versions = earlier_words_of_item(self.board.workspace.read, item)
        self.earlier.show_versions(versions, is_editable=preparation.is_editable)

    def removal_of(self, row_id: Id) -> Command[None]:
        """Take an item off the agenda."""
        return remove_item(row_id)

    def _made_adding(self) -> Columns:
        adding = Columns(self.theme, most=4)
        adding.add(self._rows["title"], span=2)
        adding.add(self._rows["planned_minutes"])
        self.add_button.setIcon(self.theme.icons.beside_words("plus"))
        adding.add(button_row(self.theme, self.add_button))
        return adding

    def _build_fields(self) -> None:
        theme = self.theme
        title, minutes, papers = TextBox(theme), NumberField(theme), TextBox(theme, least_lines=2)
        section = WordBox([(each, each.label) for each in ItemSection])
        part = WordBox([(1, self.tr("Part 1: open (Alt+1)")), (2, self.tr("Part 2: restricted (Alt+2)"))])
        presenter = PersonPicker(theme, self.board, self.tr("Presenter"))
        papers.setPlaceholderText(self.tr("Paper 03: title\nOne to a line; Shift+Enter starts a new line"))
        for name, label, field, committed in (
            ("title", self.tr("Title"), title, title.changed),
            ("section", self.tr("Section"), section, section.committed),
            ("presenter_id", self.tr("Presenter"), presenter, presenter.committed),
            ("planned_minutes", self.tr("Planned minutes"), minutes, minutes.committed),
            ("topic", self.tr("Topic"), self.topic, self.topic.committed),
            ("part", self.tr("Part of the meeting"), part, part.committed),
            ("state", self.tr("State"), self.state, self.state.committed),
            ("papers", self.tr("Papers"), papers, papers.changed),
        ):
            self.pane_column.addWidget(self.tied(name, label, field, committed, _COMMANDS[name]))

    @Slot()
    def _on_add(self) -> None:
        if self.preparation is None or self.new_minutes.refusal:
            return
        for row in self._rows.values():
            row.clear()
        command = add_item(
            self.preparation.meeting.id, self.new_title.text(), planned_minutes=self.new_minutes.value
        )
        done = self.board.attempt(command, origin=self, on_refusal=self._on_not_added)
        if done is not None:
            self.new_title.set_value(None)
            self.new_minutes.set_value(None)
            self.table.select_id(done.value)
            self.new_title.setFocus()

    def _on_not_added(self, refusal: Refusal) -> None:
        row = self._rows.get(refusal.field or "", self._rows["title"])
        row.refuse(refusal.message)
        row.field.setFocus()

    @Slot()
    def _on_part_1(self) -> None:
        self._put_in_part(1)

    @Slot()
    def _on_part_2(self) -> None:
        self._put_in_part(2)

    def _put_in_part(self, part: int) -> None:
        item_id = self.table.current_id
        if item_id and self.preparation is not None and self.preparation.is_editable:
            self.try_command(change_item(item_id, part=part))

    @Slot(str, int)
    def _on_move_requested(self, item_id: Id, before: int) -> None:
        was = self.model.row_of(item_id)
        place = before - 1 if before > was else before
        if was >= 0 and place != was:
            self.try_command(move_item(item_id, place))
            self.table.select_id(item_id)


def planned_words(items: tuple[AgendaItem, ...], meeting: Meeting) -> str:
    """The time planned for the items against the planned length of the meeting, in words."""
    total = sum(item.planned_minutes or 0 for item in items)
    unplanned = sum(item.planned_minutes is None for item in items)
    words = [f"{total} minutes planned"] if total else []
    length = _length(meeting)
    if total and length is not None:
        spare = length - total
        words = [f"{total} of {length} minutes planned"]
        if spare:
            words.append(f"{spare} to spare" if spare > 0 else f"{-spare} too many")
    if unplanned and items:
        words.append(f"{unplanned} item{'s' if unplanned != 1 else ''} without a time")
    return ", ".join(words)


def _length(meeting: Meeting) -> int | None:
    """The planned length of a meeting in minutes; one that ends before it starts goes past midnight."""
    if meeting.planned_start is None or meeting.planned_end is None:
        return None
    day = date(2000, 1, 1)
    start = datetime.combine(day, meeting.planned_start)
    end = datetime.combine(day, meeting.planned_end)
    if end <= start:
        end += timedelta(days=1)
    return int((end - start) / timedelta(minutes=1))


def _shown(at: time | None) -> str:
    return "" if at is None else show_time(at)
