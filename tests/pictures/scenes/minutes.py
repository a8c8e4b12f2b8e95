"""The Minutes step: the demonstration meeting, a search, a document that cannot be laid out, a tiny one."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from tests.pictures.stage import Scene, Stage
from tests.support import boards

from boardobserver.services.demonstration import demonstration_board
from boardobserver.ui.minutes.minutes_step import MinutesStep
from boardobserver.ui.shell.notices import NoticeBar
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.pages import Page
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import MainWindow
from boardobserver.ui.widgets.heading import Heading
from boardobserver.ui.widgets.segmented import Segment, Segmented


class _Meeting(QWidget):
    """A step as it stands under the steps of its meeting."""

    def __init__(self, stage: Stage, board: OpenBoard, step: QWidget) -> None:
        super().__init__()
        self.board = board
        self.step = step
        theme = stage.desk.theme
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.WIDE, gap=Space.NORMAL)
        column.addWidget(Heading("14th meeting · 22 November 2026 · New Scotland Yard", 2))
        steps = [Segment(each.lower(), each) for each in ("Prepare", "Take notes", "Review", "Minutes")]
        column.addWidget(Segmented(theme, steps, "Steps of the meeting"))
        column.addWidget(step, 1)


def _window(stage: Stage, board: OpenBoard, step: QWidget) -> MainWindow:
    window = MainWindow(
        stage.desk, [Page("meetings", "Meetings", "calendar-days", lambda: _Meeting(stage, board, step))]
    )
    window.show_board("Facial Recognition Technology Board", board.workspace.read.board().marking)
    return window


def _demonstration(stage: Stage) -> QWidget:
    workspace = demonstration_board(stage.folder / "demo.board", actor="scene")
    board = OpenBoard(workspace, NoticeBar(stage.desk.theme).show_notice)
    step = MinutesStep(stage.desk, board)
    step.show_meeting(workspace.read.meetings()[0].id)
    return _window(stage, board, step)


def _small(stage: Stage) -> QWidget:
    workspace = boards.board(stage.folder)
    meeting_id = boards.planned_meeting(workspace)
    boards.note(workspace, meeting_id, "The paper’s title is 中文 in the original.")
    boards.note(workspace, meeting_id, "~ not for anybody else")
    board = OpenBoard(workspace, NoticeBar(stage.desk.theme).show_notice)
    step = MinutesStep(stage.desk, board)
    step.show_meeting(meeting_id)
    return _window(stage, board, step)


def _step(window: QWidget) -> MinutesStep:
    found = window.findChild(MinutesStep)
    assert isinstance(found, MinutesStep)
    return found


def _wait(stage: Stage, window: QWidget) -> None:
    step = _step(window)
    stage.wait_until(lambda: step.publication is not None)
    QTest.qWait(600)


def _search(stage: Stage, window: QWidget) -> None:
    _wait(stage, window)
    step = _step(window)
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
