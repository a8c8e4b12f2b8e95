"""What is behind a cell of the priorities: the records, each of which can be opened."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from boardobserver.domain.priority_words import concern_words
from boardobserver.domain.snapshots import Id
from boardobserver.services.priorities import Behind, behind
from boardobserver.services.workspace import Workspace
from boardobserver.ui.fields.record_places import place_of_record
from boardobserver.ui.priorities.sheet import Sheet
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.fitted_table import FittedTable
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.rows_model import Column, RowsModel, TableRow

_MOST_ROWS = 14


class BehindList(QFrame):
    """The records and questions of one cell, the oldest or latest first."""

    location_requested = Signal(object)
    """The person wants to go to this `Location`."""

    question_requested = Signal(str)
    """The person wants to see this standing question."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: dict[Id, Behind] = {}
        self.heading = Heading("", 2)
        self.words = Words(quiet=True)
        self.table = FittedTable(
            desk.theme,
            "priorities-behind",
            self.tr("What is behind the cell"),
            desk.settings,
            RowsModel(
                (
                    Column("Reference", characters=15),
                    Column("Text", characters=10),
                    Column("What of it", characters=18),
                )
            ),
            stretched=1,
            most_rows=_MOST_ROWS,
        )
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("What is behind the cell"))
        column = QVBoxLayout(self)
        desk.theme.arrange(column, margin=Space.WIDE, gap=Space.NORMAL)
        for widget in (self.heading, self.words, self.table):
            column.addWidget(widget)
        self.setFocusProxy(self.table)
        self.table.row_id_chosen.connect(self._on_chosen)
        self.table.clicked.connect(self._on_clicked)

    def show_cell(self, workspace: Workspace, sheet: Sheet, row: int, column: int) -> None:
        """Show what is behind a cell."""
        concerns = sheet.concerns(row, column)
        found = behind(workspace.read, concerns)
        self._found = {each.id: each for each in found}
        self.heading.setText(sheet.row_words(row))
        words = sheet.sentence(row, column).removeprefix(f"{sheet.row_words(row)}, ")
        self.words.setText(f"{words[0].upper()}{words[1:]}.")
        self.table.show_rows(_rows(found))
        self.table.setVisible(bool(found))
        if found and not self.table.current_id:
            self.table.selectRow(0)

    def show_none(self) -> None:
        """Say how a cell is opened."""
        self._found = {}
        self.heading.setText(self.tr("Behind the figures"))
        self.words.setText(
            self.tr("Choose a cell by a click, or with the arrow keys and Enter, to see its records here.")
        )
        self.table.show_rows([])
        self.table.hide()

    @Slot(str)
    def _on_chosen(self, row_id: Id) -> None:
        found = self._found.get(row_id)
        if found is None:
            return
        if found.kind is None:
            self.question_requested.emit(found.id)
        else:
            self.location_requested.emit(place_of_record(found.kind, found.id))

    @Slot()
    def _on_clicked(self) -> None:
        self._on_chosen(self.table.current_id)


def _rows(found: tuple[Behind, ...]) -> list[TableRow]:
    """A line for each record, with everything that is of concern about it."""
    words: dict[Id, list[str]] = {}
    for each in found:
        words.setdefault(each.id, []).append(concern_words(each.concern))
    return [
        TableRow(
            each.id,
            (each.reference or "Question", " ".join(each.text.split()), "; ".join(words[each.id])),
        )
        for each in {each.id: each for each in reversed(found)}.values()
    ][::-1]
