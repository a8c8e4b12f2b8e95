"""Minutes that were about to go out when the program ended: the window says what became of them."""

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.support.boards import DAY
from tests.support.hands import Hands
from tests.support.signed import Signed, signed_board

from boardobserver.domain.release import Edition
from boardobserver.domain.snapshots import VersionNumber
from boardobserver.services.issues_under_way import set_under_way
from boardobserver.services.issuing import Issue, file_to_issue, write_copy
from boardobserver.services.minutes_content import minutes_content


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Generator[Hands]:
    _ = qtbot
    made = Hands(tmp_path)
    yield made
    made.close()


@pytest.fixture
def left(tmp_path: Path) -> tuple[Signed, Path]:
    """A board that was left while a file was being saved, and where that was to go."""
    folder = tmp_path / "board"
    folder.mkdir()
    signed = signed_board(folder)
    path = tmp_path / "minutes.html"
    data = file_to_issue(minutes_content(signed.workspace.read, signed.first, DAY), path)
    what = Issue(VersionNumber(1), Edition.FULL, "html", "The Chair", DAY)
    set_under_way(signed.workspace, signed.first, what, path, data)
    write_copy(data, path)
    signed.workspace.close()
    return signed, path


def test_a_file_that_was_saved_is_recorded_and_that_is_said(hands: Hands, left: tuple[Signed, Path]):
    signed, path = left
    said = f"Version 1 had been saved in {path} when the program ended"
    _open(hands, signed.workspace.path)
    assert f"{said}, and is now recorded as issued to The Chair." in hands.notices()
    (issued,) = hands.board.workspace.read.releases.issued(signed.first)
    assert issued.issued_to == "The Chair"


def test_a_file_that_is_not_there_is_not_recorded_and_that_is_said_once(
    hands: Hands, left: tuple[Signed, Path]
):
    signed, path = left
    path.unlink()
    said = f"Version 1 was being saved in {path} when the program ended, and is not found there."
    _open(hands, signed.workspace.path)
    assert f"{said} It is not recorded as issued to The Chair." in hands.notices()
    assert hands.board.workspace.read.releases.issued(signed.first) == ()
    assert hands.board.workspace.drafts() == ()


def _open(hands: Hands, path: Path) -> None:
    hands.answers.file = path
    hands.control(Qt.Key.Key_O)
