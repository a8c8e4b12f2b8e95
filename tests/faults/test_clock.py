"""The clock set back, the machine asleep for a night: nothing is lost, and what is due is done."""

import datetime as dt
from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.hands import Hands

from boardobserver.services.backups import backups_of, make_backup
from boardobserver.services.safekeeping import check_board
from boardobserver.ui.backups.backup_keeper import BackupKeeper


@dataclass(slots=True)
class _Time:
    """The time of the day, and the seconds that nobody can set."""

    at: dt.datetime = field(default=dt.datetime(2026, 11, 19, 10, tzinfo=dt.UTC))
    seconds: float = 0.0

    def now(self) -> dt.datetime:
        return self.at

    def passed(self) -> float:
        return self.seconds


@pytest.fixture
def time() -> _Time:
    return _Time()


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path, time: _Time) -> Generator[Hands]:
    _ = qtbot
    workspace = boards.board(tmp_path)
    boards.planned_meeting(workspace)
    workspace.close()
    made = Hands(tmp_path, clock=time.now, seconds=time.passed)
    made.answers.file = workspace.path
    made.control(Qt.Key.Key_O)
    made.wait(lambda: made.program.desk.jobs.is_idle)
    yield made
    made.close()


def _texts(hands: Hands) -> list[str]:
    board = hands.board
    return [entry.text for _meeting, entry in board.workspace.read.all_entries()]


def _take_notes(hands: Hands) -> None:
    hands.control(Qt.Key.Key_2)
    hands.key(Qt.Key.Key_Return)
    hands.click("Take notes")
    hands.click("Start the meeting")


@pytest.mark.parametrize("back", [dt.timedelta(hours=2), dt.timedelta(days=365)])
def test_a_clock_set_back_between_lines_keeps_their_order_and_the_journal(
    hands: Hands, time: _Time, tmp_path: Path, back: dt.timedelta
):
    _take_notes(hands)
    hands.enter("before")
    time.at -= back
    hands.enter("after")
    time.at += back * 2
    hands.enter("and on")
    hands.control(Qt.Key.Key_Z)
    assert _texts(hands) == ["before", "after"]
    hands.control(Qt.Key.Key_Y)
    assert _texts(hands) == ["before", "after", "and on"]
    assert check_board(tmp_path / "test.board") == ()


def test_backups_go_on_after_the_clock_was_set_back(hands: Hands, time: _Time, tmp_path: Path):
    keeper = hands.program.opener.findChild(BackupKeeper)
    assert isinstance(keeper, BackupKeeper)
    _take_notes(hands)
    time.at += dt.timedelta(minutes=2)
    keeper.look()
    hands.wait(lambda: hands.program.desk.jobs.is_idle)
    made = len(backups_of(tmp_path / "test.board"))
    hands.enter("before")
    time.at -= dt.timedelta(days=365)
    keeper.look()
    hands.wait(lambda: hands.program.desk.jobs.is_idle)
    assert len(backups_of(tmp_path / "test.board")) == made + 1


def test_a_backup_made_after_the_clock_was_set_back_is_not_thinned_away(tmp_path: Path):
    workspace = boards.board(tmp_path)
    boards.planned_meeting(workspace)
    workspace.close()
    now = dt.datetime(2026, 11, 19, 10, tzinfo=dt.UTC)
    for minutes in range(0, 60, 20):
        make_backup(workspace.path, "by hand", now=now + dt.timedelta(minutes=minutes))
    made = make_backup(workspace.path, "by hand", now=now - dt.timedelta(days=365))
    assert made.path.exists()
    assert len(backups_of(workspace.path)) == 4


def test_half_a_line_outlives_a_night_in_which_the_machine_slept(hands: Hands, time: _Time, tmp_path: Path):
    _take_notes(hands)
    hands.enter("in the evening")
    hands.write("half a li")
    time.at += dt.timedelta(hours=14)
    time.seconds += 14 * 3600
    board = hands.board
    board.look_at_day()
    hands.wait_a_moment()
    hands.enter("ne")
    assert _texts(hands) == ["in the evening", "half a line"]
    assert check_board(tmp_path / "test.board") == ()
