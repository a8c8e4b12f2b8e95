"""The main window: sidebar, header, notices, the page, status bar; it knows no page from the inside."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QIcon, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from boardobserver.domain.words import Marking
from boardobserver.host.assets import asset
from boardobserver.ui.shell.commands import CommandTable, WindowCommand
from boardobserver.ui.shell.crash_report import CrashReport
from boardobserver.ui.shell.curtain import PROGRAM, Curtain
from boardobserver.ui.shell.dialogs import about_dialog, keys_dialog, report_dialog
from boardobserver.ui.shell.finder import CommandProvider, Finder
from boardobserver.ui.shell.focus import EnterKeys, next_stop
from boardobserver.ui.shell.header import Header, MarkingLabel
from boardobserver.ui.shell.jobs import JobRunner
from boardobserver.ui.shell.notices import NoticeBar
from boardobserver.ui.shell.pages import Location, Page, PageStack
from boardobserver.ui.shell.settings import Settings
from boardobserver.ui.shell.sidebar import Sidebar
from boardobserver.ui.shell.status_bar import StatusBar
from boardobserver.ui.shell.theme import SchemeChoice, Space, Theme
from boardobserver.ui.shell.window_commands import window_table

_LOW: Final = 120
"""Steps of height under which the header gives its room to the page."""

_SIDEBAR_SHARE: Final = 5
"""The sidebar shows its words while the window is at least so many times as wide as it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the window and its pages work with.

    Attributes:
        theme: The look.
        settings: What this machine remembers.
        jobs: Runs long work.
    """

    theme: Theme
    settings: Settings
    jobs: JobRunner


class MainWindow(QMainWindow):
    """The window of the program.

    Args:
        desk: What it works with.
        pages: The pages, in the order of the sidebar; the first is shown at once.
        commands: Commands that the pages bring, after the window's own.

    Attributes:
        lets_go: Asked before the window closes: puts away what is being typed, and says whether it could.
    """

    closing = Signal()
    """The window is about to close, as soon as what runs has stopped."""

    def __init__(self, desk: Desk, pages: Sequence[Page], commands: Iterable[WindowCommand] = ()) -> None:
        super().__init__()
        self.lets_go: Callable[[], bool] = lambda: True
        self._desk = desk
        self._theme = desk.theme
        self._going = {page.id: f"go.{page.id}" for page in pages if page.in_sidebar}
        self.commands = CommandTable(window_table(pages, commands), desk.theme.icons, self)
        self.sidebar = Sidebar(desk.theme, self.commands.action("edit.find"))
        self.header = Header(desk.theme, self.commands)
        self.notices = NoticeBar(desk.theme)
        self.pages = PageStack()
        self._centre = QWidget()
        self.curtain = Curtain(self._centre, self)
        self._corner_marking = MarkingLabel()
        self.status_bar = StatusBar(desk.theme, desk.jobs)
        self._build(pages)
        self.finder = Finder(desk.theme, self)
        self.finder.add_provider(CommandProvider(self.commands))
        EnterKeys(self)
        self._connect()
        self.show_board("", None)
        self._restore()

    def show_board(self, name: str, marking: Marking | None) -> None:
        """Show which board is open; an empty name when there is none."""
        self.header.show_board(name, marking)
        self._corner_marking.show_marking(marking)
        self._fit_header()
        self.commands.set_board_open(bool(name))
        self.curtain.set_title(f"{name} – {PROGRAM}" if name else PROGRAM)

    @Slot(object)
    def show_report(self, report: CrashReport) -> None:
        """Open the report of a bug to read."""
        report_dialog(self._theme, report, self).open()

    @Slot(object)
    def go_to(self, location: Location) -> None:
        """Show a place in the program."""
        self.pages.go_to(location)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Put away what is being typed, stop what runs, and close when it has stopped."""
        if not self.lets_go():
            event.ignore()
            return
        self.closing.emit()
        self._desk.settings.geometry = self.saveGeometry()
        self._desk.settings.write()
        if self._desk.jobs.is_idle:
            super().closeEvent(event)
            return
        self._desk.jobs.cancel_all()
        self.status_bar.show_words(self.tr("Closing as soon as the work that runs has stopped…"))
        self._centre.setEnabled(False)
        event.ignore()

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Have Tab stop at everything that takes it."""
        focused = QApplication.focusWidget()
        if not is_next or focused is None:
            return super().focusNextPrevChild(is_next)
        found = next_stop(self, focused)
        if found is not None:
            found.setFocus(Qt.FocusReason.TabFocusReason)
        return found is not None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the sidebar its words, or take them, as there is room."""
        super().resizeEvent(event)
        self._fit_sidebar()
        self._fit_header()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "finder"):
            self._fit_sidebar()
            self._fit_header()

    def _build(self, pages: Sequence[Page]) -> None:
        self.setWindowIcon(QIcon(str(asset("icons/boardobserver.svg"))))
        self.addActions(self.commands.actions())
        self.commands.fill_menu_bar(self.menuBar())
        self.menuBar().setCornerWidget(self._corner_marking)
        for page in pages:
            self.pages.add_page(page)
            if page.in_sidebar:
                keys = self.commands.action(self._going[page.id]).shortcut()
                self.sidebar.add_page(page, keys.toString(QKeySequence.SequenceFormat.NativeText))
        content = QWidget()
        column = QVBoxLayout(content)
        self._theme.arrange(column, gap=Space.NONE)
        column.addWidget(self.header)
        column.addWidget(self.notices)
        column.addWidget(self.pages, 1)
        row = QHBoxLayout(self._centre)
        self._theme.arrange(row, gap=Space.NONE)
        row.addWidget(self.sidebar)
        row.addWidget(content, 1)
        self.setCentralWidget(self.curtain)
        self.setStatusBar(self.status_bar)
        self.sidebar.order_keys()
        self._group_schemes()

    def _group_schemes(self) -> None:
        group = QActionGroup(self)
        for choice in SchemeChoice:
            action = self.commands.action(f"view.scheme.{choice.value}")
            action.setData(choice.value)
            action.setChecked(choice is self._theme.choice)
            group.addAction(action)
        group.triggered.connect(self._on_scheme_chosen)

    def _connect(self) -> None:
        self.sidebar.page_chosen.connect(self._on_page_chosen)
        self.pages.location_changed.connect(self._on_location_changed)
        self._desk.jobs.became_idle.connect(self._on_jobs_idle)
        self.commands.connect_all(
            {
                "file.quit": self.close,
                "edit.find": self.finder.ask,
                "view.larger": self._on_larger,
                "view.smaller": self._on_smaller,
                "view.ordinary": self._on_ordinary,
                "view.sidebar_words": self._on_sidebar_words,
                "go.back": self.pages.go_back,
                "go.forward": self.pages.go_forward,
                "help.keys": self._on_keys,
                "help.about": self._on_about,
            }
        )
        for page_id, command_id in self._going.items():
            self.commands.action(command_id).setData(page_id)
            self.commands.connect_command(command_id, self._on_go)
        for choice in SchemeChoice:
            # The group answers for its members; connected here so that they are offered.
            self.commands.connect_command(f"view.scheme.{choice.value}", self._desk.settings.write)

    def _restore(self) -> None:
        self.commands.action("view.sidebar_words").setChecked(self._desk.settings.sidebar_words)
        self._on_location_changed(None)
        geometry = self._desk.settings.geometry
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            room = self.screen().availableGeometry()
            self.resize(min(1366, room.width()), min(768, room.height()))
            if room.width() <= self.width() or room.height() <= self.height():
                # The frame of the window needs room too, or it pushes the status bar off the screen.
                self.setWindowState(Qt.WindowState.WindowMaximized)
        first = self.pages.pages[0] if self.pages.pages else None
        if first is not None:
            self.pages.go_to(Location(first.id))

    def _fit_sidebar(self) -> None:
        has_room = self.width() >= _SIDEBAR_SHARE * self.sidebar.width_with_words()
        self.sidebar.set_words(has_room and self._desk.settings.sidebar_words)

    def _fit_header(self) -> None:
        """Where there is little height, the marking moves into the menu bar, and the page gets the room."""
        is_low = self.height() < self._theme.space(_LOW) and not self.menuBar().isNativeMenuBar()
        self.header.setVisible(not is_low)
        self._corner_marking.setVisible(is_low and bool(self._corner_marking.text()))

    def _scale_text(self, step: int) -> None:
        if step:
            self._theme.step_text(step)
        else:
            self._theme.scale_text(100)
        self._desk.settings.text_scale = self._theme.text_scale

    @Slot(str)
    def _on_page_chosen(self, page_id: str) -> None:
        self.pages.go_to(Location(page_id))

    @Slot()
    def _on_go(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.pages.go_to(Location(str(action.data())))

    @Slot(object)
    def _on_location_changed(self, location: Location | None) -> None:
        self.commands.set_available("go.back", self.pages.can_go_back)
        self.commands.set_available("go.forward", self.pages.can_go_forward)
        if location is not None:
            self.sidebar.mark(location.page)

    @Slot()
    def _on_jobs_idle(self) -> None:
        if not self._centre.isEnabled():
            self.close()

    @Slot()
    def _on_larger(self) -> None:
        self._scale_text(1)

    @Slot()
    def _on_smaller(self) -> None:
        self._scale_text(-1)

    @Slot()
    def _on_ordinary(self) -> None:
        self._scale_text(0)

    @Slot(bool)
    def _on_sidebar_words(self, shown: bool) -> None:
        self._desk.settings.sidebar_words = shown
        self._fit_sidebar()

    @Slot(QAction)
    def _on_scheme_chosen(self, action: QAction) -> None:
        choice = SchemeChoice(str(action.data()))
        self._theme.choose(choice)
        self._desk.settings.scheme = choice

    @Slot()
    def _on_keys(self) -> None:
        keys_dialog(
            self._theme, (each for each in self.commands.commands if self._is_connected(each)), self
        ).open()

    @Slot()
    def _on_about(self) -> None:
        about_dialog(self._theme, self).open()

    def _is_connected(self, command: WindowCommand) -> bool:
        return command.id not in self.commands.unconnected()
