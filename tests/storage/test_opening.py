"""Opening a board file: what it must be, who may have it, and what is said when it cannot be had."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from tests.support.boards import board, note, planned_meeting

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.services.boards import new_board
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace
from boardobserver.storage import versions
from boardobserver.storage.connection import open_connection
from boardobserver.storage.driver import connect
from boardobserver.storage.faults import CORRUPT, StorageFault

_HOLD = """
import sys
from pathlib import Path
from boardobserver.services.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]), actor="the other one")
print("held", flush=True)
sys.stdin.readline()
"""


def _execute(path: Path, statement: str) -> None:
    connection = connect(str(path))
    connection.execute(statement)
    connection.commit()
    connection.close()


@contextlib.contextmanager
def _held_by_another_process(path: Path) -> Generator[subprocess.Popen[str]]:
    source = str(Path(__file__).parents[2] / "src")
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": source},
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()


def test_a_missing_board_is_said_to_be_missing_and_is_not_made(tmp_path: Path):
    path = tmp_path / "gone.board"
    with pytest.raises(Fault, match="There is no board at"):
        Workspace.open(path, actor="tester")
    assert list(tmp_path.iterdir()) == []


def test_a_new_board_overwrites_nothing(tmp_path: Path):
    path = tmp_path / "test.board"
    path.write_bytes(b"precious")
    with pytest.raises(Refusal, match="there already"):
        new_board(path, "Board", actor="tester")
    assert path.read_bytes() == b"precious"


@pytest.mark.parametrize("name", ["test.txt", "test", "test.board.bak"])
def test_the_name_of_a_board_ends_in_board(tmp_path: Path, name: str):
    with pytest.raises(Refusal, match="ends in"):
        new_board(tmp_path / name, "Board", actor="tester")
    assert list(tmp_path.iterdir()) == []


def test_a_new_board_needs_its_folder(tmp_path: Path):
    with pytest.raises(Fault, match="no folder"):
        new_board(tmp_path / "nowhere" / "test.board", "Board", actor="tester")


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7", b"SQLite format 3\x00" + b"\x00" * 4096])
def test_a_file_that_is_no_board_is_refused_and_left_alone(tmp_path: Path, content: bytes):
    path = tmp_path / "test.board"
    path.write_bytes(content)
    with pytest.raises(Fault):
        Workspace.open(path, actor="tester")
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path):
    path = tmp_path / "test.board"
    _execute(path, "CREATE TABLE other (id INTEGER)")
    before = path.read_bytes()
    with pytest.raises(Fault, match="is not a board"):
        Workspace.open(path, actor="tester")
    assert path.read_bytes() == before
    assert [other.name for other in tmp_path.iterdir()] == ["test.board"]


def test_a_folder_is_no_board(tmp_path: Path):
    with pytest.raises(Fault, match="folder"):
        Workspace.open(tmp_path, actor="tester")


def test_a_newer_board_is_refused(tmp_path: Path):
    board(tmp_path).close()
    path = tmp_path / "test.board"
    _execute(path, "UPDATE alembic_version SET version_num = '9999'")
    for read_only in (False, True):
        with pytest.raises(Fault, match="newer version"):
            Workspace.open(path, actor="tester", read_only=read_only)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE alembic_version",
        "DELETE FROM alembic_version",
        *(f"UPDATE alembic_version SET version_num = {each}" for each in ("'0000'", "'0o03'", "x'00ff'")),
    ],
)
def test_a_board_that_names_no_version_that_ever_was_is_damaged(tmp_path: Path, statement: str):
    board(tmp_path).close()
    path = tmp_path / "test.board"
    _execute(path, statement)
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(Fault, match=r"is damaged\. It does not say which version"):
            Workspace.open(path, actor="tester", read_only=read_only)
    assert path.read_bytes() == before


@pytest.mark.parametrize("older", ["0001", "0002"])
def test_a_board_that_has_not_the_tables_of_the_version_that_it_names_is_damaged(tmp_path: Path, older: str):
    board(tmp_path).close()
    path = tmp_path / "test.board"
    _execute(path, f"UPDATE alembic_version SET version_num = '{older}'")
    with pytest.raises(StorageFault, match="Its tables are not those of its version") as caught:
        Workspace.open(path, actor="tester")
    assert caught.value.code == CORRUPT
    _execute(path, f"UPDATE alembic_version SET version_num = '{versions.HEAD}'")
    assert check_board(path) == ()


def test_a_board_is_readable_by_its_owner_alone(tmp_path: Path):
    workspace = board(tmp_path)
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    workspace.close()
    assert set(modes.values()) == {0o600}, modes


def test_a_second_program_is_told_who_has_the_board_and_may_read_it(tmp_path: Path):
    workspace = board(tmp_path)
    note(workspace, planned_meeting(workspace), "A line")
    workspace.close()
    path = tmp_path / "test.board"
    with _held_by_another_process(path) as process:
        with pytest.raises(Fault, match="open") as caught:
            Workspace.open(path, actor="tester")
        assert str(process.pid) in str(caught.value) or "on " in str(caught.value)
        reader = Workspace.open(path, actor="tester", read_only=True)
        assert len(reader.read.all_entries()) == 1
        reader.close()
    # The holder was killed: its lock went with it.
    Workspace.open(path, actor="tester").close()


def test_a_board_open_for_reading_refuses_every_change_and_keeps_none(tmp_path: Path):
    board(tmp_path).close()
    path = tmp_path / "test.board"
    reader = Workspace.open(path, actor="tester", read_only=True)
    with pytest.raises(Fault, match="reading only"):
        planned_meeting(reader)
    with pytest.raises(Fault, match="reading only"):
        reader.keep_draft("entry", "text")
    assert reader.read.meetings() == ()
    reader.close()


_NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{before}"


def upgrade() -> None:
    op.add_column("person", sa.Column("pronouns", sa.Text(), nullable=False, server_default=""))
    {then}
"""


def _scripts(folder: Path, then: str = "") -> Path:
    scripts = folder / "scripts"
    shutil.copytree(versions.MIGRATIONS, scripts)
    (scripts / "versions" / "9999_next.py").write_text(_NEXT.format(before=versions.HEAD, then=then))
    return scripts


def test_a_migration_is_made_after_a_backup_that_still_opens(tmp_path: Path):
    workspace = board(tmp_path)
    note(workspace, planned_meeting(workspace), "A line from before")
    workspace.close()
    path = tmp_path / "test.board"
    versions.migrate(path, scripts=_scripts(tmp_path), head="9999")
    migrated = open_connection(path)
    assert versions.revision_of(migrated) == "9999"
    assert migrated.execute("SELECT pronouns FROM person").fetchall() == [("",), ("",), ("",)]
    migrated.close()
    (backup,) = (tmp_path / "test backups").iterdir()
    old = Workspace.open(backup, actor="tester", read_only=True)
    assert [entry.text for _, entry in old.read.all_entries()] == ["A line from before"]
    old.close()


def test_a_migration_that_fails_half_way_leaves_the_board_as_it_was(tmp_path: Path):
    board(tmp_path).close()
    path = tmp_path / "test.board"
    scripts = _scripts(tmp_path, then='op.execute("INSERT INTO nowhere VALUES (1)")')
    with pytest.raises(Exception, match="nowhere"):
        versions.migrate(path, scripts=scripts, head="9999")
    workspace = Workspace.open(path, actor="tester")
    assert len(workspace.read.people()) == 3
    workspace.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    mount = tmp_path / "disk"
    mount.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(mount)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("a small disk can be mounted by root only")
    try:
        yield mount
    finally:
        subprocess.run(["umount", "-l", str(mount)], check=True)


def test_a_full_disk_is_said_and_loses_nothing_that_was_committed(small_disk: Path):
    workspace = board(small_disk)
    meeting_id = planned_meeting(workspace)
    noted = 0
    fault: Fault | None = None
    while fault is None and noted < 3000:
        try:
            note(workspace, meeting_id, "x" * 2000)
            noted += 1
        except Fault as caught:
            fault = caught
    assert fault is not None
    assert "full" in fault.message
    assert "Make room" in fault.remedy
    assert noted > 0
    assert len(workspace.read.entries(meeting_id)) == noted
    workspace.close()
    reader = Workspace.open(small_disk / "test.board", actor="tester", read_only=True)
    assert len(reader.read.entries(meeting_id)) == noted
    reader.close()


def test_a_board_on_a_read_only_disk_can_be_read_and_says_why_not_written(small_disk: Path):
    workspace = board(small_disk)
    meeting_id = planned_meeting(workspace)
    note(workspace, meeting_id, "A line")
    workspace.close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    path = small_disk / "test.board"
    with pytest.raises(Fault):
        Workspace.open(path, actor="tester")
    reader = Workspace.open(path, actor="tester", read_only=True)
    assert [entry.text for entry in reader.read.entries(meeting_id)] == ["A line"]
    reader.close()
