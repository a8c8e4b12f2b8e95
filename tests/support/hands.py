"""Hands and eyes of somebody at the program: what is in sight by its name, keys wherever the focus is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget
from tests.support.patience import MOST_SECONDS
from tests.support.taking import strike

from boardobserver.app import Program, build_program_on
from boardobserver.services.workspace import Clock, system_clock
from boardobserver.ui.locking.idleness import Seconds, seconds_passed
from boardobserver.ui.opening.asking import Questions
from boardobserver.ui.output.print_dialog import PrintQuestion
from boardobserver.ui.output.saving import SaveTarget
from boardobserver.ui.pages import PageQuestions
from boardobserver.ui.shell.jobs import JobRunner
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.settings import Settings
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.shell.window import Desk

W = TypeVar("W", bound=QWidget)

_CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Answers:
    """What the person answers to the system's dialogs, and which printing was asked about.

    Attributes:
        file: The file that they choose, for whatever they are asked.
        paper: The file that stands for paper; None while nothing is printed after all.
    """

    file: Path = field(default_factory=Path)
    paper: Path | None = None
    printing: list[PrintQuestion] = field(default_factory=list)

    def board(self, _parent: QWidget) -> Path:
        """Where the board, or the log, is."""
        return self.file

    def target(self, _parent: QWidget, _proposed: str) -> SaveTarget:
        """Where the minutes are to be saved."""
        return SaveTarget(self.file, may_overwrite=False)

    def printer(self, _parent: QWidget, printer: QPrinter, question: PrintQuestion) -> bool:
        """Whether it is to be printed, and where."""
        self.printing.append(question)
        if self.paper is None:
            return False
        printer.setOutputFileName(str(self.paper))
        return True


class Hands:
    """The program, opened on the settings of a folder, and somebody who uses it.

    Args:
        folder: Where the settings and the reports are.
        clock: Says what time it is.
        seconds: Counts the seconds in which nobody does anything.
    """

    def __init__(
        self, folder: Path, *, clock: Clock = system_clock, seconds: Seconds = seconds_passed
    ) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.answers = Answers()
        ask = self.answers
        self._reports = folder / "reports"
        self._reports.mkdir(exist_ok=True)
        settings = Settings(folder / "settings")
        theme = Theme(application, settings.scheme, settings.text_scale)
        self.program: Program = build_program_on(
            Desk(theme, settings, JobRunner()),
            self._reports,
            Questions(ask_new=ask.board, ask_open=ask.board),
            PageQuestions(ask.board, ask.target, ask.printer, ask.board, ask_minutes=ask.board),
            clock=clock,
            seconds=seconds,
        )
        self.program.start(None)
        self.window = self.program.window
        self.window.showNormal()
        self.window.resize(1366, 768)
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)

    @property
    def board(self) -> OpenBoard:
        """The board that is open."""
        board = self.program.opener.board
        assert board is not None, "no board is open"
        return board

    def wait(self, is_true: Callable[[], bool]) -> None:
        """Let the program work until something is so."""
        until = monotonic() + MOST_SECONDS
        while not is_true():
            assert monotonic() < until, "what was waited for did not come"
            QTest.qWait(10)

    def wait_a_moment(self) -> None:
        """Let the program finish what it puts off until a line is painted."""
        for _ in range(10):  # so often even where one turn takes longer
            QTest.qWait(10)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Strike a key wherever the focus is."""
        QTest.keyClick(self._focused(), key, modifier)
        QApplication.processEvents()

    def control(self, key: Qt.Key) -> None:
        """Strike a key together with Ctrl."""
        self.key(key, _CONTROL)

    def write(self, words: str) -> None:
        """Type letters wherever the focus is."""
        for letter in words:
            strike(self._focused(), letter)
        QApplication.processEvents()

    def enter(self, words: str) -> None:
        """Type words and strike Enter."""
        self.write(words)
        self.key(Qt.Key.Key_Return)

    def fill(self, name: str, words: str) -> None:
        """Type over what stands in the field of a name, and strike Enter."""
        self.named(name).setFocus(Qt.FocusReason.MouseFocusReason)
        self.control(Qt.Key.Key_A)
        self.enter(words)

    def choose(self, name: str, words: str) -> None:
        """Walk down a box to the words."""
        box = self.named(name)
        assert isinstance(box, QComboBox)
        box.setFocus(Qt.FocusReason.MouseFocusReason)
        self.key(Qt.Key.Key_Home)
        for _ in range(box.count()):
            if box.currentText() != words:
                self.key(Qt.Key.Key_Down)
        assert box.currentText() == words

    def click(self, words: str, within: QWidget | None = None) -> None:
        """Click the button that says this, wherever it is or within a part of the window."""
        button = self._seen(
            QAbstractButton,
            lambda each: words in (each.text().replace("&", ""), each.accessibleName()),
            within,
        )
        assert button.isEnabled(), f"“{words}” cannot be clicked now"
        middle = QPoint(button.height() // 2, button.height() // 2)  # of the box of a tick, which may be wide
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=middle)
        QApplication.processEvents()

    def named(self, name: str) -> QWidget:
        """What is in sight under a name, as a screen reader says it."""
        return self._seen(QWidget, lambda each: each.accessibleName() == name)

    def notices(self) -> list[str]:
        """What stands over the page."""
        return [notice.message for notice in self.window.notices.notices()]

    def close(self) -> None:
        """Close the window, as the person does, and what is behind it; nothing may have gone wrong."""
        self.control(Qt.Key.Key_Q)
        self.wait(lambda: not self.window.isVisible())
        self.program.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert list(self._reports.iterdir()) == []

    def _focused(self) -> QWidget:
        window = QApplication.activeModalWidget() or self.window
        if not window.isActiveWindow():
            # Without a screen nobody gives the activity to a dialog, or back when a list has closed.
            window.activateWindow()
            self.wait(window.isActiveWindow)
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.window

    def _seen(self, kind: type[W], fits: Callable[[W], bool], within: QWidget | None = None) -> W:
        for window in (within,) if within is not None else (QApplication.activeModalWidget(), self.window):
            found = window.findChildren(kind) if window is not None else []
            for each in found:
                if each.isVisible() and fits(each):
                    return each
        raise AssertionError("what was looked for is not in sight")
