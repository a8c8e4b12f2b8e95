"""The Priorities page: what is of concern in each topic, quarter by quarter, and what is behind it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardobserver.domain.priorities import Measure
from boardobserver.domain.quarters import Quarter
from boardobserver.domain.snapshots import Id
from boardobserver.services.changes import Changes
from boardobserver.services.priorities import QUARTERS, earliest_quarter, read_priorities
from boardobserver.ui.priorities.behind_list import BehindList
from boardobserver.ui.priorities.grid import PriorityGrid
from boardobserver.ui.priorities.grid_table import PriorityTable
from boardobserver.ui.priorities.questions_panel import QuestionsPanel
from boardobserver.ui.priorities.sheet import Sheet
from boardobserver.ui.shell.fresh_page import FreshPage
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.columns import Beside
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.segmented import Segment, Segmented
from boardobserver.ui.widgets.word_box import WordBox

PAGE = "priorities"
"""The id of the page."""

QUESTIONS = "questions"
"""The detail of its location that goes to the standing questions."""

_ALL = "all"
_GRID, _TABLE = "grid", "table"
_UNAFFECTED = frozenset(
    {"attendance", "declaration", "item", "item_span", "paper", "series", "standing_item", "person"}
)
_SAID = {
    None: "All concerns together. A record can be of concern in more than one way.",
    Measure.CHALLENGES: "Challenges that were open, and how old the oldest was.",
    Measure.ADVICE: "Ethics advice that was outstanding, and how old the oldest was.",
    Measure.ACTIONS: "Actions that were overdue, and by how much the latest was.",
    Measure.ASSURANCE: "Assurances that had gone stale, or of limited or no level.",
    Measure.QUESTIONS: "Standing questions that had not been put lately.",
    Measure.PROMISES: "Promises whose day had passed without a report back, and by how much.",
}


class PrioritiesPage(FreshPage):
    """Locations: "" the grid, "questions" the standing questions.

    Args:
        desk: What pages work with.
        board: The open board.
    """

    location_requested = Signal(object)
    """The person wants to go to this `Location`."""

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(board, _is_affected, parent)
        self._theme = desk.theme
        self._chosen: tuple[int, int] | None = None
        self._sheet: Sheet | None = None
        self.measures = Segmented(
            desk.theme,
            [
                Segment(_ALL, self.tr("All concerns")),
                *(Segment(measure.value, measure.label) for measure in Measure),
            ],
            self.tr("What is counted"),
        )
        self.views = Segmented(
            desk.theme,
            [
                Segment(_GRID, self.tr("Grid"), "grid-3x3"),
                Segment(_TABLE, self.tr("Table"), "list"),
            ],
            self.tr("How it is shown"),
        )
        self.until = WordBox([(None, self.tr("until now"))], self.tr("Which quarters"))
        self.words = Words(quiet=True)
        self.grid = PriorityGrid(desk.theme)
        self.table = PriorityTable(desk.theme, desk.settings)
        self.behind = BehindList(desk)
        self.questions = QuestionsPanel(desk, board)
        self._build()
        self._connect()
        self.reload()

    def show_location(self, detail: str) -> None:
        """Go to the grid, or to the standing questions."""
        self.setFocusProxy(self.questions if detail == QUESTIONS else self._view())

    def _read(self) -> None:
        """Read the priorities and the questions anew."""
        workspace = self._board.workspace
        self.until.set_options(self._windows())
        last = self.until.value
        priorities = read_priorities(workspace, last if isinstance(last, Quarter) else None)
        self._show_sheet(Sheet(priorities, self._measure()))
        self.questions.reload()

    def _build(self) -> None:
        theme = self._theme
        self.table.hide()
        choices = FlowLayout()
        theme.arrange(choices, gap=Space.LOOSE)
        for widget in (self.measures, self.until, self.views):
            choices.addWidget(widget)
        figures = QWidget()
        views = QVBoxLayout(figures)
        theme.arrange(views)
        views.addWidget(self.grid)
        views.addWidget(self.table)
        views.addStretch(1)
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.WIDE, gap=Space.NORMAL)
        column.addWidget(Heading(self.tr("Oversight priorities")))
        column.addLayout(choices)
        column.addWidget(self.words)
        column.addWidget(Beside(theme, figures, self.behind))
        column.addWidget(self.questions)
        column.addStretch(1)
        self.behind.show_none()
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        self.measures.chosen.connect(self._on_measure_chosen)
        self.views.chosen.connect(self._on_view_chosen)
        self.until.committed.connect(self._on_until_chosen)
        for view in (self.grid, self.table):
            view.cell_chosen.connect(self._on_cell_chosen)
        self.behind.location_requested.connect(self.location_requested)
        self.behind.question_requested.connect(self._on_question_wanted)

    def _windows(self) -> list[tuple[object, str]]:
        """Eight quarters at a time, back to the first record."""
        workspace = self._board.workspace
        current = Quarter.of(workspace.local(workspace.now()).date())
        first = earliest_quarter(workspace)
        options: list[tuple[object, str]] = [(None, self.tr("until now"))]
        last = current.before(QUARTERS)
        while last >= first:
            start = last.before(QUARTERS - 1)
            words = f"{start.months[:3]} {start.year} – {last.months[-3:]} {last.year}"
            options.append((last, words))
            last = last.before(QUARTERS)
        return options

    def _measure(self) -> Measure | None:
        return None if self.measures.current == _ALL else Measure(self.measures.current)

    def _view(self) -> QWidget:
        return self.table if self.views.current == _TABLE else self.grid

    def _show_sheet(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.words.setText(
            self.tr("{what} Past quarters stand as at their end, the current one as of today.").format(
                what=_SAID[sheet.measure]
            )
        )
        self.grid.show_sheet(sheet)
        self.table.show_sheet(sheet)
        if self._chosen is not None and self._chosen[0] < sheet.rows:
            self.behind.show_cell(self._board.workspace, sheet, *self._chosen)
        else:
            self._chosen = None
            self.behind.show_none()
        self.grid.mark_chosen(self._chosen)

    @Slot(str)
    def _on_measure_chosen(self, _measure: str) -> None:
        if self._sheet is not None:
            self._show_sheet(Sheet(self._sheet.priorities, self._measure()))

    @Slot(str)
    def _on_view_chosen(self, view: str) -> None:
        self.grid.setVisible(view == _GRID)
        self.table.setVisible(view == _TABLE)

    @Slot(object)
    def _on_until_chosen(self, _last: object) -> None:
        self._chosen = None
        self.reload()

    @Slot(int, int)
    def _on_cell_chosen(self, row: int, column: int) -> None:
        if self._sheet is None:
            return
        self._chosen = (row, column)
        self.grid.mark_chosen(self._chosen)
        self.behind.show_cell(self._board.workspace, self._sheet, row, column)
        if self._sheet.concerns(row, column):
            self.behind.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_question_wanted(self, question_id: Id) -> None:
        self.questions.show_question(question_id)


def _is_affected(changes: Changes) -> bool:
    return bool(changes.touched.keys() - _UNAFFECTED)
