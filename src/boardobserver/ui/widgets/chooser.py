"""A line that offers what fits as one types (people, organisations) and keeps free text that fits nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QListView, QWidget

from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.one_line import OneLine


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen.

    Attributes:
        id: What it is known by in the program.
        text: Its name.
        short: Its initials or short name, which may be typed instead; may be empty.
    """

    id: str
    text: str
    short: str = ""

    @property
    def label(self) -> str:
        """What is listed: the short name first, as people look for it."""
        return f"{self.short} · {self.text}" if self.short else self.text

    def is_meant_by(self, typed: str) -> bool:
        """Whether somebody who typed this means it."""
        words = typed.casefold().strip()
        return words in (self.text.casefold(), self.short.casefold(), self.label.casefold())

    def is_named_by(self, typed: str) -> bool:
        """Whether what was typed can mean nothing else: the short name, or all that is listed."""
        return bool(self.short) and typed.casefold().strip() in (self.short.casefold(), self.label.casefold())

    def is_begun_by(self, typed: str) -> bool:
        """Whether what was typed begins its name, or a word of it."""
        words = typed.casefold().strip()
        return f" {self.label.casefold()}".find(f" {words}") >= 0


@dataclass(frozen=True, slots=True)
class Chosen:
    """What stands in a chooser: one of the choices, or free text (then `id` is None)."""

    id: str | None
    text: str


class Chooser(QComboBox):
    """Filters its choices as one types, anywhere in the name, whatever the case.

    Args:
        theme: The look.
        name: What the field is called.

    Attributes:
        line: The line that is typed in.
        offered: The list of what fits, while there is any.
    """

    edited = Signal(str)
    """The person changed the words."""

    committed = Signal(object)
    """The person is done, and what stands there now is this `Chosen`. Only when it is another one."""

    def __init__(self, theme: Theme, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._choices: tuple[Choice, ...] = ()
        self._value = Chosen(None, "")
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.line = OneLine()
        self.offered = QListView()
        self.setLineEdit(self.line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(name)
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._complete()
        self.activated.connect(self._on_activated)
        self.line.setAccessibleName(name)
        self.line.textEdited.connect(self.edited)
        self.line.returnPressed.connect(self._on_return)

    @property
    def value(self) -> Chosen:
        """What was last set or committed."""
        return self._value

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What is offered."""
        return self._choices

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these, silently; what stands in the field stays."""
        self._choices = tuple(choices)
        typed = self.line.text()
        self._items.clear()
        for choice in self._choices:
            self._items.appendRow(QStandardItem(choice.label))
        self.setCurrentIndex(-1)
        self.line.setText(typed)

    def set_value(self, chosen_id: str | None, text: str = "") -> None:
        """Load one of the choices by its id, or free text, silently."""
        choice = next((each for each in self._choices if each.id == chosen_id), None)
        self._put(Chosen(choice.id, choice.text) if choice else Chosen(None, text))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field is being done with it; its own list popping up is not leaving."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._on_done()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling a form never changes what is chosen."""
        event.ignore()

    def _complete(self) -> None:
        completer = QCompleter(self._items, self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setPopup(self.offered)
        completer.activated.connect(self._on_completed)
        self.setCompleter(completer)

    def _put(self, chosen: Chosen) -> None:
        self._value = chosen
        row = next((at for at, each in enumerate(self._choices) if each.id == chosen.id), -1)
        self.setCurrentIndex(row)
        self.line.setText(self._choices[row].label if row >= 0 else chosen.text)
        self.line.setCursorPosition(0)
        self.line.setModified(False)

    def _take(self, chosen: Chosen) -> None:
        was = self._value
        self._put(chosen)
        if chosen != was:
            self.committed.emit(chosen)

    @Slot(int)
    def _on_activated(self, row: int) -> None:
        if 0 <= row < len(self._choices):
            self._take(Chosen(self._choices[row].id, self._choices[row].text))

    @Slot(str)
    def _on_completed(self, label: str) -> None:
        self._take(self._meant(label))

    @Slot()
    def _on_return(self) -> None:
        self._on_done()

    @Slot()
    def _on_done(self) -> None:
        if self.line.isModified():
            self._take(self._meant(self.line.words))

    def _meant(self, typed: str) -> Chosen:
        words = typed.strip()
        meant = [each for each in self._choices if words and each.is_meant_by(words)]
        if len(meant) > 1:  # a name of two is nobody's until their short names tell them apart
            meant = [each for each in meant if each.is_named_by(words)]
        return Chosen(meant[0].id, meant[0].text) if meant else Chosen(None, words)
