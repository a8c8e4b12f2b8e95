"""A journey on an encrypted board: nothing of it lies in the clear, and nothing leaves the machine."""

import gzip
import os
import platform
import signal
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.support.command_line import ROOT
from tests.support.patience import MOST_SECONDS
from tests.support.searching import files_with

_CHILD = Path(__file__).with_name("guarded_child.py")
_WORDS = "seven quiet herons walk"
_PLANTED = "The zugzwang of the quixotic okapi"
_LOG = f"10:00 Board Chair: {_PLANTED}\n10:05 LFR lead: {_PLANTED}, again\n"
_IS_GUARDED = sys.platform == "linux" and platform.machine() in ("x86_64", "aarch64")
_GUARD_IS_THERE = pytest.mark.skipif(not _IS_GUARDED, reason="the guard is of this kernel")


def _run(
    folder: Path, what: str, *words: str, passphrase: str = "", is_guarded: bool = _IS_GUARDED
) -> subprocess.CompletedProcess[bytes]:
    """Run the child in a home of its own, with every folder that a program may write to within it."""
    home = folder / "home"
    for each in ("home", "tmp", "run"):
        (folder / each).mkdir(mode=0o700, exist_ok=True)
    surroundings = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "USERPROFILE": str(home),
        "TMPDIR": str(folder / "tmp"),
        "XDG_RUNTIME_DIR": str(folder / "run"),
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }
    if passphrase:
        surroundings["BOARDOBSERVER_PASSPHRASE"] = passphrase
    guard = "guarded" if is_guarded else "open"
    return subprocess.run(
        [sys.executable, str(_CHILD), guard, what, *words],
        cwd=folder,
        env=surroundings,
        capture_output=True,
        timeout=MOST_SECONDS,
        check=False,
    )


@_GUARD_IS_THERE
@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_NETLINK", "AF_UNIX"])
def test_the_guard_ends_whoever_asks_for_a_socket_to_elsewhere(tmp_path: Path, family: str):
    expected = 0 if family == "AF_UNIX" else -signal.SIGSYS
    assert _run(tmp_path, "socket", family).returncode == expected


def test_the_search_finds_what_is_there(tmp_path: Path):
    (tmp_path / "plain").write_bytes(b"..." + _PLANTED.encode())
    (tmp_path / "wide").write_bytes(b"." + _PLANTED.encode("utf-16-le"))
    (tmp_path / "packed").write_bytes(b"..." + gzip.compress(_PLANTED.encode("utf-16-be")))
    with zipfile.ZipFile(tmp_path / "zipped", "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("within", _PLANTED * 9)
    (tmp_path / "nothing").write_bytes(os.urandom(100_000))
    assert files_with(tmp_path, _PLANTED) == ["packed", "plain", "wide", "zipped"]


def _assert_only_for_their_owner(folder: Path) -> None:
    for path in folder.rglob("*"):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.lstat().st_mode) == wanted, path


@pytest.mark.parametrize(
    "is_guarded",
    # What is printed goes to the system's own service, which may be asked for over the machine's own network.
    [pytest.param(False, id="printing"), pytest.param(True, marks=_GUARD_IS_THERE, id="without a network")],
)
def test_a_journey_in_the_window_leaves_nothing_in_the_clear_and_opens_no_connection(
    tmp_path: Path, is_guarded: bool
):
    lived = _run(tmp_path, "window", str(tmp_path), _WORDS, _PLANTED, is_guarded=is_guarded)
    assert (lived.returncode, lived.stdout) == (0, b"lived\n"), lived.stderr.decode()
    names = {path.name for path in tmp_path.rglob("*")}
    assert {
        "journey.board",
        "journey.board-wal",
        "journey backups",
        "settings.ini",
        "boardobserver.log",
    } <= names
    assert any(name.startswith("report-") for name in names), "the bug was to leave a report"
    assert _PLANTED in (tmp_path / "register.csv").read_text("utf-8-sig")
    for name in ("saved.pdf", "paper.pdf", "register.csv"):
        (tmp_path / name).unlink(
            missing_ok=name == "paper.pdf" and is_guarded
        )  # the person put it there; nothing of its making is to be left
    for secret in (_PLANTED, "quixotic", _WORDS):
        assert files_with(tmp_path, secret) == []
    assert _PLANTED.encode() not in lived.stderr
    _assert_only_for_their_owner(tmp_path)
    # It is all there for whoever has the passphrase; what is exported is in the clear, and nothing else.
    listed = _run(
        tmp_path, "command", "list", "journey.board", "entries", "--csv", passphrase=f"{_WORDS} again"
    )
    assert listed.stdout.decode().count(_PLANTED) == 5
    (tmp_path / "exported.csv").write_bytes(listed.stdout)
    assert files_with(tmp_path, _PLANTED) == ["exported.csv"]


def test_a_journey_on_the_command_line_leaves_nothing_in_the_clear_and_opens_no_connection(tmp_path: Path):
    (tmp_path / "log.txt").write_text(_LOG)
    (tmp_path / "words").write_text(f"{_WORDS}\n")
    commands = (
        ("new", "a.board", "--passphrase-file", "words"),
        ("import-log", "a.board", "log.txt", "--date", "2026-11-22", "--passphrase-file", "words"),
        ("list", "a.board", "entries", "--passphrase-file", "words"),
        ("check", "a.board", "--passphrase-file", "words"),
        ("print", "a.board", "latest", "-o", "minutes.pdf", "--passphrase-file", "words"),
    )
    ran = [_run(tmp_path, "command", *words) for words in commands]
    assert [each.returncode for each in ran] == [0] * len(commands), [each.stderr for each in ran]
    assert _PLANTED in ran[2].stdout.decode()
    for name in ("log.txt", "words"):
        (tmp_path / name).unlink()
    assert set(files_with(tmp_path, "quixotic")) <= {"minutes.pdf"}
    assert files_with(tmp_path, _WORDS) == []
    _assert_only_for_their_owner(tmp_path)
    refused = _run(tmp_path, "command", "list", "a.board", "entries", passphrase="wrong")
    assert refused.returncode == 1
    assert b"The passphrase is wrong" in refused.stderr
