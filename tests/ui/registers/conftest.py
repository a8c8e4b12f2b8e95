"""A board with some of every kind of record, and the register of its actions."""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.steps import Notices, open_board

from boardobserver.services import tracking
from boardobserver.services.workspace import Workspace
from boardobserver.ui.output.document_output import Asked
from boardobserver.ui.output.print_dialog import PrintQuestion
from boardobserver.ui.output.saving import SaveTarget
from boardobserver.ui.registers.looks import ACTIONS, RegisterLook
from boardobserver.ui.registers.register_output import RegisterOutput
from boardobserver.ui.registers.register_page import RegisterPage
from boardobserver.ui.shell.window import Desk

TYPED = (
    "! @LL to publish the test report by 1 November 2026",
    "! @BC to share the watchlist policy by 10 January 2027",
    "! @LL to train the operators",
    "! @LO to write to the Panel about bias by the next meeting",
    "? Why 0.64?",
    "* Train the operators first",
    "= agreed",
)


@dataclass
class Answers:
    """What the person answers to the dialogs, and what was asked."""

    file: Path | None = None
    proposed: list[str] = field(default_factory=list[str])
    printing: list[PrintQuestion] = field(default_factory=list[PrintQuestion])
    folders: list[Path] = field(default_factory=list[Path])

    def target(self, _parent: QWidget, proposed: str) -> SaveTarget | None:
        self.proposed.append(proposed)
        return None if self.file is None else SaveTarget(self.file, may_overwrite=False)

    def printer(self, _parent: QWidget, _printer: QPrinter, question: PrintQuestion) -> bool:
        self.printing.append(question)
        return False


@pytest.fixture
def workspace(tmp_path: Path) -> Generator[Workspace]:
    opened = boards.board(tmp_path)
    meeting_id = boards.planned_meeting(opened)
    for typed in TYPED:
        boards.note(opened, meeting_id, typed)
    train = next(record for record in opened.read.open_tracked() if "train" in record.text)
    opened.perform(tracking.set_topics(train.id, ("Training",)))
    yield opened
    opened.close()


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def notices() -> Notices:
    return Notices()


@pytest.fixture
def open_page(
    qtbot: QtBot, desk: Desk, workspace: Workspace, answers: Answers, notices: Notices
) -> Generator[Callable[..., RegisterPage]]:
    """Opens the page of a register in a window of its own, on the board or on another one."""

    opened: list[RegisterPage] = []

    def made(look: RegisterLook, other: Workspace | None = None) -> RegisterPage:
        board = open_board(other or workspace, notices)
        asked = Asked(answers.target, answers.printer, answers.folders.append)

        def output(page: RegisterPage) -> RegisterOutput:
            return RegisterOutput(desk.jobs, board, asked, page)

        page = RegisterPage(desk, board, look, output)
        board.setParent(page)
        qtbot.addWidget(page)
        page.resize(1200, 700)
        page.show_location("")
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        opened.append(page)
        return page

    yield made
    for page in opened:
        page.hide()


@pytest.fixture
def page(open_page: Callable[..., RegisterPage]) -> RegisterPage:
    return open_page(ACTIONS)
