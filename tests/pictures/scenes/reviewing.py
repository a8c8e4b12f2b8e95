"""The Review step: the demonstration meeting, a wording being edited, long text, nothing, signing off."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.pictures.program import part, program_on
from tests.pictures.stage import Scene, Stage
from tests.support import boards
from tests.support.steps import held_meeting, meeting_held_last

from boardobserver.domain.snapshots import Id
from boardobserver.services import entries
from boardobserver.services.demonstration import demonstration_board
from boardobserver.services.workspace import Workspace
from boardobserver.ui.reviewing.review_step import ReviewStep
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.window import MainWindow


def _window(stage: Stage, workspace: Workspace, meeting_id: Id) -> MainWindow:
    return program_on(stage, workspace, Location("meetings", f"{meeting_id}/review"))


def _demonstration(stage: Stage) -> QWidget:
    workspace = demonstration_board(stage.folder / "demo.board", actor="scene")
    return _window(stage, workspace, meeting_held_last(workspace))


def _gaps(stage: Stage) -> QWidget:
    workspace = boards.board(stage.folder)
    meeting_id = held_meeting(workspace)
    lines = workspace.read.entries(meeting_id)
    workspace.perform(entries.set_in_minutes(lines[2].id, in_minutes=False))
    workspace.perform(entries.withdraw_entry(lines[0].id, "noted twice"))
    item_id = lines[0].item_id
    boards.note(workspace, meeting_id, "! by 30 April @LL to " + "publish what there is " * 60, item_id)
    boards.note(workspace, meeting_id, "Donaudampfschifffahrtsgesellschaft" * 12, item_id)
    return _window(stage, workspace, meeting_id)


def _empty(stage: Stage) -> QWidget:
    workspace = boards.board(stage.folder)
    return _window(stage, workspace, boards.planned_meeting(workspace))


def _choose(_stage: Stage, window: QWidget) -> None:
    step = part(window, ReviewStep)
    step.table.setFocus()
    step.table.go_to_row(3)


def _edit(_stage: Stage, window: QWidget) -> None:
    step = part(window, ReviewStep)
    step.withdrawn.click()
    step.table.setFocus()
    step.table.go_to_row(1)
    for _ in range(2):
        QTest.keyClick(step.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    editor = step.table.editor
    assert editor is not None
    QTest.keyClicks(editor, " It was asked twice, and the answer was the same both times.")


def _sign(_stage: Stage, window: QWidget) -> None:
    part(window, ReviewStep).side.sign_button.click()
    QTest.qWait(300)


SCENES = (
    Scene("review", _demonstration, _choose),
    Scene("review-editing", _gaps, _edit),
    Scene("review-empty", _empty),
    Scene("review-signing", _gaps, _sign),
)
