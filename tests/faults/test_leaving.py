"""Leaving a board while the disk takes nothing: what was typed is not given up unless somebody says so."""

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.support.boards import board, planned_meeting
from tests.support.hands import Hands

from boardobserver.services import meetings
from boardobserver.services.workspace import Workspace

_HALF = "half a line that was said once"
_SAID = "What you have typed is not on the disk, and would be lost now. It is still here."


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Generator[Hands]:
    _ = qtbot
    workspace = board(tmp_path)
    workspace.perform(meetings.start_meeting(planned_meeting(workspace)))
    workspace.close()
    made = Hands(tmp_path)
    made.answers.file = workspace.path
    made.control(Qt.Key.Key_O)
    made.control(Qt.Key.Key_2)
    made.key(Qt.Key.Key_Return)
    made.click("Take notes")
    yield made
    if made.window.isVisible():  # else the test has closed it itself
        made.close()


@pytest.fixture
def path(hands: Hands) -> Generator[Path]:
    """The board, which is taken away while half a line is typed, and put back."""
    path = hands.board.workspace.path
    elsewhere = path.with_suffix(".elsewhere")
    path.rename(elsewhere)
    hands.write(_HALF)
    yield path
    if elsewhere.exists():
        elsewhere.rename(path)


def _drafts(path: Path) -> str:
    # To read only: the last backup of a board that was left may still be made.
    workspace = Workspace.open(path, actor="test", read_only=True)
    try:
        return "\n".join(draft.text for draft in workspace.drafts())
    finally:
        workspace.close()


def test_the_window_stays_while_words_would_be_lost_and_closes_once_they_are_written(
    hands: Hands, path: Path
):
    hands.control(Qt.Key.Key_Q)
    hands.wait_a_moment()
    assert hands.window.isVisible()
    assert _SAID in hands.notices()
    path.with_suffix(".elsewhere").rename(path)
    hands.control(Qt.Key.Key_Q)
    hands.wait(lambda: not hands.window.isVisible())
    hands.program.close()
    assert _HALF in _drafts(path)


def test_somebody_who_says_so_closes_without_them(hands: Hands, path: Path):
    hands.control(Qt.Key.Key_Q)
    hands.click("Close without it")
    hands.wait(lambda: not hands.window.isVisible())
    hands.program.close()
    path.with_suffix(".elsewhere").rename(path)
    assert _HALF not in _drafts(path)


def test_no_other_board_is_opened_over_words_that_would_be_lost(hands: Hands, path: Path, tmp_path: Path):
    board(tmp_path, "other.board").close()
    open_before = hands.board
    hands.answers.file = tmp_path / "other.board"
    hands.control(Qt.Key.Key_O)
    assert hands.board is open_before
    assert _SAID in hands.notices()
    path.with_suffix(".elsewhere").rename(path)
    hands.control(Qt.Key.Key_O)
    assert hands.board is not open_before
    assert _HALF in _drafts(path)


def test_a_board_is_not_set_aside_over_words_that_would_be_lost(hands: Hands, path: Path):
    assert hands.program.opener.set_aside("Something longer…") is None
    assert _SAID in hands.notices()
    path.with_suffix(".elsewhere").rename(path)
    assert hands.program.opener.set_aside("Something longer…") == path
    hands.program.opener.come_back(path, None)
    hands.wait(lambda: _HALF in "".join(draft.text for draft in hands.board.workspace.drafts()))
