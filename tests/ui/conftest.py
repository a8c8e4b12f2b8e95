"""What the tests of the window share: one look, settings in a folder of the test, jobs that end with it."""

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardobserver.ui.shell.jobs import JobRunner
from boardobserver.ui.shell.settings import Settings
from boardobserver.ui.shell.theme import SchemeChoice, Theme
from boardobserver.ui.shell.window import Desk


@pytest.fixture(scope="session")
def one_theme(qapp: QApplication) -> Theme:
    return Theme(qapp, SchemeChoice.LIGHT)


@pytest.fixture
def theme(one_theme: Theme) -> Generator[Theme]:
    yield one_theme
    one_theme.choose(SchemeChoice.LIGHT)
    one_theme.scale_text(100)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings")


@pytest.fixture
def jobs(qtbot: QtBot) -> Generator[JobRunner]:
    _ = qtbot
    runner = JobRunner()
    yield runner
    runner.close()


@pytest.fixture
def desk(theme: Theme, settings: Settings, jobs: JobRunner) -> Desk:
    return Desk(theme, settings, jobs)
