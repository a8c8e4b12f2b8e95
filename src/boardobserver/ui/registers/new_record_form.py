"""The form beside a register that records something outside any meeting."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Due
from boardobserver.domain.words import RecordKind
from boardobserver.services.parties import Party
from boardobserver.services.recording import add_record
from boardobserver.ui.fields.dates import DateReader
from boardobserver.ui.fields.directory import Directory
from boardobserver.ui.records.forms.field_specs import DueField
from boardobserver.ui.records.forms.party_field import PartyField
from boardobserver.ui.registers.looks import RegisterLook
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.date_field import DateField
from boardobserver.ui.widgets.form import Form
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.text_box import TextBox

_WITH_PARTY = frozenset({RecordKind.CHALLENGE, RecordKind.ACTION, RecordKind.ASSURANCE})


class NewRecordForm(QFrame):
    """Asks for what a record cannot be without; all else is said of it afterwards.

    Args:
        theme: The look.
        board: The open board.
        look: The register.
    """

    added = Signal(str)
    """A record was made: its key."""

    cancelled = Signal()
    """Nothing is to be recorded."""

    def __init__(
        self, theme: Theme, board: OpenBoard, look: RegisterLook, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._look = look
        self.form = Form(theme)
        self.text = TextBox(theme, look.text)
        self.party = PartyField(theme, look.who)
        self.raised_by = PartyField(theme, self.tr("Raised by"))
        self.due = DueField(board, self.tr("Due"))
        self.raised_on = DateField(theme, DateReader(board), self.tr("Raised on"))
        self.add_button = QPushButton(self.tr("Add"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self._build(theme)
        self.add_button.clicked.connect(self._on_add)
        self.cancel_button.clicked.connect(self.cancelled)

    def start(self) -> None:
        """Begin anew."""
        read = self._board.workspace.read
        self.party.set_directory(Directory(read.people(), read.organisations()))
        self.raised_by.set_directory(Directory(read.people()))
        for field in (self.party, self.raised_by):
            field.set_value(Party())
        self.text.set_value("")
        self.due.set_value(None)
        self.raised_on.set_value(None)
        self.form.clear_refusals()

    def _build(self, theme: Theme) -> None:
        kind, title = self._look.kind, self._look.new.removesuffix("…")
        self.setProperty("role", "panel")
        self.setAccessibleName(title)
        self.text.setPlaceholderText(self._look.prompt)
        self.form.add_row("text", self._look.text, self.text)
        if kind in _WITH_PARTY:
            self.form.add_row("party", self._look.who, self.party)
        if kind is RecordKind.ACTION:
            self.form.add_row("due", self.tr("Due"), self.due)
        if kind is not RecordKind.ASSURANCE:
            self.form.add_row("raised_by", self.tr("Raised by"), self.raised_by)
        self.form.add_row("raised_on", self.tr("Raised on"), self.raised_on)
        self.raised_on.setPlaceholderText(self.tr("Today"))
        self.add_button.setProperty("role", "primary")
        buttons = QHBoxLayout()
        theme.arrange(buttons, gap=Space.CLOSE)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        outside = self.tr("It is recorded as outside any meeting. The rest can be added afterwards.")
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.WIDE, gap=Space.NORMAL)
        column.addWidget(Heading(title, 2))
        column.addWidget(Words(outside, quiet=True))
        column.addWidget(self.form)
        column.addLayout(buttons)
        column.addStretch(1)
        self.setFocusProxy(self.text)

    @Slot()
    def _on_add(self) -> None:
        fields = (self.party, self.raised_by, self.due, self.raised_on)
        unread = next((field for field in fields if field.isModified()), None)
        if unread is not None:
            unread.setFocus(Qt.FocusReason.OtherFocusReason)  # what is in it means nothing, and it says so
            return
        self.form.clear_refusals()
        command = add_record(
            self._look.kind,
            self.text.text,
            raised_on=self.raised_on.value,
            raised_by_id=self.raised_by.value.person_id,
            party=self.party.value,
            due=self.due.value or Due(),
        )
        done = self._board.attempt(command, on_refusal=self._on_refused)
        if done is not None:
            self.added.emit(done.value)

    def _on_refused(self, refusal: Refusal) -> None:
        self.form.show_refusal(refusal)
