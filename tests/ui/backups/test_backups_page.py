"""Backups in the window: made unasked, listed, restored in two clicks, and said so when they fail."""

import datetime as dt
import random
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTableView
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.host.disks import small_disk
from tests.support import boards
from tests.support.hands import Hands

from boardobserver.domain.entry_line import read_line
from boardobserver.domain.passphrase import Passphrase
from boardobserver.domain.words import EntryKind
from boardobserver.services import documents, entries
from boardobserver.services.backups import backups_of, make_backup
from boardobserver.services.boards import new_board
from boardobserver.services.workspace import Workspace
from boardobserver.ui.backups.backup_keeper import BackupKeeper


class _Clock:
    def __init__(self) -> None:
        self.at = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.at


@pytest.fixture
def clock() -> _Clock:
    return _Clock()


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path, clock: _Clock) -> Generator[Hands]:
    _ = qtbot
    workspace = boards.board(tmp_path)
    boards.planned_meeting(workspace)
    workspace.close()
    made = Hands(tmp_path, clock=clock)
    made.answers.file = workspace.path
    made.control(Qt.Key.Key_O)
    made.wait(lambda: made.program.desk.jobs.is_idle)
    yield made
    if isValid(made.window):
        made.close()


@pytest.fixture
def keeper(hands: Hands) -> BackupKeeper:
    found = hands.program.opener.findChild(BackupKeeper)
    assert isinstance(found, BackupKeeper)
    return found


def _note(hands: Hands, words: str) -> None:
    board, line = hands.board, read_line(words, EntryKind.NOTE, boards.DAY)
    meeting = board.workspace.read.meetings()[0].id
    board.attempt(entries.note_line(meeting, line, at=board.workspace.now()))


def _pass(hands: Hands, keeper: BackupKeeper, clock: _Clock, **time: int) -> None:
    clock.at += dt.timedelta(**time)
    keeper.look()
    hands.wait(lambda: hands.program.desk.jobs.is_idle)


def test_a_board_is_backed_up_every_half_hour_in_which_it_changes(
    hands: Hands, keeper: BackupKeeper, clock: _Clock, tmp_path: Path
):
    path = tmp_path / "test.board"
    _pass(hands, keeper, clock, minutes=2)
    assert len(backups_of(path)) == 1
    _pass(hands, keeper, clock, minutes=40)
    assert len(backups_of(path)) == 1
    _note(hands, "a line")
    _pass(hands, keeper, clock, minutes=1)
    assert len(backups_of(path)) == 2
    _note(hands, "another")
    _pass(hands, keeper, clock, minutes=20)
    assert len(backups_of(path)) == 2
    _pass(hands, keeper, clock, minutes=10)
    assert len(backups_of(path)) == 3
    _note(hands, "a last one")
    hands.close()
    newest = backups_of(path)[0]
    assert newest.why == "on closing"
    copy = Workspace.open(newest.path, actor="reader", read_only=True)
    assert [entry.text for _, entry in copy.read.all_entries()] == ["a line", "another", "a last one"]
    copy.close()


def test_a_backup_is_restored_in_two_clicks_and_opened(hands: Hands, clock: _Clock, tmp_path: Path):
    make_backup(tmp_path / "test.board", "by hand", now=clock.at)
    _note(hands, "a later line")
    clock.at += dt.timedelta(minutes=1)
    hands.window.commands.action("file.backups").trigger()
    hands.click("Restore beside the board")
    hands.wait(lambda: bool(hands.notices()))
    assert hands.notices()[-1] == "The backup is now the board “test restored 2026-11-23 100000.board”."
    hands.click("Open it")
    assert hands.board.workspace.read.all_entries() == ()
    assert [each.why for each in backups_of(tmp_path / "test.board")] == ["before a restore", "by hand"]


def test_one_is_made_now_and_listed_at_once(hands: Hands):
    hands.window.commands.action("file.backups").trigger()
    hands.key(Qt.Key.Key_Space)  # where there is none yet, it is where the focus is
    table = next(each for each in hands.window.findChildren(QTableView) if each.accessibleName() == "Backups")
    hands.wait(table.isVisible)
    assert [table.model().index(row, 1).data() for row in range(table.model().rowCount())] == ["By hand"]


def test_a_backup_under_another_passphrase_asks_for_it(hands: Hands, clock: _Clock, tmp_path: Path):
    (tmp_path / "old").mkdir()
    passphrase = Passphrase("the old words")
    old = new_board(tmp_path / "old" / "test.board", "Test board", actor="tester", passphrase=passphrase)
    made = make_backup(old.path, "by hand", old.key, now=clock.at)
    old.close()
    folder = tmp_path / "test backups"
    folder.mkdir()
    made.path.rename(folder / made.path.name)
    hands.window.commands.action("file.backups").trigger()
    hands.click("Restore beside the board")
    asked = next(
        each
        for each in hands.window.findChildren(QLineEdit)
        if each.accessibleName() == "Passphrase of this backup"
    )
    hands.wait(asked.isVisible)
    hands.fill("Passphrase of this backup", "other words")
    hands.wait(lambda: "wrong" in asked.accessibleDescription())
    hands.fill("Passphrase of this backup", "the old words")
    hands.wait(lambda: bool(hands.notices()))
    assert hands.notices()[-1].startswith("The backup is now the board")


def test_a_backup_that_fails_is_said_and_the_next_one_tried(
    hands: Hands, keeper: BackupKeeper, clock: _Clock, tmp_path: Path
):
    with small_disk(tmp_path / "disk", 64) as disk:
        hands.program.desk.settings.backup_folder = disk
        _pass(hands, keeper, clock, minutes=2)
        assert hands.notices()[-1].startswith("No backup was made. The disk is full: “")
        assert str(disk) in hands.notices()[-1]
        hands.program.desk.settings.backup_folder = None
        _pass(hands, keeper, clock, minutes=31)
        assert len(backups_of(tmp_path / "test.board")) == 1
        assert hands.notices() == []


@pytest.fixture
def large(hands: Hands, tmp_path: Path) -> Hands:
    """The same with files in its board, so that a copy of it takes a moment."""
    board = hands.board
    for number in range(6):
        file = tmp_path / f"scan {number}.bin"
        file.write_bytes(random.Random(number).randbytes(12 << 20))
        document = board.workspace.perform(documents.add_document(f"Scan {number}"))
        board.workspace.perform(documents.attach_file(document, documents.read_attachment(file)))
        file.unlink()
    return hands


def texts_of_newest(path: Path) -> tuple[str, list[str]]:
    newest = backups_of(path)[0]
    copy = Workspace.open(newest.path, actor="reader", read_only=True)
    try:
        return newest.why, [entry.text for _, entry in copy.read.all_entries()]
    finally:
        copy.close()


def test_what_is_noted_while_a_backup_is_made_is_in_the_last_one_for_which_closing_waits(
    large: Hands, keeper: BackupKeeper, clock: _Clock, tmp_path: Path
):
    clock.at += dt.timedelta(minutes=2)
    keeper.look()
    assert not large.program.desk.jobs.is_idle
    _note(large, "noted meanwhile")
    clock.at += dt.timedelta(seconds=1)
    large.control(Qt.Key.Key_Q)
    assert large.window.isVisible()
    assert "The window closes by itself" in large.notices()[-1]
    large.close()  # by the same key once more: whoever is impatient changes nothing
    assert texts_of_newest(tmp_path / "test.board") == ("on closing", ["noted meanwhile"])


def test_who_cannot_wait_for_the_last_backup_cancels_it_and_the_window_closes(
    large: Hands, clock: _Clock, tmp_path: Path
):
    _note(large, "noted last")
    clock.at += dt.timedelta(seconds=1)
    large.control(Qt.Key.Key_Q)
    large.click("Cancel this work")
    large.wait(lambda: not large.window.isVisible())
    large.program.close()
    large.window.deleteLater()
    assert backups_of(tmp_path / "test.board") == ()
    again = Hands(tmp_path, clock=clock)
    again.wait(lambda: again.program.desk.jobs.is_idle)
    again.close()
    assert texts_of_newest(tmp_path / "test.board") == ("on closing", ["noted last"])


def test_what_was_noted_before_another_board_is_opened_is_in_a_backup(
    large: Hands, keeper: BackupKeeper, clock: _Clock, tmp_path: Path
):
    (tmp_path / "other").mkdir()
    other = boards.board(tmp_path / "other")
    other.close()
    clock.at += dt.timedelta(minutes=2)
    keeper.look()
    _note(large, "noted meanwhile")
    clock.at += dt.timedelta(seconds=1)
    large.answers.file = other.path
    large.control(Qt.Key.Key_O)
    opened = large.board
    assert opened.workspace.path == other.path
    large.wait(lambda: large.program.desk.jobs.is_idle)
    assert texts_of_newest(tmp_path / "test.board") == ("on closing", ["noted meanwhile"])


def test_a_disk_that_was_taken_away_is_missed_and_nothing_is_made_in_its_place(
    hands: Hands, keeper: BackupKeeper, clock: _Clock, tmp_path: Path
):
    stick = tmp_path / "stick"
    hands.program.desk.settings.backup_folder = stick
    _pass(hands, keeper, clock, minutes=2)
    assert hands.notices()[-1] == f"No backup was made. The folder “{stick}” is not there."
    assert not stick.exists()
    _note(hands, "it goes on")
    stick.mkdir()
    _pass(hands, keeper, clock, minutes=31)
    assert hands.notices() == []
    assert len(backups_of(tmp_path / "test.board", stick)) == 1


def test_a_backup_that_fails_on_closing_is_said_at_the_next_start(
    hands: Hands, tmp_path: Path, clock: _Clock
):
    gone = tmp_path / "a file, no folder"
    gone.write_text("")
    hands.program.desk.settings.backup_folder = gone
    hands.close()
    again = Hands(tmp_path, clock=clock)
    again.wait(lambda: bool(again.notices()))
    assert again.notices()[-1].startswith("No backup was made.")
    again.close()


def test_no_page_of_the_sidebar_is_marked_meanwhile(hands: Hands):
    assert hands.window.sidebar.button("home").isChecked()
    hands.window.commands.action("file.backups").trigger()
    assert not hands.window.sidebar.button("home").isChecked()
    hands.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert hands.window.sidebar.button("home").isChecked()
