"""What those who chase look at between meetings: Home, the registers and their filters, what is inherited."""

import datetime as dt
import gc
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.benchmarks.figures import Figure, milliseconds, spread, time_result
from tests.benchmarks.generated_board import copied
from tests.benchmarks.painted import Painted, settle
from tests.benchmarks.samples import Sample, timed

from boardobserver.app import Program, build_program
from boardobserver.services import meetings
from boardobserver.services.carrying import inheritance
from boardobserver.ui.opening.asking import system_questions
from boardobserver.ui.registers.looks import LOOKS, RegisterLook
from boardobserver.ui.registers.register_page import RegisterPage
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.settings import Settings

_TIMES = 9
_MOST_TO_OPEN = 0.1
_MOST_TO_FILTER = 0.016
_TYPED = "the watchlist raised:2025"
_LOADED_MS = 3000


def figures(board: Path, folder: Path) -> list[Figure]:
    """Go to Home and to each register again and again, type a filter, and ask what a new meeting inherits."""
    path = copied(board, folder)
    application = QApplication(["benchmark"])
    program = build_program(application, Settings(folder), folder, system_questions())
    program.window.resize(1366, 768)
    program.start(path)
    QTest.qWait(_LOADED_MS)  # what is loaded after the start is none of theirs
    try:
        return [*_home(program), *_registers(program), _inherited(program)]
    finally:
        program.close()


def _home(program: Program) -> list[Figure]:
    return [
        _to_open("Home, built and painted", Sample(tuple(_opened(program, "home") for _ in range(_TIMES)))),
        _to_open("Coming back to it", Sample(tuple(_come_back_to(program, "home") for _ in range(_TIMES)))),
    ]


def _registers(program: Program) -> list[Figure]:
    opened = {look: Sample(tuple(_opened(program, look.page) for _ in range(_TIMES))) for look in LOOKS}
    slowest = max(opened, key=lambda look: opened[look].median)
    _opened(program, slowest.page)
    back = Sample(tuple(_come_back_to(program, slowest.page) for _ in range(_TIMES)))
    typed = {look: _filtered(program, look) for look in LOOKS}
    keys = {look: Sample(tuple(seconds)) for look, seconds in typed.items() if seconds}
    slow_keys = max(keys, key=lambda look: keys[look].p95)
    return [
        _to_open(f"The slowest register, built and painted: {slowest.title}", opened[slowest]),
        _to_open("Coming back to it", back),
        Figure(
            f"Each key of a filter to its result, painted: {slow_keys.title}",
            spread(keys[slow_keys]),
            f"“{_TYPED}”",
            f"p95 at most {milliseconds(_MOST_TO_FILTER)}",
            time_result(keys[slow_keys].p95, _MOST_TO_FILTER),
        ),
    ]


def _inherited(program: Program) -> Figure:
    assert program.opener.board is not None
    workspace = program.opener.board.workspace
    day = workspace.read.meetings()[0].held_on + dt.timedelta(days=7)
    planned = workspace.perform(meetings.plan_meeting(workspace.read.series()[0].id, day))
    asked = Sample(tuple(timed(lambda: inheritance(workspace.read, planned, day)) for _ in range(_TIMES)))
    return _to_open("What a new meeting inherits", asked)


def _to_open(what: str, sample: Sample) -> Figure:
    aim = f"at most {milliseconds(_MOST_TO_OPEN)}"
    return Figure(what, spread(sample), "–", aim, time_result(sample.median, _MOST_TO_OPEN))


def _opened(program: Program, page: str) -> float:
    """Go to a page of which nothing is kept from before: it is read and built."""
    program.window.pages.forget_pages()
    return _come_back_to(program, page)


def _come_back_to(program: Program, page: str) -> float:
    """Go to a page from another; it is there already, unless it was forgotten."""
    program.window.go_to(Location("people"))
    settle()
    gc.collect()  # what a forgotten page leaves is left by nobody else

    def go() -> None:
        program.window.go_to(Location(page))
        shown = program.window.pages.widget_of(page)
        assert shown is not None
        seen = shown
        if isinstance(shown, RegisterPage) and shown.table.isVisible():
            seen = shown.table.viewport()
        painted = Painted(seen)
        seen.update()
        painted.wait(0)

    return timed(go)


def _filtered(program: Program, look: RegisterLook) -> list[float]:
    """Type a filter key by key in place of the first, and take it out again; nothing in an empty register."""
    _opened(program, look.page)
    page = program.window.pages.widget_of(look.page)
    assert isinstance(page, RegisterPage)
    settle()
    if not page.table.isVisible():  # a kind of which the board has none
        return []
    page.filter_line.ask()  # as its key does: what is typed then stands in place of what was there
    painted = Painted(page.table.viewport())
    seconds: list[float] = []

    def strike(key: str) -> None:
        before = painted.count
        if key:
            QTest.keyClicks(page.filter_line.edit, key)
        else:
            QTest.keyClick(page.filter_line.edit, Qt.Key.Key_Backspace)
        page.table.viewport().update()
        painted.wait(before)

    for key in (*_TYPED, *("" for _ in _TYPED)):
        seconds.append(timed(lambda: strike(key)))  # noqa: B023 - it is called at once
        settle()
    return seconds
