"""The standing questions: added to, changed, put in order, retired."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.domain.questions import QuestionStanding
from boardobserver.domain.snapshots import Id
from boardobserver.services.questions import (
    add_question,
    ask_again,
    move_question,
    question_standings,
    retire_question,
)
from boardobserver.ui.fields.choices import topic_options
from boardobserver.ui.priorities.question_pane import QuestionPane
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.columns import Beside, Columns
from boardobserver.ui.widgets.fitted_table import OrderedTable
from boardobserver.ui.widgets.form import FormRow, button_row
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.line_fields import LineField
from boardobserver.ui.widgets.rows_model import Column, RowBadge, RowsModel, TableRow
from boardobserver.ui.widgets.word_box import WordBox

_TEXT, _STATE = 0, 3


class QuestionsPanel(QFrame):
    """The questions as a table in their order, the current one beside it, and a line to add one."""

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = desk.theme
        self._board = board
        self._standings: tuple[QuestionStanding, ...] = ()
        self.model = RowsModel(
            (
                Column("Question", characters=40),
                Column("Topic", characters=22),
                Column("Last put", characters=20),
                Column("State", characters=12),
            )
        )
        title = self.tr("Standing questions")
        self.table = OrderedTable(
            desk.theme, "questions", title, desk.settings, self.model, stretched=_TEXT, most_rows=12
        )
        self.new_text = LineField()
        self.new_topic = WordBox([])
        self.add_button = QPushButton(self.tr("Add question"))
        self.pane = QuestionPane(desk.theme, board, desk.settings)
        self.empty = Words(
            self.tr(
                "No question is on the list. One on it is offered while notes are taken, when it is due."
            ),
            quiet=True,
        )
        self._said = Words(quiet=True)
        self._build(title)
        self._connect()

    def reload(self) -> None:
        """Read the list anew."""
        read = self._board.workspace.read
        is_editable = not self._board.workspace.is_read_only
        self._standings = question_standings(read)
        interval = read.board().question_interval
        said = self.tr(
            "What the observers put again and again. A question is due when it was not put at the last "
            "{number} meetings. Put one elsewhere by dragging it, or with Alt and the arrow keys."
        )
        self._said.setText(said.format(number=interval))
        self.new_topic.set_options(topic_options(read.topics()))
        self.table.allow_moves(is_editable)
        self.table.show_rows([self._row(each) for each in self._standings])
        for widget in (self.new_text, self.new_topic, self.add_button):
            widget.setEnabled(is_editable)
        self._beside.setVisible(bool(self._standings))
        self.empty.setVisible(not self._standings)
        if self._standings and not self.table.current_id:
            self.table.selectRow(0)
        self._show_current()

    def show_question(self, question_id: Id) -> None:
        """Make a question the current one, and go to it."""
        self.table.select_id(question_id)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, title: str) -> None:
        theme = self._theme
        self.setProperty("role", "panel")
        self.setAccessibleName(title)
        self._new_row = FormRow(theme, self.tr("A further question"), self.new_text)
        self.add_button.setIcon(theme.icons.beside_words("plus"))
        adding = Columns(theme, most=4)
        adding.add(self._new_row, span=2)
        adding.add(FormRow(theme, self.tr("Its topic"), self.new_topic))
        adding.add(button_row(theme, self.add_button))
        self._beside = Beside(theme, self.table, self.pane)
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.WIDE, gap=Space.NORMAL)
        column.addWidget(Heading(title, 2))
        for widget in (self._said, adding, self.empty, self._beside):
            column.addWidget(widget)
        self.setFocusProxy(self.new_text)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._on_add)
        self.new_text.returnPressed.connect(self._on_add)
        self.table.current_id_changed.connect(self._on_current_changed)
        self.table.row_id_chosen.connect(self._on_edit_requested)
        self.table.edit_requested.connect(self._on_edit_requested)
        self.table.move_requested.connect(self._on_move_requested)
        self.table.removal_requested.connect(self._on_retirement_requested)
        self.pane.retirement_requested.connect(self._on_retirement_requested)
        self.pane.return_requested.connect(self._on_return_requested)

    def _row(self, standing: QuestionStanding) -> TableRow:
        question = standing.question
        is_retired = question.retired_at is not None
        put = self.tr("never") if standing.last_put is None else standing.last_put.title
        state = (
            self.tr("retired") if is_retired else self.tr("due") if standing.is_due else self.tr("not yet")
        )
        badges = {_STATE: RowBadge(Tone.WARNING, "clock")} if standing.is_due else {}
        cells = (" ".join(question.text.split()), question.topic or self.tr("No topic"), put, state)
        return TableRow(question.id, cells, badges=badges, is_quiet=is_retired)

    def _show_current(self) -> None:
        current = next((each for each in self._standings if each.question.id == self.table.current_id), None)
        self.pane.setVisible(current is not None)
        if current is None:
            return
        topics = self._board.workspace.read.topics()
        is_editable = not self._board.workspace.is_read_only
        self.pane.show_question(current, topics, self._put_words(current), is_editable=is_editable)

    def _put_words(self, standing: QuestionStanding) -> str:
        if standing.last_put is None:
            return self.tr("It has never been put.")
        if standing.meetings_since == 0:
            return self.tr("Put at the {meeting}, the last one held.").format(meeting=standing.last_put.title)
        return self.tr("Last put at the {meeting}; meetings held since then: {number}.").format(
            meeting=standing.last_put.title, number=standing.meetings_since
        )

    def _on_refused(self, refusal: Refusal) -> None:
        self.pane.message.say(refusal.message)

    def _on_not_added(self, refusal: Refusal) -> None:
        self._new_row.refuse(refusal.message)
        self.new_text.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_add(self) -> None:
        self._new_row.clear()
        command = add_question(self.new_text.text(), str(self.new_topic.value or ""))
        done = self._board.attempt(command, origin=self, on_refusal=self._on_not_added)
        if done is not None:
            self.new_text.set_value(None)
            self.table.select_id(done.value)
            self.new_text.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str, int)
    def _on_move_requested(self, question_id: Id, before: int) -> None:
        was = self.model.row_of(question_id)
        place = before - 1 if before > was else before
        if was >= 0 and place != was:
            command = move_question(question_id, place)
            self._board.attempt(command, origin=self, on_refusal=self._on_refused)
            self.table.select_id(question_id)

    @Slot(str)
    def _on_retirement_requested(self, question_id: Id) -> None:
        self.pane.message.clear()
        self._board.attempt(retire_question(question_id), origin=self, on_refusal=self._on_refused)

    @Slot(str)
    def _on_return_requested(self, question_id: Id) -> None:
        self.pane.message.clear()
        self._board.attempt(ask_again(question_id), origin=self, on_refusal=self._on_refused)

    @Slot(str)
    def _on_current_changed(self, _question_id: str) -> None:
        self._show_current()

    @Slot(str)
    def _on_edit_requested(self, _question_id: str) -> None:
        self.pane.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
