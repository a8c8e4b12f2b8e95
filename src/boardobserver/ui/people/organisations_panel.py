"""The organisations that people speak for, and that own actions."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.services.earlier_words import earlier_words
from boardobserver.services.people import add_organisation, change_organisation
from boardobserver.ui.fields.tie import Tie
from boardobserver.ui.records.earlier_words_list import EarlierWordsList
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.columns import Beside, Columns
from boardobserver.ui.widgets.fitted_table import FittedTable
from boardobserver.ui.widgets.form import Form, FormRow, button_row
from boardobserver.ui.widgets.heading import Heading
from boardobserver.ui.widgets.line_fields import LineField
from boardobserver.ui.widgets.rows_model import Column, RowsModel, TableRow


class OrganisationsPanel(QFrame):
    """A short table, the fields of the current organisation beside it, and a line to add one."""

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = desk.theme
        self._board = board
        self.model = RowsModel((Column("Short name", characters=14), Column("Name", characters=40)))
        title = self.tr("Organisations")
        self.table = FittedTable(
            desk.theme, "organisations", title, desk.settings, self.model, stretched=1, most_rows=12
        )
        self.new_name, self.new_short = LineField(), LineField()
        self.name, self.short_name = LineField(), LineField()
        self.add_button = QPushButton(self.tr("Add organisation"))
        self.earlier = EarlierWordsList(desk.theme, board, desk.settings)
        self._form = Form(desk.theme)
        self._pane = QFrame()
        self._new_rows: dict[str, FormRow] = {}
        self._build()
        self._tie()
        self.add_button.clicked.connect(self._on_add)
        self.new_name.returnPressed.connect(self._on_add)
        self.new_short.returnPressed.connect(self._on_add)
        self.table.current_id_changed.connect(self._on_current_changed)

    def reload(self) -> None:
        """Read the organisations anew."""
        bodies = self._board.workspace.read.organisations()
        self.table.show_rows([TableRow(each.id, (each.short_name, each.name)) for each in bodies])
        self._show_current()

    def _build(self) -> None:
        theme = self._theme
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Organisations"))
        adding = Columns(theme, most=4)
        self._new_rows = {
            "name": FormRow(theme, self.tr("A further organisation"), self.new_name),
            "initials": FormRow(theme, self.tr("Short name"), self.new_short),
        }
        self.new_short.setPlaceholderText(self.tr("Its initials, if left empty"))
        adding.add(self._new_rows["name"], span=2)
        adding.add(self._new_rows["initials"])
        self.add_button.setIcon(theme.icons.beside_words("plus"))
        adding.add(button_row(theme, self.add_button))
        self._form.add_row("name", self.tr("Name"), self.name)
        self._form.add_row("initials", self.tr("Short name"), self.short_name)
        self._pane.setProperty("role", "panel")
        pane = QVBoxLayout(self._pane)
        theme.arrange(pane, margin=Space.NORMAL)
        pane.addWidget(self._form)
        pane.addWidget(self.earlier)
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.WIDE, gap=Space.NORMAL)
        column.addWidget(Heading(self.tr("Organisations"), 2))
        column.addWidget(adding)
        column.addWidget(Beside(theme, self.table, self._pane))

    def _tie(self) -> None:
        self._name_tie = Tie(
            self._board,
            self.name,
            self.name.committed,
            lambda body_id, value: change_organisation(body_id, name=value or ""),
            self._form.row("name"),
        )
        self._short_tie = Tie(
            self._board,
            self.short_name,
            self.short_name.committed,
            lambda body_id, value: change_organisation(body_id, short_name=value or ""),
            self._form.row("initials"),
        )

    def _show_current(self) -> None:
        bodies = self._board.workspace.read.organisations()
        body = next((each for each in bodies if each.id == self.table.current_id), None)
        self._pane.setVisible(body is not None)
        is_editable = not self._board.workspace.is_read_only
        self.add_button.setEnabled(is_editable)
        if body is not None:
            for tie, value in ((self._name_tie, body.name), (self._short_tie, body.short_name)):
                tie.load(body.id, value)
                tie.set_editable(is_editable)
            versions = earlier_words(self._board.workspace.read, "organisation", body.id)
            self.earlier.show_versions(versions, is_editable=is_editable)

    @Slot(str)
    def _on_current_changed(self, _body_id: str) -> None:
        self._show_current()

    @Slot()
    def _on_add(self) -> None:
        for row in self._new_rows.values():
            row.clear()
        command = add_organisation(self.new_name.text(), self.new_short.text())
        done = self._board.attempt(command, origin=self, on_refusal=self._on_refused)
        if done is not None:
            self.new_name.set_value(None)
            self.new_short.set_value(None)
            self.table.select_id(done.value)

    def _on_refused(self, refusal: Refusal) -> None:
        row = self._new_rows.get(refusal.field or "", self._new_rows["name"])
        row.refuse(refusal.message)
        row.field.setFocus()
