"""A long log is taken in while the person goes on working: nothing waits, and nothing is lost."""

from collections.abc import Generator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.hands import Hands

from boardobserver.domain.words import MeetingStatus
from boardobserver.services.boards import new_board
from boardobserver.services.workspace import Workspace
from boardobserver.ui.meetings.import_form import ImportForm

_LINES = 2000
_SAID = (
    "what testing supports a threshold of 0.64?",
    "ACTION: LFR lead to publish the report by 30 April",
    "RESOLVED: the Board noted the report",
    "the watchlist grew to 16,000",
)


def _log() -> str:
    lines = [
        f"{9 + at // 3600:02}:{at // 60 % 60:02}:{at % 60:02} <role-{at % 30}> {_SAID[at % 4]} ({at})"
        for at in range(_LINES)
    ]
    return "\n".join(["09:00:00 <role-0> Topic: Live facial recognition", *lines])


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Generator[Hands]:
    _ = qtbot
    workspace = boards.board(tmp_path)
    boards.planned_meeting(workspace)
    workspace.close()
    (tmp_path / "2026-10-14 log.txt").write_text(_log(), encoding="utf-8")
    made = Hands(tmp_path)
    made.answers.file = workspace.path
    made.control(Qt.Key.Key_O)
    made.wait(lambda: made.program.desk.jobs.is_idle)
    made.answers.file = tmp_path / "2026-10-14 log.txt"
    made.control(Qt.Key.Key_2)
    made.click("Import a log…")
    made.click("Choose…")
    made.click("Import")
    yield made
    made.close()


def _workspace(hands: Hands) -> Workspace:
    return hands.board.workspace


def _until_taking_in(hands: Hands) -> QProgressBar:
    """Wait until a part of the log is taken in, and give the bar that says how much.

    The log may be read before anybody can look at the bar, which has another name then.
    """
    form = hands.window.findChild(ImportForm)
    assert isinstance(form, ImportForm)
    bar = form.progress
    hands.wait(lambda: bar.accessibleName() == "Taking in the log" and bar.value() > bar.maximum() // 20)
    assert bar.isVisible()
    assert not hands.program.desk.jobs.is_idle
    return bar


def _is_idle(hands: Hands) -> bool:
    return hands.program.desk.jobs.is_idle


class _Painted(QObject):
    """Counts how often a window is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.Paint
        return False


def test_the_window_lives_while_a_long_log_is_taken_in(hands: Hands) -> None:
    bar = _until_taking_in(hands)
    workspace = _workspace(hands)
    ticks: list[int] = []
    painted = _Painted()
    bar.installEventFilter(painted)
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(bar.value()))
    timer.start(5)
    hands.wait(lambda: len(ticks) >= 5 and painted.times > 0)
    assert not _is_idle(hands)
    assert [meeting.held_on for meeting in workspace.read.meetings()] == [boards.DAY]
    hands.wait(lambda: _is_idle(hands) and bool(hands.notices()))
    timer.stop()
    imported = next(each for each in workspace.read.meetings() if each.held_on == date(2026, 10, 14))
    assert len(workspace.read.entries(imported.id)) == _LINES
    assert hands.notices()[-1] == f"The log is now meeting {imported.reference}."
    assert imported.status is MeetingStatus.UNDER_REVIEW
    hands.control(Qt.Key.Key_Z)
    assert [meeting.held_on for meeting in workspace.read.meetings()] == [boards.DAY]


def test_a_line_noted_meanwhile_in_a_meeting_that_runs_is_kept_at_once(hands: Hands) -> None:
    _until_taking_in(hands)
    workspace = _workspace(hands)
    meeting = workspace.read.meetings()[0]
    hands.control(Qt.Key.Key_2)
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    hands.enter("the watchlist is smaller than last time")
    hands.enter("! @LL to publish the list")
    assert not _is_idle(hands)
    reader = Workspace.open(workspace.path, actor="reader", read_only=True)
    assert len(reader.read.entries(meeting.id)) == 2
    reader.close()
    hands.write("half a line")
    hands.wait(lambda: _is_idle(hands) and bool(hands.notices()))
    assert len(workspace.read.meetings()) == 2
    # Whoever takes notes is not led away to the meeting that has come in.
    hands.enter(", and its end")
    texts = [entry.text for entry in workspace.read.entries(meeting.id)]
    assert texts[-1] == "half a line, and its end"
    assert len(texts) == 3
    hands.click("Open it")
    place = hands.window.pages.location
    imported = next(each for each in workspace.read.meetings() if each.id != meeting.id)
    assert place is not None
    assert place.detail.startswith(imported.id)


def test_a_long_import_that_is_cancelled_leaves_nothing(hands: Hands) -> None:
    _until_taking_in(hands)
    workspace = _workspace(hands)
    people = workspace.read.people()
    hands.click("Cancel")
    hands.wait(lambda: _is_idle(hands))
    assert (len(workspace.read.meetings()), workspace.read.people()) == (1, people)
    assert workspace.undo_label is None
    hands.click("Import")
    _until_taking_in(hands)
    hands.click("Cancel")


def test_opening_another_board_gives_a_long_import_up(hands: Hands, tmp_path: Path) -> None:
    _until_taking_in(hands)
    was = _workspace(hands).path
    other = new_board(tmp_path / "other.board", "Another board", actor="test")
    other.close()
    hands.answers.file = other.path
    hands.control(Qt.Key.Key_O)
    hands.wait(lambda: _is_idle(hands))
    assert hands.notices() == []
    reader = Workspace.open(was, actor="reader", read_only=True)
    assert len(reader.read.meetings()) == 1
    reader.close()


def test_closing_the_window_gives_a_long_import_up(hands: Hands) -> None:
    _until_taking_in(hands)
    was = _workspace(hands).path
    hands.control(Qt.Key.Key_Q)
    hands.wait(lambda: not hands.window.isVisible())
    reader = Workspace.open(was, actor="reader", read_only=True)
    assert len(reader.read.meetings()) == 1
    reader.close()
    hands.window.show()
