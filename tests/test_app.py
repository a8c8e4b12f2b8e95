"""The program as it is put together: what a start loads, and what only what follows it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.boards import board, note, planned_meeting
from tests.support.patience import MOST_SECONDS

_HEAVY = (
    "sqlalchemy",
    "alembic",
    "reportlab",
    "pikepdf",
    "PySide6.QtPdf",
    "PySide6.QtPrintSupport",
    "boardobserver.storage.records",
    "boardobserver.ui.meetings.meetings_page",
    "boardobserver.ui.people.people_page",
    "boardobserver.ui.taking.step",
)
_START = """
import sys
from pathlib import Path
from boardobserver import __main__
from boardobserver.app import build_program
from boardobserver.ui.opening.asking import system_questions
from boardobserver.ui.shell.settings import Settings
from PySide6.QtWidgets import QApplication

folder = Path(sys.argv[1])
application = QApplication([])
program = build_program(application, Settings(folder), folder, system_questions())
program.start(folder / "test.board")
home = program.window.pages.widget_of("home")
assert program.opener.board is not None and home is not None and home.isVisible()
program.window.grab()
print(*sys.modules, flush=True)
while "sqlalchemy" not in sys.modules or not program.desk.jobs.is_idle:
    application.processEvents()
print("loaded", flush=True)
program.close()
"""


@pytest.fixture
def started(tmp_path: Path) -> list[str]:
    """What the program says that was started on a board with a meeting: modules, then that more came."""
    workspace = board(tmp_path)
    note(workspace, planned_meeting(workspace), "! What evidence supports the threshold?")
    workspace.close()
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", _START, str(tmp_path)]
    run = subprocess.run(
        command, env=surroundings, stdout=subprocess.PIPE, text=True, timeout=MOST_SECONDS, check=True
    )
    return run.stdout.splitlines()


def test_the_home_page_is_shown_before_anything_is_loaded_that_it_does_not_need(started: list[str]):
    assert set(started[0].split()).isdisjoint(_HEAVY)


def test_what_changes_a_board_is_loaded_soon_after(started: list[str]):
    assert started[1] == "loaded"
