"""Deferring one record in place: to a day, or to a later meeting. Nothing opens over the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Id, Meeting
from boardobserver.domain.words import MeetingStatus
from boardobserver.ui.fields.dates import DateReader
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.columns import Columns
from boardobserver.ui.widgets.date_field import DateField, show_date
from boardobserver.ui.widgets.form import FormRow
from boardobserver.ui.widgets.heading import Heading
from boardobserver.ui.widgets.line_fields import LineField
from boardobserver.ui.widgets.word_box import WordBox

_TO_COME = frozenset({MeetingStatus.DRAFT, MeetingStatus.IN_PROGRESS})


@dataclass(frozen=True, slots=True)
class Postponement:
    """To when a record is to be put off, and why; one of day and meeting is said."""

    until: date | None
    to_meeting_id: Id | None
    words: str


class DeferForm(QWidget):
    """Asks for a day or a meeting, and a word on why; Enter gives it, Escape does not.

    Args:
        theme: The look.
        board: The open board.
    """

    given = Signal(object)
    """The record is to be deferred by this `Postponement`."""

    cancelled = Signal()
    """It is to stay as it is."""

    def __init__(self, theme: Theme, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._heading = Heading("", 3)
        self.until = DateField(theme, DateReader(board))
        self.meeting = WordBox([])
        self.words = LineField()
        self.defer_button = QPushButton(self.tr("Defer"))
        self.cancel_button = QPushButton(self.tr("Leave it"))
        self._rows = {
            "until": FormRow(theme, self.tr("To a day"), self.until),
            "to_meeting_id": FormRow(theme, self.tr("Or to a later meeting"), self.meeting),
            "words": FormRow(theme, self.tr("Why"), self.words),
        }
        self._build(theme)
        self.until.returnPressed.connect(self._on_give)
        self.words.returnPressed.connect(self._on_give)
        self.defer_button.clicked.connect(self._on_give)
        self.cancel_button.clicked.connect(self.cancelled)

    def begin(self, reference: str, *, besides: Iterable[Id] = ()) -> None:
        """Ask about a record anew; meetings `besides` are none to defer it to."""
        left_out = set(besides)
        later = [
            each
            for each in reversed(self._board.workspace.read.meetings())
            if each.status in _TO_COME and each.id not in left_out
        ]
        self._heading.setText(self.tr("Defer {reference}").format(reference=reference))
        self.meeting.set_options(
            [(None, self.tr("No meeting")), *((each.id, _named(each)) for each in later)]
        )
        self.meeting.set_value(None)
        self._rows["to_meeting_id"].setVisible(bool(later))
        self.until.set_value(None)
        self.words.set_value(None)
        self._clear()

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal beside the field that it names."""
        row = self._rows.get(refusal.field or "", self._rows["until"])
        row.refuse(refusal.message)
        row.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the record as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _build(self, theme: Theme) -> None:
        fields = Columns(theme, most=3)
        for row in self._rows.values():
            fields.add(row)
        self.words.setPlaceholderText(self.tr("Need not be said"))
        self.cancel_button.setProperty("role", "quiet")
        buttons = QHBoxLayout()
        theme.arrange(buttons, gap=Space.CLOSE)
        buttons.addWidget(self.defer_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        theme.arrange(column, gap=Space.NORMAL)
        column.addWidget(self._heading)
        column.addWidget(fields)
        column.addLayout(buttons)
        self.setFocusProxy(self.until)

    def _clear(self) -> None:
        for row in self._rows.values():
            row.clear()

    @Slot()
    def _on_give(self) -> None:
        if self.until.refusal:
            return
        self._clear()
        meeting_id = self.meeting.value
        self.given.emit(
            Postponement(
                self.until.value,
                meeting_id if isinstance(meeting_id, str) else None,
                self.words.text().strip(),
            )
        )


def _named(meeting: Meeting) -> str:
    return f"{meeting.title}, {show_date(meeting.held_on)}"
