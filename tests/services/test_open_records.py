"""What still waits for something is read by itself, without the closed records of the years before."""

from datetime import date
from pathlib import Path

from boardobserver.domain.entry_line import read_line
from boardobserver.domain.words import ActionStatus, EntryKind
from boardobserver.services import entries, meetings, tracking
from boardobserver.services.boards import new_board

_DAY = date(2026, 11, 22)


def test_only_records_that_wait_for_something_are_open(tmp_path: Path):
    workspace = new_board(tmp_path / "one.board", "Board", actor="observer")
    meeting = workspace.perform(meetings.plan_meeting(workspace.read.series()[0].id, _DAY))
    ids: list[str] = []
    for typed in (
        "? Why 0.64?",
        "! @MPS to publish",
        "! @MPS to write",
        "= The paper was noted",
        "* Train first",
    ):
        line = read_line(typed, EntryKind.NOTE, _DAY)
        noted = workspace.perform(entries.note_line(meeting, line, at=workspace.now()))
        assert noted.record_id is not None
        ids.append(noted.record_id)
    workspace.perform(
        tracking.change_status(ids[1], ActionStatus.CLOSED, words="done", evidence="seen on the website")
    )
    found = workspace.read.open_tracked()
    assert {record.id for record in found} == {ids[0], ids[2], ids[4]}
    assert set(found) == set(workspace.read.tracked_of_ids([ids[0], ids[2], ids[4]]))
    workspace.close()
