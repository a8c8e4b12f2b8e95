"""One topic: its name, what has it, and what it can be merged into."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.snapshots import TopicUse
from boardobserver.services.earlier_words import earlier_words
from boardobserver.services.topics import rename_topic
from boardobserver.ui.fields.tie import Tie
from boardobserver.ui.records.earlier_words_list import EarlierWordsList
from boardobserver.ui.shell.notices import FieldMessage
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.form import FormRow
from boardobserver.ui.widgets.heading import Words
from boardobserver.ui.widgets.line_fields import LineField
from boardobserver.ui.widgets.record_table import ColumnMemory
from boardobserver.ui.widgets.word_box import WordBox


class TopicPane(QFrame):
    """The current topic of the list.

    Args:
        theme: The look.
        board: The open board.
        memory: Where the columns are remembered.

    Attributes:
        message: Why the topic could not be merged or removed.
    """

    merge_requested = Signal(str, str)
    """The topic of the first id is to go into that of the second."""

    removal_requested = Signal(str)
    """The topic of this id is to go."""

    def __init__(
        self, theme: Theme, board: OpenBoard, memory: ColumnMemory, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._topic: TopicUse | None = None
        self._others: dict[str, TopicUse] = {}
        self.name = LineField()
        self.use = Words(quiet=True)
        self.into = WordBox([])
        self.outcome = Words()
        self.merge_button = QPushButton(self.tr("Merge"))
        self.remove_button = QPushButton(self.tr("Remove"))
        self.message = FieldMessage(theme)
        self.earlier = EarlierWordsList(theme, board, memory)
        self._build(theme)
        self._tie = Tie(
            board,
            self.name,
            self.name.committed,
            lambda topic_id, value: rename_topic(topic_id, value or ""),
            self._name_row,
        )
        self.into.committed.connect(self._on_into_chosen)
        self.merge_button.clicked.connect(self._on_merge)
        self.remove_button.clicked.connect(self._on_remove)

    def show_topic(self, topic: TopicUse, others: Sequence[TopicUse], *, is_editable: bool) -> None:
        """Show a topic; what is being typed about the same one, and what it is to be merged into, stays."""
        if self._topic is None or self._topic.id != topic.id:
            self.into.set_value(None)
            self.message.clear()
        self._topic = topic
        self._others = {other.id: other for other in others}
        self._tie.load(topic.id, topic.name)
        self._tie.set_editable(is_editable)
        used = self.tr("The topic of {use}.").format(use=topic.words)
        self.use.setText(used if topic.total else self.tr("Nothing has this topic yet."))
        self.into.set_options([(None, self.tr("Choose a topic")), *((each.id, each.name) for each in others)])
        if self.into.value not in self._others:
            self.into.set_value(None)
        self.into.setReadOnly(not is_editable)
        self.remove_button.setEnabled(is_editable)
        versions = earlier_words(self._board.workspace.read, "topic", topic.id)
        self.earlier.show_versions(versions, is_editable=is_editable)
        self._show_outcome()

    def _build(self, theme: Theme) -> None:
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("The topic"))
        self._name_row = FormRow(theme, self.tr("Name"), self.name)
        self.remove_button.setIcon(theme.icons.beside_words("trash-2"))
        self.remove_button.setProperty("role", "quiet")
        buttons = QHBoxLayout()
        theme.arrange(buttons, gap=Space.CLOSE)
        buttons.addWidget(self.merge_button)
        buttons.addStretch(1)
        buttons.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.NORMAL, gap=Space.NORMAL)
        column.addWidget(self._name_row)
        column.addWidget(self.use)
        column.addWidget(FormRow(theme, self.tr("Merge into"), self.into))
        column.addWidget(self.outcome)
        column.addWidget(self.message)
        column.addLayout(buttons)
        column.addWidget(self.earlier)
        self.setFocusProxy(self.name)

    def _show_outcome(self) -> None:
        into = self._others.get(str(self.into.value))
        if self._topic is None or into is None:
            self.outcome.clear()
        elif self._topic.total:
            words = self.tr("{use} will have the topic “{into}” instead, and “{name}” leaves the list.")
            use = self._topic.words
            self.outcome.setText(words.format(use=use, into=into.name, name=self._topic.name))
        else:
            words = self.tr("Nothing has the topic “{name}”: it leaves the list.")
            self.outcome.setText(words.format(name=self._topic.name))
        self.outcome.setVisible(into is not None)
        self.merge_button.setEnabled(into is not None)

    @Slot()
    def _on_into_chosen(self) -> None:
        self.message.clear()
        self._show_outcome()

    @Slot()
    def _on_merge(self) -> None:
        into = self.into.value
        if self._topic is not None and isinstance(into, str):
            self.merge_requested.emit(self._topic.id, into)

    @Slot()
    def _on_remove(self) -> None:
        if self._topic is not None:
            self.removal_requested.emit(self._topic.id)
