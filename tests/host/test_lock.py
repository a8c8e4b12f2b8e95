"""One writer a board: real processes that want the same one."""

import json
import os
import stat
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.host.child import finish, said, start
from tests.host.disks import unwritable

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.host import machine
from boardobserver.host.lock import BoardLock

HOLD = """
import sys
from pathlib import Path
from boardobserver.host.lock import BoardLock
with BoardLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""
COUNT_TO_FIFTY = """
import sys
from pathlib import Path
from boardobserver.domain.errors import Fault
from boardobserver.host.lock import BoardLock
board, counter = Path(sys.argv[1]), Path(sys.argv[2])
done = 0
while done < 50:
    try:
        with BoardLock(board):
            counter.write_text(str(int(counter.read_text()) + 1))
            done += 1
    except Fault:
        pass
"""


@contextmanager
def held_elsewhere(board: Path) -> Generator[int]:
    """Another process has the lock while the block runs; gives its process number."""
    process = start(HOLD, str(board))
    assert said(process) == "held"
    yield process.pid
    finish(process, "done\n")


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """Where a board would lie."""
    return tmp_path / "oversight.board"


def test_a_second_program_is_told_who_has_the_board(board: Path):
    with held_elsewhere(board) as process:
        lock = BoardLock(board)
        with pytest.raises(Fault) as raised:
            lock.acquire()
    assert raised.value.message.startswith("This board is open in another program: ")
    for part in (machine.user_name(), machine.machine_name(), f"process {process}"):
        assert part in raised.value.message
    assert raised.value.remedy
    assert not lock.held


def test_the_board_is_free_again_once_the_other_program_has_closed_it(board: Path):
    with held_elsewhere(board):
        pass
    with BoardLock(board) as lock:
        assert lock.held


def test_a_crashed_program_blocks_nobody(board: Path):
    process = start(HOLD, str(board))
    assert said(process) == "held"
    process.kill()
    process.communicate()
    assert board.with_name("oversight.board.lock").exists()
    with BoardLock(board) as lock:
        assert lock.held


@pytest.mark.parametrize("left", [b"", b"\xff\x00 not JSON", b'["a list"]', b'{"name": 3}', b"x" * 100_000])
def test_whatever_a_file_says_that_was_left_behind_it_blocks_nobody(board: Path, left: bytes):
    board.with_name("oversight.board.lock").write_bytes(left)
    with BoardLock(board) as lock:
        assert lock.held


@pytest.mark.parametrize(
    "scribble", [b"", b"\xff\x00 not JSON", b'["a list"]', b'{"name": "a\\nb"}', b"[" * 5000]
)
def test_whatever_the_holder_has_written_the_message_is_one_clear_line(board: Path, scribble: bytes):
    with BoardLock(board) as lock:
        lock.path.write_bytes(scribble)
        with pytest.raises(Fault, match="open in another program") as raised:
            BoardLock(board).acquire()
    assert "\n" not in raised.value.message


def test_one_program_cannot_open_a_board_twice(board: Path):
    with BoardLock(board), pytest.raises(Fault, match="open in another program"):
        BoardLock(board).acquire()


def test_a_link_to_a_board_leads_to_the_same_lock(board: Path, tmp_path: Path):
    board.touch()
    link = tmp_path / "shortcut.board"
    link.symlink_to(board)
    with BoardLock(board), pytest.raises(Fault, match="open in another program"):
        BoardLock(link).acquire()


def test_the_lock_file_is_its_owners_alone_and_goes_with_the_lock(board: Path):
    with BoardLock(board) as lock:
        assert stat.S_IMODE(lock.path.stat().st_mode) == 0o600
        assert json.loads(lock.path.read_bytes())["process"] == os.getpid()
    assert not lock.path.exists()


def test_acquiring_and_releasing_again_is_harmless(board: Path):
    lock = BoardLock(board)
    lock.release()
    lock.acquire()
    lock.acquire()
    lock.release()
    lock.release()
    with held_elsewhere(board):
        pass


def test_many_programs_never_hold_it_at_once(board: Path, tmp_path: Path):
    counter = tmp_path / "counter.txt"
    counter.write_text("0")
    processes = [start(COUNT_TO_FIFTY, str(board), str(counter)) for _ in range(4)]
    for process in processes:
        finish(process)
    assert counter.read_text() == "200"


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path):
    with unwritable(tmp_path / "disk") as disk, pytest.raises(Fault, match=str(disk)) as raised:
        BoardLock(disk / "oversight.board").acquire()
    assert raised.value.remedy


def test_a_missing_folder_is_said_to_be_missing(tmp_path: Path):
    with pytest.raises(Fault, match="There is no such folder"):
        BoardLock(tmp_path / "nowhere" / "oversight.board").acquire()


@pytest.mark.parametrize("name", ["nul\x00.board", "half\ud800.board"])
def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, name: str):
    with pytest.raises(Refusal):
        BoardLock(tmp_path / name).acquire()


def test_something_else_of_the_locks_name_is_reported(board: Path):
    board.with_name("oversight.board.lock").mkdir()
    with pytest.raises(Fault, match="Something is in the way"):
        BoardLock(board).acquire()
