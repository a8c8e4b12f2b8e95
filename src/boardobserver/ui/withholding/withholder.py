"""Withholding from a page: the form beside the words, and what it leads to on the board."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from boardobserver.domain.snapshots import Withholding
from boardobserver.services.command import Command
from boardobserver.services.withholding import (
    Place,
    change_withholding,
    lift_withholding,
    withhold_entry,
    withhold_item,
    withhold_passage,
    withhold_record,
)
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.withholding.chooser import Grounds, Question, WithholdChooser


@dataclass(frozen=True, slots=True)
class Target:
    """What a person wants to withhold.

    Attributes:
        place: Where it stands; nowhere in particular for words of the whole board.
        words: What it says.
        is_passage: Whether these words alone are meant, and not all of the place.
        record: The reference of the record that a whole line raised or moved; empty for none.
    """

    place: Place
    words: str
    is_passage: bool
    record: str = ""


class Withholder(QObject):
    """Asks on what something is withheld, and has it withheld, changed or made public again.

    Args:
        theme: The look.
        board: The open board.
        page: The page on which the words stand.
    """

    done = Signal()
    """Something is withheld, or no longer."""

    def __init__(self, theme: Theme, board: OpenBoard, page: QWidget) -> None:
        super().__init__(page)
        self._board = board
        self._page = page
        self._command_of: Callable[[Grounds], Command[Any]] | None = None
        self._withholding: Withholding | None = None
        self._came_from: QWidget | None = None
        self.chooser = WithholdChooser(theme, page)
        self.chooser.given.connect(self._on_given)
        self.chooser.lift_requested.connect(self._on_lift_requested)
        self.chooser.closed.connect(self._on_closed)
        page.installEventFilter(self)
        page.destroyed.connect(self.chooser.deleteLater)  # by then it is the window's, which stays

    def withhold(self, target: Target, beside: QRect) -> None:
        """Ask on what to withhold something.

        Args:
            target: What is meant.
            beside: Where it stands, in the coordinates of the page.
        """
        self._withholding = None

        def command_of(grounds: Grounds) -> Command[Any]:
            return _command(target, grounds)

        self._command_of = command_of
        question = Question(
            self._title(target), target.words, can_be_everywhere=target.is_passage, record=target.record
        )
        self._ask(question, beside)

    def change(self, withholding: Withholding, words: str, beside: QRect) -> None:
        """Ask on what something is withheld from now on, or whether it is to be public again."""
        self._withholding = withholding

        def command_of(grounds: Grounds) -> Command[Any]:
            return change_withholding(withholding.id, exemptions=grounds.exemptions, reason=grounds.reason)

        self._command_of = command_of
        grounds = Grounds(withholding.exemptions, withholding.reason)
        self._ask(Question(self.tr("Withheld from the public"), words, grounds), beside)

    def lift(self, withholding: Withholding) -> None:
        """Make something public again."""
        if self._board.attempt(lift_withholding(withholding.id), origin=self._page) is not None:
            self.done.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The form goes when its page does, or becomes narrower than the place that it stands beside."""
        if watched is self._page and event.type() in (QEvent.Type.Hide, QEvent.Type.Resize):
            self.chooser.leave()
        return super().eventFilter(watched, event)

    def _title(self, target: Target) -> str:
        if target.is_passage:
            return self.tr("Withhold these words")
        if target.place.item_id is not None:
            return self.tr("Withhold the whole item")
        return self.tr("Withhold the whole line")

    def _ask(self, question: Question, beside: QRect) -> None:
        if not self.chooser.isVisible():
            self._came_from = QApplication.focusWidget()
        window = self._page.window()
        if self.chooser.parentWidget() is not window:
            self.chooser.setParent(window)
        corner = self._page.mapTo(window, beside.topLeft())
        self.chooser.ask(question, QRect(corner, beside.size()))

    @Slot(object)
    def _on_given(self, grounds: Grounds) -> None:
        if self._command_of is None:
            return
        command = self._command_of(grounds)
        if self._board.attempt(command, origin=self._page, on_refusal=self.chooser.refuse) is not None:
            self.chooser.leave()
            self.done.emit()

    @Slot()
    def _on_lift_requested(self) -> None:
        withholding = self._withholding
        self.chooser.leave()
        if withholding is not None:
            self.lift(withholding)

    @Slot()
    def _on_closed(self) -> None:
        came_from, self._came_from = self._came_from, None
        is_there = came_from is not None and isValid(came_from) and came_from.isVisible()
        there = came_from if came_from is not None and is_there else self._page
        there.setFocus(Qt.FocusReason.PopupFocusReason)


def _command(target: Target, grounds: Grounds) -> Command[Any]:
    place, exemptions, reason = target.place, grounds.exemptions, grounds.reason
    if target.is_passage:
        return withhold_passage(Place() if grounds.is_everywhere else place, target.words, exemptions, reason)
    if place.entry_id is not None:
        return withhold_entry(place.entry_id, exemptions, reason, with_record=grounds.with_record)
    if place.item_id is not None:
        return withhold_item(place.item_id, exemptions, reason)
    assert place.record_id is not None
    return withhold_record(place.record_id, exemptions, reason)
