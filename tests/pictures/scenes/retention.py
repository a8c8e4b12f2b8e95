"""Retention: nothing due, much due, what has to be typed, and what is there after a disposal."""

import datetime as dt
from pathlib import Path

from PySide6.QtWidgets import QWidget
from tests.pictures.program import part, program_on
from tests.pictures.stage import Scene, Stage
from tests.support.boards import SteppingClock

from boardobserver.services import disposal
from boardobserver.services.backups import make_backup
from boardobserver.services.demonstration import demonstration_board
from boardobserver.services.retention import set_hold
from boardobserver.services.workspace import Workspace
from boardobserver.ui.retention.retention_page import RetentionPage
from boardobserver.ui.shell.pages import Location

_LONG_AFTER = dt.datetime(2035, 5, 2, 10, tzinfo=dt.UTC)
_REASON = "A request under the Freedom of Information Act for all that was said of the threshold"


def _demo(folder: Path, at: dt.datetime | None = None) -> Workspace:
    workspace = demonstration_board(folder / "demo.board", actor="scene")
    if at is None:
        return workspace
    workspace.close()
    return Workspace.open(workspace.path, actor="scene", clock=SteppingClock(at))


def _nothing(stage: Stage) -> QWidget:
    return program_on(stage, _demo(stage.folder), Location("retention"))


def _due(stage: Stage) -> QWidget:
    workspace = _demo(stage.folder, _LONG_AFTER)
    workspace.perform(set_hold(reason=_REASON, meeting_id=workspace.read.meetings()[0].id))
    return program_on(stage, workspace, Location("retention"), clock=SteppingClock(_LONG_AFTER))


def _gone(stage: Stage) -> QWidget:
    clock = SteppingClock(_LONG_AFTER)
    return program_on(stage, _disposed(stage), Location("retention"), clock=clock)


def _meeting(stage: Stage) -> QWidget:
    workspace = _disposed(stage)
    oldest = workspace.read.meetings()[-1]
    place = Location("meetings", f"{oldest.id}/review")
    return program_on(stage, workspace, place, clock=SteppingClock(_LONG_AFTER))


def _disposed(stage: Stage) -> Workspace:
    workspace = _demo(stage.folder, _LONG_AFTER)
    make_backup(workspace.path, "by hand", now=workspace.now())
    preview = disposal.preview_disposal(workspace.read, _LONG_AFTER.date())
    name = workspace.read.board().name
    disposal.dispose_of_what_is_due(workspace, preview, typed=name, reason="The time is over")
    return workspace


def _ask(_stage: Stage, window: QWidget) -> None:
    page = part(window, RetentionPage)
    page.due.dispose_button.click()
    page.due.box.typed.setText("Another board")
    page.due.box.dispose_button.click()


SCENES = (
    Scene("retention-nothing", _nothing),
    Scene("retention-due", _due),
    Scene("retention-asked", _due, _ask),
    Scene("retention-disposed", _gone),
    Scene("retention-meeting", _meeting),
)
