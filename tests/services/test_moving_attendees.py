"""Attendees change places within a list and between lists in one step."""

from pathlib import Path

import pytest
from tests.support import boards

from boardobserver.domain.words import AttendanceList
from boardobserver.services.attendance import add_attendee, move_attendee


@pytest.mark.parametrize(("place", "order"), [(0, ["BC", "LO"]), (1, ["LO", "BC"]), (9, ["LO", "BC"])])
def test_somebody_is_moved_into_another_list_and_back_by_one_undo(
    tmp_path: Path, place: int, order: list[str]
) -> None:
    workspace = boards.board(tmp_path)
    meeting_id = boards.planned_meeting(workspace)
    people = {person.id: person.initials for person in workspace.read.people()}
    lines = {
        initials: workspace.perform(add_attendee(meeting_id, boards.person_of(workspace, initials), in_list))
        for initials, in_list in (
            ("BC", AttendanceList.PRESENT),
            ("LL", AttendanceList.PRESENT),
            ("LO", AttendanceList.OBSERVERS),
        )
    }
    before = workspace.read.attendance(meeting_id)
    workspace.perform(move_attendee(lines["BC"], place, in_list=AttendanceList.OBSERVERS))
    observers = [
        people[line.person_id]
        for line in workspace.read.attendance(meeting_id)
        if line.list is AttendanceList.OBSERVERS
    ]
    assert observers == order
    workspace.undo()
    assert workspace.read.attendance(meeting_id) == before
    workspace.close()
