"""Every command of the command line, from the outside: what it prints, where, and its exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support import pdf
from tests.support.command_line import ROOT, Ran, run, run_here
from tests.support.logs import meeting_lines, peak_log, render

from boardobserver.domain.words import EntryKind
from boardobserver.exchange.meeting_log import read_log
from boardobserver.storage import driver

KINDS = ("meetings", "people", "entries", "challenges", "advice", "actions", "decisions")
KEYS = {
    "meetings": {"ref", "number", "title", "date", "status", "place", "chair", "marking", "start", "end"},
    "people": {"initials", "name", "role", "organisation"},
    "entries": {"ref", "kind", "at", "speaker", "text", "meeting", "item", "status"},
    "challenges": {"ref", "kind", "text", "status", "raised_by", "directed_to", "responses", "outcome"},
    "advice": {"ref", "text", "status", "source_body", "addressee", "mps_response", "review_date"},
    "actions": {"ref", "text", "status", "owner", "due", "updates", "meeting", "item", "closing_evidence"},
    "decisions": {"ref", "text", "status", "verb", "decided_by", "reasons", "observer_position"},
}


def refused(ran: Ran) -> str:
    """The one clear line of a command that was refused."""
    assert ran.code == 1, ran
    assert ran.output == ""
    lines = ran.errors.splitlines()
    assert len(lines) == 1, ran.errors
    assert lines[0].startswith("boardobserver: ")
    assert lines[0].endswith((".", "”"))
    return lines[0]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    made = run(folder, "demo", "demo.board")
    assert (made.code, made.output, made.errors) == (0, "Made demo.board\n", "")
    return folder


def test_new_makes_an_empty_board_of_that_name_and_overwrites_none(tmp_path: Path):
    assert run_here(tmp_path, "new", "a.board", "--name", "Łódź <b>&</b> Board").code == 0
    assert "there already" in refused(run_here(tmp_path, "new", "a.board"))
    assert run_here(tmp_path, "list", "a.board", "meetings") == Ran(0, "", "")
    assert run_here(tmp_path, "check", "a.board") == Ran(0, "a.board is sound.\n", "")


def test_force_puts_the_old_board_aside_whole(tmp_path: Path):
    run_here(tmp_path, "demo", "a.board")
    before = run_here(tmp_path, "list", "a.board", "entries", "--json").output
    made = run_here(tmp_path, "new", "a.board", "--force")
    assert made.code == 0, made
    (aside,) = tmp_path.glob("a replaced *.board")
    assert aside.name in made.output
    assert run_here(tmp_path, "list", aside, "entries", "--json").output == before
    assert run_here(tmp_path, "list", "a.board", "entries", "--json").output == "[]\n"


@pytest.mark.parametrize("words", [("a.board", "--name", " "), ("a.txt",)])
def test_force_moves_nothing_when_the_new_board_is_refused(tmp_path: Path, words: tuple[str, ...]):
    for name in ("a.board", "a.txt"):
        (tmp_path / name).write_text("mine")
    refused(run_here(tmp_path, "new", "--force", *words))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.board", "a.txt"]
    assert {path.read_text() for path in tmp_path.iterdir()} == {"mine"}


def test_force_leaves_a_folder_alone(tmp_path: Path):
    (tmp_path / "a.board").mkdir()
    assert "folder" in refused(run_here(tmp_path, "new", "a.board", "--force"))
    assert (tmp_path / "a.board").is_dir()


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_is_lines_to_read_or_json_to_work_with(demo: Path, kind: str):
    rows = json.loads(run_here(demo, "list", "demo.board", kind, "--json").output)
    assert rows
    assert all(row.keys() >= KEYS[kind] for row in rows)
    lines = run_here(demo, "list", "demo.board", kind)
    assert (lines.code, lines.errors) == (0, "")
    assert len(lines.output.splitlines()) == len(rows)


def test_a_list_says_the_words_of_the_program_as_they_are_read_and_json_as_they_are_kept(demo: Path):
    read, kept = (run_here(demo, "list", "demo.board", "meetings", *how) for how in ((), ("--json",)))
    assert "signed off" in read.output
    assert "signed_off" not in read.output
    assert json.loads(kept.output)[0]["status"] == "signed_off"


def test_a_list_is_whole_in_a_terminal_of_few_characters(demo: Path):
    plain = run(demo, "list", "demo.board", "entries", "--json").output
    narrow = run(demo, "list", "demo.board", "entries", "--json", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert narrow.output.isascii()
    assert json.loads(narrow.output) == json.loads(plain)
    words = run(demo, "list", "demo.board", "entries", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert (words.code, words.errors) == (0, "")


def test_whoever_reads_only_the_first_line_causes_no_traceback(demo: Path):
    command = f"'{sys.executable}' -m boardobserver list demo.board entries | head -n 1"
    found = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=demo,
        env={"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
    )
    assert found.stderr == b""
    assert found.returncode == 0
    assert len(found.stdout.splitlines()) == 1


def test_print_writes_a_pdf_of_the_meeting_and_overwrites_none(demo: Path):
    listed = json.loads(run(demo, "list", "demo.board", "meetings", "--json").output)
    reference = [each["ref"] for each in listed if each["status"] != "draft"][-1]
    latest = run(demo, "print", "demo.board", "latest", "-o", "latest.pdf")
    assert latest == Ran(0, f"Printed {reference} to latest.pdf\n", "")
    by_reference = run(demo, "print", "demo.board", reference.lower(), "-o", "same.pdf")
    assert by_reference.code == 0
    assert (demo / "same.pdf").read_bytes() == (demo / "latest.pdf").read_bytes()
    (demo / "taken.pdf").write_text("mine")
    assert "there already" in refused(run_here(demo, "print", "demo.board", "latest", "-o", "taken.pdf"))
    assert (demo / "taken.pdf").read_text() == "mine"
    assert run(demo, "print", "demo.board", "latest", "-o", "taken.pdf", "--force").code == 0
    assert (demo / "taken.pdf").read_bytes() == (demo / "latest.pdf").read_bytes()


def test_print_writes_the_kind_of_file_that_the_name_ends_in(demo: Path):
    for name, begins in (("latest.docx", b"PK"), ("latest.html", b"<!DOCTYPE html>")):
        printed = run(demo, "print", "demo.board", "latest", "-o", name, "--edition", "public")
        assert printed.code == 0
        assert (demo / name).read_bytes().startswith(begins)
    refusal = refused(run_here(demo, "print", "demo.board", "latest", "-o", "latest.odt"))
    assert all(ending in refusal for ending in (".pdf", ".docx", ".html"))
    assert not (demo / "latest.odt").exists()


def test_print_never_takes_the_place_of_the_board(demo: Path):
    before = (demo / "demo.board").read_bytes()
    assert "board itself" in refused(
        run(demo, "print", "demo.board", "latest", "-o", "demo.board", "--force")
    )
    assert (demo / "demo.board").read_bytes() == before


@pytest.mark.parametrize("name", ["MT-2026-999", "CH-2026-001", "yesterday", "", "MT-2026-001x"])
def test_a_meeting_that_is_not_there_is_refused(demo: Path, name: str):
    assert "meeting" in refused(run_here(demo, "print", "demo.board", name, "-o", "none.pdf"))
    assert not (demo / "none.pdf").exists()


def test_a_board_without_a_meeting_has_no_latest(tmp_path: Path):
    run_here(tmp_path, "new", "a.board")
    assert "no meeting yet" in refused(run_here(tmp_path, "print", "a.board", "latest", "-o", "a.pdf"))


@pytest.mark.parametrize("log", [render(meeting_lines()), peak_log()], ids=["meeting", "peak rate"])
def test_a_log_goes_in_and_its_minutes_come_out(tmp_path: Path, log: str):
    run(tmp_path, "new", "a.board")
    (tmp_path / "log.txt").write_text(log)
    done = run(tmp_path, "import-log", "a.board", "log.txt", "--date", "2026-11-22", "--title", "Trial")
    assert (done.code, done.output) == (0, "MT-2026-001\n")
    assert f"{len(log.splitlines())} lines read" in done.errors
    assert run(tmp_path, "print", "a.board", "MT-2026-001", "-o", "a.pdf").code == 0
    paper = pdf.plain("".join(pdf.page_texts((tmp_path / "a.pdf").read_bytes())))
    read = read_log(log.encode())
    rows = json.loads(run(tmp_path, "list", "a.board", "entries", "--json").output)
    kept = [row for row in rows if not row["text"].startswith("Agenda: ")]
    assert [(row["kind"], row["text"]) for row in kept] == [(each.kind, each.text) for each in read.entries]
    at = 0
    for entry in read.entries:
        words = pdf.plain(entry.text)
        assert words in paper, entry.text
        if entry.kind is EntryKind.NOTE:  # the others print in forms of their own, and in the annexes
            at = paper.find(words, at) + 1
            assert at, entry.text
    assert run(tmp_path, "check", "a.board").code == 0


def test_check_says_what_is_wrong(tmp_path: Path):
    run_here(tmp_path, "demo", "a.board")
    connection = driver.connect(str(tmp_path / "a.board"))
    connection.execute("UPDATE person SET role = 'something else' WHERE id = (SELECT MIN(id) FROM person)")
    connection.close()
    ran = run_here(tmp_path, "check", "a.board")
    assert (ran.code, ran.output) == (1, "")
    assert "changed outside the program" in ran.errors
    assert "Traceback" not in ran.errors


@pytest.mark.parametrize("command", ["list", "check", "print", "import-log"])
def test_a_missing_board_is_said_to_be_missing_and_is_not_made(tmp_path: Path, command: str):
    (tmp_path / "log.txt").write_text("09:30 <a> hello")
    rest = {
        "list": ("people",),
        "check": (),
        "print": ("latest", "-o", "a.pdf"),
        "import-log": ("log.txt", "--date", "2026-11-22"),
    }[command]
    assert "There is no board" in refused(run_here(tmp_path, command, "gone.board", *rest))
    assert [path.name for path in tmp_path.iterdir()] == ["log.txt"]


@pytest.mark.parametrize(
    "words",
    [
        ("list", "a.board"),
        ("list", "a.board", "nonsense"),
        ("print", "a.board", "latest"),
        ("new",),
        ("import-log", "a.board", "log.txt"),
        ("import-log", "a.board", "log.txt", "--date", "2026-02-30"),
        ("import-log", "a.board", "log.txt", "--date", "yesterday"),
        ("check",),
        ("check", "a.board", "--nonsense"),
        ("--nonsense",),
    ],
)
def test_wrong_usage_is_told_with_exit_code_two(tmp_path: Path, words: tuple[str, ...]):
    ran = run_here(tmp_path, *words)
    assert (ran.code, ran.output) == (2, "")
    assert ran.errors.startswith("usage: boardobserver")
    assert "Traceback" not in ran.errors
    assert list(tmp_path.iterdir()) == []


def test_a_slip_in_a_command_is_told_apart_from_a_board(tmp_path: Path):
    slip = run_here(tmp_path, "pritn")
    assert slip.code == 2
    assert "'pritn'" in slip.errors
    assert "'print'" in slip.errors


def test_version_and_help_are_for_reading(tmp_path: Path):
    assert run_here(tmp_path, "--version").output.startswith("Board Observer ")
    shown = run_here(tmp_path, "--help")
    assert shown.code == 0
    for command in ("new", "demo", "import-log", "list", "print", "check"):
        assert command in shown.output


def test_the_program_finds_itself_sound_without_a_display(tmp_path: Path):
    ran = run(tmp_path, "--self-test", DISPLAY="", WAYLAND_DISPLAY="")
    assert (ran.code, ran.output, ran.errors) == (0, "Self-test passed.\n", "")


def test_a_bug_is_one_line_and_its_place_is_in_the_log(tmp_path: Path):
    run(tmp_path, "new", "a.board")
    (tmp_path / "words").write_text("some words", encoding="utf-8")
    broken = tmp_path / "broken"  # a library that fails as none should
    broken.mkdir()
    (broken / "zxcvbn.py").write_text("raise RuntimeError('words of a note')", encoding="utf-8")
    found = os.pathsep.join((str(broken), str(ROOT / "src")))
    ran = run(tmp_path, "passphrase", "a.board", "--new-passphrase-file", "words", PYTHONPATH=found)
    (said,) = ran.errors.splitlines()
    assert ran.code == 1
    log = tmp_path / ".home" / "logs" / "boardobserver.log"
    assert str(log) in said
    noted = log.read_text(encoding="utf-8")
    assert "passphrases.py" in noted
    assert "words of a note" not in noted
