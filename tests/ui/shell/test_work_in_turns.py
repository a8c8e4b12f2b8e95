"""Work that is done in turns in the window's thread, as the person meets it."""

from collections.abc import Generator
from time import monotonic

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from boardobserver.domain.errors import Fault
from boardobserver.ui.shell.jobs import JobRunner


def _end(qtbot: QtBot, jobs: JobRunner) -> None:
    qtbot.waitUntil(lambda: jobs.is_idle)


def _busy(steps: int, each: float = 0.003) -> Generator[float, None, int]:
    for step in range(steps):
        until = monotonic() + each
        while monotonic() < until:
            pass
        yield (step + 1) / steps
    return steps


def test_work_in_turns_lets_the_window_answer_between_them(qtbot: QtBot, jobs: JobRunner) -> None:
    came: list[object] = []
    at_tick: list[bool] = []
    timer = QTimer(jobs)
    timer.timeout.connect(lambda: at_tick.append(not came))
    job = jobs.run_in_turns("taking-in", "Taking in", _busy(60))
    job.finished.connect(came.append)
    timer.start(1)
    _end(qtbot, jobs)
    assert came == [60]
    # Sixty steps of 3 ms make no fewer than fifteen turns of 10 ms; the timer ticks between any two.
    assert sum(at_tick) >= 14


def test_work_in_turns_says_how_far_it_is(qtbot: QtBot, jobs: JobRunner) -> None:
    seen: list[float] = []
    job = jobs.run_in_turns("taking-in", "Taking in", _busy(60))

    def see(fraction: float, _text: str) -> None:
        seen.append(fraction)

    job.progressed.connect(see)
    _end(qtbot, jobs)
    assert len(seen) > 1
    assert seen == sorted(seen)


def test_work_in_turns_is_closed_when_it_is_cancelled(qtbot: QtBot, jobs: JobRunner) -> None:
    told: list[str] = []

    def steps() -> Generator[float, None, None]:
        try:
            while True:
                yield 0.5
        finally:
            told.append("closed")

    job = jobs.run_in_turns("taking-in", "Taking in", steps())
    job.cancelled.connect(lambda: told.append("cancelled"))
    job.finished.connect(told.append)
    job.progressed.connect(job.cancel)
    _end(qtbot, jobs)
    assert told == ["closed", "cancelled"]


def test_a_fault_in_a_turn_is_told(qtbot: QtBot, jobs: JobRunner) -> None:
    failures: list[object] = []

    def steps() -> Generator[float, None, None]:
        yield 0.5
        raise Fault("The disk is full.")

    jobs.run_in_turns("taking-in", "Taking in", steps()).failed.connect(failures.append)
    _end(qtbot, jobs)
    assert [str(failure) for failure in failures] == ["The disk is full."]


def test_closing_the_runner_gives_work_in_turns_up(qtbot: QtBot) -> None:
    _ = qtbot
    told: list[str] = []

    def steps() -> Generator[float, None, None]:
        try:
            yield 0.5
        finally:
            told.append("closed")

    runner = JobRunner()
    begun = steps()
    next(begun)
    runner.run_in_turns("taking-in", "Taking in", begun)
    runner.close()
    assert (told, runner.is_idle) == (["closed"], True)
