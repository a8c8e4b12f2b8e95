"""Transactions on a real file: what a failed commit leaves, what a damaged file says, what is read beside."""

import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from tests.support.boards import board, note, person_of, planned_meeting
from tests.support.patience import MOST_SECONDS

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.services import meetings, people
from boardobserver.services.boards import new_board
from boardobserver.services.command import Command
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace
from boardobserver.storage import driver
from boardobserver.storage.records import PersonRow
from boardobserver.storage.unit import Unit


def _execute(path: Path, statement: str) -> None:
    connection = driver.connect(str(path))
    connection.execute(statement)
    connection.close()


def test_a_page_that_is_behind_is_told_that_what_it_asks_about_was_taken_back(tmp_path: Path):
    workspace = board(tmp_path)
    meeting_id = planned_meeting(workspace)
    workspace.undo()
    with pytest.raises(Refusal, match="not there any more"):
        workspace.perform(meetings.start_meeting(meeting_id))
    workspace.close()
    assert check_board(tmp_path / "test.board") == ()


def test_a_unit_that_leaves_a_row_dangling_does_not_commit_and_the_next_one_does(tmp_path: Path):
    workspace = board(tmp_path)
    before = workspace.read.people()

    def dangle(unit: Unit) -> None:
        unit.get(PersonRow, before[0].id).organisation_id = unit.new_id()

    with pytest.raises(Exception, match="FOREIGN KEY"):
        workspace.perform(Command("dangle", dangle))
    assert workspace.read.people() == before
    workspace.perform(people.change_person(before[0].id, role="Chair"))
    assert person_of(workspace, before[0].initials) == before[0].id
    workspace.close()
    assert check_board(tmp_path / "test.board") == ()


def test_what_was_committed_is_there_after_the_process_was_killed(tmp_path: Path):
    board(tmp_path).close()
    path = tmp_path / "test.board"
    code = (
        "import os, sys; from pathlib import Path\n"
        "from boardobserver.services import people\n"
        "from boardobserver.services.workspace import Workspace\n"
        "workspace = Workspace.open(Path(sys.argv[1]), actor='killed')\n"
        "workspace.perform(people.add_person('The last words'))\n"
        "workspace.keep_draft('line', 'half a sen')\n"
        "os.kill(os.getpid(), 9)\n"
    )
    surroundings = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    subprocess.run(
        [sys.executable, "-c", code, str(path)], env=surroundings, check=False, timeout=MOST_SECONDS
    )
    assert (tmp_path / "test.board-wal").stat().st_size > 0
    reader = Workspace.open(path, actor="tester", read_only=True)
    assert "The last words" in {person.name for person in reader.read.people()}
    reader.close()
    again = Workspace.open(path, actor="tester")
    assert again.draft("line") == "half a sen"
    again.close()
    assert check_board(path) == ()


def test_a_reader_sees_what_a_writer_commits_beside_it(tmp_path: Path):
    workspace = board(tmp_path)
    reader = Workspace.open(workspace.path, actor="tester", read_only=True)
    before = len(reader.read.people())
    workspace.perform(people.add_person("Newcomer"))
    assert len(reader.read.people()) == before + 1
    workspace.close()
    assert len(reader.read.people()) == before + 1
    reader.close()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE journal_image SET after = 'no json' WHERE id = 5", "its image of “topic”"),
        ("UPDATE journal_image SET after = '[1]' WHERE id = 5", "its image of “topic”"),
        ("UPDATE journal_image SET operation = 'x' WHERE id = 3", "its image of"),
        ("UPDATE journal_unit SET kind = 'x' WHERE seq = 2", "cannot be read"),
        ("DELETE FROM journal_unit WHERE seq = 2", "is missing"),
    ],
)
def test_a_journal_that_cannot_be_read_is_found_and_told(tmp_path: Path, statement: str, words: str):
    board(tmp_path).close()
    path = tmp_path / "test.board"
    _execute(path, statement)
    assert any(words in finding for finding in check_board(path))


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE paper",
        "DROP TABLE journal_image",
        "DROP TABLE draft",
        "ALTER TABLE paper DROP COLUMN title",
        "UPDATE person SET name = CAST(x'ff' AS TEXT)",
    ],
)
def test_a_damaged_board_is_said_to_be_damaged(tmp_path: Path, statement: str):
    board(tmp_path).close()
    path = tmp_path / "test.board"
    _execute(path, statement)
    with pytest.raises(Fault, match="damaged"):
        check_board(path)


def test_pages_overwritten_on_the_disk_are_said_to_be_damage(tmp_path: Path):
    workspace = board(tmp_path)
    meeting_id = planned_meeting(workspace)
    for number in range(200):
        note(workspace, meeting_id, f"line {number} " + "x" * 500)
    workspace.close()
    path = tmp_path / "test.board"
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xaa" * (len(whole) - 8192))
    with pytest.raises(Fault, match="damaged"):
        check_board(path)


def test_a_file_that_may_only_be_read_is_not_opened_for_writing():
    if os.geteuid() != 0:
        pytest.skip("only root can become somebody else")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        board(Path(folder)).close()
        path = Path(folder) / "test.board"
        path.chmod(0o644)
        answer = os.fork()
        if answer == 0:  # pragma: no cover - in a process of its own, as nobody
            os.setgid(65534)
            os.setuid(65534)
            try:
                Workspace.open(path, actor="nobody").close()
            except Fault as fault:
                os._exit(7 if "can be read but not written" in fault.message else 8)
            os._exit(9)
        assert os.waitstatus_to_exitcode(os.waitpid(answer, 0)[1]) == 7


def test_links_names_and_pipes(tmp_path: Path):
    board(tmp_path).close()
    link = tmp_path / "link.board"
    link.symlink_to(tmp_path / "test.board")
    through = Workspace.open(link, actor="tester")
    with pytest.raises(Fault, match="open in another program"):
        Workspace.open(tmp_path / "test.board", actor="tester")
    through.close()
    nowhere = tmp_path / "nowhere.board"
    nowhere.symlink_to(tmp_path / "gone")
    with pytest.raises(Refusal, match="there already"):
        new_board(nowhere, "Board", actor="tester")
    assert nowhere.is_symlink()
    os.mkfifo(tmp_path / "pipe.board")
    with pytest.raises(Fault, match="is not a board"):
        Workspace.open(tmp_path / "pipe.board", actor="tester")
    for odd in ("q?#% é.board", os.fsdecode(b"\xff.board"), "x.y.board"):
        new_board(tmp_path / odd, "Board", actor="tester").close()
        assert stat.S_IMODE((tmp_path / odd).stat().st_mode) == 0o600
        assert check_board(tmp_path / odd) == ()


@pytest.mark.parametrize("name", ["a\x00b.board", "x" * 300 + ".board"], ids=["NUL", "too long"])
def test_a_name_that_no_file_can_have_is_answered(tmp_path: Path, name: str):
    with pytest.raises((Refusal, Fault)):
        new_board(tmp_path / name, "Board", actor="tester")
    with pytest.raises((Refusal, Fault)):
        Workspace.open(tmp_path / name, actor="tester")
    assert list(tmp_path.iterdir()) == []
