"""The People page: everybody who attends, speaks or owns, and the organisations."""

from collections.abc import Iterator

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.release import Naming
from boardobserver.domain.snapshots import Id, Organisation, Person
from boardobserver.services.changes import Changes
from boardobserver.ui.people.organisations_panel import OrganisationsPanel
from boardobserver.ui.people.person_forms import NewPersonForm, NobodyPane, PersonPane
from boardobserver.ui.shell.fresh_page import FreshPage
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.columns import Beside
from boardobserver.ui.widgets.empty_state import EmptyState
from boardobserver.ui.widgets.fitted_table import FittedTable
from boardobserver.ui.widgets.heading import Heading
from boardobserver.ui.widgets.line_fields import LineField
from boardobserver.ui.widgets.rows_model import Column, RowsModel, TableRow

_NAME = 1
_NAMING_WORDS = {None: "by rule", Naming.NAMED: "always", Naming.WITHHELD: "withheld"}


class PeoplePage(FreshPage):
    """Locations: "" the list, "new" with the form to add somebody, or the id of a person.

    Args:
        desk: What pages work with.
        board: The open board.
    """

    location_requested = Signal(object)
    """The person wants to go to another `Location`."""

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(board, _is_affected, parent)
        self._theme = desk.theme
        self._people: dict[Id, Person] = {}
        self.add_button = QPushButton(self.tr("Add a person"))
        self.filter = LineField(self.tr("Filter the people"))
        self.new_form = NewPersonForm(desk.theme, board)
        self.pane = PersonPane(desk.theme, board, desk.settings)
        self.nobody = NobodyPane(desk.theme)
        self.organisations = OrganisationsPanel(desk, board)
        columns = (
            Column("Initials", characters=8),
            Column("Name", characters=22),
            Column("Role", characters=14),
            Column("Organisation", characters=15),
            Column("Grade", characters=11),
            Column("Named", characters=9),
            Column("Also", characters=10),
        )
        self.model = RowsModel(columns)
        title = self.tr("People")
        self.table = FittedTable(
            desk.theme, "people", title, desk.settings, self.model, stretched=_NAME, most_rows=18
        )
        self.empty = EmptyState(
            desk.theme,
            "users",
            self.tr("Nobody yet"),
            self.tr(
                "Add those who attend, speak or own actions. A role is enough where no name is wanted. "
                "Their initials stand for them while notes are taken."
            ),
            first_step=self.tr("Add the first person"),
        )
        self._build()
        self._connect()
        self.reload()

    def show_location(self, detail: str) -> None:
        """Show the list, the form for somebody new, or one person."""
        self.catch_up()
        if detail == "new":
            self._start_adding()
        elif detail:
            self.table.select_id(detail)

    def _read(self) -> None:
        """Read everybody anew."""
        read = self._board.workspace.read
        self._people = {person.id: person for person in read.people()}
        bodies = {body.id: body for body in read.organisations()}
        words = self.filter.text().casefold().split()
        rows = [_row(person, bodies) for person in self._people.values()]
        self.table.show_rows([row for row in rows if _fits(row, words)])
        self.organisations.reload()
        self._show_side()

    def _build(self) -> None:
        theme = self._theme
        top = QHBoxLayout()
        theme.arrange(top, gap=Space.NORMAL)
        self.add_button.setIcon(theme.icons.beside_words("user-plus"))
        self.add_button.setEnabled(not self._board.workspace.is_read_only)
        self.filter.setPlaceholderText(self.tr("Filter by name, role or organisation"))
        self.filter.setClearButtonEnabled(True)
        top.addWidget(Heading(self.tr("People")), 1)
        top.addWidget(self.filter, 1)
        top.addWidget(self.add_button)
        side = QWidget()
        sides = QVBoxLayout(side)
        theme.arrange(sides)
        for each in (self.new_form, self.pane, self.nobody):
            sides.addWidget(each)
        self.new_form.hide()
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.WIDE, gap=Space.WIDE)
        column.addLayout(top)
        column.addWidget(self.empty)
        self._beside = Beside(theme, self.table, side, shares=(2, 1))
        column.addWidget(self._beside)
        column.addWidget(self.organisations)
        column.addStretch(1)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._start_adding)
        self.empty.first_step_requested.connect(self._start_adding)
        self.new_form.cancelled.connect(self._on_adding_cancelled)
        self.new_form.added.connect(self._on_added)
        self.filter.textChanged.connect(self._on_filter_changed)
        self.pane.rule_requested.connect(self._on_rule_requested)
        self.table.current_id_changed.connect(self._on_current_changed)
        self.table.row_id_chosen.connect(self._on_person_chosen)

    def _show_side(self) -> None:
        is_adding = not self.new_form.isHidden()
        person = self._people.get(self.table.current_id)
        is_empty = not self._people and not is_adding
        self.empty.setVisible(is_empty)
        self._beside.setVisible(not is_empty)
        self.table.setVisible(bool(self._people) or is_adding)
        self.pane.setVisible(not is_adding and person is not None)
        self.nobody.setVisible(not is_adding and person is None)
        self.setFocusProxy(self.new_form if is_adding else self.empty if is_empty else self.table)
        if person is not None:
            self.pane.show_person(person)

    @Slot()
    def _on_rule_requested(self) -> None:
        self.location_requested.emit(Location("conventions"))

    @Slot()
    def _start_adding(self) -> None:
        self.new_form.start()
        self.new_form.show()
        self._show_side()
        self.new_form.setFocus()

    @Slot()
    def _on_adding_cancelled(self) -> None:
        self.new_form.hide()
        self._show_side()
        self.table.setFocus()

    @Slot(str)
    def _on_added(self, person_id: str) -> None:
        # Selected beside the form, which stays for the next one.
        self.table.blockSignals(True)
        self.table.select_id(person_id)
        self.table.blockSignals(False)

    @Slot(str)
    def _on_current_changed(self, _person_id: str) -> None:
        self.new_form.hide()
        self._show_side()

    @Slot(str)
    def _on_person_chosen(self, _person_id: str) -> None:
        self.pane.setFocus()

    @Slot(str)
    def _on_filter_changed(self, _words: str) -> None:
        self.reload()


def _row(person: Person, bodies: dict[Id, Organisation]) -> TableRow:
    body = bodies.get(person.organisation_id or "")
    cells = (
        person.initials,
        person.name,
        person.role,
        body.short_name if body else "",
        person.grade.label if person.grade else "",
        _NAMING_WORDS[person.naming],
        ", ".join(_also(person)),
    )
    return TableRow(person.id, cells, is_quiet=not person.is_active)


def _also(person: Person) -> Iterator[str]:
    if not person.is_active:
        yield "not active"
    if person.is_observer:
        yield "observer"


def _fits(row: TableRow, words: list[str]) -> bool:
    text = " ".join(row.cells).casefold()
    return all(word in text for word in words)


def _is_affected(changes: Changes) -> bool:
    return changes.concern("person", "organisation", "convention")
