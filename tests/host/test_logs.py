"""The log: one record a line, its owner's alone, and never the text of a note."""

import logging
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardobserver.domain.errors import Fault
from boardobserver.host.logs import logging_to, one_line

LOG = logging.getLogger("boardobserver.tests.host")


def fail_over(note: str) -> None:
    """Raise an exception that quotes a note, out of another that does."""
    try:
        int(note)
    except ValueError as error:
        message = f"{note}\nINFO forged"
        raise RuntimeError(message) from error


@given(text=st.text())
def test_no_text_takes_more_than_one_line(text: str):
    assert len(one_line(text).splitlines()) <= 1


def test_a_message_cannot_forge_a_record(tmp_path: Path):
    with logging_to(tmp_path) as path:
        LOG.info("opened %s", "x.board\n2026-05-03 10:00:00 INFO boardobserver: forged\r\u2028\x1b[2J")
        LOG.info("closed")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2
    assert "\\n2026-05-03" in lines[0]
    assert lines[1].endswith("closed")


def test_an_exception_is_logged_with_its_place_and_cause_but_without_what_it_quotes(tmp_path: Path):
    with logging_to(tmp_path) as path:
        try:
            fail_over("the private note")
        except RuntimeError:
            LOG.exception("could not be shown")
    text = path.read_text(encoding="utf-8")
    assert "private note" not in text
    assert "forged" not in text
    assert "builtins.RuntimeError" in text
    assert "builtins.ValueError" in text
    assert "test_logs.py:" in text
    assert all(line.startswith("    ") for line in text.splitlines()[1:])


def test_old_logs_are_kept_three_deep_and_are_their_owners_alone(tmp_path: Path):
    with logging_to(tmp_path) as path:
        for _ in range(60):
            LOG.info("x" * 100_000)
    files = sorted(file.name for file in tmp_path.iterdir())
    assert files == [path.name, f"{path.name}.1", f"{path.name}.2", f"{path.name}.3"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()} == {0o600}


def test_nothing_is_logged_before_or_after(tmp_path: Path):
    LOG.info("before")
    with logging_to(tmp_path) as path:
        LOG.info("during")
    LOG.info("after")
    assert path.read_text(encoding="utf-8").count("\n") == 1


def test_a_lone_surrogate_does_not_stop_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    # pytest's own capture would hand the surrogate on to a process that cannot take it
    monkeypatch.setattr(logging.getLogger("boardobserver"), "propagate", False)
    with logging_to(tmp_path) as path:
        LOG.info("file \udcff")
    assert "\\udcff" in path.read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_is_a_fault(tmp_path: Path):
    with pytest.raises(Fault, match="no such folder"), logging_to(tmp_path / "nowhere"):
        pass
