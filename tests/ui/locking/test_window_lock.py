"""The lock: what a locked window shows, what it keeps, and how it opens again."""

from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.support.boards import note, planned_meeting
from tests.support.hands import Hands

from boardobserver.domain.passphrase import Passphrase
from boardobserver.services import meetings
from boardobserver.services.boards import new_board
from boardobserver.ui.locking.window_lock import WindowLock
from boardobserver.ui.output.print_dialog import PrintQuestion, ask_printer
from boardobserver.ui.output.saving import ask_target
from boardobserver.ui.shell.dialogs import ReadingDialog
from boardobserver.ui.shell.settings import Settings

_WORDS = "seven quiet herons walk"
_NAME = "Sealed board"
_LINE = "A line that nobody else may read"


class _Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def _board(path: Path, passphrase: Passphrase | None) -> Path:
    workspace = new_board(path, _NAME, actor="test", passphrase=passphrase)
    meeting_id = planned_meeting(workspace)
    workspace.perform(meetings.start_meeting(meeting_id))
    note(workspace, meeting_id, _LINE)
    workspace.close()
    return path


@pytest.fixture
def seconds() -> _Clock:
    return _Clock()


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path, seconds: _Clock) -> Generator[Hands]:
    _ = qtbot
    made = Hands(tmp_path, seconds=seconds)
    made.answers.file = _board(tmp_path / "sealed.board", Passphrase(_WORDS))
    made.control(Qt.Key.Key_O)
    made.enter(_WORDS)
    made.control(Qt.Key.Key_2)
    made.key(Qt.Key.Key_Return)
    made.click("Take notes")
    yield made
    if isValid(made.window):  # else the test has closed it itself
        made.close()


def lock(hands: Hands) -> WindowLock:
    return hands.window.findChildren(WindowLock)[0]


def in_sight(hands: Hands) -> str:
    """All that can be read on the screen, and by a screen reader, and what the task bar says."""
    said = [hands.window.windowTitle()]
    for window in QApplication.topLevelWidgets():
        if not window.isVisible():
            continue
        for each in (window, *window.findChildren(QWidget)):
            if each.isVisible():
                said += [each.accessibleName(), each.accessibleDescription(), each.windowTitle()]
                if isinstance(each, QLabel | QAbstractButton | QLineEdit):
                    said.append(each.text())
    return "\n".join(said)


def _focused_text(hands: Hands) -> str:
    focused = hands.window.focusWidget()
    assert focused is not None
    text: object = getattr(focused, "text", "")
    return str(text() if callable(text) else text)


def test_a_locked_window_shows_nothing_of_the_board(hands: Hands):
    assert _NAME in in_sight(hands)
    hands.control(Qt.Key.Key_L)
    shown = in_sight(hands)
    assert "Locked" in shown
    for word in (_NAME, "nobody else may read", "OFFICIAL", "Meetings", "New Scotland Yard", "sealed"):
        assert word not in shown, word
    assert hands.window.windowTitle() == "Board Observer"
    assert not hands.window.menuBar().isVisible()
    assert not hands.window.statusBar().isVisible()


def test_no_command_works_while_it_is_locked_but_quitting(hands: Hands):
    hands.control(Qt.Key.Key_L)
    assert [each.id for each in hands.window.commands.offered()] == ["file.quit"]
    for key in (Qt.Key.Key_K, Qt.Key.Key_O, Qt.Key.Key_Z, Qt.Key.Key_3, Qt.Key.Key_P):
        hands.control(key)
    assert _NAME not in in_sight(hands)


def test_half_a_line_is_kept_with_the_cursor_in_its_place(hands: Hands):
    hands.write("Half a line that is still ")
    board = hands.board
    hands.control(Qt.Key.Key_L)
    assert ["Half a line that is still " in draft.text for draft in board.workspace.drafts()] == [True]
    hands.enter(_WORDS)
    assert _NAME in in_sight(hands)
    hands.enter("being typed")
    texts = [entry.text for _, entry in board.workspace.read.all_entries()]
    assert texts == [_LINE, "Half a line that is still being typed"]


def test_a_wrong_passphrase_is_said_beside_it_and_shows_nothing(hands: Hands):
    hands.control(Qt.Key.Key_L)
    hands.key(Qt.Key.Key_Return)
    assert "Type the passphrase" in in_sight(hands)
    hands.enter("wrong")
    assert "passphrase is wrong" in in_sight(hands)
    assert _NAME not in in_sight(hands)
    hands.enter(_WORDS)
    assert _NAME in in_sight(hands)


def test_a_dialog_goes_with_the_board_and_comes_back(hands: Hands):
    hands.key(Qt.Key.Key_F1)
    dialog = hands.window.findChildren(ReadingDialog)[0]
    lock(hands).lock()
    assert not dialog.isVisible()
    hands.enter(_WORDS)
    assert dialog.isVisible()
    dialog.close()


def _answered_while_it_locks(hands: Hands, ask: Callable[[], object]) -> object:
    """What a dialog of the system answers over which the window locks; it is in sight until then."""
    seen: list[bool] = []

    def lock_it() -> None:
        seen.append(isinstance(QApplication.activeModalWidget(), QDialog))
        lock(hands).lock()
        seen.append(QApplication.activeModalWidget() is None)
        assert _NAME not in in_sight(hands)

    QTimer.singleShot(100, lock_it)
    answer = ask()
    assert seen == [True, True]
    return answer


def test_a_question_for_a_file_or_a_printer_is_answered_with_no_when_it_locks(hands: Hands):
    hands.write("Half a line")
    window = hands.window
    asks: tuple[Callable[[], object], ...] = (
        lambda: ask_target(window, f"{_NAME} minutes.pdf"),
        lambda: ask_printer(window, QPrinter(), PrintQuestion(f"{_NAME} minutes", 3)),
    )
    for ask in asks:
        assert not _answered_while_it_locks(hands, ask)
        hands.enter(_WORDS)
        assert QApplication.activeModalWidget() is None
        assert _focused_text(hands) == "Half a line"


def test_a_printer_is_not_asked_about_while_it_is_locked(hands: Hands):
    hands.control(Qt.Key.Key_4)
    prints = hands.window.commands.action("register.print")
    prints.trigger()
    assert "lay_out" in [job.key.partition(":")[0] for job in hands.program.desk.jobs.jobs]
    lock(hands).lock()
    hands.wait(lambda: hands.program.desk.jobs.is_idle)
    assert hands.answers.printing == []
    hands.enter(_WORDS)
    assert any("Nothing was printed, because the window was locked" in said for said in hands.notices())
    prints.trigger()
    hands.wait(lambda: len(hands.answers.printing) == 1)


def test_what_was_copied_from_the_program_leaves_the_clipboard(hands: Hands):
    clipboard = QGuiApplication.clipboard()
    hands.write("Copied words")
    hands.control(Qt.Key.Key_A)
    hands.control(Qt.Key.Key_C)
    assert clipboard.text() == "Copied words"
    hands.control(Qt.Key.Key_L)
    assert clipboard.text() == ""


def test_it_locks_by_itself_after_a_warning(hands: Hands, seconds: _Clock):
    watch = lock(hands)
    seconds.now += 13 * 60
    watch.look()
    assert hands.notices() == []
    seconds.now += 70
    watch.look()
    assert any("locks in a minute" in said for said in hands.notices())
    seconds.now += 60
    watch.look()
    assert watch.page is not None
    assert "locks in a minute" not in in_sight(hands)
    hands.enter(_WORDS)
    assert hands.notices() == []


def test_a_key_keeps_it_open_and_goes_where_it_was_meant(hands: Hands, seconds: _Clock):
    watch = lock(hands)
    seconds.now += 14 * 60 + 10
    watch.look()
    assert hands.notices()
    QTest.keyClick(hands.window.windowHandle(), Qt.Key.Key_A)
    QApplication.processEvents()
    assert hands.notices() == []
    assert _focused_text(hands) == "a"
    seconds.now += 60
    watch.look()
    assert watch.page is None


def test_a_machine_that_slept_wakes_up_locked(hands: Hands, seconds: _Clock):
    hands.write("Half a line")
    seconds.now += 8 * 60 * 60
    QTest.keyClick(hands.window.windowHandle(), Qt.Key.Key_B)
    assert lock(hands).page is not None
    assert _NAME not in in_sight(hands)
    hands.control(Qt.Key.Key_A)
    hands.enter(_WORDS)
    assert _focused_text(hands) == "Half a line"


def test_the_minutes_are_a_setting_and_never_is_one(hands: Hands, seconds: _Clock, tmp_path: Path):
    hands.window.commands.action("file.passphrase").trigger()
    hands.choose("Lock when nobody has done anything for", "Never")
    assert Settings(tmp_path / "settings").lock_minutes == 0
    seconds.now += 24 * 60 * 60
    lock(hands).look()
    assert lock(hands).page is None
    hands.choose("Lock when nobody has done anything for", "5 minutes")
    lock(hands).look()
    assert lock(hands).page is not None


def test_a_board_without_a_passphrase_is_hidden_and_says_that_anybody_can_show_it(
    qtbot: QtBot, tmp_path: Path
):
    _ = qtbot
    hands = Hands(tmp_path)
    hands.answers.file = _board(tmp_path / "open.board", None)
    hands.control(Qt.Key.Key_O)
    hands.control(Qt.Key.Key_L)
    assert _NAME not in in_sight(hands)
    assert "has no passphrase" in in_sight(hands)
    hands.key(Qt.Key.Key_Return)
    assert _NAME in in_sight(hands)
    hands.control(Qt.Key.Key_L)
    hands.click("Show the board")
    assert _NAME in in_sight(hands)
    hands.close()


def test_a_locked_window_can_be_closed_and_half_a_line_is_there_again(hands: Hands, tmp_path: Path):
    hands.write("Half a line")
    hands.control(Qt.Key.Key_L)
    hands.close()
    again = Hands(tmp_path)
    again.enter(_WORDS)
    board = again.board
    assert ["Half a line" in draft.text for draft in board.workspace.drafts()] == [True]
    again.close()
