"""A line whose typed words mean a value; what cannot be read is said beside it and never thrown away."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.ui.widgets.one_line import OneLine
from boardobserver.ui.widgets.tips import tip

Value = TypeVar("Value")


class ParsedField(OneLine, Generic[Value]):
    """The base of fields for times and dates. Empty means no value.

    Args:
        parse: Reads the typed words; raises `Refusal`, whose message is shown, when they mean nothing.
        show: The words for a value.
        name: What the field is called, for those who cannot see its label.
    """

    edited = Signal(str)
    """The person changed the words."""

    committed = Signal(object)
    """The person is done and the words mean this value (None: empty). Only when it is another one."""

    refused = Signal(str)
    """The person is done but the words mean nothing: why, in a sentence."""

    accepted = Signal()
    """The words mean something again."""

    def __init__(
        self,
        parse: Callable[[str], Value],
        show: Callable[[Value], str],
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._parse = parse
        self._show = show
        self._value: Value | None = None
        self._refusal = ""
        self.setAccessibleName(name)
        self.textEdited.connect(self.edited)
        self.returnPressed.connect(self._on_done)

    @property
    def value(self) -> Value | None:
        """The value that was last set or committed."""
        return self._value

    @property
    def refusal(self) -> str:
        """Why what stands in the field means nothing; empty while all is well."""
        return self._refusal

    def set_value(self, value: Value | None) -> None:
        """Load a value, silently."""
        self._value = value
        self.setText("" if value is None else self._show(value))
        self._accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field is being done with it."""
        super().focusOutEvent(event)
        self._on_done()

    @Slot()
    def _on_done(self) -> None:
        if not self.isModified():
            return
        typed = self.words
        try:
            value = self._parse(typed) if typed else None
        except Refusal as refusal:
            self._refuse(refusal.message)
            return
        self.take(value)

    def take(self, value: Value | None) -> None:
        """Take a value as chosen by the person (typed, or from a popup)."""
        was = self._value
        self.set_value(value)
        if value != was:
            self.committed.emit(value)

    def _refuse(self, message: str) -> None:
        self._refusal = message
        self._mark()
        self.refused.emit(message)

    def _accept(self) -> None:
        self.setModified(False)
        had_refusal = bool(self._refusal)
        self._refusal = ""
        if had_refusal:
            self._mark()
            self.accepted.emit()

    def _mark(self) -> None:
        self.setProperty("invalid", bool(self._refusal))
        self.setAccessibleDescription(self._refusal)
        self.setToolTip(tip(self._refusal))  # it may quote what was typed
        self.style().unpolish(self)
        self.style().polish(self)
