"""Opening a long meeting, and noting lines in it with real keys, in the whole window on the whole board."""

import gc
import statistics
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView
from tests.benchmarks.bare_database import bare_rows, bare_table, insert_bare
from tests.benchmarks.figures import Figure, milliseconds, spread, time_result
from tests.benchmarks.generated_board import LONG, copied
from tests.benchmarks.painted import Painted, settle
from tests.benchmarks.samples import Sample, timed
from tests.benchmarks.sentences import kinds, saying

from boardobserver.app import Program, build_program
from boardobserver.domain.entry_line import spell_line
from boardobserver.domain.snapshots import Id
from boardobserver.ui.meetings.steps import PAGE as MEETINGS
from boardobserver.ui.meetings.steps import MeetingStep, place_of
from boardobserver.ui.opening.asking import system_questions
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.settings import Settings
from boardobserver.ui.taking.step import TakeNotesStep

_LINES = 200
_OPENINGS = 15
_MOST_TO_NOTE = 0.016
_MOST_TO_OPEN = 0.1


def figures(board: Path, folder: Path) -> list[Figure]:
    """Open the newest meeting again and again, then note lines in it."""
    path = copied(board, folder)
    application = QApplication(["benchmark"])
    program = build_program(application, Settings(folder), folder, system_questions())
    program.window.resize(1366, 768)
    program.start(path)
    try:
        return [*_opening(program, folder), entered(program, folder, "in that meeting")]
    finally:
        program.close()


def _opening(program: Program, folder: Path) -> list[Figure]:
    newest, *_others, other = _meetings(program)[:3]
    built: list[float] = []
    again: list[float] = []
    for _ in range(_OPENINGS):
        # Nothing of it is kept from before: the list is shown, and the steps of the meeting are made anew.
        program.window.pages.forget_pages()
        program.window.go_to(Location(MEETINGS))
        settle()
        built.append(timed(lambda: _open(program, newest)))
        settle()
        _open(program, other)
        settle()
        again.append(timed(lambda: _open(program, newest)))
        settle()
    bare = _bare_opening(folder)
    return [
        Figure(
            f"Opening a meeting of {LONG:,} entries, painted",
            spread(Sample(tuple(built))),
            f"bare rows into a bare list view: {spread(bare)}",
            f"at most {milliseconds(_MOST_TO_OPEN)}",
            time_result(statistics.median(built), _MOST_TO_OPEN),
        ),
        Figure(
            "Coming back to it from another meeting",
            spread(Sample(tuple(again))),
            "as above",
            f"at most {milliseconds(_MOST_TO_OPEN)}",
            time_result(statistics.median(again), _MOST_TO_OPEN),
        ),
    ]


def _open(program: Program, meeting_id: Id) -> None:
    program.window.go_to(Location(MEETINGS, place_of(meeting_id, MeetingStep.TAKE)))
    viewport = _step(program).view.viewport()
    painted = Painted(viewport)
    viewport.update()  # it may have been painted on the way here
    painted.wait(0)


def entered(program: Program, folder: Path, where: str) -> Figure:
    """Enter, again and again, in the newest meeting of the board that is open."""
    _open(program, _meetings(program)[0])
    step = _step(program)
    painted = Painted(step.view.viewport())
    seconds = [
        _note(step, painted, spell_line(kind, f"@LL {saying(number, kind)}"))
        for number, kind in zip(range(_LINES), kinds(), strict=False)
    ]
    noted, bare = Sample(tuple(seconds)), _bare_noting(folder)
    return Figure(
        f"Enter to durable and shown, {_LINES} lines {where}",
        spread(noted),
        f"bare commit and repaint: {spread(bare)}",
        f"p95 at most {milliseconds(_MOST_TO_NOTE)}",
        time_result(noted.p95, _MOST_TO_NOTE),
    )


def _note(step: TakeNotesStep, painted: Painted, typed: str) -> float:
    lines = len(step.record.entries)
    for part in typed.splitlines(keepends=True):
        QTest.keyClicks(step.bar.edit, part.rstrip("\n"))
        if part.endswith("\n"):
            QTest.keyClick(step.bar.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(step.bar.edit, Qt.Key.Key_Space)
    settle()
    before = painted.count

    def enter() -> None:
        QTest.keyClick(step.bar.edit, Qt.Key.Key_Return)
        painted.wait(before)

    seconds = timed(enter)
    if len(step.record.entries) != lines + 1:
        raise RuntimeError(f"the line was not noted: {typed}")
    return seconds


def _step(program: Program) -> TakeNotesStep:
    return program.window.findChildren(TakeNotesStep)[-1]


def _meetings(program: Program) -> list[Id]:
    board = program.opener.board
    assert board is not None
    return [meeting.id for meeting in board.workspace.read.meetings()]


@dataclass(slots=True)
class _BareList:
    view: QListView
    model: QStringListModel
    painted: Painted


def _bare_list(rows: list[str]) -> _BareList:
    view, model = QListView(), QStringListModel(rows)
    view.setModel(model)
    view.resize(1366, 768)
    view.show()
    painted = Painted(view.viewport())
    view.scrollToBottom()
    painted.wait(0)
    return _BareList(view, model, painted)


def _bare_noting(folder: Path) -> Sample:
    database = bare_table(folder / "noting.db")
    bare = _bare_list([f"{number} a line" for number in range(LONG)])

    def enter() -> None:
        before = bare.painted.count
        insert_bare(database, 1)
        bare.model.insertRow(bare.model.rowCount())
        bare.model.setData(bare.model.index(bare.model.rowCount() - 1), "another line")
        bare.view.scrollToBottom()
        bare.painted.wait(before)

    seconds: list[float] = []
    for _ in range(_LINES):
        settle()
        seconds.append(timed(enter))
    bare.view.close()
    database.close()
    return Sample(tuple(seconds))


def _bare_opening(folder: Path) -> Sample:
    database = bare_table(folder / "opening.db")
    insert_bare(database, LONG)
    seconds: list[float] = []
    for _ in range(_OPENINGS):
        gc.collect()
        shown: list[_BareList] = []
        seconds.append(timed(lambda: shown.append(_bare_list([str(row[4]) for row in bare_rows(database)]))))  # noqa: B023 - called at once
        shown[0].view.close()
        settle()
    database.close()
    return Sample(tuple(seconds))
