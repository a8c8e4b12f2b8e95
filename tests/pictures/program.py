"""The window with the pages of a board, for scenes."""

from functools import partial

from PySide6.QtWidgets import QWidget

from boardobserver.services.workspace import Workspace
from boardobserver.ui.home.home_page import HomePage
from boardobserver.ui.meetings.commands import MEETING_COMMANDS
from boardobserver.ui.meetings.meetings_page import MeetingsPage
from boardobserver.ui.meetings.steps import MeetingStep
from boardobserver.ui.people.people_page import PeoplePage
from boardobserver.ui.preparing.prepare_step import PrepareStep
from boardobserver.ui.shell.notices import Notice
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.pages import Location, Page
from boardobserver.ui.shell.window import Desk, MainWindow


class BoardWindow(MainWindow):
    """The window on an open board, with Home, Meetings and People."""

    def __init__(self, desk: Desk, workspace: Workspace, go_to: Location | None = None) -> None:
        self._board = OpenBoard(workspace, self._show_notice)
        self._built: dict[str, QWidget] = {}
        super().__init__(
            desk,
            [
                Page("home", "Home", "house", partial(self._page, "home", desk)),
                Page("meetings", "Meetings", "calendar-days", partial(self._page, "meetings", desk)),
                Page("people", "People", "users", partial(self._page, "people", desk)),
            ],
            MEETING_COMMANDS,
        )
        self._board.setParent(self)
        board = workspace.read.board()
        self.show_board(board.name, board.marking)
        self.destroyed.connect(workspace.close)
        if go_to is not None:
            self.go_to(go_to)

    def built(self, page: str) -> QWidget:
        """The widget of a page that was gone to."""
        return self._built[page]

    def _page(self, page: str, desk: Desk) -> QWidget:
        self._built[page] = widget = self._made(page, desk)
        return widget

    def _made(self, page: str, desk: Desk) -> QWidget:
        if page == "people":
            return PeoplePage(desk, self._board)
        if page == "home":
            home = HomePage(desk, self._board)
            home.location_requested.connect(self.go_to)
            return home
        steps = {
            MeetingStep.PREPARE: partial(PrepareStep, desk, self._board),
            MeetingStep.TAKE: partial(PrepareStep, desk, self._board),
            MeetingStep.REVIEW: partial(PrepareStep, desk, self._board),
            MeetingStep.MINUTES: partial(PrepareStep, desk, self._board),
        }
        meetings = MeetingsPage(desk, self._board, steps, lambda _parent: None)
        meetings.location_requested.connect(self.go_to)
        meetings.notice_raised.connect(self.notices.show_notice)
        meetings.connect_commands(self.commands)
        return meetings

    def _show_notice(self, notice: Notice) -> None:
        self.notices.show_notice(notice)
