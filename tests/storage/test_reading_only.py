"""Reading leaves nothing beside a board, needs nothing there, and never shows half of a change."""

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.host.disks import real_disk, small_disk
from tests.support import boards
from tests.support.command_line import run_here

from boardobserver.domain.errors import Fault
from boardobserver.domain.passphrase import Passphrase
from boardobserver.services.passphrases import change_passphrase
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace

READING = (
    ("list", "entries"),
    ("list", "meetings", "--json"),
    ("changes", "--since", "latest"),
    ("check",),
    ("backups",),
    ("print", "latest", "-o", "minutes.pdf"),
    ("dispose",),
)


def named(path: Path, words: tuple[str, ...]) -> tuple[str, ...]:
    """A command on the board of that file."""
    return (words[0], str(path), *words[1:])


def texts(workspace: Workspace) -> list[str]:
    return [entry.text for _, entry in workspace.read.all_entries()]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A board with a line, closed."""
    (tmp_path / "place").mkdir()
    workspace = boards.board(tmp_path / "place")
    boards.note(workspace, boards.planned_meeting(workspace), "the first line")
    workspace.close()
    return workspace.path


@pytest.mark.parametrize("words", READING, ids=lambda words: words[0])
def test_commands_that_read_leave_nothing_beside_the_board_and_do_not_touch_it(
    tmp_path: Path, path: Path, words: tuple[str, ...]
):
    was = path.stat()
    ran = run_here(tmp_path, *named(path, words))
    assert ran.code == 0, ran
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert (path.stat().st_mtime_ns, path.stat().st_size) == (was.st_mtime_ns, was.st_size)


@pytest.mark.parametrize("words", READING, ids=lambda words: words[0])
def test_they_need_nothing_beside_a_board_on_a_disk_that_can_only_be_read(
    tmp_path: Path, path: Path, words: tuple[str, ...]
):
    with small_disk(tmp_path / "stick", 2048) as stick:
        there = Path(shutil.copy(path, stick))
        subprocess.run(["mount", "-o", "remount,ro", str(stick)], check=True)
        ran = run_here(tmp_path, *named(there, words))
        assert ran.code == 0, ran


def test_what_a_reader_that_was_killed_left_is_cleared_away_by_the_next(path: Path):
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).touch()
    assert check_board(path) == ()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_an_encrypted_board_is_read_in_the_same_way(path: Path):
    words = Passphrase("quiet words of a test")
    change_passphrase(path, None, words, keeps_backups=False)
    was = sorted(each.name for each in path.parent.iterdir())
    assert check_board(path, words) == ()
    assert sorted(each.name for each in path.parent.iterdir()) == was


def test_a_reader_beside_a_writer_sees_what_is_committed_and_leaves_a_whole_board(path: Path):
    reader = Workspace.open(path, actor="reader", read_only=True)
    writer = Workspace.open(path, actor="tester")
    boards.note(writer, writer.read.meetings()[0].id, "noted meanwhile")
    assert texts(reader) == ["the first line", "noted meanwhile"]
    writer.close()
    assert texts(reader) == ["the first line", "noted meanwhile"]
    reader.close()
    assert [each.name for each in path.parent.iterdir() if each.is_file()] == [path.name]
    assert check_board(path) == ()


def killed(path: Path, to: Path, ends: tuple[str, ...]) -> Path:
    """What a crash leaves of a board: its file, and so much of what lies beside."""
    workspace = Workspace.open(path, actor="tester")
    boards.note(workspace, workspace.read.meetings()[0].id, "noted last")
    for end in ("", *ends):
        shutil.copy(path.with_name(path.name + end), to)
    workspace.close()
    return to / path.name


def test_what_was_noted_before_a_crash_is_read_on_a_disk_that_can_only_be_read(tmp_path: Path, path: Path):
    with small_disk(tmp_path / "stick", 4096) as stick:
        there = killed(path, stick, ("-wal", "-shm"))
        subprocess.run(["mount", "-o", "remount,ro", str(stick)], check=True)
        reader = Workspace.open(there, actor="reader", read_only=True)
        assert texts(reader) == ["the first line", "noted last"]
        reader.close()


def test_where_it_cannot_be_read_it_is_said_what_stands_beside_and_nothing_older_is_shown(
    tmp_path: Path, path: Path
):
    with small_disk(tmp_path / "stick", 4096) as stick:
        there = killed(path, stick, ("-wal",))
        subprocess.run(["mount", "-o", "remount,ro", str(stick)], check=True)
        with pytest.raises(Fault, match="was not closed") as raised:
            Workspace.open(there, actor="reader", read_only=True)
        assert "Copy both files" in raised.value.remedy
        copy = tmp_path / "copy"
        copy.mkdir()
        for each in stick.iterdir():
            shutil.copy(each, copy)
    reader = Workspace.open(copy / path.name, actor="reader", read_only=True)
    assert texts(reader) == ["the first line", "noted last"]
    reader.close()


@pytest.mark.parametrize("closed", ["disk", "disk/test.board"])
def test_who_reads_where_only_others_may_write_is_told_once_one_has(tmp_path: Path, path: Path, closed: str):
    with real_disk(tmp_path / "disk") as disk:
        there = Path(shutil.copy(path, disk))
        subprocess.run(["chattr", "+i", str(tmp_path / closed)], check=True)
        try:
            reader = Workspace.open(there, actor="reader", read_only=True)
            assert texts(reader) == ["the first line"]
            assert {each.name for each in disk.iterdir()} == {there.name, "lost+found"}
        finally:
            subprocess.run(["chattr", "-i", str(tmp_path / closed)], check=True)
        writer = Workspace.open(there, actor="tester")
        boards.note(writer, writer.read.meetings()[0].id, "noted meanwhile")
        writer.close()
        with pytest.raises(Fault, match="has been changed by another program") as raised:
            texts(reader)
        assert "Open it again" in raised.value.remedy
        reader.close()
        again = Workspace.open(there, actor="reader", read_only=True)
        assert texts(again) == ["the first line", "noted meanwhile"]
        again.close()
