"""A register is read ahead while nothing else is to be done, and only as long as somebody looks at it."""

import datetime as dt

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from boardobserver.domain.words import RecordKind
from boardobserver.services.registers import Register
from boardobserver.services.workspace import Workspace
from boardobserver.ui.registers.read_ahead import ReadAhead

_TODAY = dt.date(2027, 1, 15)


class _Watched(Register):
    """A register that counts how often it was asked to read on."""

    turns = 0
    is_read = False

    def read_on(self, count: int) -> bool:
        self.turns += 1
        goes_on = super().read_on(count)
        self.is_read = not goes_on
        return goes_on


@pytest.fixture
def register(workspace: Workspace) -> _Watched:
    return _Watched(workspace.read, RecordKind.ACTION, _TODAY)


def test_all_of_it_is_read_and_then_nothing_more(qtbot: QtBot, register: _Watched):
    parent = QObject()
    ahead = ReadAhead(parent)
    ahead.follow(register)
    assert register.turns == 0  # the page that asks is painted first
    qtbot.waitUntil(lambda: register.is_read)
    turns = register.turns
    qtbot.wait(50)
    assert register.turns == turns


def test_nothing_is_read_of_a_register_that_nobody_looks_at(qtbot: QtBot, register: _Watched):
    parent = QObject()
    ahead = ReadAhead(parent)
    ahead.follow(register)
    ahead.stop()
    ahead.put_off()
    qtbot.wait(50)
    assert register.turns == 0


def test_what_is_put_off_is_read_later_and_what_is_read_is_not_read_again(qtbot: QtBot, register: _Watched):
    parent = QObject()
    ahead = ReadAhead(parent)
    ahead.follow(register)
    ahead.put_off()
    qtbot.waitUntil(lambda: register.is_read)
    turns = register.turns
    ahead.put_off()
    qtbot.wait(50)
    assert register.turns == turns
