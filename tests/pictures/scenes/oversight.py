"""Priorities, standing questions and changes, on boards that are new, ordinary and full of long words."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.pictures.program import part, program_on
from tests.pictures.stage import Scene, Stage

from boardobserver.domain.topics import TOPICS
from boardobserver.domain.words import AssuranceLevel, RecordKind
from boardobserver.services import deferring, meetings, tracking
from boardobserver.services.boards import new_board
from boardobserver.services.demonstration import demonstration_board
from boardobserver.services.questions import add_question
from boardobserver.services.recording import add_record
from boardobserver.services.workspace import Workspace
from boardobserver.ui.changes.changes_page import ChangesPage
from boardobserver.ui.home.home_page import HomePage
from boardobserver.ui.priorities.priorities_page import PrioritiesPage
from boardobserver.ui.shell.pages import Location

_NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)
_TODAY = _NOW.date()
_LONG = (
    "Could the Board be told what evidence there is that every person on every watchlist was placed there "
    "on a lawful ground, by whom each list was authorised, and how long after a deployment it was deleted?"
)


class _Clock:
    """Stands at one day of the scenes; made to go on by those that need a past."""

    def __init__(self) -> None:
        self.at = _NOW

    def __call__(self) -> dt.datetime:
        return self.at


def _demo(stage: Stage) -> Workspace:
    return demonstration_board(stage.folder / "demo.board", actor="scene")


def _new(stage: Stage) -> Workspace:
    return new_board(stage.folder / "new.board", "Facial Recognition Technology Board", actor="scene")


def _full(stage: Stage) -> Workspace:
    """Two years of everything that can be of concern, in every topic, with long words."""
    clock = _Clock()
    clock.at = _NOW - dt.timedelta(days=800)
    workspace = new_board(stage.folder / "full.board", "Full board", actor="scene", clock=clock)
    kinds = (RecordKind.CHALLENGE, RecordKind.ADVICE, RecordKind.ACTION, RecordKind.ASSURANCE)
    series = workspace.read.series()[0].id
    for number in range(96):
        clock.at += dt.timedelta(days=8)
        kind = kinds[number % 4]
        text = f"{_LONG} ({number})" if number % 3 == 0 else f"Matter number {number}"
        made = workspace.perform(add_record(kind, text))
        topics = {TOPICS[number * number % 11], TOPICS[number % 5]}
        workspace.perform(tracking.set_topics(made, tuple(topics) if number % 7 else ()))
        day = clock.at.date() + dt.timedelta(days=40 + number)
        if kind is RecordKind.ACTION:
            workspace.perform(tracking.change_due(made, _due(day)))
        if kind is RecordKind.ASSURANCE:
            level = tuple(AssuranceLevel)[number // 4 % 4]
            workspace.perform(tracking.change_assurance(made, level=level, stale_after=day))
        if kind is RecordKind.ADVICE and number % 8 == 1:
            workspace.perform(tracking.change_advice(made, review_date=day))
        if number % 12 == 5:
            workspace.perform(deferring.defer(made, until=day))
        if number in (20, 50, 80):
            held = workspace.perform(meetings.plan_meeting(series, clock.at.date()))
            workspace.perform(meetings.start_meeting(held))
            clock.at += dt.timedelta(hours=2)
            workspace.perform(meetings.end_meeting(held))
    for text, topic in ((_LONG, "Watchlist"), ("Who checks it?", "Training"), ("What has changed?", "")):
        workspace.perform(add_question(text, topic))
    workspace.perform(meetings.plan_meeting(series, _TODAY - dt.timedelta(days=5)))
    workspace.perform(meetings.plan_meeting(series, _TODAY + dt.timedelta(days=20), title=_LONG))
    return workspace


def _due(day: dt.date):  # noqa: ANN202 - a maker of two lines
    from boardobserver.domain.snapshots import Due
    from boardobserver.domain.words import DueKind

    return Due(DueKind.DATE, day)


def _at(board: Callable[[Stage], Workspace], page: str, detail: str = "") -> Callable[[Stage], QWidget]:
    def build(stage: Stage) -> QWidget:
        return program_on(stage, board(stage), Location(page, detail), clock=lambda: _NOW)

    return build


def _open_cell(_stage: Stage, window: QWidget) -> None:
    grid = part(window, PrioritiesPage).grid
    grid.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(grid, key)


def _measure(measure: str, view: str = "grid") -> Callable[[Stage, QWidget], None]:
    def act(_stage: Stage, window: QWidget) -> None:
        page = part(window, PrioritiesPage)
        for choice, value in ((page.measures, measure), (page.views, view)):
            choice.set_current(value)
            choice.chosen.emit(value)
        (page.grid if view == "grid" else page.table).setFocus()

    return act


def _refused_question(_stage: Stage, window: QWidget) -> None:
    panel = part(window, PrioritiesPage).questions
    panel.new_text.setFocus()
    QTest.keyClicks(panel.new_text, "who checks it")
    QTest.mouseClick(panel.add_button, Qt.MouseButton.LeftButton)


def _second_half(_stage: Stage, window: QWidget) -> None:
    page = part(window, HomePage)
    page.changed_list.list.table.setFocus()


def _first_change(_stage: Stage, window: QWidget) -> None:
    part(window, ChangesPage).table.setFocus(Qt.FocusReason.TabFocusReason)


SCENES = (
    Scene("attention-full", _at(_full, "home")),
    Scene("attention-foot", _at(_full, "home"), _second_half),
    Scene("attention-demo", _at(_demo, "home")),
    Scene("priorities-new", _at(_new, "priorities")),
    Scene("priorities-demo", _at(_demo, "priorities")),
    Scene("priorities-full", _at(_full, "priorities"), _open_cell),
    Scene("priorities-challenges", _at(_full, "priorities"), _measure("challenges")),
    Scene("priorities-assurance", _at(_full, "priorities"), _measure("assurance")),
    Scene("priorities-table", _at(_full, "priorities"), _measure("actions", "table")),
    Scene("questions-refused", _at(_full, "priorities", "questions"), _refused_question),
    Scene("changes-new", _at(_new, "changes")),
    Scene("changes-demo", _at(_demo, "changes"), _first_change),
    Scene("changes-full", _at(_full, "changes"), _first_change),
)
"""The scenes of these pages."""
