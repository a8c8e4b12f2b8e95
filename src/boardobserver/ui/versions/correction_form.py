"""A correction to minutes that are signed off: which text, what it should say, and why."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.corrected import Correctable
from boardobserver.domain.corrected_fields import choices_of
from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Correction, Id
from boardobserver.publish.wording import raised
from boardobserver.services.corrections import (
    IN_WORDS,
    change_correction,
    correctable_texts,
    put_forward,
)
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.chooser import Choice, Chooser
from boardobserver.ui.widgets.expanding_edit import ExpandingEdit
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.form import Form
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.in_sight import InSight
from boardobserver.ui.widgets.line_fields import LineField
from boardobserver.ui.widgets.word_box import WordBox

_SHOWN_WORDS = 80
"""So much of a text is offered beside its place."""


class CorrectionForm(QFrame):
    """Chooses a text by its printed number or its words, and asks for the new ones.

    Args:
        theme: The look.
        board: The open board.
    """

    closed = Signal()
    """It was put forward, changed or left; nothing more is to be typed."""

    def __init__(self, theme: Theme, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._board = board
        self._meeting_id: Id = ""
        self._at_id: Id | None = None
        self._changed: Correction | None = None
        self._texts: dict[str, Correctable] = {}
        self._offered = ""
        self._heading = Heading("", 3)
        self._form = Form(theme)
        self.place = Chooser(theme)
        self.before = Words(quiet=True)
        self.after = ExpandingEdit(theme, least_lines=2, commits_on_leaving=False)
        self.choice = WordBox(())
        self.reason = LineField()
        self.give_button = QPushButton()
        self.cancel_button = QPushButton(self.tr("Leave it"))
        self._build()
        self._connect()
        InSight(theme, self)

    def begin(self, meeting_id: Id, at_id: Id | None) -> None:
        """Ask for a new correction to a meeting's minutes, made at a later one or outside any.

        Raises:
            Refusal: The meeting is not there any more.
        """
        texts = correctable_texts(self._board.workspace.read, meeting_id)
        self._meeting_id, self._at_id, self._changed = meeting_id, at_id, None
        self._texts = {str(at): text for at, text in enumerate(texts) if text.words.strip()}
        self.place.set_choices([Choice(key, _label(text)) for key, text in self._texts.items()])
        self.place.set_value(None)
        self._heading.setText(self.tr("A correction"))
        self.give_button.setText(self.tr("Put forward"))
        self._form.row("place").show()
        self._show(IN_WORDS, "", "")
        self.setFocusProxy(self.place)

    def change(self, correction: Correction) -> None:
        """Ask for other words for a correction that is only put forward."""
        self._changed = correction
        self._heading.setText(self.tr("Correction {number}").format(number=correction.number))
        self.give_button.setText(self.tr("Change"))
        self._form.row("place").hide()
        text = Correctable(
            correction.target, correction.target_id, correction.field, correction.place, correction.before
        )
        self._show(text, correction.after, correction.reason)
        self.setFocusProxy(self._editor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves everything as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("A correction"))
        self.place.setMinimumContentsLength(8)
        self.place.line.setPlaceholderText(self.tr("3.2, or words of it"))
        hint = self.tr(
            "Type the printed number of a paragraph, or pick it; who was there and when can be picked too. "
            "Anything else is a correction in words."
        )
        says = self.tr("What it should say")
        self._form.add_row("place", self.tr("What is to be corrected"), self.place, hint)
        self._form.add_row("after", says, self.after)
        self._form.add_row("choice", says, self.choice)
        self._form.add_row("reason", self.tr("Why"), self.reason)
        self.give_button.setProperty("role", "primary")
        self.cancel_button.setProperty("role", "quiet")
        buttons = FlowLayout()
        self._theme.arrange(buttons, gap=Space.CLOSE)
        buttons.addWidget(self.give_button)
        buttons.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        self._theme.arrange(column, margin=Space.NORMAL, gap=Space.NORMAL)
        column.addWidget(self._heading)
        column.addWidget(self.before)
        column.addWidget(self._form)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.place.committed.connect(self._on_place_chosen)
        self.after.committed.connect(self.reason.setFocus)
        self.choice.committed.connect(self.reason.setFocus)
        self.reason.returnPressed.connect(self._on_give)
        self.give_button.clicked.connect(self._on_give)
        self.cancel_button.clicked.connect(self.closed)

    def _show(self, text: Correctable, after: str, reason: str) -> None:
        self._form.clear_refusals()
        self._show_before(text)
        self._ask_for(text, after)
        self.reason.set_value(reason)

    @property
    def _editor(self) -> QWidget:
        """What the new words are given in: chosen where there are only a few, else typed."""
        return self.after if self._form.row("choice").isHidden() else self.choice

    def _ask_for(self, text: Correctable, after: str) -> None:
        """Offer words for a text, to be changed."""
        choices = choices_of(text.target, text.field)
        self._form.row("after").setVisible(not choices)
        self._form.row("choice").setVisible(bool(choices))
        self.choice.set_options([(each, each) for each in choices])
        self.choice.set_value(after)
        self._offered = after
        self.after.set_text(after)

    def _show_before(self, text: Correctable) -> None:
        words = self.tr("{place} says: {words}")
        self.before.setText(words.format(place=raised(text.place), words=text.words))
        self.before.setVisible(bool(text.target))

    def _chosen(self) -> Correctable:
        """The text that is chosen; a number alone is the paragraph of that number."""
        chosen = self.place.value
        if chosen.id is not None:
            return self._texts[chosen.id]
        typed = chosen.text.strip()
        named = (typed.casefold(), f"paragraph {typed}".casefold())
        found = [each for each in self._texts.values() if each.place.casefold() in named]
        return found[0] if found else Correctable("", None, "", typed, "")

    @Slot(object)
    def _on_place_chosen(self, _chosen: object) -> None:
        """Offer the words that are there, to be changed; never over words that were typed."""
        text = self._chosen()
        self._show_before(text)
        if self._editor is self.choice or self.after.text == self._offered:
            self._ask_for(text, text.words)

    @Slot()
    def _on_give(self) -> None:
        self._form.clear_refusals()
        after = str(self.choice.value) if self._editor is self.choice else self.after.text
        reason = self.reason.text()
        if self._changed is not None:
            command = change_correction(self._changed.id, after=after, reason=reason)
            done = self._board.attempt(command, origin=self, on_refusal=self._on_refused)
        else:
            put = put_forward(self._meeting_id, self._chosen(), after, reason, at_id=self._at_id)
            done = self._board.attempt(put, origin=self, on_refusal=self._on_refused)
        if done is not None:
            self.closed.emit()

    def _on_refused(self, refusal: Refusal) -> None:
        named = "choice" if self._editor is self.choice else "after"
        at = named if refusal.field not in ("place", "reason") else refusal.field
        self._form.show_refusal(Refusal(refusal.message, at))


def _label(text: Correctable) -> str:
    words = " ".join(text.words.split())
    if len(words) > _SHOWN_WORDS:
        words = f"{words[: _SHOWN_WORDS - 1]}…"
    return f"{text.place.removeprefix('paragraph ')} · {words}"
