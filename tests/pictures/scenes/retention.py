"""Retention: nothing due, much due, what has to be typed, and what is there after a disposal."""

import datetime as dt
from pathlib import Path

from PySide6.QtWidgets import QWidget
from tests.pictures.program import part, program_on
from tests.pictures.stage import Scene, Stage
from tests.support.boards import SteppingClock

from boardobserver.services import disposal, meetings
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


def due(stage: Stage) -> QWidget:
    workspace = _demo(stage.folder, _LONG_AFTER)
    workspace.perform(set_hold(reason=_REASON, meeting_id=workspace.read.meetings()[0].id))
    return program_on(stage, workspace, Location("retention"), clock=SteppingClock(_LONG_AFTER))


def _long(stage: Stage) -> QWidget:
    workspace = _demo(stage.folder, _LONG_AFTER)
    meeting_id = workspace.perform(meetings.plan_meeting(workspace.read.series()[0].id, dt.date(2026, 1, 7)))
    title = "An extraordinary meeting of the Board on " + "the use of the technology at events, " * 6
    workspace.perform(meetings.change_meeting(meeting_id, title=title))
    for record in workspace.read.all_tracked()[:3]:
        workspace.perform(
            set_hold(reason=f"{_REASON}, and of {'everything beside it, ' * 9}", record_id=record.id)
        )
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


def _ask(stage: Stage, window: QWidget) -> None:
    page = part(window, RetentionPage)
    stage.wait_until(lambda: stage.desk.jobs.is_idle)
    page.due.dispose_button.click()
    page.due.box.typed.setText("Another board")
    page.due.box.dispose_button.click()


def _first_hold(stage: Stage, window: QWidget) -> None:
    stage.wait_until(lambda: stage.desk.jobs.is_idle)
    part(window, RetentionPage).holds.table.selectRow(0)


def _remove(stage: Stage, window: QWidget) -> None:
    stage.wait_until(lambda: stage.desk.jobs.is_idle)
    part(window, RetentionPage).old_backups.remove_button.click()


SCENES = (
    Scene("retention-long", _long, _first_hold),
    Scene("retention-remove", _gone, _remove),
    Scene("retention-nothing", _nothing),
    Scene("retention-due", due),
    Scene("retention-asked", due, _ask),
    Scene("retention-disposed", _gone),
    Scene("retention-meeting", _meeting),
)
