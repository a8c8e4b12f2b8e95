"""What a meeting left over, and where the next one is offered it."""

import datetime as dt
from pathlib import Path

from tests.support import boards

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import ItemState
from boardobserver.services import agenda, meetings
from boardobserver.services.workspace import Workspace
from boardobserver.ui.preparing.prepare_step import PrepareStep
from boardobserver.ui.preparing.proposed_list import ProposedList
from boardobserver.ui.preparing.standing_list import StandingList

LATER = boards.DAY + dt.timedelta(weeks=3)
"""The day of the meeting after it."""


def board_with_something_left_over(folder: Path) -> Workspace:
    """A board on which a meeting left an item, a challenge, an action and advice."""
    opened = boards.board(folder)
    first = boards.planned_meeting(opened)
    item_id = opened.perform(agenda.add_item(first, "Watchlist policy"))
    for typed in ("? What testing supports 0.64?", "! @LL to publish it", "* Train every operator"):
        boards.note(opened, first, typed, item_id)
    for item in opened.read.items(first):
        opened.perform(agenda.set_item_state(item.id, ItemState.DONE))
    opened.perform(agenda.set_item_state(item_id, ItemState.DEFERRED))
    opened.perform(meetings.end_meeting(first))
    return opened


def planned(workspace: Workspace, on: dt.date = LATER) -> Id:
    """A further meeting of the same series."""
    return workspace.perform(meetings.plan_meeting(workspace.read.series()[0].id, on))


def proposed(step: PrepareStep) -> ProposedList:
    """What the meeting may inherit."""
    return step.brought_forward.proposed


def standing(step: PrepareStep) -> StandingList:
    """What was brought forward to it."""
    return step.brought_forward.standing


def words_of(part: ProposedList | StandingList) -> list[str]:
    """The headings, and the references or “Agenda item” under them."""
    return [row.cells[0] for row in part.model.rows]
