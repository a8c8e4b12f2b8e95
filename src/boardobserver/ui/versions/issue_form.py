"""Issuing minutes: which edition goes to whom, when, and a note; the file is saved and recorded in one go."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.domain.release import Edition
from boardobserver.ui.fields.dates import DateReader
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.date_field import DateField
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.form import Form
from boardobserver.ui.widgets.heading import Heading
from boardobserver.ui.widgets.in_sight import InSight
from boardobserver.ui.widgets.line_fields import LineField
from boardobserver.ui.widgets.word_box import WordBox


@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom which edition goes, and when."""

    edition: Edition
    issued_to: str
    issued_on: date
    note: str


class IssueForm(QFrame):
    """Asks to whom the minutes go; Enter in the last field saves and records.

    Args:
        theme: The look.
        board: The open board.
    """

    given = Signal(object)
    """The minutes are to go to this `Recipient`."""

    cancelled = Signal()
    """Nothing is to go out."""

    def __init__(self, theme: Theme, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._form = Form(theme)
        self.edition = WordBox(
            [(Edition.FULL, self.tr("Full edition")), (Edition.PUBLIC, self.tr("Public edition"))]
        )
        self.issued_to = LineField()
        self.issued_on = DateField(theme, DateReader(board))
        self.note = LineField()
        self.give_button = QPushButton(self.tr("Save and record…"))
        self.cancel_button = QPushButton(self.tr("Leave it"))
        self._build(theme)
        InSight(theme, self)
        self.note.returnPressed.connect(self._on_give)
        self.give_button.clicked.connect(self._on_give)
        self.cancel_button.clicked.connect(self.cancelled)

    def begin(self, edition: Edition) -> None:
        """Ask anew, with the edition that is shown and the day that it is."""
        workspace = self._board.workspace
        self._form.clear_refusals()
        self.edition.set_value(edition)
        self.issued_to.set_value(None)
        self.issued_on.set_value(workspace.local(workspace.now()).date())
        self.note.set_value(None)

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal beside the field that it names."""
        self._form.show_refusal(refusal)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _build(self, theme: Theme) -> None:
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Issue the minutes"))
        self.issued_to.setPlaceholderText(self.tr("The Board’s secretariat"))
        self.note.setPlaceholderText(self.tr("Need not be said"))
        self._form.add_row("edition", self.tr("Edition"), self.edition)
        self._form.add_row("issued_to", self.tr("To whom"), self.issued_to)
        self._form.add_row("issued_on", self.tr("On"), self.issued_on)
        self._form.add_row("note", self.tr("Note"), self.note)
        self.give_button.setProperty("role", "primary")
        self.cancel_button.setProperty("role", "quiet")
        buttons = FlowLayout()
        theme.arrange(buttons, gap=Space.CLOSE)
        buttons.addWidget(self.give_button)
        buttons.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.NORMAL, gap=Space.NORMAL)
        column.addWidget(Heading(self.tr("Issue the minutes"), 3))
        column.addWidget(self._form)
        column.addLayout(buttons)
        self.setFocusProxy(self.issued_to)

    @Slot()
    def _on_give(self) -> None:
        self._form.clear_refusals()
        on = self.issued_on.value
        if on is None or self.issued_on.refusal:
            self._form.show_refusal(Refusal(self.tr("Say on which day they go."), "issued_on"))
        else:
            edition = self.edition.value
            assert isinstance(edition, Edition)
            self.given.emit(Recipient(edition, self.issued_to.text().strip(), on, self.note.text().strip()))
