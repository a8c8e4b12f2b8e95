"""Adding, changing and removing the passphrase of a board, and how strong one is."""

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Generator
from itertools import count, cycle
from pathlib import Path

import pytest
from tests.host.disks import small_disk
from tests.support.boards import board, note, planned_meeting
from tests.support.command_line import ROOT
from tests.support.damage import enlarge

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.services.passphrases import (
    backups_opened_otherwise,
    change_passphrase,
    is_encrypted,
    strength_of,
)
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace
from boardobserver.storage.connection import open_connection

_FIRST = Passphrase("seven quiet herons")
_SECOND = Passphrase("nine loud geese")
_MOMENTS_APART = 12
"""So many touches of the disk lie between one kill and the next; the last change comes to its end."""

_FEWEST_KILLS = 20


@pytest.fixture
def path(tmp_path: Path) -> Path:
    workspace = board(tmp_path)
    meeting_id = planned_meeting(workspace)
    for number in range(10):
        note(workspace, meeting_id, f"Line {number}")
    workspace.keep_draft("entry:1", "half a line")
    workspace.close()
    return tmp_path / "test.board"


def _encrypt(path: Path, passphrase: Passphrase) -> None:
    change_passphrase(path, None, passphrase, keeps_backups=False)
    shutil.rmtree(path.parent / "test backups")


def _texts(path: Path, passphrase: Passphrase | None) -> list[str]:
    assert check_board(path, passphrase) == ()
    workspace = Workspace.open(path, actor="reader", passphrase=passphrase, read_only=True)
    try:
        assert workspace.draft("entry:1") == "half a line"
        return [entry.text for _, entry in workspace.read.all_entries()]
    finally:
        workspace.close()


@pytest.mark.parametrize("keeps_backups", [False, True])
@pytest.mark.parametrize("old", [None, _FIRST])
@pytest.mark.parametrize("new", [None, _SECOND])
def test_a_passphrase_is_added_changed_and_removed_and_the_board_holds_what_it_held(
    path: Path, old: Passphrase | None, new: Passphrase | None, keeps_backups: bool
):
    if old is not None:
        _encrypt(path, old)
    if old is new is None:
        with pytest.raises(Refusal, match="no passphrase"):
            change_passphrase(path, old, new, keeps_backups=keeps_backups)
        return
    before = _texts(path, old)
    change_passphrase(path, old, new, keeps_backups=keeps_backups)
    assert _texts(path, new) == before
    assert is_encrypted(path) == (new is not None)
    assert {each.name for each in path.parent.iterdir()} == {path.name, "test backups"}
    (backup,) = (path.parent / "test backups").iterdir()
    opens = old if keeps_backups else new
    assert _texts(backup, opens) == before
    assert is_encrypted(backup) == (opens is not None)
    assert backups_opened_otherwise(path) == keeps_backups
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    if new is not None and old is not None:
        with pytest.raises(Refusal, match="wrong"):
            Workspace.open(path, actor="tester", passphrase=old)


def test_a_board_can_be_written_to_after_its_passphrase_was_changed(path: Path):
    change_passphrase(path, None, _FIRST, keeps_backups=False)
    workspace = Workspace.open(path, actor="tester", passphrase=_FIRST)
    note(workspace, workspace.read.meetings()[0].id, "A line after")
    workspace.close()
    assert _texts(path, _FIRST)[-1] == "A line after"


@pytest.mark.parametrize("typed", [None, Passphrase("seven quiet heron")])
def test_the_old_passphrase_is_needed_to_change_it(path: Path, typed: Passphrase | None):
    _encrypt(path, _FIRST)
    before = path.read_bytes()
    with pytest.raises(Refusal) as caught:
        change_passphrase(path, typed, _SECOND, keeps_backups=True)
    assert caught.value.field == "passphrase"
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_board_that_is_open_keeps_its_passphrase(path: Path):
    workspace = Workspace.open(path, actor="tester")
    with pytest.raises(Fault, match="open in another program"):
        change_passphrase(path, None, _FIRST, keeps_backups=False)
    workspace.close()
    assert not is_encrypted(path)


def test_a_board_that_another_program_is_reading_keeps_its_passphrase(path: Path):
    writer = Workspace.open(path, actor="tester")
    note(writer, writer.read.meetings()[0].id, "Line 10")
    reader = open_connection(path, read_only=True)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM entry").fetchone()
    writer.close()
    with pytest.raises(Fault, match="reading the board"):
        change_passphrase(path, None, _FIRST, keeps_backups=False)
    reader.close()
    assert len(_texts(path, None)) == 11
    assert not list(path.parent.glob(".*"))


def test_a_board_that_is_reached_by_a_link_is_changed_where_it_lies(path: Path, tmp_path: Path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.board"
    link.symlink_to(path)
    change_passphrase(link, None, _FIRST, keeps_backups=False)
    assert link.is_symlink()
    assert is_encrypted(path)
    assert len(_texts(link, _FIRST)) == 10


@pytest.mark.skipif(sys.platform == "win32", reason="needs a disk of its own")
def test_a_full_disk_leaves_the_board_as_it_was(path: Path, tmp_path: Path):
    enlarge(path, 150)
    with small_disk(tmp_path / "small", 2 * path.stat().st_size // 1024 - 100) as folder:
        there = folder / "test.board"
        there.write_bytes(path.read_bytes())
        with pytest.raises(Fault, match="full"):
            change_passphrase(there, None, _FIRST, keeps_backups=False)
        assert [each.name for each in folder.iterdir()] == [there.name]
        assert len(_texts(there, None)) == 10


@pytest.fixture
def changing() -> Generator[subprocess.Popen[str]]:
    """A process that changes passphrases in others, which are killed; it has loaded the program for all."""
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("changing_child.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
    ) as process:
        yield process


def _is_killed(changing: subprocess.Popen[str], path: Path, old: str, new: str, moment: int) -> bool:
    """Change the passphrase until that moment; whether it was killed then, or had come to its end before."""
    assert changing.stdin is not None
    assert changing.stdout is not None
    changing.stdin.write(json.dumps([str(path), old, new, moment]) + "\n")
    changing.stdin.flush()
    ended: int = json.loads(changing.stdout.readline())
    assert ended in (0, -signal.SIGKILL)
    return ended != 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_change_that_is_killed_at_any_moment_leaves_a_board_that_opens(
    path: Path, changing: subprocess.Popen[str]
):
    enlarge(path, 500)
    words = cycle(["", _FIRST.words, _SECOND.words, _FIRST.words])
    now, before = next(words), _texts(path, None)
    wanted = next(words)
    changed: list[bool] = []
    for moment in count(step=_MOMENTS_APART):
        is_killed = _is_killed(changing, path, now, wanted, moment)
        found = [each for each in (now, wanted) if is_encrypted(path) == bool(each) and _opens(path, each)]
        assert len(found) == 1
        changed.append(found[0] == wanted)
        # Whoever opens the board next clears away what was left half written.
        assert _texts(path, Passphrase.of(found[0])) == before
        assert not list(path.parent.glob(".*.anew*"))
        if changed[-1]:
            now, wanted = wanted, next(words)
        if not is_killed:
            break
    assert changed[-1]
    assert changed.count(False) > _FEWEST_KILLS


def _opens(path: Path, words: str) -> bool:
    try:
        Workspace.open(path, actor="tester", passphrase=Passphrase.of(words)).close()
    except Refusal:
        return False
    return True


@pytest.fixture(autouse=True)
def _no_mask() -> Generator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.parametrize(
    ("typed", "level"),
    [("a", 0), ("password", 0), ("board2026", 1), ("seven quiet herons walk", 4), ("ööö" * 200, 1)],
)
def test_the_strength_of_a_passphrase_is_told(typed: str, level: int):
    found = strength_of(Passphrase(typed))
    assert abs(found.level - level) <= 1
    assert bool(found.advice) == (found.level < 3)


def test_the_name_of_the_board_is_no_passphrase():
    name = "Facial Recognition Technology Board"
    known, unknown = strength_of(Passphrase(name), [name]), strength_of(Passphrase(name))
    assert known.level < unknown.level
    assert "within a minute" in known.words
