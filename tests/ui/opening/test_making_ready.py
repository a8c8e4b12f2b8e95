"""A board that has to be brought up to date, or written anew, is made ready in a job before it is opened."""

import datetime as dt
import gzip
from collections.abc import Generator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.host.disks import small_disk
from tests.support.hands import Hands
from tests.support.planted import SAID, planted_board

from boardobserver.services.safekeeping import check_board
from boardobserver.storage.connection import open_connection, reading
from boardobserver.storage.disposing.act import DisposalNote
from boardobserver.storage.disposing.rows import Subjects
from boardobserver.storage.disposing.watch import NOBODY
from boardobserver.storage.store import Store
from boardobserver.storage.unit_head import UnitHead, new_id

KEPT = Path(__file__).parents[2] / "boards" / "0001.board.gz"


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Generator[Hands]:
    _ = qtbot
    hands = Hands(tmp_path)
    yield hands
    hands.close()


def open_board(hands: Hands, path: Path) -> None:
    hands.answers.file = path
    hands.control(Qt.Key.Key_O)


def said(hands: Hands) -> list[str]:
    return [each.text() for each in hands.window.findChildren(QLabel) if each.isVisible()]


@pytest.fixture
def disposed(tmp_path: Path) -> Path:
    """A board as a crash leaves it that comes between a disposal and the writing anew of its file."""
    life = planted_board(tmp_path)
    meetings = frozenset(each.id for each in life.workspace.read.meetings())
    records = frozenset(each.id for each in life.workspace.read.all_tracked())
    life.workspace.close()
    path = life.workspace.path
    store = Store.open(path)
    at = dt.datetime(2033, 4, 1, tzinfo=dt.UTC).isoformat(timespec="microseconds")
    head = UnitHead(new_id(), at, "tester", "dispose of 3 meetings", is_barrier=True)
    notes = [DisposalNote(each, None, "a meeting", "The time is over", "") for each in meetings]
    store.dispose(head, Subjects(meetings, records, dt.date.min), notes, NOBODY)
    store.close()
    return path


def is_due(path: Path) -> bool:
    """Whether the header of a board’s file says that it is to be written anew."""
    return path.read_bytes()[60:64] != bytes(4)


def has_free_pages(path: Path) -> bool:
    """Whether the header tells of pages that nothing uses any more."""
    return path.read_bytes()[36:40] != bytes(4)


def test_what_was_disposed_of_before_a_crash_leaves_the_file_before_anybody_sees_the_board(
    hands: Hands, disposed: Path
):
    assert (is_due(disposed), has_free_pages(disposed)) == (True, True)
    open_board(hands, disposed)
    assert hands.program.opener.board is None
    assert any("“lived.board” is being made ready." in each for each in said(hands))
    hands.wait(lambda: hands.program.opener.board is not None)
    assert hands.board.workspace.path == disposed
    assert (is_due(disposed), has_free_pages(disposed)) == (False, False)
    assert SAID.encode() not in disposed.read_bytes()
    hands.wait(lambda: hands.program.desk.jobs.is_idle)
    assert check_board(disposed) == ()


def test_where_another_program_reads_it_the_board_opens_and_is_written_anew_the_next_time(
    hands: Hands, disposed: Path
):
    with closing(open_connection(disposed, read_only=True)) as reader, reading(reader):
        reader.execute("SELECT count(*) FROM entry").fetchone()
        open_board(hands, disposed)
        hands.wait(lambda: hands.program.opener.board is not None)
    hands.wait(lambda: hands.program.desk.jobs.is_idle)
    hands.program.opener.close()
    assert is_due(disposed)
    open_board(hands, disposed)
    hands.wait(lambda: hands.program.opener.board is not None)
    assert not is_due(disposed)
    assert SAID.encode() not in disposed.read_bytes()


def test_no_other_board_is_opened_meanwhile(hands: Hands, disposed: Path, tmp_path: Path):
    open_board(hands, disposed)
    open_board(hands, tmp_path / "another.board")
    assert hands.notices() == ["“lived.board” is being made ready. Do not switch the machine off…"]
    hands.wait(lambda: hands.program.opener.board is not None)
    assert hands.board.workspace.path == disposed


def test_a_board_of_an_earlier_version_is_brought_up_to_date(hands: Hands, tmp_path: Path):
    path = tmp_path / "kept.board"
    path.write_bytes(gzip.decompress(KEPT.read_bytes()))
    open_board(hands, path)
    assert any("“kept.board” is being made ready." in each for each in said(hands))
    hands.wait(lambda: hands.program.opener.board is not None)
    assert hands.board.workspace.read.all_entries() != ()
    assert len(list((tmp_path / "kept backups").iterdir())) == 1


def test_what_keeps_it_from_being_made_ready_is_said_and_nothing_is_changed(hands: Hands, tmp_path: Path):
    board = gzip.decompress(KEPT.read_bytes())
    with small_disk(tmp_path / "disk", len(board) // 1024 + 100) as disk:
        path = disk / "kept.board"
        path.write_bytes(board)
        open_board(hands, path)
        hands.wait(lambda: bool(hands.notices()))
        assert hands.notices()[0].startswith("No backup was made. The disk is full: “")
        assert hands.program.opener.board is None
        assert not any("is being made ready" in each for each in said(hands))
        assert path.read_bytes() == board
        assert list((disk / "kept backups").iterdir()) == []
