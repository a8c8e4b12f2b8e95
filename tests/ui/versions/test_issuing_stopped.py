"""Minutes that were on their way when somebody stopped it: not saved, or recorded, and never unknown."""

from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.support.boards import DAY
from tests.support.patience import MOST_SECONDS
from tests.support.signed import Signed, signed_board
from tests.support.steps import Notices, open_board

from boardobserver.domain.release import Edition
from boardobserver.services.issues_under_way import end_those_under_way
from boardobserver.services.minutes_content import MinutesOptions, minutes_content
from boardobserver.services.workspace import Workspace
from boardobserver.ui.output.document_output import Asked
from boardobserver.ui.output.print_dialog import ask_printer
from boardobserver.ui.output.saving import SaveTarget, open_folder
from boardobserver.ui.shell.jobs import WORKERS, Job, JobContext
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.versions.versions_pane import VersionsPane


@dataclass(eq=False)
class Scene:
    """Minutes that are about to be saved, as soon as other work lets them."""

    desk: Desk
    signed: Signed
    board: OpenBoard
    path: Path
    saving: Job | None = None
    others_end: Event = field(default_factory=Event)

    def on_started(self, job: Job) -> None:
        """Have all threads at work before the minutes are saved."""
        if job.title == "Saving the minutes":
            self.saving = job
            for number in range(WORKERS):
                self.desk.jobs.run(f"other work {number}", "Other work", self._wait)

    def _wait(self, _context: JobContext) -> None:
        self.others_end.wait(MOST_SECONDS)


@pytest.fixture
def scene(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Generator[Scene]:
    """A click has given the minutes out, and they are not saved yet."""
    signed = signed_board(tmp_path)
    board = open_board(signed.workspace, Notices())
    made = Scene(desk, signed, board, tmp_path / "minutes.html")

    def target(_parent: QWidget, _proposed: str) -> SaveTarget:
        return SaveTarget(made.path, may_overwrite=True)

    pane = VersionsPane(desk, board, Asked(target, ask_printer, open_folder))
    qtbot.addWidget(pane)
    pane.show()
    options = MinutesOptions(edition=Edition.FULL)
    pane.show_content(minutes_content(signed.workspace.read, signed.first, DAY, options))
    desk.jobs.started.connect(made.on_started)
    QTest.mouseClick(pane.issue_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(pane.issue_form.issued_to, "The Chair")
    QTest.mouseClick(pane.issue_form.give_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: made.saving is not None)
    yield made
    made.others_end.set()
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    board.close()


def test_whoever_cancels_the_saving_has_nothing_saved_and_nothing_left_over(qtbot: QtBot, scene: Scene):
    assert scene.saving is not None
    assert len(scene.signed.workspace.drafts()) == 1
    scene.saving.cancel()
    scene.others_end.set()
    qtbot.waitUntil(lambda: scene.desk.jobs.is_idle)
    assert not scene.path.exists()
    assert scene.signed.workspace.drafts() == ()


def test_a_board_that_is_left_meanwhile_hears_at_its_next_opening_what_is_so(qtbot: QtBot, scene: Scene):
    scene.board.leave()
    scene.signed.workspace.close()
    workspace = Workspace.open(scene.signed.workspace.path, actor="again")
    (ended,) = end_those_under_way(workspace)
    scene.others_end.set()
    qtbot.waitUntil(lambda: scene.desk.jobs.is_idle)
    assert ended.is_recorded == scene.path.exists()
    workspace.close()
