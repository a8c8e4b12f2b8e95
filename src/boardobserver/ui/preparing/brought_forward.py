"""What a meeting inherits: proposed line by line, and then on its agenda."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from boardobserver.ui.preparing.preparation import Preparation
from boardobserver.ui.preparing.proposed_list import ProposedList
from boardobserver.ui.preparing.section import Section
from boardobserver.ui.preparing.standing_list import StandingList
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.heading import Words


class BroughtForwardSection(Section):
    """The proposals, and under them what was brought forward."""

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(desk, board, "Brought forward", parent)
        self.proposed = ProposedList(desk, board)
        self.standing = StandingList(desk, board)
        self.empty = Words(quiet=True)
        for part in (self.empty, self.proposed, self.standing):
            self.column.addWidget(part)
        self.proposed.brought_forward.connect(self._on_brought_forward)

    def show_preparation(self, preparation: Preparation) -> None:
        """Show what is proposed, and what stands on the agenda."""
        found = preparation.inheritance
        offers = preparation.is_editable and bool(found.items or found.records)
        self.proposed.show_preparation(preparation)
        self.proposed.setVisible(offers)
        self.standing.show_preparation(preparation)
        self.standing.setVisible(bool(found.standing))
        self.remark.setText(self._remark(preparation))
        self.empty.setText(self._why_nothing(preparation))
        self.empty.setVisible(not offers and bool(preparation.is_editable or not found.standing))

    def has_proposals(self) -> bool:
        """Whether there is something to choose from."""
        return self.proposed.isVisibleTo(self)

    def _remark(self, preparation: Preparation) -> str:
        count = len(preparation.inheritance.standing)
        if not count:
            return self.tr("What earlier meetings left open")
        if count == 1:
            return self.tr("1 record stands on the agenda")
        return self.tr("{count} records stand on the agenda").format(count=count)

    def _why_nothing(self, preparation: Preparation) -> str:
        if not preparation.is_editable:
            return self.tr("Nothing was brought forward to this meeting.")
        if preparation.inheritance.standing:
            return self.tr("Everything that waits is on the agenda.")
        previous = preparation.previous
        if previous is None:
            return self.tr(
                "There is no meeting before this one, and nothing on the board waits for an answer, a "
                "response or a review: there is nothing to bring forward."
            )
        words = self.tr(
            "Nothing to bring forward: the {title} left no item unfinished, and nothing on the board waits "
            "for an answer, a response or a review."
        )
        return words.format(title=previous.title)

    @Slot()
    def _on_brought_forward(self) -> None:
        goal = self.standing.table if not self.proposed.isVisibleTo(self) else self.proposed.table
        goal.setFocus(Qt.FocusReason.OtherFocusReason)
