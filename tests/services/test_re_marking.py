"""A line that is re-marked stays the same line, and prints no more than it did."""

from collections.abc import Generator
from pathlib import Path

import pytest
from tests.support.boards import board, note, planned_meeting

from boardobserver.domain.words import EntryKind
from boardobserver.services import entries
from boardobserver.services.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Generator[Workspace]:
    opened = board(tmp_path)
    yield opened
    opened.close()


def _prints(workspace: Workspace, entry_id: str) -> bool:
    return workspace.read.entries_of_ids([entry_id])[0].in_minutes


def test_what_was_left_out_before_it_was_private_stays_left_out(workspace: Workspace):
    line = note(workspace, planned_meeting(workspace), "Coffee was served")
    workspace.perform(entries.set_in_minutes(line, in_minutes=False))
    workspace.perform(entries.re_mark(line, EntryKind.PRIVATE_NOTE))
    workspace.perform(entries.re_mark(line, EntryKind.NOTE))
    assert not _prints(workspace, line)


def test_what_printed_before_it_was_private_prints_again(workspace: Workspace):
    line = note(workspace, planned_meeting(workspace), "The watchlist grew")
    workspace.perform(entries.re_mark(line, EntryKind.PRIVATE_NOTE))
    assert not _prints(workspace, line)
    workspace.perform(entries.re_mark(line, EntryKind.CHALLENGE))
    assert _prints(workspace, line)


def test_what_was_typed_as_private_by_a_slip_prints_once_it_is_a_note(workspace: Workspace):
    line = note(workspace, planned_meeting(workspace), "~ The watchlist grew")
    workspace.perform(entries.re_mark(line, EntryKind.NOTE))
    assert _prints(workspace, line)
