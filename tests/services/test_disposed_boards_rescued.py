"""A board that was disposed of and is damaged then: what its backups bring back, and what they do not."""

import datetime as dt
from contextlib import closing
from pathlib import Path

import pytest
from tests.support.boards import person_of
from tests.support.command_line import run_here
from tests.support.lives import DAYS, Life
from tests.support.planted import SAID, WORD, planted_board

from boardobserver.domain.retention import DISPOSED_OF
from boardobserver.domain.words import RecordKind
from boardobserver.services import disposal, documents, meetings, people, tracking
from boardobserver.services.backups import Backup, backups_of, make_backup
from boardobserver.services.older_backups import backups_before_disposal, brought_back, brought_back_words
from boardobserver.services.rescuing import rescue
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace
from boardobserver.storage.connection import open_connection

LONG_AFTER = dt.date(2033, 4, 1)
_PAGE = 4096


@pytest.fixture
def life(tmp_path: Path) -> Life:
    """A backup, changes and a meeting since, a disposal of all but that meeting, and another one."""
    made = planted_board(tmp_path)
    workspace = made.workspace
    make_backup(workspace.path, "by hand", now=workspace.now())
    hold(made, LONG_AFTER - dt.timedelta(days=2), "noted before the disposal")
    made.at(DAYS[-1])
    workspace.perform(tracking.add_update(made.record(RecordKind.ACTION), f"{WORD} is late"))
    workspace.perform(people.change_person(person_of(workspace, "LL"), name=f"{WORD} the second"))
    document = workspace.perform(documents.add_document("A scan that nothing rests on"))
    (tmp_path / "scan.bin").write_bytes(b"kept for good" * 99)
    workspace.perform(documents.attach_file(document, documents.read_attachment(tmp_path / "scan.bin")))
    made.at(LONG_AFTER)
    preview = disposal.preview_disposal(workspace.read, LONG_AFTER)
    disposal.dispose_of_what_is_due(workspace, preview, typed="Test board", reason="The time is over")
    hold(made, LONG_AFTER, "noted after the disposal")
    workspace.keep_draft("line", "half a line")
    workspace.close()
    return made


def hold(life: Life, day: dt.date, words: str) -> None:
    workspace = life.workspace
    life.hold(workspace.perform(meetings.plan_meeting(workspace.read.series()[0].id, day)), words)


def spoil(path: Path) -> None:
    """Overwrite the rows of lines, so that the board does not open."""
    connection = open_connection(path)
    (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'entry'").fetchone()
    connection.close()
    with path.open("r+b") as file:
        file.seek((root - 1) * _PAGE)
        file.write(b"\xff" * _PAGE)


def everything_in(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, images by their hashes and what is left of them."""
    with closing(open_connection(path, read_only=True)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        return {name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr) for (name,) in tables}


def facts(path: Path) -> tuple[list[str], list[str], str]:
    """The lines of a board, what it was disposed of, and what is being typed."""
    workspace = Workspace.open(path, actor="reader", read_only=True)
    try:
        lines = [entry.text for _, entry in workspace.read.all_entries()]
        return lines, [each.id for each in workspace.read.retention.disposals()], workspace.draft("line")
    finally:
        workspace.close()


def test_a_rescue_goes_through_the_disposal_and_brings_no_word_back(life: Life):
    path = life.workspace.path
    wanted, rows, bytes_were = facts(path), everything_in(path), path.read_bytes()
    spoil(path)
    rescued = rescue(path, backups_of(path))
    assert facts(rescued.path) == wanted
    assert wanted[0].count(DISPOSED_OF) > 5
    assert wanted[0][-2:] == ["noted before the disposal", "noted after the disposal"]
    assert rescued.brought_back == ()
    assert check_board(rescued.path) == ()
    assert everything_in(rescued.path) == rows
    data = b"".join(each.read_bytes() for each in rescued.path.parent.glob(f"{rescued.path.name}*"))
    for words in (SAID, "is late"):
        assert words.encode() not in data
    # What later meetings took over of earlier ones is theirs.
    assert data.count(WORD.encode()) == bytes_were.count(WORD.encode())
    assert b"kept for good" in data


def test_where_the_journal_cannot_be_followed_so_far_it_is_said_what_comes_back(life: Life):
    path = life.workspace.path
    connection = open_connection(path)
    last = connection.execute("SELECT min(unit_seq) FROM journal_image WHERE table_name = 'disposal'")
    (disposing,) = last.fetchone()
    connection.execute("UPDATE journal_unit SET hash = 'x' WHERE seq = ?", (disposing,))
    connection.close()
    logged = facts(path)[1]
    spoil(path)
    rescued = rescue(path, backups_of(path))
    assert [each.id for each in rescued.brought_back] == logged
    assert "noted before the disposal" in facts(rescued.path)[0]
    assert check_board(rescued.path) == ()
    words = brought_back_words(rescued.brought_back)
    assert words.startswith("It holds again what was disposed of on 1 April 2033: dispose of it again")


def test_it_is_due_again_on_such_a_board(life: Life):
    path = life.workspace.path
    (backup,) = backups_of(path)
    ran = run_here(path.parent, "restore", path.name, backup.path, "-o", "again.board")
    assert (ran.code, ran.output) == (0, "again.board\n")
    assert "It holds again what was disposed of on 1 April 2033" in ran.errors
    again = Workspace.open(path.parent / "again.board", actor="tester", clock=life.clock)
    preview = disposal.preview_disposal(again.read, LONG_AFTER)
    logged = set(facts(path)[1])
    assert {each.id for each in brought_back(path, None, again.path, None)} == logged
    assert len(preview.due) == len(logged)
    disposal.dispose_of_what_is_due(again, preview, typed="Test board", reason="Restored")
    again.close()
    assert WORD.encode() not in again.path.read_bytes()


def test_a_backup_from_after_it_brings_nothing_back(life: Life):
    path = life.workspace.path
    before: Backup = backups_of(path)[0]
    # Newer ones thin out those of years ago; what a backup holds is not known by its day alone.
    after = make_backup(path, "by hand", now=before.made_at + dt.timedelta(hours=1))
    assert after is not None
    assert list(backups_before_disposal(path, None)) == [before]
    assert run_here(path.parent, "restore", path.name, after.path, "-o", "again.board").errors == ""


def test_the_backups_of_another_board_of_the_same_name_are_left_alone(life: Life, tmp_path: Path):
    path = life.workspace.path
    (tmp_path / "elsewhere").mkdir()
    other = planted_board(tmp_path / "elsewhere")
    shared = tmp_path / "shared"
    shared.mkdir()
    kept = make_backup(other.workspace.path, "by hand", folder=shared, now=other.workspace.now())
    other.workspace.close()
    assert kept.path in {each.path for each in backups_of(path, shared)}
    assert kept.path not in {each.path for each in backups_before_disposal(path, None, shared)}
