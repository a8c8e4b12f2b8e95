"""Planning a meeting: a date and a series, and it starts with the standing agenda and the people before."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.services.meetings import plan_meeting
from boardobserver.ui.fields.dates import DateReader
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.date_field import DateField
from boardobserver.ui.widgets.form import Form
from boardobserver.ui.widgets.heading import Heading
from boardobserver.ui.widgets.line_fields import LineField
from boardobserver.ui.widgets.tick import Tick
from boardobserver.ui.widgets.word_box import WordBox


class PlanForm(QFrame):
    """A small form beside the list."""

    planned = Signal(str)
    """A meeting was planned: its id."""

    cancelled = Signal()
    """Nothing is to be planned."""

    def __init__(self, theme: Theme, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self.date = DateField(theme, DateReader(board))
        self.series = WordBox([])
        self.title = LineField()
        self.agenda = Tick(self.tr("Start with the standing agenda and the people of the last meeting"))
        self.plan_button = QPushButton(self.tr("Plan meeting"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self._form = Form(theme)
        self._build(theme)
        self.plan_button.clicked.connect(self._on_plan)
        for line in (self.date, self.title):
            line.returnPressed.connect(self._on_plan)
        self.cancel_button.clicked.connect(self.cancelled)

    def start(self) -> None:
        """Begin anew, with the series that met last."""
        read = self._board.workspace.read
        latest = read.meetings()[:1]
        self.series.set_options([(each.id, each.name) for each in read.series()])
        if latest:
            self.series.set_value(latest[0].series_id)
        self.date.set_value(latest[0].next_date if latest else None)
        self.title.set_value(None)
        self.agenda.set_value(True)
        self._form.clear_refusals()

    def _build(self, theme: Theme) -> None:
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Plan a meeting"))
        self._form.add_row("held_on", self.tr("Date"), self.date)
        self._form.add_row("series_id", self.tr("Series"), self.series)
        self.title.setPlaceholderText(self.tr("By its number, if left empty"))
        self._form.add_row("title", self.tr("Title"), self.title)
        self.plan_button.setProperty("role", "primary")
        buttons = QHBoxLayout()
        theme.arrange(buttons, gap=Space.CLOSE)
        buttons.addWidget(self.plan_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.WIDE, gap=Space.NORMAL)
        column.addWidget(Heading(self.tr("Plan a meeting"), 2))
        column.addWidget(self._form)
        column.addWidget(self.agenda)
        column.addLayout(buttons)
        self.setFocusProxy(self.date)

    @Slot()
    def _on_plan(self) -> None:
        series_id = self.series.value
        if self.date.refusal or not isinstance(series_id, str):
            return
        self._form.clear_refusals()
        if self.date.value is None:
            self._form.show_refusal(Refusal(self.tr("Give the date of the meeting."), "held_on"))
            return
        command = plan_meeting(
            series_id, self.date.value, title=self.title.text(), with_agenda=self.agenda.value
        )
        done = self._board.attempt(command, origin=self, on_refusal=self._form.show_refusal)
        if done is not None:
            self.planned.emit(done.value)
