"""An edit of one line in a meeting of some twenty pages: from its commit to the page painted in the window.

The window on the whole board shows the minutes. A line is put in other words as the Review step does it, and
the preview follows by itself: it reads the record, lays it out in its job and shows it, in the full edition
and in the public one, of which something is withheld. Before that it says what the same takes without a
window: the minutes published, opened by the viewer's own library, and the first page drawn as wide as there.
"""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, QIODevice, QObject, QSize, QTimer, Slot
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer
from PySide6.QtWidgets import QApplication, QPushButton
from tests.benchmarks.figures import Figure, spread, time_result
from tests.benchmarks.generated_board import NEWEST, copied, noted_at_once
from tests.benchmarks.painted import Painted, settle
from tests.benchmarks.samples import Sample, timed

from boardobserver.app import Program, build_program
from boardobserver.domain.release import Edition, Exemption
from boardobserver.domain.snapshots import Entry, Id, MinutesContent
from boardobserver.services import meetings
from boardobserver.services.entries import set_wording
from boardobserver.services.minutes_content import MinutesOptions, minutes_content
from boardobserver.services.publishing import publish_minutes
from boardobserver.services.withholding import withhold_entry
from boardobserver.services.workspace import Workspace
from boardobserver.ui.meetings.steps import PAGE as MEETINGS
from boardobserver.ui.meetings.steps import MeetingStep, place_of
from boardobserver.ui.minutes.minutes_step import MinutesStep
from boardobserver.ui.opening.asking import system_questions
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.settings import Settings

_TIMES = 20
_MOST = 0.15
_LINES = 215
_WIDTH = 720
_PATIENCE = 20
_BEAT_MS = 500


def figures(board: Path, folder: Path) -> list[Figure]:
    """Edit one line after the other, in the window and without it, in either edition."""
    path = copied(board, folder)
    application = QApplication(["benchmark"])
    meeting_id = _noted(path)
    program = build_program(application, Settings(folder), folder, system_questions())
    program.window.resize(1366, 768)
    program.start(path)
    try:
        return [_of_edition(program, meeting_id, edition) for edition in Edition]
    finally:
        program.close()


def _noted(path: Path) -> Id:
    """A meeting of some twenty pages, one line of which is withheld."""
    workspace = Workspace.open(path, actor="benchmark")
    try:
        series = workspace.read.series()[0].id
        meeting_id = workspace.perform(meetings.plan_meeting(series, NEWEST))
        workspace.perform(meetings.start_meeting(meeting_id))
        workspace.perform(noted_at_once(meeting_id, _LINES))
        line = workspace.read.entries(meeting_id)[-1]
        workspace.perform(withhold_entry(line.id, (Exemption.LAW_ENFORCEMENT,)))
        return meeting_id
    finally:
        workspace.close()


def _of_edition(program: Program, meeting_id: Id, edition: Edition) -> Figure:
    step = _shown(program, meeting_id)
    if step.side.edition is not edition:
        button = step.side.editions.findChildren(QPushButton)[list(Edition).index(edition)]
        _until_drawn(step, button.click)
    board = program.opener.board
    assert board is not None
    attempt, workspace = board.attempt, board.workspace
    lines = workspace.read.entries(meeting_id)[: 1 + _TIMES]
    in_window = [
        _until_drawn(step, partial(attempt, set_wording(line.id, f"Edited, the {number}th."), origin=step))
        for number, line in enumerate(lines)
    ]
    contents = [_content(workspace, meeting_id, edition, line) for line in lines]
    alone = Sample(tuple(timed(partial(_drawn, content)) for content in contents)[1:])
    assert step.publication is not None
    found = Sample(tuple(in_window[1:]))
    return Figure(
        f"An edit of one line in a meeting of {step.publication.pages} pages, from its commit to the page "
        f"painted in the window, {edition.value} edition",
        spread(found),
        f"published, opened and its page drawn, without a window: {spread(alone)}",
        "p95 at most 150 ms",
        time_result(found.p95, _MOST),
    )


def _shown(program: Program, meeting_id: Id) -> MinutesStep:
    program.window.go_to(Location(MEETINGS, place_of(meeting_id, MeetingStep.MINUTES)))
    step = program.window.findChildren(MinutesStep)[-1]
    _until(lambda: step.publication is not None)
    settle()
    return step


class _Following(QObject):
    """Knows when the view has drawn a page of another publication, and has painted it."""

    def __init__(self, step: MinutesStep) -> None:
        super().__init__()
        self._step = step
        self._shown = step.publication
        self._painted = Painted(step.view.viewport())
        self._drawn_before: int | None = None
        step.view.findChildren(QPdfPageRenderer)[-1].pageRendered.connect(self._on_drawn)

    def has_followed(self) -> bool:
        """Whether it has."""
        return self._drawn_before is not None and self._painted.count > self._drawn_before

    @Slot()
    def _on_drawn(self) -> None:
        if self._drawn_before is None and self._step.publication is not self._shown:
            self._drawn_before = self._painted.count


def _until_drawn(step: MinutesStep, work: Callable[[], object]) -> float:
    """How long it takes until the page that is looked at is drawn anew and painted."""
    settle()
    following = _Following(step)
    return timed(lambda: (work(), _until(following.has_followed)))


def _until(is_so: Callable[[], bool]) -> None:
    """Wait as the program does, asleep between events: a loop that kept asking would hold the job up."""
    until = time.monotonic() + _PATIENCE
    beat = QTimer()
    beat.start(_BEAT_MS)
    while not is_so():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.monotonic() > until:
            raise RuntimeError("the preview did not follow")


def _content(workspace: Workspace, meeting_id: Id, edition: Edition, line: Entry) -> MinutesContent:
    """The minutes with one line in other words than before."""
    workspace.perform(set_wording(line.id, f"{line.text} Edited once more."))
    return minutes_content(
        workspace.read, meeting_id, workspace.local(workspace.now()).date(), MinutesOptions(edition=edition)
    )


def _drawn(content: MinutesContent) -> None:
    """The minutes, laid out, opened and drawn."""
    kept = QBuffer()
    kept.setData(QByteArray(publish_minutes(content).pdf))
    kept.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(kept)
    size = document.pagePointSize(0)
    image = document.render(0, QSize(_WIDTH, round(_WIDTH * size.height() / size.width())))
    assert not image.isNull()
    document.close()
