"""What all tests share: no screen, time enough, and the same examples of each property each time."""

import os
from collections.abc import Generator

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow
from shiboken6 import delete, isValid
from tests.support import properties
from tests.support.patient_bot import PatientBot

# No test needs a screen; whoever wants to watch sets another platform.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
properties.register_profiles()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # The offscreen platform says the one of popups and of windows of fixed size; it is about itself only.
    # Qt says the other once where the language is C, and goes on with letters of every language.
    mark = pytest.mark.qt_log_ignore("^This plugin does not support ", "^Detected locale ", extend=True)
    for item in items:
        item.add_marker(mark)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """Instead of the one of pytest-qt, which gives up after five seconds."""
    _ = qapp
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _no_window_left() -> Generator[None]:
    """Delete the windows that a test made, whole as they are.

    What is left to the collector goes piece by piece: a slot of a window that has lost its attributes by then
    is still told how the focus moves, in whatever test follows.
    """
    yield
    application = QApplication.instance()
    windows = application.topLevelWidgets() if isinstance(application, QApplication) else []
    for each in windows:
        if isinstance(each, QMainWindow) and isValid(each):
            delete(each)
