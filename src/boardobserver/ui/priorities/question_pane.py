"""One standing question: its words, its topic, and whether it is still put."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.questions import QuestionStanding
from boardobserver.services.earlier_words import earlier_words
from boardobserver.services.questions import change_question
from boardobserver.ui.fields.choices import topic_options
from boardobserver.ui.fields.tie import Tie
from boardobserver.ui.records.earlier_words_list import EarlierWordsList
from boardobserver.ui.shell.notices import FieldMessage
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.form import FormRow
from boardobserver.ui.widgets.heading import Words
from boardobserver.ui.widgets.record_table import ColumnMemory
from boardobserver.ui.widgets.text_box import TextBox
from boardobserver.ui.widgets.word_box import WordBox


class QuestionPane(QFrame):
    """The current question of the list.

    Args:
        theme: The look.
        board: The open board.
        memory: Where the columns of its list are remembered.

    Attributes:
        message: Why the question could not be retired or taken back into use.
    """

    retirement_requested = Signal(str)
    """The question of this id is to be put no more."""

    return_requested = Signal(str)
    """The question of this id is to be put again."""

    def __init__(
        self, theme: Theme, board: OpenBoard, memory: ColumnMemory, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._standing: QuestionStanding | None = None
        self.text = TextBox(theme)
        self.topic = WordBox([])
        self.use = Words(quiet=True)
        self.retire_button = QPushButton(self.tr("Retire"))
        self.return_button = QPushButton(self.tr("Put it again from now on"))
        self.message = FieldMessage(theme)
        self.earlier = EarlierWordsList(theme, board, memory)
        self._build(theme)
        self._text_tie = Tie(
            board,
            self.text,
            self.text.changed,
            lambda question_id, value: change_question(question_id, text=value),
            self._text_row,
        )
        self._topic_tie = Tie(
            board,
            self.topic,
            self.topic.committed,
            lambda question_id, value: change_question(question_id, topic=value),
        )
        self.retire_button.clicked.connect(self._on_retire)
        self.return_button.clicked.connect(self._on_return)

    def show_question(
        self, standing: QuestionStanding, topics: Sequence[str], words: str, *, is_editable: bool
    ) -> None:
        """Show a question; what is being typed about the same one stays.

        Args:
            standing: The question, and when it was put.
            topics: The board's.
            words: When it was put, in words.
            is_editable: Whether anything can be changed.
        """
        if self._standing is None or self._standing.question.id != standing.question.id:
            self.message.clear()
        self._standing = standing
        question = standing.question
        self._text_tie.load(question.id, question.text)
        self.topic.set_options(topic_options(topics))
        self._topic_tie.load(question.id, question.topic)
        for tie in (self._text_tie, self._topic_tie):
            tie.set_editable(is_editable)
        versions = earlier_words(self._board.workspace.read, "standing_question", question.id)
        self.earlier.show_versions(versions, is_editable=is_editable)
        self.use.setText(words)
        self.retire_button.setVisible(question.retired_at is None)
        self.return_button.setVisible(question.retired_at is not None)
        for button in (self.retire_button, self.return_button):
            button.setEnabled(is_editable)

    def _build(self, theme: Theme) -> None:
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("The question"))
        self._text_row = FormRow(theme, self.tr("Words"), self.text)
        self.retire_button.setIcon(theme.icons.beside_words("archive"))
        self.return_button.setIcon(theme.icons.beside_words("rotate-ccw"))
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.NORMAL, gap=Space.NORMAL)
        column.addWidget(self._text_row)
        column.addWidget(FormRow(theme, self.tr("Topic"), self.topic))
        column.addWidget(self.use)
        column.addWidget(self.retire_button)
        column.addWidget(self.return_button)
        column.addWidget(self.message)
        column.addWidget(self.earlier)
        self.setFocusProxy(self.text)

    @Slot()
    def _on_retire(self) -> None:
        if self._standing is not None:
            self.retirement_requested.emit(self._standing.question.id)

    @Slot()
    def _on_return(self) -> None:
        if self._standing is not None:
            self.return_requested.emit(self._standing.question.id)
