"""Beside a list of carried records: one of them in full, where it goes, and deferring it in place."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Id
from boardobserver.ui.fields.defer_form import DeferForm
from boardobserver.ui.shell.notices import FieldMessage
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.columns import Columns
from boardobserver.ui.widgets.form import FormRow
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.word_box import WordBox

_LONGEST = 600
"""More of a record's words would push what can be done to it out of sight."""


class InheritedPane(QFrame):
    """Shows one line of the list.

    Args:
        theme: The look.
        board: The open board.
    """

    place_chosen = Signal(object)
    """The record is to go to this item; None for no item."""

    removal_requested = Signal()
    """The record is to be taken off the agenda."""

    deferral_given = Signal(object)
    """The record is to be deferred by this `Postponement`."""

    left = Signal()
    """The person is done with deferring: the list may have the focus again."""

    def __init__(self, theme: Theme, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line_id: Id = ""
        self._meeting_id: Id = ""
        self._heading = Heading("", 3)
        self._text = Words()
        self._facts = Words(quiet=True)
        self.place = WordBox([])
        self._place_row = FormRow(theme, self.tr("Goes to"), self.place)
        self.remove_button = QPushButton(self.tr("Take off the agenda"))
        self.defer_button = QPushButton(self.tr("Defer…"))
        self.defer_form = DeferForm(theme, board)
        self.message = FieldMessage(theme)
        self._build(theme)
        self.place.committed.connect(self.place_chosen)
        self.remove_button.clicked.connect(self.removal_requested)
        self.defer_button.clicked.connect(self.ask_deferral)
        self.defer_form.given.connect(self.deferral_given)
        self.defer_form.cancelled.connect(self._on_cancelled)

    def show_line(self, line_id: Id, meeting_id: Id, heading: str, text: str, facts: str) -> None:
        """Show a line; a form that is being filled for the same one stays."""
        is_same = line_id == self._line_id
        self._line_id, self._meeting_id = line_id, meeting_id
        self._heading.setText(heading)
        self._text.setText(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…")
        self._facts.setText(facts)
        self._facts.setVisible(bool(facts))
        if not is_same:
            self.rest()

    def offer(
        self,
        *,
        places: Iterable[tuple[Id | None, str]] = (),
        place: Id | None = None,
        can_be_removed: bool = False,
        can_be_deferred: bool,
    ) -> None:
        """Offer what can be done to the line."""
        options: list[tuple[object, str]] = list(places)
        self.place.set_options(options)
        self.place.set_value(place)
        self._place_row.setVisible(bool(options))
        self.remove_button.setVisible(can_be_removed)
        self.defer_button.setVisible(can_be_deferred and not self.defer_form.isVisibleTo(self))

    def rest(self) -> None:
        """Ask for nothing, and say nothing."""
        self.defer_form.hide()
        self.message.clear()

    def refuse(self, refusal: Refusal) -> None:
        """Say why something was not done, beside its field where it has one."""
        if self.defer_form.isVisibleTo(self) and refusal.field:
            self.defer_form.refuse(refusal)
        else:
            self.message.say(refusal.message)

    @Slot()
    def focus_first(self) -> None:
        """Go to what can be done to the line, if anything can."""
        for field in (self.place, self.remove_button, self.defer_button):
            if field.isVisible():
                field.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    @Slot()
    def ask_deferral(self) -> None:
        """Ask to when the record is to be deferred."""
        self.message.clear()
        self.defer_form.begin(self._heading.text(), besides=(self._meeting_id,))
        self.defer_form.show()
        self.defer_button.hide()
        self.defer_form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, theme: Theme) -> None:
        self.setProperty("role", "panel")
        for button in (self.remove_button, self.defer_button):
            button.setProperty("role", "quiet")
        self.remove_button.setIcon(theme.icons.beside_words("x"))
        self.defer_button.setIcon(theme.icons.beside_words("clock"))
        buttons = QHBoxLayout()
        theme.arrange(buttons, gap=Space.CLOSE)
        buttons.addWidget(self.remove_button)
        buttons.addWidget(self.defer_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.NORMAL, gap=Space.NORMAL)
        place = Columns(theme, most=3)
        place.add(self._place_row)
        for widget in (self._heading, self._text, self._facts, place):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addWidget(self.defer_form)
        column.addWidget(self.message)
        self.rest()

    @Slot()
    def _on_cancelled(self) -> None:
        self.rest()
        self.defer_button.show()
        self.left.emit()
