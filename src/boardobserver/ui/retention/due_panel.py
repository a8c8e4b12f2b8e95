"""What is due for disposal, and the way to dispose of it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from boardobserver.ui.retention.dispose_box import DisposeBox
from boardobserver.ui.retention.looking import Found
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.fitted_table import FittedTable
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.rows_model import Column, RowsModel

_WORDS = 1


class DuePanel(QWidget):
    """The meetings and records that are due; with `Dispose of these…`, what has to be typed first.

    Args:
        desk: What pages work with.
        is_read_only: Whether nothing can be disposed of.
    """

    look_requested = Signal()
    """The person wants to know what is due after all."""

    def __init__(self, desk: Desk, *, is_read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_read_only = is_read_only
        self._found: Found | None = None
        self.nothing = Words(quiet=True)
        columns = (
            Column(self.tr("Reference"), characters=16),
            Column(self.tr("What"), characters=36),
            Column(self.tr("Date"), characters=20),
            Column(self.tr("Kept until"), characters=20),
            Column(self.tr("How much"), characters=36),
        )
        title = self.tr("Due for disposal")
        self.table = FittedTable(
            desk.theme,
            "retention-due",
            title,
            desk.settings,
            RowsModel(columns),
            stretched=_WORDS,
            most_rows=10,
        )
        self.kept_longer = Words()
        self.dispose_button = QPushButton(self.tr("Dispose of these…"))
        self.look_button = QPushButton(self.tr("Look again"))
        self.box = DisposeBox(desk.theme)
        self._build(desk, title)
        self.dispose_button.clicked.connect(self._on_dispose)
        self.look_button.clicked.connect(self.look_requested)
        self.box.left.connect(self._on_left)

    def show_looking(self) -> None:
        """Say that it is being looked for; what is shown may not be so any more."""
        if self._found is None:
            self._say(self.tr("Looking for what is due…"))
        self._found = None
        self.look_button.hide()
        self._offer()

    def show_cancelled(self) -> None:
        """Say that nobody has looked after all."""
        self._clear()
        self._say(self.tr("It was not looked for to the end, so that nobody knows what is due."))
        self.look_button.show()

    def show_found(self, found: Found, *, years: int | None) -> None:
        """Show what is due where meetings are kept for so many years, or for good."""
        self._found = found
        preview = found.preview
        self.table.show_rows(list(found.due))
        self.table.setVisible(bool(found.due))
        self.look_button.hide()
        nothing = self.tr("Nothing ever is.") if years is None else self.tr("Nothing is due.")
        self._say("" if found.due else nothing)
        longer = (
            (preview.still_open, self.tr("As old, but still open and kept until they are closed: {count}.")),
            (len(preview.held), self.tr("As old, but held: {count}.")),
        )
        said = " ".join(words.format(count=count) for count, words in longer if count)
        self.kept_longer.setText(said)
        self.kept_longer.setVisible(bool(said))
        if not found.due:
            self.box.hide()
        elif self.box.isVisibleTo(self):
            self.box.show_preview(preview)
        self._offer()

    def _build(self, desk: Desk, title: str) -> None:
        column = QVBoxLayout(self)
        desk.theme.arrange(column, gap=Space.NORMAL)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        desk.theme.arrange(flow, gap=Space.CLOSE)
        self.dispose_button.setIcon(desk.theme.icons.beside_words("trash-2"))
        flow.addWidget(self.dispose_button)
        flow.addWidget(self.look_button)
        parts = (Heading(title, level=2), self.nothing, self.table, self.kept_longer, buttons, self.box)
        for part in parts:
            column.addWidget(part)
        self._clear()

    def _clear(self) -> None:
        self._found = None
        for part in (self.table, self.kept_longer, self.look_button, self.box):
            part.hide()
        self._offer()

    def _say(self, words: str) -> None:
        self.nothing.setText(words)
        self.nothing.setVisible(bool(words))

    def _offer(self) -> None:
        may = self._found is not None and bool(self._found.due) and not self._is_read_only
        self.dispose_button.setVisible(may and not self.box.isVisibleTo(self))

    @Slot()
    def _on_dispose(self) -> None:
        if self._found is not None:
            self.box.begin(self._found.preview)
            self.box.show()
            self._offer()
            self.box.setFocus()

    @Slot()
    def _on_left(self) -> None:
        self.box.hide()
        self._offer()
        self.dispose_button.setFocus()
