"""Priorities are read by key and by pointer, and lead to the records behind them."""

import datetime as dt
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.leading_pages import shown

from boardobserver.domain.snapshots import Due, Id
from boardobserver.domain.topics import TOPICS
from boardobserver.domain.words import DueKind, RecordKind
from boardobserver.services import tracking
from boardobserver.services.boards import new_board
from boardobserver.services.questions import add_question
from boardobserver.services.recording import add_record
from boardobserver.services.workspace import Workspace
from boardobserver.ui.priorities.priorities_page import PrioritiesPage
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.tips import tip

_CLICK = Qt.MouseButton.LeftButton
_BIAS = TOPICS.index("Bias and equality")


@pytest.fixture
def clock() -> boards.SteppingClock:
    return boards.SteppingClock()


@pytest.fixture
def workspace(tmp_path: Path, clock: boards.SteppingClock) -> Generator[Workspace]:
    opened = new_board(tmp_path / "test.board", "Test board", actor="tester", clock=clock)
    yield opened
    opened.close()


def overdue(workspace: Workspace, text: str, topics: tuple[str, ...]) -> Id:
    made = workspace.perform(add_record(RecordKind.ACTION, text, raised_on=dt.date(2026, 2, 10)))
    workspace.perform(tracking.change_due(made, Due(DueKind.DATE, dt.date(2026, 9, 18))))
    workspace.perform(tracking.set_topics(made, topics))
    return made


def choose(page: PrioritiesPage, words: str) -> None:
    button = next(
        each
        for choice in (page.measures, page.views)
        for each in choice.findChildren(QPushButton)
        if each.text() == words
    )
    QTest.mouseClick(button, _CLICK)


def test_the_keys_lead_from_cell_to_cell_and_to_the_record_behind(
    qtbot: QtBot, desk: Desk, workspace: Workspace
) -> None:
    made = overdue(workspace, "Publish the report", ("Bias and equality", "Transparency"))
    page, asked = shown(PrioritiesPage, qtbot, desk, workspace)
    choose(page, "Actions")
    page.grid.setFocus()
    assert page.grid.current == (0, 7)
    for _ in range(_BIAS):
        QTest.keyClick(page.grid, Qt.Key.Key_Down)
    assert page.grid.accessibleDescription() == (
        "Bias and equality, as of today: 1 action overdue, by 62 days"
    )
    QTest.keyClick(page.grid, Qt.Key.Key_Left)
    assert "at the end of July to September 2026: 1 action overdue, by 12 days" in (
        page.grid.accessibleDescription()
    )
    QTest.keyClick(page.grid, Qt.Key.Key_Left)
    assert page.grid.accessibleDescription().endswith("at the end of April to June 2026: 0 actions overdue")
    QTest.keyClick(page.grid, Qt.Key.Key_End)
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    assert page.behind.heading.text() == "Bias and equality"
    assert page.focusWidget() is page.behind.table
    QTest.keyClick(page.behind.table, Qt.Key.Key_Return)
    assert asked == [Location("actions", made)]


def test_the_pointer_tells_a_cell_and_opens_it(qtbot: QtBot, desk: Desk, workspace: Workspace) -> None:
    overdue(workspace, "Publish the report", ("Bias and equality",))
    page, asked = shown(PrioritiesPage, qtbot, desk, workspace)
    at = page.grid.cell_place(_BIAS, 7).center()
    QApplication.sendEvent(page.grid, QHelpEvent(QEvent.Type.ToolTip, at, page.grid.mapToGlobal(at)))
    assert QToolTip.text() == tip("Bias and equality, as of today: 1 action overdue, by 62 days")
    QToolTip.hideText()
    QTest.mouseClick(page.grid, _CLICK, pos=at)
    table = page.behind.table
    assert [table.model().index(0, column).data() for column in (1, 2)] == [
        "Publish the report",
        "62 days late",
    ]
    QTest.mouseClick(table.viewport(), _CLICK, pos=table.visualRect(table.model().index(0, 0)).center())
    assert asked[0].page == "actions"
    QTest.mouseClick(page.grid, _CLICK, pos=QPoint(2, 2))
    assert len(asked) == 1


def test_the_table_has_the_same_figures_with_headings_and_words(
    qtbot: QtBot, desk: Desk, workspace: Workspace
) -> None:
    overdue(workspace, "Publish the report", ())
    workspace.perform(add_record(RecordKind.CHALLENGE, "Who signs?"))
    page, asked = shown(PrioritiesPage, qtbot, desk, workspace)
    choose(page, "Table")
    assert page.table.isVisible()
    assert page.grid.isHidden()
    model = page.table.model()
    rows = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]
    assert rows == [*TOPICS, "No topic", "All topics"]
    assert model.headerData(7, Qt.Orientation.Horizontal) == "Oct–Dec\nnow"
    cell = model.index(rows.index("No topic"), 7)
    assert cell.data() == "2"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "No topic, as of today: 1 challenge open, 0 days old; 1 action overdue, by 62 days"
    )
    page.table.setFocus()
    page.table.setCurrentIndex(cell)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.focusWidget() is page.behind.table
    QTest.keyClick(page.behind.table, Qt.Key.Key_Down)
    QTest.keyClick(page.behind.table, Qt.Key.Key_Return)
    assert [each.page for each in asked] == ["actions"]


def test_the_figures_follow_what_changes(
    qtbot: QtBot, desk: Desk, workspace: Workspace, clock: boards.SteppingClock
) -> None:
    made = overdue(workspace, "Publish the report", ("Bias and equality",))
    page, _asked = shown(PrioritiesPage, qtbot, desk, workspace)
    choose(page, "Actions")
    cell = page.table.model().index(_BIAS, 7)
    assert cell.data() == "1\n62 d"
    clock.at += dt.timedelta(days=1)  # on the same day it would be tidying
    workspace.perform(tracking.change_due(made, Due(DueKind.DATE, dt.date(2026, 12, 1))))
    assert cell.data() == "0"
    # What the due date was before is what counts for the quarter before.
    assert page.table.model().index(_BIAS, 6).data() == "1\n12 d"
    page.hide()
    workspace.undo()
    page.show()
    assert cell.data() == "1\n63 d"


def test_earlier_quarters_can_be_gone_back_to(qtbot: QtBot, desk: Desk, workspace: Workspace) -> None:
    workspace.perform(add_record(RecordKind.ADVICE, "Guidance", raised_on=dt.date(2022, 5, 3)))
    page, _asked = shown(PrioritiesPage, qtbot, desk, workspace)
    assert [page.until.itemText(at) for at in range(page.until.count())] == [
        "until now",
        "Jan 2023 – Dec 2024",
        "Jan 2021 – Dec 2022",
    ]
    page.until.setFocus()
    QTest.keyClick(page.until, Qt.Key.Key_End)
    QTest.keyClick(page.until, Qt.Key.Key_Return)
    model = page.table.model()
    assert [model.index(len(TOPICS), column).data() for column in range(8)] == list("00000111")


def test_a_question_behind_a_cell_is_shown_in_the_list_of_questions(
    qtbot: QtBot, desk: Desk, workspace: Workspace
) -> None:
    asked_id = workspace.perform(add_question("Who checks it?", "Training"))
    page, _asked = shown(PrioritiesPage, qtbot, desk, workspace)
    choose(page, "Questions")
    QTest.mouseClick(page.grid, _CLICK, pos=page.grid.cell_place(TOPICS.index("Training"), 7).center())
    QTest.keyClick(page.behind.table, Qt.Key.Key_Return)
    assert page.focusWidget() is page.questions.table
    assert page.questions.table.current_id == asked_id
