"""The Review step: the demonstration meeting, a wording being edited, long text, nothing, signing off."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from tests.pictures.stage import Scene, Stage
from tests.support import boards
from tests.support.steps import held_meeting

from boardobserver.domain.snapshots import Id
from boardobserver.services import entries
from boardobserver.services.demonstration import demonstration_board
from boardobserver.services.workspace import Workspace
from boardobserver.ui.reviewing.review_step import ReviewStep
from boardobserver.ui.shell.notices import NoticeBar
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.pages import Page
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import MainWindow
from boardobserver.ui.widgets.heading import Heading


def _window(stage: Stage, workspace: Workspace, meeting_id: Id) -> MainWindow:
    board = OpenBoard(workspace, NoticeBar(stage.desk.theme).show_notice)
    step = ReviewStep(stage.desk, board)
    step.show_meeting(meeting_id)
    page = QWidget()
    column = QVBoxLayout(page)
    stage.desk.theme.arrange(column, margin=Space.WIDE, gap=Space.NORMAL)
    column.addWidget(Heading(workspace.read.meeting(meeting_id).title, 2))
    column.addWidget(step, 1)
    window = MainWindow(stage.desk, [Page("meetings", "Meetings", "calendar-days", lambda: page)])
    window.show_board("Facial Recognition Technology Board", workspace.read.board().marking)
    return window


def _demonstration(stage: Stage) -> QWidget:
    workspace = demonstration_board(stage.folder / "demo.board", actor="scene")
    return _window(stage, workspace, workspace.read.meetings()[0].id)


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


def _step(window: QWidget) -> ReviewStep:
    found = window.findChild(ReviewStep)
    assert isinstance(found, ReviewStep)
    return found


def _choose(_stage: Stage, window: QWidget) -> None:
    step = _step(window)
    step.table.setFocus()
    step.table.go_to_row(3)


def _edit(_stage: Stage, window: QWidget) -> None:
    step = _step(window)
    step.withdrawn.click()
    step.table.setFocus()
    step.table.go_to_row(1)
    for _ in range(2):
        QTest.keyClick(step.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    editor = step.table.editor
    assert editor is not None
    QTest.keyClicks(editor, " It was asked twice, and the answer was the same both times.")


def _sign(_stage: Stage, window: QWidget) -> None:
    _step(window).side.sign_button.click()
    QTest.qWait(300)


SCENES = (
    Scene("review", _demonstration, _choose),
    Scene("review-editing", _gaps, _edit),
    Scene("review-empty", _empty),
    Scene("review-signing", _gaps, _sign),
)
