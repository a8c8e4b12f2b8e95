"""The particulars of a board, and what is refused of them."""

import datetime as dt

import pytest

from boardobserver.domain.errors import Refusal
from boardobserver.services import boards
from boardobserver.services.workspace import Workspace


@pytest.mark.parametrize("zone", ["Nowhere", "", "../../etc/passwd", "a\x00b", "Europe"])
def test_a_time_zone_that_is_not_there_is_refused(workspace: Workspace, zone: str):
    with pytest.raises(Refusal) as caught:
        workspace.perform(boards.change_board(timezone=zone))
    assert caught.value.field == "timezone"
    workspace.perform(boards.change_board(timezone="Europe/Berlin"))
    assert workspace.local(dt.datetime(2026, 7, 1, 10, tzinfo=dt.UTC)).hour == 12


@pytest.mark.parametrize("meetings_between", [0, -1, 25, 10**9])
def test_a_question_is_due_again_after_one_to_twenty_four_meetings(
    workspace: Workspace, meetings_between: int
) -> None:
    with pytest.raises(Refusal) as refused:
        workspace.perform(boards.change_board(question_interval=meetings_between))
    assert refused.value.field == "question_interval"
    assert workspace.read.board().question_interval == 3
    workspace.perform(boards.change_board(question_interval=24))
    assert workspace.read.board().question_interval == 24
    workspace.undo()
    assert workspace.read.board().question_interval == 3
