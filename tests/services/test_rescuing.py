"""A damaged board is rescued: its newest good backup, and what its journal adds to that."""

import random
from pathlib import Path

import pytest
from tests.support import boards

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.services.backups import backups_of, make_backup
from boardobserver.services.rescuing import rescue
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace
from boardobserver.storage.connection import open_connection
from boardobserver.storage.encryption import BoardKey
from boardobserver.storage.opening import key_to, open_for_writing
from boardobserver.storage.rekeying import rekey

_PAGE = 4096
_WORDS = Passphrase("seven quiet herons walk")


def _lived(folder: Path) -> Path:
    """A board with five lines in its backup, five more since, and half a line being typed."""
    workspace = boards.board(folder)
    meeting = boards.planned_meeting(workspace)
    for number in range(10):
        boards.note(workspace, meeting, f"line {number}")
        if number == 4:
            make_backup(workspace.path, "every half hour")
    workspace.keep_draft("line", "half a line")
    workspace.close()
    return workspace.path


def _texts(path: Path) -> list[str]:
    workspace = Workspace.open(path, actor="reader", read_only=True)
    try:
        return [entry.text for _, entry in workspace.read.all_entries()]
    finally:
        workspace.close()


def _root_page_of(path: Path, table: str) -> int:
    connection = open_connection(path)
    root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
    connection.close()
    return int(root)


def _spoil(path: Path, at: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


def test_what_the_journal_knows_beyond_the_backup_is_added(tmp_path: Path):
    path = _lived(tmp_path)
    _spoil(path, (_root_page_of(path, "entry") - 1) * _PAGE, b"\xff" * _PAGE)
    with pytest.raises(Fault):
        Workspace.open(path, actor="tester")
    was = path.read_bytes()
    rescued = rescue(path, backups_of(path))
    assert rescued.path != path
    assert path.read_bytes() == was
    assert _texts(rescued.path) == [f"line {number}" for number in range(10)]
    assert rescued.added == 5
    assert check_board(rescued.path) == ()
    workspace = Workspace.open(rescued.path, actor="tester")
    assert workspace.draft("line") == "half a line"
    workspace.undo()
    meeting = workspace.read.meetings()[0].id
    boards.note(workspace, meeting, "and on it goes")
    workspace.close()
    assert check_board(rescued.path) == ()


def test_a_board_without_a_header_still_has_its_backup(tmp_path: Path):
    path = _lived(tmp_path)
    _spoil(path, 0, bytes(_PAGE))
    rescued = rescue(path, backups_of(path))
    assert (_texts(rescued.path), rescued.added) == ([f"line {number}" for number in range(5)], 0)


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """A board that was given a passphrase after its only backup, and a line after that."""
    path = _lived(tmp_path)
    connection, lock = open_for_writing(path, None)
    with lock:
        rekey(path, connection, BoardKey.fresh(_WORDS))
    workspace = Workspace.open(path, actor="tester", passphrase=_WORDS)
    boards.note(workspace, workspace.read.meetings()[0].id, "line 10")
    workspace.close()
    return path


@pytest.mark.parametrize("is_derived", [False, True])
def test_what_a_passphrase_opened_is_not_written_in_the_clear(sealed: Path, is_derived: bool):
    opens = key_to(sealed, _WORDS) if is_derived else _WORDS
    rescued = rescue(sealed, backups_of(sealed), opens)
    assert (rescued.added, rescued.warning) == (6, "")
    assert b"line 10" not in rescued.path.read_bytes()
    assert check_board(rescued.path, _WORDS) == ()
    workspace = Workspace.open(rescued.path, actor="reader", passphrase=_WORDS, read_only=True)
    assert [entry.text for _, entry in workspace.read.all_entries()][-1] == "line 10"
    workspace.close()


def test_a_passphrase_that_opens_nothing_is_put_on_nothing_and_that_is_said(sealed: Path):
    rescued = rescue(sealed, backups_of(sealed), Passphrase("mistyped"))
    assert rescued.warning == "It is not encrypted: its backup was made while the board was not."
    assert (_texts(rescued.path), rescued.added) == ([f"line {number}" for number in range(5)], 0)


def test_the_newest_good_backup_is_taken(tmp_path: Path):
    path = _lived(tmp_path)
    make_backup(path, "by hand")
    newest = backups_of(path)[0]
    _spoil(newest.path, newest.size // 2, b"\xff" * _PAGE * 4)
    _spoil(path, 0, bytes(_PAGE))
    assert rescue(path, backups_of(path)).backup == backups_of(path)[1]


def test_nothing_but_the_rescued_board_is_left_beside_the_damaged_one(tmp_path: Path):
    path = _lived(tmp_path)
    _spoil(path, (_root_page_of(path, "entry") - 1) * _PAGE, b"\xff" * _PAGE)
    was = {each.name for each in tmp_path.iterdir()}
    rescued = rescue(path, backups_of(path))
    assert {each.name for each in tmp_path.iterdir()} - was == {rescued.path.name}


def test_nothing_is_written_over_by_a_rescue(tmp_path: Path):
    path = _lived(tmp_path)
    taken = tmp_path / "taken.board"
    taken.write_text("of somebody else")
    with pytest.raises(Refusal, match="there already"):
        rescue(path, backups_of(path), target=taken)
    assert taken.read_text() == "of somebody else"


def test_without_a_good_backup_it_says_what_to_do(tmp_path: Path):
    path = _lived(tmp_path)
    with pytest.raises(Fault, match="no good backup") as raised:
        rescue(path, ())
    assert "another disk" in raised.value.remedy


@pytest.mark.parametrize("seed", range(24))
def test_whatever_is_damaged_the_rescued_board_is_sound_and_has_at_least_the_backup(
    tmp_path: Path, seed: int
):
    path = _lived(tmp_path)
    chance = random.Random(seed)
    size = path.stat().st_size
    for _ in range(chance.randint(1, 40)):
        length = chance.choice((1, 2, 60, _PAGE))
        _spoil(path, chance.randrange(0, size - length), chance.randbytes(length))
    rescued = rescue(path, backups_of(path))
    assert check_board(rescued.path) == ()
    found = _texts(rescued.path)
    assert len(found) >= 5
    assert found == [f"line {number}" for number in range(len(found))]
