"""The page of backups: none yet, many, one restored, another passphrase asked for."""

import datetime as dt
import subprocess
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from tests.pictures.program import part, program_on
from tests.pictures.stage import Scene, Stage
from tests.support.boards import SteppingClock

from boardobserver.domain.passphrase import Passphrase
from boardobserver.services import disposal
from boardobserver.services.backups import make_backup
from boardobserver.services.boards import new_board
from boardobserver.services.demonstration import demonstration_board
from boardobserver.services.workspace import Workspace
from boardobserver.ui.backups.backups_page import BackupsPage
from boardobserver.ui.shell.pages import Location

_HOURS = (0, 2, 5, 24, 30, 24 * 4, 24 * 9, 24 * 20, 24 * 41, 24 * 100)


def _none(stage: Stage) -> QWidget:
    return program_on(stage, demonstration_board(stage.folder / "demo.board", actor="scene"), _HERE)


def _many(stage: Stage) -> QWidget:
    workspace = demonstration_board(stage.folder / "demo.board", actor="scene")
    newest = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)
    for hours in reversed(_HOURS):
        why = "on closing" if hours % 24 else "every half hour"
        make_backup(workspace.path, why, now=newest - dt.timedelta(hours=hours))
    return program_on(stage, workspace, _HERE)


def _other(stage: Stage) -> QWidget:
    (stage.folder / "old").mkdir()
    passphrase = Passphrase("some other words")
    old = new_board(stage.folder / "old" / "demo.board", "Board", actor="scene", passphrase=passphrase)
    made = make_backup(old.path, "by hand", old.key)
    old.close()
    window = _none(stage)
    folder = stage.folder / "demo backups"
    folder.mkdir(exist_ok=True)
    made.path.rename(folder / made.path.name)
    part(window, BackupsPage).reload()
    return window


def _disposed(stage: Stage) -> QWidget:
    at = dt.datetime(2035, 5, 2, 10, tzinfo=dt.UTC)
    workspace = demonstration_board(stage.folder / "demo.board", actor="scene")
    workspace.close()
    workspace = Workspace.open(workspace.path, actor="scene", clock=SteppingClock(at))
    for hours in (30, 2):
        make_backup(workspace.path, "every half hour", now=at - dt.timedelta(hours=hours))
    preview = disposal.preview_disposal(workspace.read, at.date())
    disposal.dispose_of_what_is_due(workspace, preview, typed=preview.board_name, reason="The time is over")
    return program_on(stage, workspace, _HERE, clock=SteppingClock(at))


def _long(stage: Stage) -> QWidget:
    name = "A board whose name goes on and on as those of joint committees do " * 3
    workspace = demonstration_board(stage.folder / f"{name[:180].strip()}.board", actor="scene")
    make_backup(workspace.path, "by hand", now=dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC))
    return program_on(stage, workspace, _HERE)


def _failing(stage: Stage) -> QWidget:
    gone = stage.folder / "stick"
    gone.write_text("no folder any more")
    stage.desk.settings.backup_folder = gone
    return _none(stage)


def _full(stage: Stage) -> QWidget:
    disk = stage.folder / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], check=True)
    window = _none(stage)
    stage.desk.settings.backup_folder = disk
    window.destroyed.connect(partial(subprocess.run, ["umount", "--lazy", str(disk)], check=True))
    return window


def _back_up(stage: Stage, window: QWidget) -> None:
    QTest.mouseClick(part(window, BackupsPage).now_button, Qt.MouseButton.LeftButton)
    stage.wait_until(lambda: stage.desk.jobs.is_idle)


def _restore(stage: Stage, window: QWidget) -> None:
    button: QPushButton = part(window, BackupsPage).restore_button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    stage.wait_until(lambda: stage.desk.jobs.is_idle)


_HERE = Location("backups")

SCENES = (
    Scene("backups-none", _none),
    Scene("backups-many", _many),
    Scene("backups-restored", _many, _restore),
    Scene("backups-passphrase", _other, _restore),
    Scene("backups-disposed", _disposed, _restore),
    Scene("backups-long", _long, _restore),
    Scene("backups-failing", _failing, _back_up),
    Scene("backups-full", _full, _back_up),
)
"""The scenes of this page."""
