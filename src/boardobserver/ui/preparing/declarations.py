"""The interests that were declared, and what was done about each."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Id
from boardobserver.services.attendance import add_declaration, change_declaration, remove_declaration
from boardobserver.services.command import Command
from boardobserver.ui.fields.person_picker import PersonPicker
from boardobserver.ui.fields.tie import CommandOf
from boardobserver.ui.preparing.preparation import Preparation
from boardobserver.ui.preparing.records_section import RecordsSection
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.columns import Columns
from boardobserver.ui.widgets.form import FormRow, button_row
from boardobserver.ui.widgets.line_fields import LineField
from boardobserver.ui.widgets.rows_model import Column, TableRow
from boardobserver.ui.widgets.text_box import TextBox
from boardobserver.ui.widgets.word_box import WordBox

_INTEREST = 2
_COMMANDS: dict[str, CommandOf] = {
    "item_id": lambda declaration_id, value: change_declaration(declaration_id, item_id=value),
    "interest": lambda declaration_id, value: change_declaration(declaration_id, interest=value),
    "handling": lambda declaration_id, value: change_declaration(declaration_id, handling=value),
}


class DeclarationsSection(RecordsSection):
    """A list of declarations; none is a fact as well, and said."""

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            board,
            "Declarations of interest",
            name="declarations",
            columns=(
                Column("Person", characters=22),
                Column("Item", characters=8),
                Column("Interest", characters=30),
                Column("Handling", characters=26),
            ),
            stretched=_INTEREST,
            empty="No interests were declared.",
            parent=parent,
        )
        self.person = PersonPicker(self.theme, board, self.tr("Who declares an interest"))
        self.interest = LineField()
        self.add_button = QPushButton(self.tr("Add declaration"))
        self._rows = {
            "person_id": FormRow(self.theme, self.tr("Who declares an interest"), self.person),
            "interest": FormRow(self.theme, self.tr("Interest"), self.interest),
        }
        self._item = WordBox([(None, self.tr("The whole meeting"))])
        self._adding = self._made_adding()
        self.column.addWidget(self._adding)
        self._build_fields()
        self.finish()
        self.add_button.clicked.connect(self._on_add)
        self.interest.returnPressed.connect(self._on_add)

    def rows_of(self, preparation: Preparation) -> list[TableRow]:
        """The declarations in their order."""
        numbers = {item.id: str(item.position) for item in preparation.items}
        return [
            TableRow(
                each.id,
                (
                    preparation.name_of(each.person_id),
                    numbers.get(each.item_id or "", "all"),
                    " ".join(each.interest.split()),
                    " ".join(each.handling.split()),
                ),
            )
            for each in preparation.declarations
        ]

    def show_preparation(self, preparation: Preparation) -> None:
        """Show the declarations."""
        items: list[tuple[object, str]] = [(None, self.tr("The whole meeting"))]
        items += [(item.id, f"{item.position} {item.title}") for item in preparation.items]
        self._item.set_options(items)
        super().show_preparation(preparation)
        self._adding.setVisible(preparation.is_editable)
        self.table.setDragEnabled(False)

    def show_current(self, preparation: Preparation, row_id: Id) -> None:
        """Show a declaration."""
        declaration = next(each for each in preparation.declarations if each.id == row_id)
        self.pane_heading.setText(preparation.name_of(declaration.person_id))
        values = {name: getattr(declaration, name) for name in _COMMANDS}
        self.load(declaration.id, values, is_editable=preparation.is_editable)

    def removal_of(self, row_id: Id) -> Command[None]:
        """Remove a declaration."""
        return remove_declaration(row_id)

    def _made_adding(self) -> Columns:
        adding = Columns(self.theme, most=4)
        adding.add(self._rows["person_id"])
        adding.add(self._rows["interest"], span=2)
        self.add_button.setIcon(self.theme.icons.beside_words("plus"))
        adding.add(button_row(self.theme, self.add_button))
        return adding

    def _build_fields(self) -> None:
        interest, handling = TextBox(self.theme, least_lines=2), TextBox(self.theme)
        handling.setPlaceholderText(self.tr("left the room for item 4"))
        fields = (
            self.tied("item_id", self.tr("Item"), self._item, self._item.committed, _COMMANDS["item_id"]),
            self.tied("interest", self.tr("Interest"), interest, interest.changed, _COMMANDS["interest"]),
            self.tied("handling", self.tr("Handling"), handling, handling.changed, _COMMANDS["handling"]),
        )
        for row in fields:
            self.pane_column.addWidget(row)

    @Slot()
    def _on_add(self) -> None:
        if self.preparation is None:
            return
        for row in self._rows.values():
            row.clear()
        if self.person.value is None:
            self._rows["person_id"].refuse(self.tr("Say who declares it."))
            self.person.setFocus()
            return
        command = add_declaration(self.preparation.meeting.id, self.person.value, self.interest.text())
        done = self.board.attempt(command, origin=self, on_refusal=self._on_not_added)
        if done is not None:
            self.person.set_value(None)
            self.interest.set_value(None)
            self.table.select_id(done.value)
            self.person.setFocus()

    def _on_not_added(self, refusal: Refusal) -> None:
        row = self._rows.get(refusal.field or "", self._rows["interest"])
        row.refuse(refusal.message)
        row.field.setFocus()
