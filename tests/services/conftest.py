"""A board in a real file for each test; whatever a test did to it, its journal must be sound at the end."""

from collections.abc import Generator
from pathlib import Path

import pytest
from tests.support.boards import board, planned_meeting

from boardobserver.domain.snapshots import Id
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Generator[Workspace]:
    opened = board(tmp_path)
    yield opened
    opened.close()
    assert check_board(opened.path) == ()


@pytest.fixture
def meeting_id(workspace: Workspace) -> Id:
    return planned_meeting(workspace)
