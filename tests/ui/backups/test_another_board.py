"""Another board is opened: at once, and the one before is backed up meanwhile, and closed after that."""

from collections.abc import Callable, Generator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.support import boards
from tests.support.hands import Hands

from boardobserver.domain.errors import Fault
from boardobserver.services.backups import backups_of
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace
from boardobserver.ui.shell.jobs import JobContext

LetGo = Callable[[], None]


def made(folder: Path, line: str) -> Path:
    """A board with a line, closed."""
    folder.mkdir()
    workspace = boards.board(folder)
    boards.note(workspace, boards.planned_meeting(workspace), line)
    workspace.close()
    return workspace.path


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return made(tmp_path / "first", "a line of the first")


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return made(tmp_path / "other", "a line of the other")


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path, first: Path) -> Generator[Hands]:
    _ = qtbot
    hands = Hands(tmp_path)
    open_board(hands, first)
    hands.wait(lambda: hands.program.desk.jobs.is_idle)
    yield hands
    if isValid(hands.window):
        hands.close()


@pytest.fixture
def let_go(hands: Hands) -> Generator[LetGo]:
    """All threads for jobs are held until it is called."""
    event = Event()

    def hold(_context: JobContext) -> None:
        event.wait()

    for number in range(2):
        hands.program.desk.jobs.run(f"held {number}", "Held", hold, is_awaited=True)
    yield event.set
    event.set()


def open_board(hands: Hands, path: Path) -> None:
    hands.answers.file = path
    hands.control(Qt.Key.Key_O)


def note(hands: Hands, words: str) -> None:
    workspace = hands.board.workspace
    boards.note(workspace, workspace.read.meetings()[0].id, words)


def texts(path: Path) -> list[str]:
    workspace = Workspace.open(path, actor="reader", read_only=True)
    try:
        return [entry.text for _, entry in workspace.read.all_entries()]
    finally:
        workspace.close()


def test_it_is_shown_at_once_and_the_one_before_is_closed_when_its_backup_is_made(
    hands: Hands, let_go: LetGo, first: Path, other: Path
):
    note(hands, "noted last")
    open_board(hands, other)
    assert hands.board.workspace.path == other
    assert backups_of(first) == ()
    with pytest.raises(Fault, match="open in another program"):
        Workspace.open(first, actor="another")
    let_go()
    hands.wait(lambda: hands.program.desk.jobs.is_idle)
    assert texts(backups_of(first)[0].path) == ["a line of the first", "noted last"]
    assert {each.name for each in first.parent.iterdir()} == {first.name, "test backups"}
    assert check_board(first) == ()
    Workspace.open(first, actor="another").close()


def test_who_comes_back_before_that_goes_on_where_they_were(
    hands: Hands, let_go: LetGo, first: Path, other: Path
):
    note(hands, "noted last")
    open_board(hands, other)
    open_board(hands, first)
    assert hands.board.workspace.path == first
    assert hands.notices() == []
    note(hands, "noted after")
    let_go()
    hands.wait(lambda: hands.program.desk.jobs.is_idle)
    hands.close()
    assert texts(backups_of(first)[0].path) == ["a line of the first", "noted last", "noted after"]
    assert texts(backups_of(other)[0].path) == ["a line of the other"]
    assert check_board(first) == ()


def test_a_window_that_is_closed_meanwhile_waits_for_both(
    hands: Hands, let_go: LetGo, first: Path, other: Path
):
    note(hands, "noted last")
    open_board(hands, other)
    note(hands, "noted there")
    hands.control(Qt.Key.Key_Q)
    assert hands.window.isVisible()
    let_go()
    hands.close()
    assert texts(backups_of(first)[0].path) == ["a line of the first", "noted last"]
    assert texts(backups_of(other)[0].path) == ["a line of the other", "noted there"]
    assert check_board(first) == ()


def test_that_it_could_not_be_made_is_said_of_the_board_before(hands: Hands, first: Path, other: Path):
    hands.program.desk.settings.backup_folder = first.parent / "taken away"
    note(hands, "noted last")
    open_board(hands, other)
    hands.wait(lambda: bool(hands.notices()))
    assert hands.notices()[0].startswith("“test.board” is closed, and what was changed last in it is in no ")
    assert "is not there" in hands.notices()[0]
    Workspace.open(first, actor="another").close()
