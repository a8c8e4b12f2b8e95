"""The composition root: builds the object graph of the window, and runs its loop."""

import gc
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from boardobserver import __version__
from boardobserver.domain.errors import Fault
from boardobserver.host.logs import logging_to
from boardobserver.host.machine import has_display
from boardobserver.host.paths import log_folder, settings_folder, state_folder
from boardobserver.services.workspace import Clock, system_clock
from boardobserver.ui.backups.backup_keeper import BackupKeeper
from boardobserver.ui.locking.idleness import Seconds, seconds_passed
from boardobserver.ui.locking.window_lock import WindowLock
from boardobserver.ui.opening.asking import Questions, system_questions
from boardobserver.ui.opening.board_link import BoardLink, BoardPages
from boardobserver.ui.opening.board_opener import BoardOpener
from boardobserver.ui.opening.opening_pages import OpeningPages
from boardobserver.ui.pages import PAGE_COMMANDS, PageBuilder, PageQuestions
from boardobserver.ui.registers.sidebar_counts import SidebarCounts
from boardobserver.ui.shell.crash import CrashGuard
from boardobserver.ui.shell.jobs import JobRunner
from boardobserver.ui.shell.settings import Settings
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.shell.window import Desk, MainWindow

_NO_DISPLAY = "There is no display here, so the window cannot be opened. Try: boardobserver --help"


@dataclass(frozen=True, slots=True)
class Program:
    """The window and what belongs to it, put together."""

    window: MainWindow
    opener: BoardOpener
    desk: Desk
    guard: CrashGuard

    def start(self, named: Path | None) -> None:
        """Show the window on the board named, or on the last one."""
        self.window.show()
        self.opener.open_first(named)
        # What is there now stays: the collector, off since `__main__`, never has to go through it again.
        gc.freeze()
        gc.enable()

    def close(self) -> None:
        """Close the board, the window and what runs."""
        self.window.close()
        self.desk.jobs.close()
        self.opener.close()
        self.guard.remove()


def run_window(arguments: Sequence[str]) -> int:
    """Open the window on the board named, or on the last one, and run until it is closed.

    Returns:
        The exit code: 0 closed, 1 no display, 2 wrong usage.
    """
    if len(arguments) > 1:
        print("usage: boardobserver [BOARD]", file=sys.stderr)  # noqa: T201 - the command line's own words
        return 2
    if not has_display():
        print(f"boardobserver: {_NO_DISPLAY}", file=sys.stderr)  # noqa: T201 - the same
        return 1
    try:
        with logging_to(log_folder()):
            return _run(Path(arguments[0]) if arguments else None)
    except Fault as fault:
        print(f"boardobserver: {fault}", file=sys.stderr)  # noqa: T201 - the same
        return 1


def build_program(
    application: QApplication,
    settings: Settings,
    reports: Path,
    questions: Questions,
    page_questions: PageQuestions | None = None,
) -> Program:
    """Put the program together, without a board and not yet shown.

    Args:
        application: The application.
        settings: What this machine remembers.
        reports: Where crash reports are saved.
        questions: Asks for the files of boards.
        page_questions: Asks for logs, targets and printers; by the system's own dialogs if left out.
    """
    theme = Theme(application, settings.scheme, settings.text_scale)
    desk = Desk(theme, settings, JobRunner())
    return build_program_on(desk, reports, questions, page_questions or PageQuestions())


def build_program_on(
    desk: Desk,
    reports: Path,
    questions: Questions,
    page_questions: PageQuestions,
    *,
    clock: Clock = system_clock,
    seconds: Seconds = seconds_passed,
) -> Program:
    """Put the program together on a look, settings, jobs and a clock that are there; see `build_program`."""
    guard = CrashGuard(reports, _now)
    guard.install()
    board_pages = BoardPages(desk.theme)
    builder = PageBuilder(desk, page_questions)
    pages = [board_pages.page(*listed) for listed in builder.listed]
    pages += [board_pages.page(*unlisted, in_sidebar=False) for unlisted in builder.unlisted]
    opening_pages = OpeningPages(desk)
    window = MainWindow(desk, (*pages, *opening_pages.pages), PAGE_COMMANDS)
    builder.tie_to(window)
    opener = BoardOpener(window, desk.settings, desk.jobs, questions, window.notices.show_notice, clock=clock)
    board_pages.follow(opener)
    keeper = BackupKeeper(opener, desk.jobs, desk.settings, window.notices)
    builder.follow(opener, keeper)
    BoardLink(window, opener)
    window.closing.connect(keeper.back_up_before_closing)
    opening_pages.tie(window, opener)
    WindowLock(desk, window, opener, seconds=seconds)
    SidebarCounts(window.sidebar, opener)
    guard.offer = opener.way_out_of
    guard.noticed.connect(window.notices.show_notice)
    guard.report_requested.connect(window.show_report)
    desk.jobs.failed.connect(guard.meet)
    window.commands.connect_all({"file.new": opener.ask_for_new, "file.open": opener.ask_to_open})
    return Program(window, opener, desk, guard)


def _run(named: Path | None) -> int:
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Board Observer")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("boardobserver")
    program = build_program(application, Settings(settings_folder()), state_folder(), system_questions())
    program.start(named)
    try:
        return application.exec()
    finally:
        program.close()


def _now() -> datetime:
    return datetime.now(UTC)
