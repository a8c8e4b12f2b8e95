"""The board's list of grounds and topics: added to, renamed, put in order, merged, cleared of the unused."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Id, TopicUse
from boardobserver.services.topics import add_topic, merge_topics, move_topic, remove_topic
from boardobserver.ui.board.topic_pane import TopicPane
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.columns import Beside, Columns
from boardobserver.ui.widgets.fitted_table import OrderedTable
from boardobserver.ui.widgets.form import FormRow, button_row
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.line_fields import LineField
from boardobserver.ui.widgets.rows_model import Column, RowsModel, TableRow

_NAME = 1


class TopicsPanel(QFrame):
    """The topics as a table in their order, the current one beside it, and a line to add one."""

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = desk.theme
        self._board = board
        self._topics: tuple[TopicUse, ...] = ()
        self.model = RowsModel(
            (
                Column("No.", is_number=True, characters=5),
                Column("Topic", characters=36),
                Column("Records", is_number=True, characters=10),
                Column("Agenda items", is_number=True, characters=15),
                Column("Questions", is_number=True, characters=12),
            )
        )
        title = self.tr("Grounds and topics")
        self.table = OrderedTable(
            desk.theme, "topics", title, desk.settings, self.model, stretched=_NAME, most_rows=30
        )
        self.new_name = LineField()
        self.add_button = QPushButton(self.tr("Add topic"))
        self.pane = TopicPane(desk.theme, board, desk.settings)
        self.empty = Words(self.tr("The list is empty. Add the first topic above."), quiet=True)
        self._build(title)
        self._connect()

    def reload(self) -> None:
        """Read the list anew."""
        self._topics = self._board.workspace.read.topic_uses()
        is_editable = not self._board.workspace.is_read_only
        self.table.allow_moves(is_editable)
        self.table.show_rows([_row(at, each) for at, each in enumerate(self._topics, start=1)])
        for widget in (self.new_name, self.add_button):
            widget.setEnabled(is_editable)
        self._beside.setVisible(bool(self._topics))
        self.empty.setVisible(not self._topics)
        if self._topics and not self.table.current_id:
            self.table.selectRow(0)
        self._show_current()

    def _build(self, title: str) -> None:
        theme = self._theme
        self.setProperty("role", "panel")
        self.setAccessibleName(title)
        self._new_row = FormRow(theme, self.tr("A further topic"), self.new_name)
        self.add_button.setIcon(theme.icons.beside_words("plus"))
        adding = Columns(theme, most=3)
        adding.add(self._new_row, span=2)
        adding.add(button_row(theme, self.add_button))
        self._beside = Beside(theme, self.table, self.pane)
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.WIDE, gap=Space.NORMAL)
        column.addWidget(Heading(title, 2))
        said = self.tr(
            "What challenges, advice, actions and agenda items are about. Put a topic elsewhere by dragging "
            "it, or with Alt and the arrow keys."
        )
        column.addWidget(Words(said, quiet=True))
        column.addWidget(adding)
        column.addWidget(self.empty)
        column.addWidget(self._beside)
        self.setFocusProxy(self.new_name)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._on_add)
        self.new_name.returnPressed.connect(self._on_add)
        self.table.current_id_changed.connect(self._on_current_changed)
        self.table.row_id_chosen.connect(self._on_edit_requested)
        self.table.edit_requested.connect(self._on_edit_requested)
        self.table.move_requested.connect(self._on_move_requested)
        self.table.removal_requested.connect(self._on_removal_requested)
        self.pane.removal_requested.connect(self._on_removal_requested)
        self.pane.merge_requested.connect(self._on_merge_requested)

    def _show_current(self) -> None:
        current = next((each for each in self._topics if each.id == self.table.current_id), None)
        self.pane.setVisible(current is not None)
        if current is not None:
            others = [each for each in self._topics if each.id != current.id]
            is_editable = not self._board.workspace.is_read_only
            self.pane.show_topic(current, others, is_editable=is_editable)

    def _on_refused(self, refusal: Refusal) -> None:
        self.pane.message.say(refusal.message)

    def _on_not_added(self, refusal: Refusal) -> None:
        self._new_row.refuse(refusal.message)
        self.new_name.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_add(self) -> None:
        self._new_row.clear()
        done = self._board.attempt(
            add_topic(self.new_name.text()), origin=self, on_refusal=self._on_not_added
        )
        if done is not None:
            self.new_name.set_value(None)
            self.table.select_id(done.value)
            self.new_name.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str, int)
    def _on_move_requested(self, topic_id: Id, before: int) -> None:
        was = self.model.row_of(topic_id)
        place = before - 1 if before > was else before
        if was >= 0 and place != was:
            self._board.attempt(move_topic(topic_id, place), origin=self, on_refusal=self._on_refused)
            self.table.select_id(topic_id)

    @Slot(str)
    def _on_removal_requested(self, topic_id: Id) -> None:
        self.pane.message.clear()
        self._board.attempt(remove_topic(topic_id), origin=self, on_refusal=self._on_refused)

    @Slot(str, str)
    def _on_merge_requested(self, topic_id: Id, into_id: Id) -> None:
        self.pane.message.clear()
        command = merge_topics(topic_id, into_id)
        if self._board.attempt(command, origin=self, on_refusal=self._on_refused) is not None:
            self.table.select_id(into_id)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_current_changed(self, _topic_id: str) -> None:
        self._show_current()

    @Slot(str)
    def _on_edit_requested(self, _topic_id: str) -> None:
        self.pane.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.pane.name.selectAll()


def _row(number: int, topic: TopicUse) -> TableRow:
    counts = (topic.records, topic.items + topic.standing_items, topic.questions)
    return TableRow(topic.id, (str(number), topic.name, *(str(count or "") for count in counts)))
