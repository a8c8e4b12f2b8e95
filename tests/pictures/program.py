"""The program itself on an open board, for scenes."""

from typing import TypeVar

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.pictures.stage import Stage

from boardobserver.app import build_program_on
from boardobserver.services.workspace import Clock, Workspace, system_clock
from boardobserver.ui.opening.asking import Questions
from boardobserver.ui.pages import PageQuestions
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.window import MainWindow

W = TypeVar("W", bound=QWidget)

_FOLLOWING_MS = 300


def program_on(
    stage: Stage, workspace: Workspace, go_to: Location | None = None, *, clock: Clock = system_clock
) -> MainWindow:
    """The window of the program on a board, which it opens anew, at a place and a time."""
    workspace.close()
    program = build_program_on(
        stage.desk,
        stage.folder,
        Questions(lambda _parent: None, lambda _parent: None),
        PageQuestions(),
        clock=clock,
    )
    # A scene that goes wrong is to end with its error, not with a notice in its picture.
    program.guard.remove()
    window = program.window
    program.opener.open_path(workspace.path)
    opened = program.opener.board
    assert opened is not None
    window.destroyed.connect(program.opener.close)
    # What follows the opening by a moment is in no picture, and would come when the jobs have ended.
    QTest.qWait(_FOLLOWING_MS)
    stage.wait_until(lambda: stage.desk.jobs.is_idle)
    if go_to is not None:
        window.go_to(go_to)
    return window


def part(window: QWidget, kind: type[W]) -> W:
    """The one part of the window of a kind: a page, a step."""
    found = window.findChild(kind)
    assert isinstance(found, kind)
    return found
