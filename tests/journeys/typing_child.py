"""Types twenty lines and a half into the window, and waits to be killed once the half is on the disk."""

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.support.logs import peak_lines
from tests.support.taking import desktop, strike
from tests.support.typist import strokes

from boardobserver.services.workspace import Workspace
from boardobserver.ui.shell.jobs import JobRunner
from boardobserver.ui.shell.settings import Settings
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.shell.window import Desk

_LINES = 20


def main(path: Path, meeting_id: str) -> None:
    """Type, and never come back."""
    application = QApplication([])
    workspace = Workspace.open(path, actor="typist")
    desk = Desk(Theme(application), Settings(Path(tempfile.mkdtemp())), JobRunner())
    opened = desktop(desk, workspace, meeting_id)
    typed = [stroke for stroke in strokes(peak_lines()) if not stroke.is_correction]
    for stroke in typed[:_LINES]:
        if stroke.is_item:
            opened.key(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
            opened.type(stroke.typed)
            opened.key(Qt.Key.Key_Return)
            opened.key(Qt.Key.Key_Escape)
            opened.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
        else:
            opened.note(stroke.typed)
    half = typed[_LINES].typed
    strike(opened.step.bar.edit, half[: len(half) // 2])
    while not workspace.drafts():
        QTest.qWait(10)
    print("half a line is kept", flush=True)
    while True:
        QTest.qWait(1000)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
