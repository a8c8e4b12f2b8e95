"""A log is imported on the Meetings page, with a report, or refused beside its field."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.support.meetings_window import MeetingsWindow

from boardobserver.domain.words import EntryKind
from boardobserver.services.workspace import Workspace
from boardobserver.ui.shell.pages import Location

_CLICK = Qt.MouseButton.LeftButton
_LOG = """\
10:00:00 <SRO> Topic: Live facial recognition
10:00:05 <SRO> The watchlist grew to 16,000.
10:01:00 <OB> What testing supports a threshold of 0.64?
10:02:00 <SRO> ACTION: publish the test report
"""


def _import(window: MeetingsWindow, path: Path) -> None:
    window.chosen_file = path
    window.go_to(Location("meetings", "import"))
    form = window.page.list.import_form
    QTest.mouseClick(form.choose_button, _CLICK)
    QTest.mouseClick(form.import_button, _CLICK)


def test_a_log_becomes_a_meeting_with_a_report(
    window: MeetingsWindow, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "2026-10-14 board.txt"
    path.write_text(_LOG, encoding="utf-8")
    _import(window, path)
    qtbot.waitUntil(lambda: bool(window.notices.notices()))
    meeting = workspace.read.meetings()[0]
    assert meeting.held_on == dt.date(2026, 10, 14)
    assert window.page.meeting.meeting_id == meeting.id
    kinds = [entry.kind for entry in workspace.read.entries(meeting.id)]
    assert kinds.count(EntryKind.ACTION) == 1
    told = window.notices.notices()[-1]
    assert told.message == f"The log is now meeting {meeting.reference}."
    assert "4 lines read" in told.remedy


@pytest.mark.parametrize("contents", [b"", bytes(range(256)) * 50])
def test_a_file_that_is_no_log_is_refused_beside_its_field(
    window: MeetingsWindow, workspace: Workspace, qtbot: QtBot, tmp_path: Path, contents: bytes
) -> None:
    path = tmp_path / "2026-10-14.bin"
    path.write_bytes(contents)
    _import(window, path)
    form = window.page.list.import_form
    qtbot.waitUntil(lambda: bool(form.path.accessibleDescription()))
    assert workspace.read.meetings() == ()
    assert form.path.text() == str(path)


def test_a_missing_file_says_what_to_do(window: MeetingsWindow, qtbot: QtBot, tmp_path: Path) -> None:
    _import(window, tmp_path / "2026-10-14 nowhere.txt")
    form = window.page.list.import_form
    qtbot.waitUntil(lambda: "Check its name and place." in form.path.accessibleDescription())
    assert form.import_button.isEnabled()
