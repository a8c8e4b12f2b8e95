"""Lists of records that leave the board have no words of a private note."""

from pathlib import Path

import pytest
from tests.support.boards import board, note, planned_meeting
from tests.support.command_line import run_here

from boardobserver.domain.words import EntryKind
from boardobserver.services import entries, meetings
from boardobserver.services.workspace import Workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A board with two challenges, one of which was marked as a private note after the meeting."""
    workspace: Workspace = board(tmp_path)
    held = planned_meeting(workspace)
    planted = note(workspace, held, "? @LL planted words")
    note(workspace, held, "? what supports 0.64?")
    workspace.perform(meetings.end_meeting(held))
    workspace.perform(entries.re_mark(planted, EntryKind.PRIVATE_NOTE))
    workspace.close()
    return workspace.path


@pytest.mark.parametrize("way", [(), ("--json",), ("--csv",), ("--filter", "planted", "--csv")])
def test_a_record_that_was_marked_as_a_private_note_is_on_no_list(path: Path, way: tuple[str, ...]):
    ran = run_here(path.parent, "list", path, "challenges", *way)
    assert (ran.code, "planted words" in ran.output, "CH-2026-001" in ran.output) == (0, False, False)
    assert ("CH-2026-002" in ran.output) is ("planted" not in way)


@pytest.mark.parametrize("way", [(), ("--json",)])
def test_nor_is_what_happened_to_it(path: Path, way: tuple[str, ...]):
    ran = run_here(path.parent, "changes", path, "--since", "MT-2026-001", *way)
    assert (ran.code, "planted words" in ran.output, "CH-2026-001" in ran.output) == (0, False, False)
