"""The two lists on which a meeting is offered what an earlier one left over."""

from pathlib import Path

from tests.support import boards
from tests.support.left_over import held_meeting

from boardobserver.domain.words import ItemState
from boardobserver.services import agenda
from boardobserver.services.workspace import Workspace
from boardobserver.ui.preparing.prepare_step import PrepareStep
from boardobserver.ui.preparing.proposed_list import ProposedList
from boardobserver.ui.preparing.standing_list import StandingList


def board_with_something_left_over(folder: Path) -> Workspace:
    """A board on which a meeting left an item, a challenge, an action and advice."""
    opened = boards.board(folder)
    item = boards.item_like(opened, held_meeting(opened), "Watchlist policy")
    opened.perform(agenda.set_item_state(item.id, ItemState.DEFERRED))
    return opened


def proposed(step: PrepareStep) -> ProposedList:
    """What the meeting may inherit."""
    return step.brought_forward.proposed


def standing(step: PrepareStep) -> StandingList:
    """What was brought forward to it."""
    return step.brought_forward.standing


def words_of(part: ProposedList | StandingList) -> list[str]:
    """The headings, and the references or “Agenda item” under them."""
    return [row.cells[0] for row in part.model.rows]
