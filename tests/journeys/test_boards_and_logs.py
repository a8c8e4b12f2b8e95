"""Boards that cannot be had, words half typed, and a log that comes in: through the whole program."""

import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.hands import Hands
from tests.support.logs import meeting_lines, render

from boardobserver.domain.words import EntryKind
from boardobserver.services.boards import new_board
from boardobserver.services.workspace import Workspace


@pytest.fixture
def board(tmp_path: Path) -> Path:
    workspace = boards.board(tmp_path)
    boards.planned_meeting(workspace)
    workspace.close()
    return workspace.path


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path, board: Path) -> Generator[Hands]:
    _ = qtbot
    made = Hands(tmp_path)
    made.answers.file = board
    made.control(Qt.Key.Key_O)
    yield made
    made.close()


def _open_meeting(hands: Hands) -> None:
    hands.control(Qt.Key.Key_2)
    hands.key(Qt.Key.Key_Return)


def _place(path: Path) -> str:
    workspace = Workspace.open(path, actor="reader", read_only=True)
    try:
        return workspace.read.meetings()[0].place
    finally:
        workspace.close()


def test_words_half_typed_in_a_field_are_kept_when_the_window_closes(
    qtbot: QtBot, tmp_path: Path, board: Path
) -> None:
    _ = qtbot
    hands = Hands(tmp_path)
    hands.answers.file = board
    hands.control(Qt.Key.Key_O)
    _open_meeting(hands)
    hands.named("Place").setFocus()
    hands.write("New Scotland Yard")
    hands.close()
    assert _place(board) == "New Scotland Yard"


def test_words_half_typed_in_a_field_are_kept_when_another_board_is_opened(
    hands: Hands, tmp_path: Path, board: Path
) -> None:
    other = new_board(tmp_path / "other.board", "Another board", actor="test")
    other.close()
    _open_meeting(hands)
    hands.named("Place").setFocus()
    hands.write("New Scotland Yard")
    hands.answers.file = other.path
    hands.control(Qt.Key.Key_O)
    assert hands.window.windowTitle().startswith("Another board")
    assert _place(board) == "New Scotland Yard"


def test_saving_puts_what_is_being_typed_on_the_disk_and_says_that_it_always_is(
    hands: Hands, board: Path
) -> None:
    _open_meeting(hands)
    hands.named("Place").setFocus()
    hands.write("New Scotland Yard")
    hands.control(Qt.Key.Key_S)
    assert _place(board) == "New Scotland Yard"
    assert hands.notices() == ["Everything is saved as you type."]
    assert QApplication.focusWidget() is hands.named("Place")
    hands.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    hands.write("half a line")
    hands.control(Qt.Key.Key_S)
    reader = Workspace.open(board, actor="reader", read_only=True)
    assert [draft.text for draft in reader.drafts()] != []
    assert "half a line" in reader.drafts()[0].text
    reader.close()
    assert hands.notices() == ["Everything is saved as you type."]


def test_a_letter_is_taken_back_before_the_change_and_the_field_keeps_the_focus(hands: Hands) -> None:
    _open_meeting(hands)
    hands.fill("Via", "Teams")
    hands.named("Place").setFocus()
    hands.write("x")
    hands.control(Qt.Key.Key_Z)  # the letter
    hands.control(Qt.Key.Key_Z)  # "Teams"
    assert QApplication.focusWidget() is hands.named("Place")
    opened = hands.board
    assert opened.workspace.read.meetings()[0].via == ""


def test_a_board_that_cannot_be_had_is_said_so_and_the_open_one_stays(hands: Hands, tmp_path: Path) -> None:
    title = hands.window.windowTitle()
    hands.answers.file = tmp_path / "gone.board"
    hands.control(Qt.Key.Key_O)
    assert not hands.answers.file.exists()
    no_board = tmp_path / "letter.board"
    no_board.write_text("Dear Sir or Madam")
    hands.answers.file = no_board
    hands.control(Qt.Key.Key_O)
    assert no_board.read_text() == "Dear Sir or Madam"
    assert hands.window.windowTitle() == title
    assert len(hands.notices()) == 1
    assert "not a board" in hands.notices()[0]


def test_a_board_that_another_program_has_open_can_be_read(hands: Hands, tmp_path: Path) -> None:
    other = new_board(tmp_path / "other.board", "Another board", actor="test")
    other.close()
    code = "import sys; from pathlib import Path; from boardobserver.services.workspace import Workspace; "
    code += "Workspace.open(Path(sys.argv[1]), actor='other'); print('open', flush=True); sys.stdin.read()"
    command = (sys.executable, "-c", code, str(other.path))
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        hands.answers.file = other.path
        hands.control(Qt.Key.Key_O)
        assert hands.notices()[0].startswith("This board is open in another program")
        hands.click("Open to read only")
        assert hands.window.windowTitle().startswith("Another board")
        assert hands.notices() == ["This board is open for reading only: nothing can be changed in it."]
        holder.communicate("")


def test_a_log_comes_in_through_the_window_and_can_be_reviewed(hands: Hands, tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    log.write_text(render(meeting_lines()))
    hands.control(Qt.Key.Key_2)
    hands.click("Import a log…")
    hands.answers.file = log
    hands.click("Choose…")
    hands.fill("Date of the meeting", "22 November 2026")
    hands.click("Import")
    hands.wait(lambda: hands.program.desk.jobs.is_idle)
    opened = hands.board
    read = opened.workspace.read
    imported = next(meeting for meeting in read.meetings() if read.entries(meeting.id))
    kinds = {entry.kind for entry in read.entries(imported.id)}
    assert {EntryKind.ACTION, EntryKind.DECISION} <= kinds
