"""The page of backups: none yet, many, one restored, another passphrase asked for."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from tests.pictures.program import part, program_on
from tests.pictures.stage import Scene, Stage

from boardobserver.domain.passphrase import Passphrase
from boardobserver.services.backups import make_backup
from boardobserver.services.boards import new_board
from boardobserver.services.demonstration import demonstration_board
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
    if made is not None:
        made.path.rename(folder / made.path.name)
    part(window, BackupsPage).reload()
    return window


def _restore(_stage: Stage, window: QWidget) -> None:
    button: QPushButton = part(window, BackupsPage).restore_button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.qWait(1500)


_HERE = Location("backups")

SCENES = (
    Scene("backups-none", _none),
    Scene("backups-many", _many),
    Scene("backups-restored", _many, _restore),
    Scene("backups-passphrase", _other, _restore),
)
"""The scenes of this page."""
