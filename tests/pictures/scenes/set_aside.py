"""What stands between a board and its being closed, and what is shown while it is closed for the moment."""

from functools import partial
from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.pictures.program import part, program_on
from tests.pictures.scenes.retention import due
from tests.pictures.stage import Scene, Stage

from boardobserver.services import meetings
from boardobserver.services.demonstration import demonstration_board
from boardobserver.ui.retention.retention_page import RetentionPage
from boardobserver.ui.shell.job_strip import JobStrip
from boardobserver.ui.shell.jobs import WORKERS, JobContext
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.taking.step import TakeNotesStep


def _running(stage: Stage) -> QWidget:
    workspace = demonstration_board(stage.folder / "demo.board", actor="scene")
    meeting = workspace.perform(meetings.plan_meeting(workspace.read.series()[0].id, workspace.now().date()))
    workspace.perform(meetings.start_meeting(meeting))
    return program_on(stage, workspace, Location("meetings", f"{meeting}/take"))


def _leaving(stage: Stage, window: QWidget) -> None:
    """Half a line is typed, the board's file taken away, and the window closed."""
    edit = part(window, TakeNotesStep).bar.edit
    edit.setFocus()
    QTest.keyClicks(edit, "Half a line of what the Chair said")
    (stage.folder / "demo.board").rename(stage.folder / "elsewhere")
    window.close()


def _held(let_go: Event, context: JobContext) -> None:
    while not let_go.wait(0.01):
        context.stop_if_cancelled()


def _disposing(stage: Stage, window: QWidget) -> None:
    """A disposal that waits for its turn."""
    for at in range(WORKERS):
        stage.desk.jobs.run(f"held-{at}", "Other work", partial(_held, Event()))
    page = part(window, RetentionPage)
    page.due.dispose_button.click()
    page.due.box.typed.setText("Facial Recognition Technology Board")
    page.due.box.dispose_button.click()
    stage.wait_until(part(window, JobStrip).isVisible)
    QApplication.processEvents()


def _locked(stage: Stage, window: QWidget) -> None:
    _disposing(stage, window)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


SCENES = (
    Scene("aside-unwritten", _running, _leaving),
    Scene("aside-disposing", due, _disposing),
    Scene("aside-locked", due, _locked),
)
"""The scenes of a board that is to be closed, or is."""
