"""Ties a field of a form to one value of the board: loaded silently, committed as a command of its own."""

from collections.abc import Callable
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QObject, SignalInstance, Slot
from PySide6.QtWidgets import QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Id
from boardobserver.services.command import Command
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.widgets.form import FormRow

_MARK = "onlyRead"
"""The property by which the style sheet knows a field that can only be read."""


@runtime_checkable
class Field(Protocol):
    """Anything with a value that can be loaded silently."""

    @property
    def value(self) -> Any:
        """What was last set or committed."""
        ...

    def set_value(self, value: Any) -> None:
        """Load a value, silently."""
        ...


@runtime_checkable
class Typed(Protocol):
    """A field that one types in."""

    def isModified(self) -> bool:
        """Whether something was typed that is not committed yet."""
        ...


@runtime_checkable
class Locking(Protocol):
    """A field that can be there only to be read."""

    def setReadOnly(self, is_read_only: bool) -> None:
        """Have it show its value and no longer change."""
        ...


CommandOf = Callable[[Id, Any], Command[Any]]
"""From whose value it is, and the value, to the command that sets it."""


class Tie(QObject):
    """One field of one thing at a time (a meeting, a person), each commit an undo step of its own.

    Args:
        board: The open board.
        field: The field; the tie goes with it.
        committed: The field's signal that the person is done, with the value.
        command_of: Makes the command.
        row: The field's row in the form, where a refusal is shown; over the page without one.
    """

    def __init__(
        self,
        board: OpenBoard,
        field: Field,
        committed: SignalInstance,
        command_of: CommandOf,
        row: FormRow | None = None,
    ) -> None:
        super().__init__(field if isinstance(field, QObject) else None)
        self._board = board
        self._field = field
        self._command_of = command_of
        self._row = row
        self._subject: Id = ""
        self._is_refused = False
        committed.connect(self._on_committed)

    def load(self, subject: Id, value: Any) -> None:
        """Show the value of a thing; what is being typed about the same thing is left alone."""
        is_same = subject == self._subject
        if is_same and (self._is_refused or self._is_being_typed()):
            return
        self._subject = subject
        if not is_same or self._field.value != value:
            self._field.set_value(value)
        self._accept()

    def set_editable(self, is_editable: bool) -> None:
        """Have the field change its value, or only show it."""
        if isinstance(self._field, Locking):
            self._field.setReadOnly(not is_editable)
            if isinstance(self._field, QWidget):
                mark_read_only(self._field.focusProxy() or self._field, is_read_only=not is_editable)
        elif isinstance(self._field, QWidget):
            self._field.setEnabled(is_editable)

    def _is_being_typed(self) -> bool:
        return isinstance(self._field, Typed) and self._field.isModified()

    def _accept(self) -> None:
        self._is_refused = False
        if self._row is not None:
            self._row.clear()

    @Slot(object)
    def _on_committed(self, value: Any) -> None:
        on_refusal = self._on_refused if self._row is not None else None
        command = self._command_of(self._subject, value)
        # Accepted beforehand, so that the change that comes back meets a field at rest.
        self._accept()
        self._board.attempt(command, origin=self, on_refusal=on_refusal)

    def _on_refused(self, refusal: Refusal) -> None:
        self._is_refused = True
        if self._row is not None:
            self._row.refuse(refusal.message)


def mark_read_only(field: QWidget, *, is_read_only: bool) -> None:
    """Have a field look like what can only be read, too."""
    if bool(field.property(_MARK)) != is_read_only:
        field.setProperty(_MARK, is_read_only)
        # A style sheet looks at properties only when told to.
        field.style().unpolish(field)
        field.style().polish(field)
