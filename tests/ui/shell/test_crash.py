import gc
import logging
import sys
import threading
from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTimer, qWarning
from pytestqt.qtbot import QtBot
from tests.support.boards import board, person_of

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.numbering import Reference
from boardobserver.domain.times_of_day import parse_time
from boardobserver.domain.words import Marking
from boardobserver.services.command import Command
from boardobserver.storage.records import PersonRow
from boardobserver.storage.unit import Unit
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.crash import CrashGuard
from boardobserver.ui.shell.crash_report import CrashReport, describe
from boardobserver.ui.shell.notices import Notice

SECRET = "the officer named in the note"
NOW = datetime(2026, 11, 22, 10, 42, 7, tzinfo=UTC)


@pytest.fixture
def guard(qtbot: QtBot, tmp_path: Path) -> Generator[CrashGuard]:
    _ = qtbot
    guard = CrashGuard(tmp_path / "state", lambda: NOW)
    guard.install()
    yield guard
    guard.remove()


@pytest.fixture
def notices(guard: CrashGuard) -> list[Notice]:
    shown: list[Notice] = []
    guard.noticed.connect(shown.append)
    return shown


def _bug() -> None:
    Marking(SECRET)


def _saved(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "state").glob("*"))


def test_a_bug_in_a_slot_is_reported_once_and_counted(
    qtbot: QtBot, guard: CrashGuard, notices: list[Notice], tmp_path: Path
) -> None:
    timer = QTimer()
    timer.timeout.connect(_bug)
    timer.start(0)
    qtbot.waitUntil(lambda: sum(guard.counts.values()) >= 9)
    timer.stop()
    assert len(notices) == 1
    assert len(guard.counts) == 1
    assert len(_saved(tmp_path)) == 1
    assert notices[0].tone is Tone.FAULT


def test_another_bug_is_another_report(guard: CrashGuard, notices: list[Notice]) -> None:
    for wrong in (_bug, lambda: Reference.parse(None)):  # pyright: ignore[reportArgumentType] - the bug itself
        try:
            wrong()
        except (ValueError, AttributeError) as error:
            guard.meet(error)
    assert len(notices) == 2
    assert set(guard.counts.values()) == {1}


def test_refusals_and_faults_are_shown_as_what_they_are(
    guard: CrashGuard, notices: list[Notice], tmp_path: Path
) -> None:
    guard.meet(Refusal("The initials are taken."))
    guard.meet(Fault("The disk is full.", "Make room and try again."))
    assert [(each.tone, each.message, each.remedy) for each in notices] == [
        (Tone.WARNING, "The initials are taken.", ""),
        (Tone.FAULT, "The disk is full.", "Make room and try again."),
    ]
    assert guard.counts == {}
    assert _saved(tmp_path) == []


def test_a_bug_in_another_thread_comes_to_the_window(
    qtbot: QtBot, guard: CrashGuard, notices: list[Notice]
) -> None:
    thread = threading.Thread(target=_bug, name="job-1")
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(notices) == 1)
    assert sum(guard.counts.values()) == 1


class Wretched:
    """Fails when it is thrown away."""

    def __del__(self) -> None:
        _bug()


def test_a_bug_in_clean_up_comes_to_the_window(
    qtbot: QtBot, guard: CrashGuard, notices: list[Notice]
) -> None:
    Wretched()
    gc.collect()
    qtbot.waitUntil(lambda: len(notices) == 1)
    assert sum(guard.counts.values()) == 1


def test_no_word_of_a_note_is_in_the_report_its_notice_or_the_log(
    guard: CrashGuard, notices: list[Notice], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        try:
            try:
                _bug()
            except ValueError as error:
                raise KeyError(SECRET) from error
        except KeyError as error:
            guard.meet(error)
    [path] = _saved(tmp_path)
    text = path.read_text()
    assert "KeyError" in text
    assert "after ValueError" in text
    for place in (text, caplog.text, notices[0].message, notices[0].remedy):
        assert "officer" not in place


def test_no_word_of_a_board_nor_its_path_is_in_the_report_of_a_bug_in_a_command(
    guard: CrashGuard, notices: list[Notice], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    workspace = board(tmp_path, "the officer’s own.board")
    chair = person_of(workspace, "BC")

    def apply(unit: Unit) -> None:
        row = unit.get(PersonRow, chair)
        row.name = typed = SECRET
        error = ExceptionGroup(typed, [ValueError(typed), OSError(2, typed, str(workspace.path))])
        error.add_note(typed)
        raise error

    with caplog.at_level(logging.DEBUG):
        try:
            workspace.perform(Command(SECRET, apply))
        except ExceptionGroup as error:
            guard.meet(error)
    [path] = _saved(tmp_path)
    for place in (path.read_text(), path.name, caplog.text, notices[0].message, notices[0].remedy):
        assert "officer" not in place
    assert workspace.read.people()[0].name == "Board Chair"  # nothing of it was kept, and the board goes on
    workspace.close()


def test_the_report_names_the_place_in_our_code_and_can_be_asked_for(
    guard: CrashGuard, notices: list[Notice]
) -> None:
    asked: list[CrashReport] = []
    guard.report_requested.connect(asked.append)
    try:
        Reference.parse(None)  # pyright: ignore[reportArgumentType] - the bug itself
    except AttributeError as error:
        guard.meet(error)
    action = notices[0].action
    assert action is not None
    action.do()
    assert "boardobserver/domain/numbering.py, line" in asked[0].text
    assert "in Reference.parse" in asked[0].text


def test_a_report_that_cannot_be_saved_can_still_be_read(qtbot: QtBot, tmp_path: Path) -> None:
    _ = qtbot
    (tmp_path / "state").write_text("a file where the folder should be")
    guard = CrashGuard(tmp_path / "state", lambda: NOW)
    shown: list[Notice] = []
    guard.noticed.connect(shown.append)
    try:
        _bug()
    except ValueError as error:
        guard.meet(error)
    assert "could not be saved" in shown[0].remedy
    assert shown[0].action is not None


def test_messages_of_qt_go_to_the_log(guard: CrashGuard, caplog: pytest.LogCaptureFixture) -> None:
    assert guard.counts == {}
    qWarning("a word from below")
    assert ("boardobserver.ui.shell.crash", logging.WARNING) in {each[:2] for each in caplog.record_tuples}
    assert "a word from below" in caplog.text


def test_removing_it_gives_the_hooks_back(qtbot: QtBot, tmp_path: Path) -> None:
    _ = qtbot
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    guard = CrashGuard(tmp_path, lambda: NOW)
    guard.install()
    assert sys.excepthook is not before[0]
    guard.remove()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


@given(st.text(min_size=8), st.sampled_from([ValueError, KeyError, RuntimeError, OSError, UnicodeError]))
def test_no_message_ever_changes_the_report(words: str, kind: type[Exception]) -> None:
    assert describe(kind(words), NOW, "main") == describe(kind(""), NOW, "main")


@pytest.mark.parametrize("words", ["banana", "half past", "–"])
def test_the_same_bug_has_the_same_fingerprint_whatever_was_typed(words: str) -> None:
    assert _fingerprint_of(words) == _fingerprint_of("nonsense")
    assert _fingerprint_of(words) != _fingerprint_of("25:00")


def _fingerprint_of(words: str) -> str:
    try:
        parse_time(words)
    except Refusal as error:
        return describe(error, NOW, "main").fingerprint
    raise AssertionError(words)
