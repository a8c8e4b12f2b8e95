"""The Minutes step: the demonstration meeting, a search, a document that cannot be laid out, a tiny one."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.pictures.program import part, program_on
from tests.pictures.stage import Scene, Stage
from tests.support import boards
from tests.support.steps import meeting_held_last

from boardobserver.domain.snapshots import Id
from boardobserver.services.demonstration import demonstration_board
from boardobserver.services.workspace import Workspace
from boardobserver.ui.minutes.minutes_step import MinutesStep
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.window import MainWindow


def _window(stage: Stage, workspace: Workspace, meeting_id: Id) -> MainWindow:
    return program_on(stage, workspace, Location("meetings", f"{meeting_id}/minutes"))


def _demonstration(stage: Stage) -> QWidget:
    workspace = demonstration_board(stage.folder / "demo.board", actor="scene")
    return _window(stage, workspace, meeting_held_last(workspace))


def _small(stage: Stage) -> QWidget:
    workspace = boards.board(stage.folder)
    meeting_id = boards.planned_meeting(workspace)
    boards.note(workspace, meeting_id, "The paper’s title is 中文 in the original.")
    boards.note(workspace, meeting_id, "~ not for anybody else")
    return _window(stage, workspace, meeting_id)


def _wait(stage: Stage, window: QWidget) -> None:
    step = part(window, MinutesStep)
    stage.wait_until(lambda: step.publication is not None)
    QTest.qWait(600)


def _search(stage: Stage, window: QWidget) -> None:
    _wait(stage, window)
    step = part(window, MinutesStep)
    step.find_bar.ask()
    QTest.keyClicks(step.find_bar.line, "threshold")
    stage.wait_until(lambda: step.find_bar.count > 0)
    QTest.keyClick(step.find_bar.line, Qt.Key.Key_Return)
    QTest.qWait(600)


SCENES = (
    Scene("minutes", _demonstration, _wait),
    Scene("minutes-search", _demonstration, _search),
    Scene("minutes-small", _small, _wait),
)
