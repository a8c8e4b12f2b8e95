"""The pages that lead to others, each in a window of its own."""

from typing import TypeVar

from pytestqt.qtbot import QtBot
from tests.support.steps import open_board

from boardobserver.services.workspace import Workspace
from boardobserver.ui.changes.changes_page import ChangesPage
from boardobserver.ui.home.home_page import HomePage
from boardobserver.ui.priorities.priorities_page import PrioritiesPage
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.window import Desk

PageT = TypeVar("PageT", HomePage, ChangesPage, PrioritiesPage)


def shown(kind: type[PageT], qtbot: QtBot, desk: Desk, workspace: Workspace) -> tuple[PageT, list[Location]]:
    """The page on a board, and where it was asked to lead."""
    board = open_board(workspace)
    page = kind(desk, board)
    board.setParent(page)
    asked: list[Location] = []
    page.location_requested.connect(asked.append)
    qtbot.addWidget(page)
    page.resize(1150, 900)
    page.show()
    return page, asked
