"""One choice on the page: its field, what it makes of an example, and the way back to the usual."""

from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from boardobserver.domain.conventions import Conventions
from boardobserver.domain.errors import Refusal
from boardobserver.services.command import Command
from boardobserver.services.conventions import change_conventions
from boardobserver.ui.conventions.choices import Choice, Shape
from boardobserver.ui.fields.tie import Field, Tie
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.form import FormRow
from boardobserver.ui.widgets.heading import Words
from boardobserver.ui.widgets.line_fields import LineField, NumberField
from boardobserver.ui.widgets.link_button import LinkButton
from boardobserver.ui.widgets.tick import Tick
from boardobserver.ui.widgets.word_box import WordBox

_USUAL = Conventions()
_NARROW = {Shape.NUMBER: Qt.AlignmentFlag.AlignLeft}


class ChoiceField(FormRow):
    """A choice, changed where it stands.

    Args:
        theme: The look.
        board: The open board.
        choice: What is chosen.
    """

    def __init__(self, theme: Theme, board: OpenBoard, choice: Choice, parent: QWidget | None = None) -> None:
        field = _field(theme, choice)
        super().__init__(theme, " " if isinstance(field, Tick) else choice.label, field, parent=parent)
        self.choice = choice
        self._board = board
        self.example = Words(quiet=True)
        self.usual_button = LinkButton(self.tr("Back to the usual"))
        column = self.layout()
        if column is not None:
            column.setAlignment(field, _NARROW.get(choice.shape, Qt.AlignmentFlag(0)))
            column.addWidget(self.example)
            column.addWidget(self.usual_button)
        self.usual_button.setAccessibleName(
            self.tr("{choice}: back to the usual").format(choice=choice.label)
        )
        self.usual_button.clicked.connect(self._on_back)
        assert isinstance(field, Field)
        self._tie = Tie(board, field, field.committed, self._command, self)

    def show_conventions(self, now: Conventions, *, is_editable: bool) -> None:
        """Show the choice that stands, and what it makes."""
        value = self.choice.read(now)
        self._tie.load(self.choice.name, value)
        self._tie.set_editable(is_editable)
        self.example.setText(self.choice.example(now))
        has_focus = self.usual_button.hasFocus()
        self.usual_button.setVisible(is_editable and value != self.choice.read(_USUAL))
        if has_focus and self.usual_button.isHidden():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _command(self, _subject: str, value: Any) -> Command[None]:
        return change_conventions(
            lambda now: self.choice.changed(now, value), f"change “{self.choice.label}”"
        )

    @Slot()
    def _on_back(self) -> None:
        usual = self.choice.read(_USUAL)
        self._board.attempt(self._command("", usual), origin=self, on_refusal=self._on_refused)

    def _on_refused(self, refusal: Refusal) -> None:
        self.refuse(refusal.message)


def _field(theme: Theme, choice: Choice) -> LineField | NumberField | WordBox | Tick:
    match choice.shape:
        case Shape.LINE:
            return LineField(choice.label)
        case Shape.NUMBER:
            return NumberField(theme, choice.label)
        case Shape.BOX:
            return WordBox(choice.options, choice.label)
        case Shape.TICK:
            return Tick(choice.label)
