"""A log typed into the window as real key presses, faster than any scribe: nothing is lost."""

import os
import signal
import subprocess
import sys
from collections.abc import Generator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.support.logs import peak_lines
from tests.support.patience import MOST_SECONDS
from tests.support.taking import Desktop, desktop, strike
from tests.support.typist import Stroke, running_meeting, strokes

from boardobserver.domain.snapshots import Entry, Id
from boardobserver.services.workspace import Workspace
from boardobserver.ui.shell.jobs import JobRunner
from boardobserver.ui.shell.settings import Settings
from boardobserver.ui.shell.theme import SchemeChoice, Theme
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.taking.rows import LineRow

_CHILD = Path(__file__).with_name("typing_child.py")


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Generator[Desk]:
    _ = qtbot
    jobs = JobRunner()
    yield Desk(Theme(qapp, SchemeChoice.LIGHT), Settings(tmp_path / "settings"), jobs)
    jobs.close()


def _type(opened: Desktop, stroke: Stroke) -> None:
    """One line of the log, struck key by key wherever the focus is."""
    if stroke.is_item:
        opened.key(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
        opened.type(stroke.typed)
        opened.key(Qt.Key.Key_Return)
        opened.key(Qt.Key.Key_Escape)
        opened.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
        return
    if stroke.is_correction:
        opened.key(Qt.Key.Key_Up)
        opened.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    opened.type(stroke.typed)
    opened.key(Qt.Key.Key_Return)


def _expected(typed: Sequence[Stroke]) -> list[tuple[str, str, str, str]]:
    lines: list[tuple[str, str, str, str]] = []
    item = ""
    for stroke in typed:
        if stroke.is_item:
            item = stroke.typed
        elif stroke.is_correction:
            lines[-1] = (*lines[-1][:2], stroke.text, lines[-1][3])
        else:
            lines.append((stroke.kind.value, stroke.speaker, stroke.text, item))
    return lines


def _told(workspace: Workspace, meeting_id: Id) -> list[tuple[str, str, str, str]]:
    people = {person.id: person.initials for person in workspace.read.people()}
    items = {item.id: item.title for item in workspace.read.items(meeting_id)}

    def line(entry: Entry) -> tuple[str, str, str, str]:
        speaker = people.get(entry.speaker_id or "", "")
        return entry.kind.value, speaker, entry.text, items.get(entry.item_id or "", "")

    return [line(entry) for entry in workspace.read.entries(meeting_id)]


def test_every_line_typed_is_in_the_record_in_order_with_its_speaker(desk: Desk, tmp_path: Path):
    workspace, meeting_id = running_meeting(tmp_path)
    typed = list(strokes(peak_lines()))
    opened = desktop(desk, workspace, meeting_id)
    for stroke in typed:
        _type(opened, stroke)
        QApplication.processEvents()
    expected = _expected(typed)
    assert len(expected) > 100
    assert _told(workspace, meeting_id) == expected
    shown = [row.entry.text for row in opened.step.model.rows if isinstance(row, LineRow)]
    assert shown == [text for _kind, _speaker, text, _item in expected]
    times = [entry.at for entry in workspace.read.entries(meeting_id)]
    assert times == sorted(times)
    assert workspace.drafts() == ()
    assert opened.notices.told == []
    opened.close()


def test_keys_struck_while_the_window_is_busy_are_not_lost(desk: Desk, tmp_path: Path):
    workspace, meeting_id = running_meeting(tmp_path)
    opened = desktop(desk, workspace, meeting_id)
    # Everything at once, without the window ever coming to itself between two keys.
    for number in range(60):
        strike(opened.step.bar.edit, f"line {number}")
        QTest.keyClick(opened.step.bar.edit, Qt.Key.Key_Return)
    assert [entry.text for entry in workspace.read.entries(meeting_id)] == [f"line {n}" for n in range(60)]
    opened.close()


def test_after_a_crash_every_noted_line_is_there_and_the_half_typed_one_is_back(desk: Desk, tmp_path: Path):
    workspace, meeting_id = running_meeting(tmp_path)
    path = workspace.path
    workspace.close()
    typed = [stroke for stroke in strokes(peak_lines()) if not stroke.is_correction][:30]
    _crash_while_typing(path, meeting_id)
    workspace = Workspace.open(path, actor="typist")
    assert _told(workspace, meeting_id) == _expected(typed[:20])
    half = typed[20].typed[: len(typed[20].typed) // 2]
    opened = desktop(desk, workspace, meeting_id)
    assert opened.step.bar.edit.text == half
    opened.type(typed[20].typed[len(half) :])
    opened.key(Qt.Key.Key_Return)
    for stroke in typed[21:]:
        _type(opened, stroke)
    assert _told(workspace, meeting_id) == _expected(typed)
    opened.close()


def _crash_while_typing(path: Path, meeting_id: Id) -> None:
    """Have another process type twenty lines and a half, and kill it while it goes on."""
    child = subprocess.Popen(
        [sys.executable, str(_CHILD), str(path), meeting_id],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    with child.stdout:
        assert child.stdout.readline().strip() == "half a line is kept"
        child.send_signal(signal.SIGKILL)
        assert child.wait(timeout=MOST_SECONDS) == -signal.SIGKILL
