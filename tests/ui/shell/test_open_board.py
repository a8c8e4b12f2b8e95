"""The open board as the pages see it."""

import datetime as dt
from pathlib import Path

from pytestqt.qtbot import QtBot
from tests.support.boards import SteppingClock
from tests.support.steps import open_board

from boardobserver.services.boards import new_board
from boardobserver.services.changes import Changes


def test_a_new_day_is_told_to_the_pages_once(qtbot: QtBot, tmp_path: Path):
    _ = qtbot
    clock = SteppingClock(dt.datetime(2026, 11, 19, 23, 50, tzinfo=dt.UTC))
    board = open_board(new_board(tmp_path / "test.board", "Test board", actor="tester", clock=clock))
    told: list[Changes] = []
    board.changed.connect(told.append)
    board.look_at_day()
    assert told == []
    clock.at += dt.timedelta(minutes=15)
    board.look_at_day()
    board.look_at_day()
    assert [changes.concern("meeting") for changes in told] == [True]
    board.close()
