"""The stage that scenes are built on: the application, its look, settings and jobs, and the camera."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid
from tests.pictures.display import SIZE

from boardobserver.ui.shell.jobs import JobRunner
from boardobserver.ui.shell.settings import Settings
from boardobserver.ui.shell.theme import SchemeChoice, Theme
from boardobserver.ui.shell.window import Desk

_MOST_MILLISECONDS = 30_000
_SETTLING_MILLISECONDS = 120


@dataclass(frozen=True, slots=True)
class Look:
    """One way that each scene is photographed."""

    name: str
    choice: SchemeChoice
    text_scale: int


LOOKS = (
    Look("light", SchemeChoice.LIGHT, 100),
    Look("dark", SchemeChoice.DARK, 100),
    Look("contrast", SchemeChoice.CONTRAST, 100),
    Look("large", SchemeChoice.LIGHT, 200),
)
"""Every scene is photographed in these."""


class Stage:
    """What a scene is built with.

    Args:
        application: The application.
        folder: For the scene's files, board and settings; empty at first.
    """

    def __init__(self, application: QApplication, theme: Theme, folder: Path) -> None:
        self.application = application
        self.folder = folder
        self.desk = Desk(theme, Settings(folder), JobRunner())

    def wait_until(self, is_true: Callable[[], bool]) -> None:
        """Let the window work until something is so; raises `TimeoutError` if it never is."""
        until = monotonic() + _MOST_MILLISECONDS / 1000
        while not is_true():
            if monotonic() > until:
                raise TimeoutError("what the scene waits for did not come")
            QTest.qWait(10)

    def photograph(self, window: QWidget, path: Path) -> None:
        """Take a picture of the whole screen, with whatever floats over the window."""
        QTest.qWait(_SETTLING_MILLISECONDS)
        picture = window.screen().grabWindow(0)
        if not picture.save(str(path)):
            raise OSError(f"{path} could not be written")

    def strike(self) -> None:
        """Close every window, let what that begins come to its end, and end the jobs."""
        # Popups are top-level too, but go with what they belong to, even those without a parent.
        windows = self.application.topLevelWidgets()
        closed = [each for each in windows if each.windowType() is not Qt.WindowType.Popup]
        for window in closed:
            window.close()
        # What still works for a window ends before it goes: a board that is set aside comes back to it.
        self.wait_until(lambda: self.desk.jobs.is_idle)
        for window in filter(isValid, closed):
            window.deleteLater()
        QTest.qWait(1)  # they go now, and may begin work of their own
        self.wait_until(lambda: self.desk.jobs.is_idle)
        self.desk.jobs.close()
        QTest.qWait(1)


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture.

    Attributes:
        name: What its file is called.
        build: Makes the window; it is then shown over the whole screen.
        act: What happens before the camera: keys, a dialog.
    """

    name: str
    build: Callable[[Stage], QWidget]
    act: Callable[[Stage, QWidget], None] | None = None

    def play(self, stage: Stage, path: Path) -> None:
        """Build, show, act, photograph."""
        window = self.build(stage)
        window.setGeometry(0, 0, *SIZE)
        window.show()
        QTest.qWaitForWindowExposed(window)
        window.activateWindow()
        if self.act is not None:
            QTest.qWait(_SETTLING_MILLISECONDS)
            self.act(stage, window)
        stage.photograph(window, path)
