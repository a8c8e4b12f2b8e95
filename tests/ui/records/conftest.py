"""A board on which records have lived, and a pane that shows them."""

from collections.abc import Generator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.support.answers import FileAnswers
from tests.support.lives import Life, lived

from boardobserver.ui.records.record_pane import RecordPane
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.window import Desk


@pytest.fixture(scope="session")
def lived_board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = lived(tmp_path_factory.mktemp("lived"))
    made.workspace.close()
    return made.workspace.path


@pytest.fixture
def life(lived_board: Path, tmp_path: Path) -> Generator[Life]:
    copied = Life.of_copy(lived_board, tmp_path)
    yield copied
    copied.workspace.close()


@pytest.fixture
def board(life: Life, files: FileAnswers, qtbot: QtBot) -> Generator[OpenBoard]:
    _ = qtbot
    opened = OpenBoard(life.workspace, files.notices.append)
    yield opened
    opened.close()


@pytest.fixture
def files(tmp_path: Path) -> FileAnswers:
    return FileAnswers(tmp_path)


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk, board: OpenBoard, files: FileAnswers) -> RecordPane:
    shown = RecordPane(desk, board, questions=files.questions)
    qtbot.addWidget(shown)
    shown.resize(460, 900)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown
