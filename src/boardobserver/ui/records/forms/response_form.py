"""The form for a response to a challenge that came outside a meeting."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import ResponseView
from boardobserver.services.responding import add_response
from boardobserver.ui.fields.dates import DateReader
from boardobserver.ui.fields.directory import Directory
from boardobserver.ui.records.forms.party_field import PartyField
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.date_field import DateField
from boardobserver.ui.widgets.expanding_edit import ExpandingEdit
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.form import Form
from boardobserver.ui.widgets.word_box import WordBox


class ResponseForm(QFrame):
    """Who responded, when, in what words, with what promise, and what the observers make of it.

    Args:
        theme: The look.
        board: The open board.
    """

    closed = Signal()
    """It is done with: the response is recorded, or none is to be."""

    def __init__(self, theme: Theme, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._challenge_id: Id = ""
        self._form = Form(theme)
        self.text = ExpandingEdit(theme, least_lines=2, commits_on_leaving=False)
        self.by = PartyField(theme, self.tr("Given by"))
        self.on = DateField(theme, DateReader(board))
        self.promised_by = DateField(theme, DateReader(board))
        self.view = WordBox([(word, word.label) for word in ResponseView])
        self.add_button = QPushButton(self.tr("Add response"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self._build(theme)
        self.add_button.clicked.connect(self._on_add)
        self.text.committed.connect(self._on_add)
        self.cancel_button.clicked.connect(self._close)

    @property
    def challenge_id(self) -> Id:
        """The challenge for which it was begun and is not done with; empty for none."""
        return self._challenge_id

    def start(self, challenge_id: Id, directory: Directory) -> None:
        """Begin anew, for a challenge."""
        self._challenge_id = challenge_id
        self.text.set_text("")
        self.by.set_directory(directory)
        self.by.line.set_value(None)
        self.on.set_value(None)
        self.promised_by.set_value(None)
        self.view.set_value(ResponseView.AWAITING)
        self._form.clear_refusals()

    def _build(self, theme: Theme) -> None:
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Add a response"))
        self.on.setPlaceholderText(self.tr("today"))
        self._form.add_row("text", self.tr("What was said"), self.text)
        self._form.add_row("by_id", self.tr("Given by"), self.by)
        self._form.add_row("on", self.tr("On"), self.on)
        self._form.add_row("promised_by", self.tr("More promised by"), self.promised_by)
        self._form.add_row("view", self.tr("Observers’ view"), self.view)
        self.add_button.setProperty("role", "primary")
        buttons = FlowLayout()
        theme.arrange(buttons, gap=Space.CLOSE)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.CLOSE, gap=Space.NORMAL)
        column.addWidget(self._form)
        column.addLayout(buttons)
        self.setFocusProxy(self.text)

    @Slot()
    def _on_add(self) -> None:
        if self.on.refusal or self.promised_by.refusal or self.by.isModified():
            return  # what stands in the way is said beside the field
        self._form.clear_refusals()
        command = add_response(
            self._challenge_id,
            self.text.text,
            by=self.by.value,
            on=self.on.value,
            promised_by=self.promised_by.value,
            view=ResponseView(str(self.view.value)),
        )
        if self._board.attempt(command, origin=self, on_refusal=self._form.show_refusal) is not None:
            self._close()

    @Slot()
    def _close(self) -> None:
        self._challenge_id = ""
        self.closed.emit()
