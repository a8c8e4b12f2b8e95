"""Whatever an exception quotes of what was typed, and by whatever way it is met, nobody reads it."""

import gc
import json
import logging
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Generator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import create_engine, text

from boardobserver.domain.words import Marking
from boardobserver.host.logs import logging_to
from boardobserver.ui.shell.crash import CrashGuard
from boardobserver.ui.shell.notices import Notice

SECRET = "the officer named in the note"
NOW = datetime(2026, 11, 22, 10, 42, 7, tzinfo=UTC)


@pytest.fixture
def guard(tmp_path: Path) -> Generator[CrashGuard]:
    guard = CrashGuard(tmp_path / "state", lambda: NOW)
    guard.install()
    yield guard
    guard.remove()


def _refused_by_the_database() -> None:
    with create_engine("sqlite://").connect() as connection:
        connection.execute(text("SELECT * FROM nothing WHERE words = :words"), {"words": SECRET})


def _unreadable() -> None:
    (SECRET.encode() + b"\xff").decode()


def _unwritable() -> None:
    f"{SECRET} \ud800".encode()


def _in_a_line_of_code() -> None:
    exec(f"assert False, {SECRET!r}", {"__name__": "boardobserver.made"})


_TELLING: dict[str, Callable[[], object]] = {
    "a statement with what it was given": _refused_by_the_database,
    "the whole text that cannot be written": _unwritable,
    "the whole text that cannot be read": _unreadable,
    "a key": lambda: dict[str, int]()[SECRET],
    "a name": lambda: getattr(object(), SECRET),
    "a date that is none": lambda: datetime.strptime(SECRET, "%Y %z"),
    "a number that is none": lambda: int(SECRET),
    "a value that is none": lambda: Marking(SECRET),
    "JSON that is none": lambda: json.loads(SECRET),
    "a pattern that is none": lambda: re.compile(f"({SECRET}"),
    "a file that is not there": lambda: Path(SECRET).read_text(encoding="utf-8"),
    "a program that is not there": lambda: subprocess.run([SECRET], check=True),
    "a line of code": _in_a_line_of_code,
}
"""What quotes in its message, its arguments or its attributes what somebody typed."""


class Telling:
    """Fails in such a way when it is thrown away."""

    def __init__(self, act: Callable[[], object]) -> None:
        self._act = act

    def __del__(self) -> None:
        self._act()


def _in_the_windows_thread(act: Callable[[], object]) -> None:
    try:
        act()
    except Exception as error:  # noqa: BLE001 - whichever it is
        sys.excepthook(type(error), error, error.__traceback__)


def _in_another_thread(act: Callable[[], object]) -> None:
    thread = threading.Thread(target=act, name="job")
    thread.start()
    thread.join()


def _in_clean_up(act: Callable[[], object]) -> None:
    Telling(act)
    gc.collect()


@pytest.mark.parametrize("way", [_in_the_windows_thread, _in_another_thread, _in_clean_up])
@pytest.mark.parametrize("what", _TELLING)
def test_nobody_reads_what_an_exception_quotes(
    what: str, way: Callable[[Callable[[], object]], None], guard: CrashGuard, request: pytest.FixtureRequest
) -> None:
    qtbot: QtBot = request.getfixturevalue("qtbot")
    caplog: pytest.LogCaptureFixture = request.getfixturevalue("caplog")
    written: pytest.CaptureFixture[str] = request.getfixturevalue("capfd")
    folder: Path = request.getfixturevalue("tmp_path")
    notices: list[Notice] = []
    guard.noticed.connect(notices.append)
    with caplog.at_level(logging.DEBUG), logging_to(folder) as log:
        way(_TELLING[what])
        qtbot.waitUntil(lambda: len(notices) == 1)
    [report] = (folder / "state").iterdir()
    files = [each.read_text(encoding="utf-8") for each in (report, log)]
    for place in (*files, notices[0].message, notices[0].remedy, caplog.text, *written.readouterr()):
        assert "officer" not in place
    assert "boardobserver" in files[1]
    assert sum(guard.counts.values()) == 1
