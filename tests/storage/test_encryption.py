"""Encrypted boards: what opens them, what does not, and that nothing beside the key lies in the file."""

import hashlib
import os
import sqlite3
import stat
from pathlib import Path

import pytest
from tests.support.boards import SteppingClock, note, planned_meeting
from tests.support.logs import DAY, meeting_lines, read_log, render

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.services.boards import new_board
from boardobserver.services.importing import taking_in
from boardobserver.services.safekeeping import check_board, check_health
from boardobserver.services.workspace import Workspace
from boardobserver.storage import versions
from boardobserver.storage.driver import connect
from boardobserver.storage.encryption import BoardKey, salt_of

_WORDS = Passphrase("seven quiet herons")
_PLANTED = "The planted sentence of this board"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    workspace = new_board(tmp_path / "sealed.board", "Sealed", actor="tester", passphrase=_WORDS)
    note(workspace, planned_meeting(workspace), _PLANTED)
    workspace.keep_draft("entry:1", _PLANTED)
    workspace.close()
    return tmp_path / "sealed.board"


def _opened(path: Path, *, read_only: bool = False) -> Workspace:
    return Workspace.open(path, actor="tester", passphrase=_WORDS, clock=SteppingClock(), read_only=read_only)


def test_the_passphrase_opens_the_board_and_what_was_noted_is_there(path: Path):
    workspace = _opened(path)
    assert [entry.text for _, entry in workspace.read.all_entries()] == [_PLANTED]
    assert workspace.draft("entry:1") == _PLANTED
    workspace.close()
    assert check_board(path, _WORDS) == ()


@pytest.mark.parametrize("typed", ["seven quiet heron", "Seven quiet herons", "seven quiet herons "])
@pytest.mark.parametrize("read_only", [False, True])
def test_a_wrong_passphrase_is_said_to_be_wrong_and_changes_nothing(path: Path, typed: str, read_only: bool):
    before = path.read_bytes()
    with pytest.raises(Refusal, match="The passphrase is wrong, or this is not a board") as caught:
        Workspace.open(path, actor="tester", passphrase=Passphrase(typed), read_only=read_only)
    assert caught.value.field == "passphrase"
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_without_a_passphrase_the_board_says_that_it_is_encrypted(path: Path):
    with pytest.raises(Refusal, match="is encrypted") as caught:
        Workspace.open(path, actor="tester")
    assert caught.value.field == "passphrase"


def test_an_unencrypted_board_needs_none_and_opens_with_any(tmp_path: Path):
    new_board(tmp_path / "open.board", "Open", actor="tester").close()
    Workspace.open(tmp_path / "open.board", actor="tester", passphrase=_WORDS).close()


def test_every_try_costs_the_whole_derivation(path: Path, monkeypatch: pytest.MonkeyPatch):
    rounds: list[int] = []
    derive = hashlib.pbkdf2_hmac

    def counted(name: str, words: bytes, salt: bytes, times: int, length: int) -> bytes:
        rounds.append(times)
        return derive(name, words, salt, times, length)

    monkeypatch.setattr("hashlib.pbkdf2_hmac", counted)
    with pytest.raises(Refusal):
        Workspace.open(path, actor="tester", passphrase=Passphrase("wrong"))
    assert rounds == [256_000]
    workspace = _opened(path)
    note(workspace, workspace.read.meetings()[0].id, "Another line")
    check_health(path, lambda: False, workspace.key)
    workspace.close()
    assert rounds == [256_000, 256_000], "the key is derived once for an opening, whatever is connected"


def test_any_program_with_the_same_cipher_opens_the_file_by_the_passphrase(path: Path):
    connection = connect(str(path))
    connection.execute(f"PRAGMA key = '{_WORDS.words}'")
    assert connection.execute("SELECT count(*) FROM entry").fetchone() == (1,)
    connection.close()


def test_a_file_that_is_no_board_is_told_from_an_encrypted_one_as_far_as_can_be(tmp_path: Path):
    noise = tmp_path / "noise.board"
    noise.write_bytes(os.urandom(3 * 4096))
    with pytest.raises(Refusal, match="is encrypted"):
        Workspace.open(noise, actor="tester")
    with pytest.raises(Refusal, match="wrong, or this is not a board"):
        Workspace.open(noise, actor="tester", passphrase=_WORDS)
    noise.write_bytes(os.urandom(3 * 4096 + 1))
    with pytest.raises(Fault, match="is not a board"):
        Workspace.open(noise, actor="tester", passphrase=_WORDS)


def test_another_programs_encrypted_database_is_refused(tmp_path: Path):
    other = tmp_path / "other.board"
    connection = connect(str(other))
    connection.execute(f"PRAGMA key = '{_WORDS.words}'")
    connection.execute("CREATE TABLE other (id INTEGER)")
    connection.close()
    with pytest.raises(Fault, match="is not a board"):
        Workspace.open(other, actor="tester", passphrase=_WORDS)


def test_nothing_of_what_is_written_lies_in_the_clear_while_the_board_is_open(path: Path):
    workspace = _opened(path)
    note(workspace, workspace.read.meetings()[0].id, _PLANTED)
    names = {each.name for each in path.parent.iterdir()}
    assert {f"{path.name}-wal", f"{path.name}-shm"} <= names
    for each in path.parent.iterdir():
        data = each.read_bytes()
        assert _PLANTED.encode() not in data
        assert b"Metropolitan" not in data
        assert b"CREATE TABLE" not in data
        assert not data.startswith(b"SQLite format")
    workspace.close()


def test_a_reader_stands_beside_a_writer(path: Path):
    writer = _opened(path)
    note(writer, writer.read.meetings()[0].id, "Another line")
    reader = _opened(path, read_only=True)
    assert len(reader.read.all_entries()) == 2
    reader.close()
    writer.close()


def test_a_log_is_taken_in_on_a_connection_of_its_own(path: Path):
    workspace = _opened(path)
    log = read_log(render(meeting_lines()).encode())
    for _ in workspace.undertake(taking_in(log, DAY, series_id=workspace.read.series()[0].id)):
        pass
    assert len(workspace.read.meetings()) == 2
    workspace.close()
    assert check_board(path, _WORDS) == ()


def test_damage_is_found_and_said(path: Path):
    data = bytearray(path.read_bytes())
    data[-100] ^= 1
    path.write_bytes(data)
    with pytest.raises(Fault, match="damaged"):
        _opened(path)


def test_an_older_board_is_backed_up_encrypted_before_it_is_brought_up_to_date(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    salt = salt_of(path)
    assert salt is not None
    key = BoardKey.derived(_WORDS, salt)
    scripts = tmp_path / "scripts"
    (scripts / "versions").mkdir(parents=True)
    for each in versions.MIGRATIONS.glob("*.py"):
        (scripts / each.name).write_bytes(each.read_bytes())
    for each in (versions.MIGRATIONS / "versions").glob("*.py"):
        (scripts / "versions" / each.name).write_bytes(each.read_bytes())
    (scripts / "versions" / "9999_next.py").write_text(
        f'from alembic import op\nrevision = "9999"\ndown_revision = "{versions.HEAD}"\n'
        "def upgrade():\n    op.execute('CREATE TABLE next (id INTEGER)')\n"
    )
    versions.migrate(path, key, scripts=scripts, head="9999")
    (backup,) = (tmp_path / "sealed backups").iterdir()
    assert _PLANTED.encode() not in backup.read_bytes()
    assert check_board(backup, _WORDS) == ()
    monkeypatch.setattr(versions, "HEAD", "9999")
    connection = connect(str(path))
    connection.execute(f"PRAGMA key = '{_WORDS.words}'")
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("9999",)
    connection.close()


def test_the_key_and_the_passphrase_show_nothing_of_themselves(path: Path):
    workspace = _opened(path)
    key = workspace.key
    assert key is not None
    shown = f"{key!r} {key} {_WORDS!r} {_WORDS}"
    assert shown == "BoardKey() BoardKey() Passphrase() Passphrase()"
    assert key.comes_from(_WORDS)
    assert not key.comes_from(Passphrase("another"))
    workspace.close()


def test_files_are_for_their_owner_alone_whatever_the_mask(tmp_path: Path):
    before = os.umask(0)
    try:
        workspace = new_board(tmp_path / "sealed.board", "Sealed", actor="tester", passphrase=_WORDS)
        note(workspace, planned_meeting(workspace), "A line")
        modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in tmp_path.iterdir()}
        workspace.close()
    finally:
        os.umask(before)
    assert len(modes) == 4
    assert set(modes.values()) == {0o600}, modes


def test_the_driver_writes_nothing_to_the_terminal(path: Path, capfd: pytest.CaptureFixture[str]):
    with pytest.raises(Refusal):
        Workspace.open(path, actor="tester", passphrase=Passphrase("wrong"))
    assert capfd.readouterr() == ("", "")


def test_the_standard_library_cannot_read_it(path: Path):
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.DatabaseError):
        connection.execute("SELECT * FROM entry")
    connection.close()
