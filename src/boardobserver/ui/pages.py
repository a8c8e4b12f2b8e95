"""The pages of the program, put together: which there are, and how each is tied to the window.

A page, or a step of a meeting, is imported when it is first gone to: the window is there the sooner, and who
never prints never loads what prints.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from boardobserver.domain.snapshots import Id
from boardobserver.ui.meetings import commands as meeting_commands
from boardobserver.ui.meetings.steps import PAGE as MEETINGS
from boardobserver.ui.meetings.steps import MeetingStep
from boardobserver.ui.minutes.minutes_commands import MINUTES_COMMANDS
from boardobserver.ui.registers.looks import LOOKS, RegisterLook
from boardobserver.ui.registers.register_commands import NEW_COMMANDS, REGISTER_COMMANDS, SHOWN_COMMANDS
from boardobserver.ui.reviewing.review_commands import REVIEW_COMMANDS
from boardobserver.ui.shell.notices import Notice
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.window import Desk, MainWindow
from boardobserver.ui.taking.taking_commands import TAKING_COMMANDS
from boardobserver.ui.withholding.command import WITHHOLDING_COMMANDS

if TYPE_CHECKING:
    from boardobserver.ui.backups.backup_keeper import BackupKeeper
    from boardobserver.ui.opening.board_opener import BoardOpener
    from boardobserver.ui.output.print_dialog import AskPrinter
    from boardobserver.ui.output.saving import AskTarget
    from boardobserver.ui.registers.register_output import RegisterOutput
    from boardobserver.ui.registers.register_page import RegisterPage

PAGE_COMMANDS = (
    *meeting_commands.MEETING_COMMANDS,
    *TAKING_COMMANDS,
    *REVIEW_COMMANDS,
    *WITHHOLDING_COMMANDS,
    *MINUTES_COMMANDS,
    *REGISTER_COMMANDS,
)
"""The commands that the pages bring to the window."""


@dataclass(frozen=True, slots=True)
class PageQuestions:
    """The dialogs that pages ask with, by the system's own where there is none; a test answers by its own."""

    ask_log: Callable[[QWidget], Path | None] | None = None
    ask_target: "AskTarget | None" = None
    ask_printer: "AskPrinter | None" = None
    ask_picture: Callable[[QWidget], Path | None] | None = None
    ask_folder: Callable[[QWidget], Path | None] | None = None
    ask_minutes: Callable[[QWidget], Path | None] | None = None


class PageBuilder(QObject):
    """Makes the widgets of the pages on an open board, and ties them to the window.

    Args:
        desk: What pages work with.
        questions: The dialogs that they ask with.
    """

    def __init__(self, desk: Desk, questions: PageQuestions) -> None:
        super().__init__()
        self._desk = desk
        self._questions = questions
        self._window: MainWindow | None = None
        self._opener: BoardOpener | None = None
        self._keeper: BackupKeeper | None = None

    @property
    def listed(self) -> tuple[tuple[str, str, str, Callable[[OpenBoard], QWidget]], ...]:
        """Id, title, icon and maker of each page, in the order of the sidebar."""
        return (
            ("home", self.tr("Home"), "house", self._home),
            (MEETINGS, self.tr("Meetings"), "calendar-days", self._meetings),
            *((each.page, self.tr(each.title), each.icon, partial(self._register, each)) for each in LOOKS),
            ("priorities", self.tr("Priorities"), "grid-3x3", self._priorities),
            ("changes", self.tr("Changes"), "history", self._changes),
            ("people", self.tr("People"), "users", self._people),
            ("conventions", self.tr("Conventions"), "file-text", self._conventions),
            ("board", self.tr("Board"), "settings", self._board_itself),
        )

    @property
    def unlisted(self) -> tuple[tuple[str, str, str, Callable[[OpenBoard], QWidget]], ...]:
        """As `listed`, of the pages that a menu leads to and the sidebar does not."""
        return (
            ("backups", self.tr("Backups"), "archive", self._backups),
            ("verify", self.tr("Verify minutes"), "file-check", self._verify),
            ("retention", self.tr("Retention"), "hourglass", self._retention),
        )

    def follow(self, opener: "BoardOpener", keeper: "BackupKeeper") -> None:
        """Take what opens boards and what backs them up from now on; there is no board before that."""
        self._opener, self._keeper = opener, keeper

    def tie_to(self, window: MainWindow) -> None:
        """Take this window from now on; commands that lead to a page are answered before it is built."""
        self._window = window
        self.setParent(window)
        window.commands.connect_all(
            {
                meeting_commands.PLAN: partial(self._go_to, Location(MEETINGS, "plan")),
                meeting_commands.SERIES: partial(self._go_to, Location(MEETINGS, "series")),
                meeting_commands.IMPORT: partial(self._go_to, Location(MEETINGS, "import")),
                "file.backups": partial(self._go_to, Location("backups")),
                "file.verify": partial(self._go_to, Location("verify")),
                "file.retention": partial(self._go_to, Location("retention")),
                "file.hold": self._on_hold,
                **{each: partial(self._on_new_record, look) for each, look in NEW_COMMANDS.items()},
            }
        )

        window.pages.location_changed.connect(self._on_location_changed)

    def _home(self, board: OpenBoard) -> QWidget:
        from boardobserver.ui.home.home_page import HomePage

        page = HomePage(self._desk, board)
        page.location_requested.connect(self._go_to)
        return page

    def _register(self, look: RegisterLook, board: OpenBoard) -> QWidget:
        from boardobserver.ui.registers.register_page import RegisterPage

        page = RegisterPage(self._desk, board, look, partial(self._register_output, board))
        page.location_requested.connect(self._go_to)
        if self._window is not None:
            page.connect_commands(self._window.commands)
        return page

    def _register_output(self, board: OpenBoard, page: "RegisterPage") -> "RegisterOutput":
        from boardobserver.ui.output.document_output import Asked
        from boardobserver.ui.output.print_dialog import ask_printer
        from boardobserver.ui.output.saving import ask_target, open_folder
        from boardobserver.ui.registers.register_output import RegisterOutput

        questions = self._questions
        asked = Asked(questions.ask_target or ask_target, questions.ask_printer or ask_printer, open_folder)
        return RegisterOutput(self._desk.jobs, board, asked, page)

    def _priorities(self, board: OpenBoard) -> QWidget:
        from boardobserver.ui.priorities.priorities_page import PrioritiesPage

        page = PrioritiesPage(self._desk, board)
        page.location_requested.connect(self._go_to)
        return page

    def _changes(self, board: OpenBoard) -> QWidget:
        from boardobserver.ui.changes.changes_page import ChangesPage

        page = ChangesPage(self._desk, board)
        page.location_requested.connect(self._go_to)
        return page

    def _people(self, board: OpenBoard) -> QWidget:
        from boardobserver.ui.people.people_page import PeoplePage

        page = PeoplePage(self._desk, board)
        page.location_requested.connect(self._go_to)
        return page

    def _board_itself(self, board: OpenBoard) -> QWidget:
        from boardobserver.ui.board.board_page import BoardPage

        return BoardPage(self._desk, board)

    def _backups(self, board: OpenBoard) -> QWidget:
        from boardobserver.ui.backups.backups_page import BackupsPage
        from boardobserver.ui.backups.folders import ask_folder

        if self._opener is None or self._keeper is None:
            raise RuntimeError("a board is open, and nothing opened it")
        ask = self._questions.ask_folder or ask_folder
        return BackupsPage(self._desk, board, self._keeper, self._opener, ask=ask)

    def _verify(self, board: OpenBoard) -> QWidget:
        from boardobserver.ui.verifying.minutes_files import ask_minutes
        from boardobserver.ui.verifying.verify_page import VerifyPage

        return VerifyPage(self._desk, board, self._questions.ask_minutes or ask_minutes)

    def _retention(self, board: OpenBoard) -> QWidget:
        from boardobserver.ui.retention.disposal_run import DisposalRun
        from boardobserver.ui.retention.retention_page import RetentionPage

        page = RetentionPage(self._desk, board)
        if self._opener is not None and self._window is not None:
            page.disposal_confirmed.connect(DisposalRun(self._desk, self._opener, self._window).begin)
        return page

    def _conventions(self, board: OpenBoard) -> QWidget:
        from boardobserver.ui.conventions.conventions_page import ConventionsPage
        from boardobserver.ui.conventions.logo_field import ask_picture

        asks = self._questions.ask_picture or ask_picture
        return ConventionsPage(self._desk, board, ask_picture=asks)

    def _meetings(self, board: OpenBoard) -> QWidget:
        from boardobserver.ui.meetings.log_files import ask_for_log
        from boardobserver.ui.meetings.meetings_page import MeetingsPage

        steps = {
            MeetingStep.PREPARE: partial(self._prepare, board),
            MeetingStep.TAKE: partial(self._take_notes, board),
            MeetingStep.REVIEW: partial(self._review, board),
            MeetingStep.MINUTES: partial(self._minutes, board),
        }
        page = MeetingsPage(self._desk, board, steps, self._questions.ask_log or ask_for_log)
        page.location_requested.connect(self._go_to)
        page.notice_raised.connect(self._show_notice)
        if self._window is not None:
            page.connect_commands(self._window.commands)
        return page

    def _prepare(self, board: OpenBoard) -> QWidget:
        from boardobserver.ui.preparing.prepare_step import PrepareStep

        return PrepareStep(self._desk, board)

    def _take_notes(self, board: OpenBoard) -> QWidget:
        from boardobserver.ui.taking.step import TakeNotesStep

        step = TakeNotesStep(self._desk, board)
        if self._window is not None:
            step.connect_commands(self._window.commands)
        return step

    def _review(self, board: OpenBoard) -> QWidget:
        from boardobserver.ui.reviewing.review_step import ReviewStep

        step = ReviewStep(self._desk, board)
        step.step_requested.connect(self._on_step_requested)
        step.person_requested.connect(self._on_person_requested)
        if self._window is not None:
            step.connect_commands(self._window.commands)
        return step

    def _minutes(self, board: OpenBoard) -> QWidget:
        from boardobserver.ui.minutes.minutes_step import MinutesStep
        from boardobserver.ui.output.print_dialog import ask_printer
        from boardobserver.ui.output.saving import ask_target

        step = MinutesStep(
            self._desk,
            board,
            ask_target=self._questions.ask_target or ask_target,
            ask_printer=self._questions.ask_printer or ask_printer,
        )
        step.review_requested.connect(partial(self._on_step_requested, MeetingStep.REVIEW.value))
        step.person_requested.connect(self._on_person_requested)
        if self._window is not None:
            step.connect_commands(self._window.commands)
        return step

    @Slot(object)
    def _go_to(self, location: Location) -> None:
        if self._window is not None:
            self._window.go_to(location)

    @Slot(object)
    def _show_notice(self, notice: Notice) -> None:
        if self._window is not None:
            self._window.notices.show_notice(notice)

    @Slot(str)
    def _on_step_requested(self, step: str) -> None:
        if self._window is not None:
            self._window.commands.action(meeting_commands.STEP_COMMANDS[MeetingStep(step)]).trigger()

    @Slot(str)
    def _on_person_requested(self, person_id: Id) -> None:
        self._go_to(Location("people", person_id))

    @Slot()
    def _on_hold(self) -> None:
        """Hold the meeting or the record that is shown."""
        shown = None if self._window is None else self._window.pages.location
        self._go_to(Location("retention", "" if shown is None else shown.detail))

    @Slot(object)
    def _on_location_changed(self, location: Location) -> None:
        if self._window is not None:
            is_register = any(look.page == location.page for look in LOOKS)
            for command in SHOWN_COMMANDS:
                self._window.commands.set_available(command, is_register)

    def _on_new_record(self, look: RegisterLook) -> None:
        self._go_to(Location(look.page, "new"))
