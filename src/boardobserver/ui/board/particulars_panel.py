"""The particulars of the board itself, each changed where it stands."""

from zoneinfo import available_timezones

from PySide6.QtCore import Qt, SignalInstance, Slot
from PySide6.QtWidgets import QCompleter, QFrame, QVBoxLayout, QWidget

from boardobserver.domain.words import Marking
from boardobserver.services.boards import change_board
from boardobserver.services.earlier_words import earlier_words_of_board
from boardobserver.ui.fields.tie import CommandOf, Tie
from boardobserver.ui.records.earlier_words_list import EarlierWordsList
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.columns import Columns
from boardobserver.ui.widgets.form import FormRow
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.line_fields import LineField, NumberField
from boardobserver.ui.widgets.word_box import WordBox

_COMMANDS: dict[str, CommandOf] = {
    "name": lambda _board_id, value: change_board(name=value or ""),
    "body": lambda _board_id, value: change_board(body=value or ""),
    "observing_body": lambda _board_id, value: change_board(observing_body=value or ""),
    "timezone": lambda _board_id, value: change_board(timezone=value or ""),
    "marking": lambda _board_id, value: change_board(marking=value),
    "question_interval": lambda _board_id, value: change_board(question_interval=value or 0),
}


class ParticularsPanel(QFrame):
    """Name, bodies, time zone, marking, and when a standing question is due again."""

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = desk.theme
        self._board = board
        self.name = LineField()
        self.body = LineField()
        self.observing_body = LineField()
        self.timezone = LineField()
        self.marking = WordBox([(each, each.label) for each in Marking])
        self.question_interval = NumberField(desk.theme)
        self.earlier = EarlierWordsList(desk.theme, board, desk.settings)
        self._ties: dict[str, Tie] = {}
        self._columns = Columns(desk.theme, least_steps=64, most=3)
        self._build()
        self._complete_timezones()

    def reload(self) -> None:
        """Read the particulars anew; what is being typed stays."""
        board = self._board.workspace.read.board()
        is_editable = not self._board.workspace.is_read_only
        for name, tie in self._ties.items():
            tie.load(board.id, getattr(board, name))
            tie.set_editable(is_editable)
        versions = earlier_words_of_board(self._board.workspace.read)
        self.earlier.show_versions(versions, is_editable=is_editable)

    def _build(self) -> None:
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Particulars"))
        column = QVBoxLayout(self)
        self._theme.arrange(column, margin=Space.WIDE, gap=Space.NORMAL)
        column.addWidget(Heading(self.tr("Particulars"), 2))
        said = self.tr("These stand in the minutes. A meeting keeps the marking that it was planned with.")
        column.addWidget(Words(said, quiet=True))
        self._add("name", self.tr("Name of the board"), self.name, self.name.committed, span=3)
        self._add("body", self.tr("Whose board it is"), self.body, self.body.committed)
        self._add(
            "observing_body", self.tr("Who observes it"), self.observing_body, self.observing_body.committed
        )
        self._add("timezone", self.tr("Time zone of its meetings"), self.timezone, self.timezone.committed)
        self._add("marking", self.tr("Marking of new meetings"), self.marking, self.marking.committed)
        self._add(
            "question_interval",
            self.tr("A standing question is due again after so many meetings"),
            self.question_interval,
            self.question_interval.committed,
            span=2,
        )
        column.addWidget(self._columns)
        column.addWidget(self.earlier)
        self.setFocusProxy(self.name)

    def _add(
        self, name: str, label: str, field: QWidget, committed: SignalInstance, *, span: int = 1
    ) -> None:
        row = FormRow(self._theme, label, field)
        self._columns.add(row, span)
        self._ties[name] = Tie(self._board, field, committed, _COMMANDS[name], row)  # pyright: ignore[reportArgumentType] - each of them is a field

    def _complete_timezones(self) -> None:
        completer = QCompleter(sorted(available_timezones()), self.timezone)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._on_timezone_chosen)
        self.timezone.setCompleter(completer)

    @Slot(str)
    def _on_timezone_chosen(self, name: str) -> None:
        self.timezone.take(name)
