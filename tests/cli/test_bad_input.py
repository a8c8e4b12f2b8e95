"""Bad input gets one clear line beside its cause, and loses nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.host.disks import small_disk, unwritable
from tests.support import pdf
from tests.support.command_line import ROOT, run
from tests.support.patience import MOST_SECONDS

from boardobserver.cli.main import run as run_here
from boardobserver.storage import driver


@pytest.fixture
def board(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "a.board"
    assert run_here(["new", str(path)]) == 0
    capsys.readouterr()
    return path


def imported(board: Path, contents: bytes) -> int:
    log = board.with_name("log.txt")
    log.write_bytes(contents)
    return run_here(["import-log", str(board), str(log), "--date", "2026-11-22"])


def entries_of(board: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    capsys.readouterr()
    assert run_here(["list", str(board), "entries", "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    told = capsys.readouterr()
    assert told.out == ""
    (line,) = told.err.splitlines()
    assert line.startswith("boardobserver: ")
    return line


@pytest.mark.parametrize(
    ("contents", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
        (b"PK\x03\x04" + bytes(100), "zip"),
        (bytes(range(256)) * 50, "not text"),
        (b"09:30 <a> hello\n" * (50 * 1024 * 1024 // 16), "larger than 20 MB"),
    ],
    ids=["empty", "blank", "picture", "archive", "binary", "50 MB"],
)
def test_a_file_that_is_no_log_is_refused(
    board: Path, capsys: pytest.CaptureFixture[str], contents: bytes, words: str
):
    before = board.read_bytes()
    assert imported(board, contents) == 1
    assert words in one_line(capsys)
    assert board.read_bytes() == before
    assert entries_of(board, capsys) == []


@pytest.mark.parametrize("path", ["nowhere.txt", ".", "/dev/zero"])
def test_a_log_that_cannot_be_read_is_refused(board: Path, capsys: pytest.CaptureFixture[str], path: str):
    log = board.parent / path
    assert run_here(["import-log", str(board), str(log), "--date", "2026-11-22"]) == 1
    one_line(capsys)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_log_in_another_encoding_is_read(board: Path, capsys: pytest.CaptureFixture[str], codec: str):
    assert imported(board, "09:30 <a> naïve café – £5\r\n09:31 <a> the end\r\n".encode(codec)) == 0
    assert [row["text"] for row in entries_of(board, capsys)] == ["naïve café – £5", "the end"]


HOSTILE = (
    "Œdipe Ñandú",
    "Жанна",
    "محمد علي",
    "🙂👩‍💻",
    "<b>bold</b>",
    "R&D",
    "%PDF-1.7",
    "'); DROP TABLE entry",
)


def test_names_and_words_in_any_script_come_through_to_the_paper(
    board: Path, capsys: pytest.CaptureFixture[str]
):
    lines = [f"09:{30 + at} <{name}> {name} was said" for at, name in enumerate(HOSTILE)]
    assert imported(board, "\n".join(lines).encode()) == 0
    for row, name in zip(entries_of(board, capsys), HOSTILE, strict=True):
        assert row["text"].endswith(f"{name} was said")
    output = board.with_suffix(".pdf")
    assert run_here(["print", str(board), "latest", "-o", str(output)]) == 0
    paper = pdf.plain("".join(pdf.page_texts(output.read_bytes())))
    for name in ("Œdipe Ñandú", "Жанна", "<b>bold</b>", "R&D", "%PDF-1.7", "'); DROP TABLE entry"):
        assert pdf.plain(name) in paper
    assert run_here(["check", str(board)]) == 0


def test_ten_thousand_words_in_one_line_and_two_thousand_lines_print(
    board: Path, capsys: pytest.CaptureFixture[str]
):
    long = " ".join(f"w{number}" for number in range(10_000))
    lines = [
        f"{9 + at // 600:02}:{at // 10 % 60:02}:{at % 10 * 5:02} <a> line {at} of it" for at in range(2000)
    ]
    assert imported(board, "\n".join([*lines, f"23:00:00 <a> {long}"]).encode()) == 0
    assert len(entries_of(board, capsys)) == 2001
    output = board.with_suffix(".pdf")
    assert run_here(["print", str(board), "latest", "-o", str(output)]) == 0
    paper = pdf.plain("".join(pdf.page_texts(output.read_bytes())))
    assert all(f"line{at}ofit" in paper for at in range(0, 2000, 97))
    assert all(f"w{number}" in paper for number in range(0, 10_000, 501))


def test_a_meeting_with_nothing_in_it_prints(board: Path):
    assert imported(board, b"Present: nobody") == 0
    output = board.with_suffix(".pdf")
    assert run_here(["print", str(board), "latest", "-o", str(output)]) == 0
    assert pdf.page_texts(output.read_bytes())


@pytest.mark.parametrize("contents", [b"", b"hello", b"%PDF-1.7", b"SQLite format 3\x00" + bytes(9000)])
def test_a_file_that_is_no_board_is_refused_and_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], contents: bytes
):
    path = tmp_path / "a.board"
    path.write_bytes(contents)
    for words in (["list", str(path), "people"], ["check", str(path)]):
        assert run_here(words) == 1
        one_line(capsys)
    assert imported(path, b"09:30 <a> hello") == 1
    one_line(capsys)
    assert path.read_bytes() == contents


def test_a_newer_board_is_refused_and_left_alone(board: Path, capsys: pytest.CaptureFixture[str]):
    connection = driver.connect(str(board))
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = board.read_bytes()
    for code in (
        run_here(["list", str(board), "people"]),
        run_here(["check", str(board)]),
        imported(board, b"09:30 <a> hello"),
    ):
        assert code == 1
    told = capsys.readouterr().err.splitlines()
    assert ["newer version" in line for line in told] == [True] * 3
    assert board.read_bytes() == before


_HOLD = """
import sys
from pathlib import Path
from boardobserver.services.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]), actor="the other one")
print("held", flush=True)
sys.stdin.readline()
workspace.close()
"""


def test_a_board_that_another_has_open_is_read_but_not_written(
    board: Path, capsys: pytest.CaptureFixture[str]
):
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(board)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert imported(board, b"09:30 <a> hello") == 1
        assert str(holder.pid) in one_line(capsys)
        assert run_here(["new", str(board), "--force"]) == 1
        assert str(holder.pid) in one_line(capsys)
        assert entries_of(board, capsys) == []
        holder.communicate("\n", timeout=MOST_SECONDS)
    assert imported(board, b"09:30 <a> hello") == 0
    assert len(entries_of(board, capsys)) == 1


def test_a_read_only_disk_is_read_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    with unwritable(tmp_path / "disk") as disk:
        assert run_here(["new", str(disk / "b.board")]) == 1
        one_line(capsys)
        assert run_here(["demo", str(tmp_path / "demo.board")]) == 0
        capsys.readouterr()
        output = disk / "a.pdf"
        assert run_here(["print", str(tmp_path / "demo.board"), "latest", "-o", str(output)]) == 1
        one_line(capsys)


def test_a_full_disk_is_said_and_the_board_stays_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    with small_disk(tmp_path / "disk", 1500) as disk:
        board = disk / "a.board"
        assert run_here(["new", str(board)]) == 0
        log = tmp_path / "log.txt"
        log.write_text("".join(f"09:30 <a> {'x' * 900}\n" for _ in range(1500)))
        capsys.readouterr()
        assert run_here(["import-log", str(board), str(log), "--date", "2026-11-22"]) == 1
        assert "full" in one_line(capsys)
        assert entries_of(board, capsys) == []
        assert run_here(["check", str(board)]) == 0
        (disk / "filler").write_bytes(bytes(os.statvfs(disk).f_bavail * os.statvfs(disk).f_bsize))
        capsys.readouterr()
        for name in ("b.board", "c.board"):
            assert run_here(["new" if name == "b.board" else "demo", str(disk / name)]) == 1
            assert "full" in one_line(capsys)
            assert not (disk / name).exists()


def test_a_name_that_is_no_utf8_and_one_too_long_are_answered(tmp_path: Path):
    odd = os.fsdecode(b"caf\xe9.board")
    assert run(tmp_path, "new", odd).code == 0
    assert run(tmp_path, "check", odd).code == 0
    long = run(tmp_path, "new", f"{'x' * 300}.board")
    assert (long.code, len(long.errors.splitlines())) == (1, 1)
    assert "too long" in long.errors
