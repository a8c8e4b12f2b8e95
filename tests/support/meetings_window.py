"""The window with the Meetings page."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget
from tests.support.steps import Notices, open_board

from boardobserver.services.workspace import Workspace
from boardobserver.ui.meetings.commands import MEETING_COMMANDS
from boardobserver.ui.meetings.meetings_page import MeetingsPage
from boardobserver.ui.meetings.steps import MeetingStep
from boardobserver.ui.preparing.prepare_step import PrepareStep
from boardobserver.ui.shell.pages import Page
from boardobserver.ui.shell.window import Desk, MainWindow


class MeetingsWindow(MainWindow):
    """The window with the Meetings page on a board, and a chosen answer to the file dialog."""

    def __init__(self, desk: Desk, workspace: Workspace, notices: Notices) -> None:
        self.chosen_file: Path | None = None
        self._opened = open_board(workspace, notices)
        self._desk_of_pages = desk
        super().__init__(desk, [Page("meetings", "Meetings", "calendar-days", self._made)], MEETING_COMMANDS)
        self._opened.setParent(self)
        self.show_board("Test board", None)

    @property
    def page(self) -> MeetingsPage:
        """The page, once it has been gone to."""
        found = self.pages.widget_of("meetings")
        assert isinstance(found, MeetingsPage)
        return found

    def _made(self) -> QWidget:
        make = partial(PrepareStep, self._desk_of_pages, self._opened)
        steps: dict[MeetingStep, Callable[[], QWidget]] = dict.fromkeys(MeetingStep, make)
        page = MeetingsPage(self._desk_of_pages, self._opened, steps, self._choose)
        page.location_requested.connect(self.go_to)
        page.notice_raised.connect(self.notices.show_notice)
        page.connect_commands(self.commands)
        return page

    def _choose(self, _parent: QWidget) -> Path | None:
        return self.chosen_file
