"""The agenda column: its list, and a line to add an item while the meeting runs."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.taking.agenda_list import AgendaList
from boardobserver.ui.taking.agenda_model import AgendaModel
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.one_line import OneLine


class AgendaPanel(QFrame):
    """The agenda and what can be done to it here.

    Args:
        theme: The look.
        model: The agenda.
    """

    item_named = Signal(str)
    """An item of this title is to be added."""

    left = Signal()
    """The person wants to go back to the line to type in."""

    def __init__(self, theme: Theme, model: AgendaModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._agenda = model
        self.list = AgendaList(theme, model)
        self.add_line = _AddLine()
        self._nothing = Words(
            self.tr("This meeting has no agenda yet. Lines can be noted without one."), quiet=True
        )
        self._build()
        model.modelReset.connect(self._on_reset)
        self._on_reset()

    def set_editable(self, is_editable: bool) -> None:
        """Let items be added, or not."""
        self.add_line.setVisible(is_editable)

    @Slot()
    def ask_item(self) -> None:
        """Put the focus where an item is added."""
        self.add_line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear_line(self) -> None:
        """The item was added: the next one can be typed."""
        self.add_line.clear()

    def _build(self) -> None:
        self.setProperty("role", "panel")
        column = QVBoxLayout(self)
        self._theme.arrange(column, gap=Space.TIGHT)
        heading = Heading(self.tr("Agenda"), 3)
        heading.setContentsMargins(self._theme.space(2), self._theme.space(1), 0, 0)
        self.list.setProperty("role", "inside")
        self.add_line.setPlaceholderText(self.tr("Add an item…"))
        self.add_line.setAccessibleName(self.tr("Title of an item to add; Enter adds it"))
        self.add_line.returnPressed.connect(self._on_named)
        self.add_line.given_up.connect(self.left)
        self.list.left.connect(self.left)
        column.addWidget(heading)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        column.addWidget(self.add_line)

    @Slot()
    def _on_named(self) -> None:
        title = self.add_line.words
        if title:
            self.item_named.emit(title)

    @Slot()
    def _on_reset(self) -> None:
        self._nothing.setVisible(self._agenda.rowCount() == 0)


class _AddLine(OneLine):
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
