"""Verifying a PDF of minutes: nothing chosen yet, verified, altered, other than the board, refused."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.pictures.program import part, program_on
from tests.pictures.stage import Scene, Stage
from tests.support import alterations as by_hand

from boardobserver.domain.snapshots import Meeting
from boardobserver.domain.words import MeetingStatus
from boardobserver.services import entries
from boardobserver.services.demonstration import demonstration_board
from boardobserver.services.minutes_content import minutes_content
from boardobserver.services.publishing import print_minutes
from boardobserver.services.workspace import Workspace
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.verifying.verify_page import VerifyPage


def _held(workspace: Workspace) -> Meeting:
    """The latest meeting with lines that can still be worded."""
    return next(
        each
        for each in workspace.read.meetings()
        if each.status is MeetingStatus.UNDER_REVIEW or each.status is MeetingStatus.IN_PROGRESS
    )


def _demo(stage: Stage) -> Workspace:
    workspace = demonstration_board(stage.folder / "demo.board", actor="scene")
    meeting = _held(workspace)
    today = workspace.local(workspace.now()).date()
    print_minutes(
        minutes_content(workspace.read, meeting.id, today), stage.folder / "minutes.pdf", overwrite=True
    )
    return workspace


def _page(stage: Stage) -> QWidget:
    return program_on(stage, _demo(stage), Location("verify"))


def _changed(stage: Stage) -> QWidget:
    workspace = _demo(stage)
    meeting = _held(workspace)
    for number, entry in enumerate(workspace.read.entries(meeting.id)[:4]):
        workspace.perform(entries.set_wording(entry.id, f"It was said otherwise, {number} times. " * 4))
    return program_on(stage, workspace, Location("verify"))


def _much_changed(stage: Stage) -> QWidget:
    workspace = _demo(stage)
    words = "It was said otherwise, at length, and with Facialrecognitiontechnologyoversight" * 30
    for entry in workspace.read.entries(_held(workspace).id):
        workspace.perform(entries.set_wording(entry.id, words))
    return program_on(stage, workspace, Location("verify"))


def _choose(make: Callable[[Path], bytes], name: str = "chosen.pdf") -> Callable[[Stage, QWidget], None]:
    def act(stage: Stage, window: QWidget) -> None:
        file = stage.folder / name
        file.write_bytes(make(stage.folder / "minutes.pdf"))
        page = part(window, VerifyPage)

        def ask(_parent: QWidget) -> Path:
            return file

        page._ask = ask  # pyright: ignore[reportPrivateUsage] - stands for the dialog
        page.choose()
        while not page.verdict.isVisible():
            QTest.qWait(20)
        page.table.setFocus(Qt.FocusReason.TabFocusReason)

    return act


def _altered(path: Path) -> bytes:
    def alter(pdf: by_hand.Pdf) -> None:
        by_hand.with_words("facial", "racial")(pdf)
        by_hand.annotated(pdf)
        by_hand.with_title(pdf)
        by_hand.with_script(pdf)

    return by_hand.altered(path.read_bytes(), alter)


SCENES = (
    Scene("verify-nothing", _page),
    Scene("verify-verified", _page, _choose(Path.read_bytes)),
    Scene("verify-altered", _page, _choose(_altered)),
    Scene("verify-differing", _changed, _choose(Path.read_bytes)),
    Scene("verify-long", _much_changed, _choose(Path.read_bytes, f"{'Noteofthemeeting' * 15}.pdf")),
    Scene("verify-refused", _page, _choose(lambda _path: b"Dear Chair")),
)
