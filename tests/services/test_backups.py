"""Backups: whole, verified, thinned, and restored beside the board."""

import datetime as dt
import os
import re
import sqlite3
import stat
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from tests.host.disks import small_disk
from tests.support import boards

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.host.aside import place_aside
from boardobserver.services.backups import (
    BackupCancelledError,
    back_up_before_restore,
    back_up_if_changed,
    backups_of,
    folder_beside,
    make_backup,
    restore,
)
from boardobserver.services.passphrases import backups_opened_otherwise
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace

_NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
_LATER = _NOON + dt.timedelta(hours=1)


def _with_lines(folder: Path, count: int = 5) -> Workspace:
    workspace = boards.board(folder)
    meeting = boards.planned_meeting(workspace)
    for number in range(count):
        boards.note(workspace, meeting, f"line {number}")
    return workspace


def _texts(path: Path) -> list[str]:
    workspace = Workspace.open(path, actor="reader", read_only=True)
    try:
        return [entry.text for _, entry in workspace.read.all_entries()]
    finally:
        workspace.close()


def _executed(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(statement).fetchall()
        connection.commit()
    return found


def test_what_a_crash_left_of_a_copy_is_cleared_away_by_the_next_opening_and_the_next_copy(tmp_path: Path):
    workspace = boards.board(tmp_path)
    workspace.close()
    folder = folder_beside(workspace.path)
    foreign = folder / "my.part"
    foreign.mkdir(parents=True)
    with place_aside(folder) as place:
        at_work = place.name
    left = folder / f"{at_work.rsplit('-', 2)[0]}-00000000-00000000"  # of another that had our number
    for act in (
        lambda: make_backup(workspace.path, "by hand"),
        lambda: Workspace.open(workspace.path, actor="tester").close(),
    ):
        left.mkdir()
        (left / "test.board").write_bytes(b"half a board")
        act()
        assert (left.exists(), foreign.exists()) == (False, True)


def test_a_backup_of_an_open_board_holds_all_of_it_and_only_its_owner_can_read_it(tmp_path: Path):
    workspace = _with_lines(tmp_path)
    made = make_backup(workspace.path, "by hand", now=_NOON)
    assert (made.made_at, made.why, made.path.parent.name) == (_NOON, "by hand", "test backups")
    assert [stat.S_IMODE(each.stat().st_mode) for each in (made.path, made.path.parent)] == [0o600, 0o700]
    assert check_board(made.path) == ()
    assert _texts(made.path) == [f"line {number}" for number in range(5)]
    assert backups_of(workspace.path) == (made,)
    assert [each.name for each in made.path.parent.iterdir()] == [made.path.name]
    workspace.close()


def test_a_board_that_has_not_changed_needs_no_further_backup(tmp_path: Path):
    workspace = _with_lines(tmp_path)
    assert back_up_if_changed(workspace.path, "every half hour") is not None
    assert back_up_if_changed(workspace.path, "every half hour") is None
    workspace.undo()
    assert back_up_if_changed(workspace.path, "every half hour") is not None
    assert len(backups_of(workspace.path)) == 2
    workspace.close()


def test_old_backups_are_thinned_when_a_new_one_is_made(tmp_path: Path):
    workspace = _with_lines(tmp_path)
    for hours in range(24 * 5, 0, -6):
        make_backup(workspace.path, "every half hour", now=_NOON - dt.timedelta(hours=hours))
    made = make_backup(workspace.path, "every half hour", now=_NOON)
    kept = backups_of(workspace.path)
    assert kept[0] == made
    assert [each.made_at.day for each in kept].count(23) == 3
    assert [each.made_at.day for each in kept].count(19) == 1
    workspace.close()


def test_a_backup_that_is_cancelled_leaves_nothing(tmp_path: Path):
    workspace = _with_lines(tmp_path)
    with pytest.raises(BackupCancelledError):
        make_backup(workspace.path, "by hand", is_cancelled=lambda: True)
    assert list((tmp_path / "test backups").iterdir()) == []
    workspace.close()


def test_two_boards_of_one_name_share_a_folder_and_thin_only_their_own(tmp_path: Path):
    disk = tmp_path / "another disk"
    disk.mkdir()
    places = [tmp_path / "here", tmp_path / "there"]
    for place in places:
        place.mkdir()
        # Made anew: boards that are copied from one have its identity.
        boards.board(place, clock=boards.SteppingClock()).close()
    old = make_backup(places[0] / "test.board", "by hand", folder=disk, now=_NOON - dt.timedelta(days=5))
    for hours in (2, 1):
        at = _NOON - dt.timedelta(days=5, hours=-hours)
        make_backup(places[1] / "test.board", "by hand", folder=disk, now=at)
    assert len(backups_of(places[1] / "test.board", disk)) == 3
    make_backup(places[1] / "test.board", "by hand", folder=disk, now=_NOON)
    left = backups_of(places[1] / "test.board", disk)
    assert [each.made_at.hour for each in left] == [12, 14, 12]
    assert left[-1] == old


def test_a_backup_is_restored_beside_its_board_and_the_board_stays_as_it_is(tmp_path: Path):
    workspace = _with_lines(tmp_path, 3)
    made = make_backup(workspace.path, "by hand")
    meeting = workspace.read.meetings()[0].id
    boards.note(workspace, meeting, "a later line")
    restored = restore(made.path, now=_NOON)
    assert restored.parent == tmp_path
    assert restored.name == f"test restored {_NOON.astimezone():%Y-%m-%d %H%M%S}.board"
    assert stat.S_IMODE(restored.stat().st_mode) == 0o600
    assert _texts(restored) == ["line 0", "line 1", "line 2"]
    assert check_board(restored) == ()
    workspace.close()
    assert _texts(workspace.path)[-1] == "a later line"
    with pytest.raises(Refusal, match="is there already"):
        restore(made.path, workspace.path)


def test_a_board_is_backed_up_before_a_restore_and_not_at_the_cost_of_what_is_restored(tmp_path: Path):
    workspace = _with_lines(tmp_path)
    wanted, later = (
        make_backup(workspace.path, "by hand", now=_NOON - dt.timedelta(days=5, hours=hours))
        for hours in (2, 1)  # of one day, so that a thinning leaves the later one alone
    )
    assert back_up_before_restore(workspace.path, wanted.path, now=_NOON) == ""
    assert backups_of(workspace.path) == (later, wanted)  # nothing had changed
    workspace.undo()
    assert back_up_before_restore(workspace.path, wanted.path, now=_NOON) == ""
    assert [each.why for each in backups_of(workspace.path)] == ["before a restore", "by hand", "by hand"]
    workspace.close()


def test_a_table_that_somebody_put_into_a_board_goes_into_its_backup_whatever_it_is_called(tmp_path: Path):
    workspace = _with_lines(tmp_path)
    workspace.close()
    for statement in (
        'CREATE TABLE "an ""odd"" one" (words)',
        """INSERT INTO "an ""odd"" one" VALUES ('his')""",
    ):
        _executed(workspace.path, statement)
    made = make_backup(workspace.path, "by hand")
    assert _executed(made.path, 'SELECT words FROM "an ""odd"" one"') == [("his",)]


def test_what_cannot_be_backed_up_before_a_restore_is_said_and_blocks_nothing(tmp_path: Path):
    workspace = _with_lines(tmp_path)
    workspace.close()
    made = make_backup(workspace.path, "by hand")
    data = workspace.path.read_bytes()
    workspace.path.write_bytes(data[: len(data) // 2])
    said = back_up_before_restore(workspace.path, made.path)
    assert said.startswith("The board as it is now was not backed up before.")
    workspace.path.unlink()
    assert back_up_before_restore(workspace.path, made.path) == ""
    assert _texts(restore(made.path)) == [f"line {number}" for number in range(5)]


def test_a_board_is_backed_up_before_a_restore_of_what_is_not_there(tmp_path: Path):
    workspace = _with_lines(tmp_path)
    workspace.close()
    make_backup(workspace.path, "by hand", now=_NOON)
    later = Workspace.open(workspace.path, actor="tester")
    boards.note(later, later.read.meetings()[0].id, "a later line")
    later.close()
    assert back_up_before_restore(workspace.path, tmp_path / "no such.board", now=_LATER) == ""
    assert [each.why for each in backups_of(workspace.path)] == ["before a restore", "by hand"]


def test_a_damaged_backup_is_not_restored(tmp_path: Path):
    workspace = _with_lines(tmp_path)
    workspace.close()
    made = make_backup(workspace.path, "by hand")
    data = bytearray(made.path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 3000] = bytes(3000)
    made.path.write_bytes(data)
    with pytest.raises(Fault):
        restore(made.path)
    assert not any("restored" in each.name or each.suffix == ".part" for each in tmp_path.iterdir())


@pytest.mark.parametrize("contents", [b"", b"not a database at all" * 500])
def test_what_is_no_backup_is_not_restored(tmp_path: Path, contents: bytes):
    (tmp_path / "other.board").write_bytes(contents)
    with pytest.raises(Fault):
        restore(tmp_path / "other.board")
    assert [each.name for each in tmp_path.iterdir()] == ["other.board"]


def test_a_backup_on_a_full_disk_says_so_and_keeps_the_older_ones(tmp_path: Path):
    with small_disk(tmp_path / "disk", 3000) as disk:
        workspace = _with_lines(tmp_path)
        made = make_backup(workspace.path, "by hand", folder=disk)
        (disk / "filling").write_bytes(bytes(_room_on(disk) - 4096))
        with pytest.raises(Fault, match="full"):
            make_backup(workspace.path, "by hand", folder=disk)
        assert backups_of(workspace.path, disk) == (made,)
        workspace.close()


def _room_on(disk: Path) -> int:
    found = os.statvfs(disk)
    return found.f_bavail * found.f_frsize


@pytest.mark.skipif(sys.platform == "win32", reason="neither pipes nor links are made so there")
def test_what_only_bears_the_name_of_a_backup_counts_as_none_and_hides_none(tmp_path: Path):
    workspace = boards.board(tmp_path)
    workspace.close()
    made = make_backup(workspace.path, "by hand")
    real = made.path
    os.mkfifo(real.with_name(real.name.replace(" 20", " 19", 1)))
    real.with_name(real.name.replace(" 20", " 18", 1)).mkdir()
    real.with_name(real.name.replace(" 20", " 17", 1)).symlink_to("nowhere")
    real.with_name(re.sub(r"-\d\d-\d\d ", "-13-32 ", real.name)).touch()
    assert [each.path for each in backups_of(workspace.path)] == [real]
    assert backups_opened_otherwise(workspace.path) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no folder has a mode there")
def test_a_folder_for_backups_that_may_not_be_looked_into_is_a_fault(tmp_path: Path):
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o711)
        folder = Path(place) / "kept elsewhere"
        folder.mkdir(mode=0o711)
        me = os.geteuid()
        if me == 0:
            os.seteuid(65534)  # root may look into every folder
        else:
            folder.chmod(0o300)
        try:
            with pytest.raises(Fault, match=r"kept elsewhere.* cannot be read"):
                backups_of(tmp_path / "test.board", folder)
        finally:
            os.seteuid(me)
