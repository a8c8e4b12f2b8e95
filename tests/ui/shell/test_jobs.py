import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.support.patience import MOST_SECONDS

from boardobserver.domain.errors import Fault
from boardobserver.ui.shell.job_strip import JobStrip
from boardobserver.ui.shell.jobs import WORKERS, Job, JobContext, JobRunner
from boardobserver.ui.shell.theme import Theme


def _until_cancelled(context: JobContext) -> None:
    while not context.is_cancelled():
        threading.Event().wait(0.002)
    context.stop_if_cancelled()


def _until(let_go: threading.Event, context: JobContext) -> None:
    while not let_go.wait(0.002):
        context.stop_if_cancelled()


def _end(qtbot: QtBot, jobs: JobRunner) -> None:
    qtbot.waitUntil(lambda: jobs.is_idle)


def test_the_result_comes_back_in_the_windows_thread(qtbot: QtBot, jobs: JobRunner) -> None:
    ran: list[bool] = []
    came: list[tuple[object, bool]] = []
    here = QThread.currentThread()

    def work(_context: JobContext) -> int:
        ran.append(threading.current_thread() is threading.main_thread())
        return 6 * 7

    def take(value: object) -> None:
        came.append((value, QThread.currentThread() is here))

    jobs.run("sum", "Summing", work).finished.connect(take)
    _end(qtbot, jobs)
    assert ran == [False]
    assert came == [(42, True)]


def test_progress_arrives_in_order_and_ends_full(qtbot: QtBot, jobs: JobRunner) -> None:
    seen: list[tuple[float, str]] = []

    def work(context: JobContext) -> None:
        for page in range(1, 1001):
            context.report(page / 1000, f"page {page}")

    def see(fraction: float, text: str) -> None:
        seen.append((fraction, text))

    jobs.run("print", "Printing", work).progressed.connect(see)
    _end(qtbot, jobs)
    assert seen == sorted(seen)
    assert seen[-1] == (1.0, "page 1000")
    assert len(seen) < 1000


def test_a_cancelled_job_says_so_and_nothing_else(qtbot: QtBot, jobs: JobRunner) -> None:
    said: list[object] = []
    job = jobs.run("print", "Printing", _until_cancelled)
    job.finished.connect(said.append)
    job.failed.connect(said.append)
    job.cancelled.connect(lambda: said.append("cancelled"))
    job.cancel()
    _end(qtbot, jobs)
    assert said == ["cancelled"]


def test_a_newer_job_of_the_same_key_drops_the_older_result(qtbot: QtBot, jobs: JobRunner) -> None:
    came: list[object] = []
    go_on = threading.Event()

    def slow(_context: JobContext) -> str:
        go_on.wait()
        return "old"

    older = jobs.run("preview", "Drawing", slow)
    older.finished.connect(came.append)
    newer = jobs.run("preview", "Drawing", lambda _context: "new")
    newer.finished.connect(came.append)
    go_on.set()
    _end(qtbot, jobs)
    assert came == ["new"]


def test_jobs_of_other_keys_are_left_alone(qtbot: QtBot, jobs: JobRunner) -> None:
    came: list[object] = []
    for key in ("one", "two", "three"):
        jobs.run(key, key, _answering(key)).finished.connect(came.append)
    _end(qtbot, jobs)
    assert sorted(map(str, came)) == ["one", "three", "two"]


def _answering(word: str) -> Callable[[JobContext], object]:
    return lambda _context: word


def _failing(_context: JobContext) -> None:
    raise Fault("The disk is full.", "Make room and try again.")


def test_a_failure_goes_to_who_listens_else_to_the_runner(qtbot: QtBot, jobs: JobRunner) -> None:
    to_job: list[object] = []
    to_runner: list[object] = []
    jobs.failed.connect(to_runner.append)
    jobs.run("a", "A", _failing).failed.connect(to_job.append)
    _end(qtbot, jobs)
    assert (len(to_job), len(to_runner)) == (1, 0)
    jobs.run("b", "B", _failing)
    _end(qtbot, jobs)
    assert (len(to_job), len(to_runner)) == (1, 1)
    assert isinstance(to_runner[0], Fault)


class Listener(QObject):
    """A page that starts a job and may go before it ends."""

    heard: list[object]

    def __init__(self, heard: list[object]) -> None:
        super().__init__()
        self.heard = heard

    def listen(self, value: object) -> None:
        self.heard.append(value)


def test_a_listener_that_is_gone_hears_nothing(qtbot: QtBot, jobs: JobRunner) -> None:
    heard: list[object] = []
    go_on = threading.Event()
    job = jobs.run("a", "A", lambda _context: go_on.wait())
    listener = Listener(heard)
    job.finished.connect(listener.listen)
    with qtbot.waitSignal(listener.destroyed):
        listener.deleteLater()
    go_on.set()
    _end(qtbot, jobs)
    assert heard == []


def test_closing_leaves_no_thread_and_emits_nothing_more(qtbot: QtBot) -> None:
    _ = qtbot
    runner = JobRunner()
    said: list[object] = []
    for key in ("one", "two", "three"):
        job = runner.run(key, key, _until_cancelled)
        job.cancelled.connect(lambda: said.append("cancelled"))
    assert any(thread.name.startswith("job") for thread in threading.enumerate())
    runner.close()
    assert not any(thread.name.startswith("job") for thread in threading.enumerate())
    with pytest.raises(RuntimeError):
        runner.run("late", "Late", _until_cancelled)
    assert said == []


def test_the_strip_shows_the_job_and_cancels_it(qtbot: QtBot, theme: Theme, jobs: JobRunner) -> None:
    strip = JobStrip(theme, jobs)
    qtbot.addWidget(strip)
    cancelled: list[Job] = []
    job = jobs.run("print", "Printing the minutes", _until_cancelled)
    job.cancelled.connect(lambda: cancelled.append(job))
    assert not strip.isVisible(), "what is done in no time is not spoken of"
    qtbot.waitUntil(strip.isVisible)
    button = strip.findChild(QPushButton)
    assert button is not None
    button.click()
    assert not button.isEnabled()
    _end(qtbot, jobs)
    assert cancelled == [job]
    assert not strip.isVisible()


def test_who_stops_a_job_does_not_wait_for_what_it_waits_for(qtbot: QtBot, jobs: JobRunner) -> None:
    let_go = threading.Event()
    for at in range(WORKERS):
        jobs.run(f"held-{at}", "Other work", lambda context: _until(let_go, context))
    told: list[str] = []
    job = jobs.run("health", "Looking over", lambda _context: told.append("ran"))
    job.cancelled.connect(lambda: told.append("cancelled"))
    jobs.stop(("health",))
    assert not let_go.is_set()
    qtbot.waitUntil(lambda: told == ["cancelled"])
    let_go.set()
    _end(qtbot, jobs)
    assert told == ["cancelled"]


def test_stopping_waits_until_the_thread_has_let_go(qtbot: QtBot, jobs: JobRunner) -> None:
    begun, ended = threading.Event(), threading.Event()

    def work(context: JobContext) -> None:
        begun.set()
        try:
            _until_cancelled(context)
        finally:
            threading.Event().wait(0.05)
            ended.set()

    job = jobs.run("reading", "Reading", work)
    other = jobs.run("writing", "Writing", lambda context: context.stop_if_cancelled())
    assert begun.wait(MOST_SECONDS)
    with qtbot.waitSignals([job.cancelled, other.finished], timeout=MOST_SECONDS * 1000):
        jobs.stop(["reading"])
        assert ended.is_set()


def test_what_is_awaited_is_stopped_by_nobody_but_the_person(
    qtbot: QtBot, theme: Theme, jobs: JobRunner
) -> None:
    strip = JobStrip(theme, jobs)
    qtbot.addWidget(strip)
    told: list[str] = []

    def work(context: JobContext) -> None:
        told.append("begun")
        _until_cancelled(context)

    job = jobs.run("last", "The last", work, is_awaited=True)
    job.cancelled.connect(lambda: told.append("cancelled"))
    qtbot.waitUntil(lambda: told == ["begun"])
    jobs.cancel_all()
    assert not job.context.is_cancelled()
    strip.findChildren(QPushButton)[0].click()
    _end(qtbot, jobs)
    assert told == ["begun", "cancelled"]
