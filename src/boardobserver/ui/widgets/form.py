"""A form: rows with the label above the field, a hint, and the message of a refusal under it."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.ui.shell.notices import FieldMessage
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.flow import FlowLayout


@runtime_checkable
class Refusing(Protocol):
    """A field that says by itself when what was typed means nothing."""

    refused: SignalInstance
    accepted: SignalInstance


class FormRow(QWidget):
    """A label, its field under it, and what is to be said about it.

    Args:
        theme: The look.
        label: The label; an "&" before a letter makes it the access key.
        field: The field.
        hint: A quiet sentence between the two, or empty.
        beside: What stands at the right of the field: a button that helps to fill it.
    """

    def __init__(
        self,
        theme: Theme,
        label: str,
        field: QWidget,
        hint: str = "",
        *,
        beside: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.message = FieldMessage(theme, field)
        words = QLabel(label)
        words.setProperty("role", "label")
        words.setBuddy(field)
        column = QVBoxLayout(self)
        theme.arrange(column, gap=Space.TIGHT)
        column.addWidget(words)
        if hint:
            column.addWidget(_quiet(hint))
        if beside is None:
            column.addWidget(field)
        else:
            line = QHBoxLayout()
            theme.arrange(line, gap=Space.CLOSE)
            line.addWidget(field, 1)
            line.addWidget(beside)
            column.addLayout(line)
        self._note = _quiet()
        self._note.hide()
        column.addWidget(self.message)
        column.addWidget(self._note)
        column.addStretch(1)
        self.setFocusProxy(field)
        if not field.accessibleName():
            field.setAccessibleName(label.replace("&", ""))
        if isinstance(field, Refusing):
            field.refused.connect(self.message.say)
            field.accepted.connect(self.message.clear)

    def refuse(self, message: str) -> None:
        """Say why what stands in the field was refused."""
        self.message.say(message)

    def clear(self) -> None:
        """All is well again."""
        self.message.clear()

    def note(self, words: str) -> None:
        """Say something of what stands in the field, which is no refusal; empty says nothing."""
        self._note.setText(words)
        self._note.setVisible(bool(words))
        if not self.message.message:
            self.field.setAccessibleDescription(words)


def _quiet(words: str = "") -> QLabel:
    """A quiet sentence about a field."""
    label = QLabel(words)
    label.setProperty("role", "hint")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def button_row(theme: Theme, button: QPushButton) -> FormRow:
    """A button to stand beside the fields of other rows, level with them and no wider than its words."""
    button.setAccessibleName(button.accessibleName() or button.text().replace("&", ""))
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return FormRow(theme, " ", button)


class Form(QWidget):
    """Rows under one another, some side by side; refusals find their field by its name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: dict[str, FormRow] = {}
        self._column = QVBoxLayout(self)
        theme.arrange(self._column, gap=Space.NORMAL)

    def add_row(
        self, name: str, label: str, field: QWidget, hint: str = "", *, beside: QWidget | None = None
    ) -> FormRow:
        """Add a field on a line of its own; `name` is what refusals call it, in snake_case."""
        row = self._made(name, label, field, hint, beside)
        self._column.addWidget(row)
        return row

    def add_line(self, *fields: tuple[str, str, QWidget], fills: bool = True) -> tuple[FormRow, ...]:
        """Add fields side by side, each given as name, label and field.

        Args:
            fields: The fields.
            fills: Whether they share the whole width; else they keep to the left, in lines.
        """
        line: QHBoxLayout | FlowLayout = QHBoxLayout() if fills else FlowLayout(centred=False)
        self._theme.arrange(line, gap=Space.NORMAL)
        rows = tuple(self._made(*field) for field in fields)
        for row in rows:
            line.addWidget(row)
        self._column.addLayout(line)
        return rows

    def row(self, name: str) -> FormRow:
        """The row of a field."""
        return self._rows[name]

    def show_refusal(self, refusal: Refusal) -> bool:
        """Show a refusal beside the field that it names; False when the form has no such field."""
        row = self._rows.get(refusal.field or "")
        if row is None:
            return False
        row.refuse(refusal.message)
        row.field.setFocus()
        return True

    def clear_refusals(self) -> None:
        """All is well again."""
        for row in self._rows.values():
            row.clear()

    def _made(
        self, name: str, label: str, field: QWidget, hint: str = "", beside: QWidget | None = None
    ) -> FormRow:
        if name in self._rows:
            raise ValueError(f"two fields are called {name}")
        row = FormRow(self._theme, label, field, hint, beside=beside)
        self._rows[name] = row
        return row
