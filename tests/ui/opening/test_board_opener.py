"""Opening, making and closing boards in the window, as a person meets it."""

import threading
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.support.boards import board
from tests.support.damage import break_last_page
from tests.support.patience import MOST_SECONDS

from boardobserver.services import people
from boardobserver.services.workspace import Workspace
from boardobserver.ui.opening.asking import Questions
from boardobserver.ui.opening.board_opener import BoardOpener
from boardobserver.ui.opening.welcome import WelcomePage
from boardobserver.ui.shell.jobs import JobContext, JobRunner
from boardobserver.ui.shell.notices import Notice
from boardobserver.ui.shell.settings import Settings
from boardobserver.ui.shell.theme import Theme


class Desk:
    """An opener whose dialogs answer with `answer`, and the notices that it showed."""

    def __init__(self, folder: Path, settings: Settings, jobs: JobRunner, window: QWidget) -> None:
        self.answer: Path | None = None
        self.notices: list[Notice] = []
        self.folder = folder
        questions = Questions(ask_new=self._ask, ask_open=self._ask)
        self.opener = BoardOpener(window, settings, jobs, questions, self.notices.append)

    def _ask(self, _parent: QWidget) -> Path | None:
        return self.answer


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def place(tmp_path: Path, settings: Settings, jobs: JobRunner, window: QWidget) -> Generator[Desk]:
    place = Desk(tmp_path, settings, jobs, window)
    yield place
    place.opener.close()


def test_a_new_board_is_made_where_the_person_says_and_is_opened_again(
    place: Desk, settings: Settings, theme: Theme, qtbot: QtBot
):
    welcome = WelcomePage(theme, place.opener)
    qtbot.addWidget(welcome)
    place.answer = place.folder / "mine.board"
    with qtbot.waitSignal(place.opener.new_board_wanted) as wanted:
        QTest.mouseClick(welcome.new_button, Qt.MouseButton.LeftButton)
    assert wanted.args == [place.answer]  # pyright: ignore[reportUnknownMemberType] - untyped in pytest-qt
    with qtbot.waitSignal(place.opener.board_changed):
        assert place.opener.make_board(place.answer, None)
    assert place.opener.board is not None
    assert settings.last_board == place.answer
    assert place.opener.board.workspace.read.board().name == "mine"
    place.opener.close()
    place.opener.open_first(None)
    assert place.opener.board is not None
    assert place.opener.board.workspace.path == place.answer


def test_a_name_that_is_taken_is_refused_before_anything_is_asked(place: Desk, qtbot: QtBot):
    board(place.folder).close()
    place.answer = place.folder / "test.board"
    with qtbot.assertNotEmitted(place.opener.new_board_wanted):
        place.opener.ask_for_new()
    assert "there already" in place.notices[0].message


def test_thinking_better_of_it_changes_nothing(place: Desk):
    place.opener.ask_for_new()
    place.opener.ask_to_open()
    assert (place.opener.board, place.notices, list(place.folder.glob("*.board"))) == (None, [], [])


def test_a_last_board_that_is_missing_is_said_to_be_missing_and_not_replaced(place: Desk, settings: Settings):
    settings.last_board = place.folder / "gone.board"
    place.opener.open_first(None)
    assert place.opener.board is None
    assert "There is no board at" in place.notices[0].message
    assert list(place.folder.glob("*.board")) == []
    assert settings.last_board == place.folder / "gone.board"


def test_a_board_that_cannot_be_opened_leaves_the_one_that_is_open(place: Desk):
    board(place.folder).close()
    place.opener.open_path(place.folder / "test.board")
    first = place.opener.board
    place.answer = place.folder / "other.board"
    place.answer.write_text("not a board")
    place.opener.ask_to_open()
    assert place.opener.board is first
    assert "is not a board" in place.notices[-1].message


def test_a_board_that_somebody_else_has_is_offered_to_read(place: Desk):
    other = board(place.folder)
    try:
        assert not place.opener.open_path(place.folder / "test.board")
        offer = place.notices[-1].action
        assert offer is not None
        offer.do()
        assert place.opener.board is not None
        assert place.opener.board.workspace.is_read_only
        assert place.opener.board.attempt(people.add_person("Somebody")) is None
        assert "reading only" in place.notices[-1].message
    finally:
        other.close()


def test_the_demonstration_opens_on_todays_clock(place: Desk):
    place.answer = place.folder / "demo.board"
    place.opener.ask_for_demonstration()
    assert place.opener.board is not None
    assert len(place.opener.board.workspace.read.meetings()) == 3


def test_a_refused_change_is_handed_to_its_cause_and_an_unclaimed_one_is_shown(place: Desk):
    board(place.folder).close()
    place.opener.open_path(place.folder / "test.board")
    assert place.opener.board is not None
    beside: list[object] = []
    command = people.add_person("Second", initials="BC")
    assert place.opener.board.attempt(command, on_refusal=beside.append) is None
    assert len(beside) == 1
    assert place.notices == []
    assert place.opener.board.attempt(command) is None
    assert "unique" in place.notices[0].message


def test_another_program_can_have_the_board_once_it_is_closed(place: Desk):
    board(place.folder).close()
    place.opener.open_path(place.folder / "test.board")
    place.opener.close()
    Workspace.open(place.folder / "test.board", actor="another").close()


def test_damage_is_found_after_the_board_is_shown_and_said(place: Desk, qtbot: QtBot):
    board(place.folder).close()
    path = place.folder / "test.board"
    break_last_page(path)
    assert place.opener.open_path(path)
    qtbot.waitUntil(lambda: bool(place.notices))
    assert "is damaged" in place.notices[0].message
    assert "newest backup" in place.notices[0].remedy
    offer = place.notices[0].action
    assert offer is not None
    offer.do()
    assert place.opener.board is not None
    assert place.opener.board.workspace.is_read_only


def test_damage_that_is_found_while_the_board_is_closed_is_not_said_of_another(
    place: Desk, jobs: JobRunner, qtbot: QtBot
):
    board(place.folder).close()
    path = place.folder / "test.board"
    break_last_page(path)
    with qtbot.waitSignal(jobs.started):
        place.opener.open_path(path)
    # It is found then, and nobody has heard of it yet.
    jobs._executor.shutdown(wait=True)  # pyright: ignore[reportPrivateUsage] - no event may be answered
    place.opener.close()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert place.notices == []


def test_a_sound_board_is_looked_over_without_a_word(place: Desk, jobs: JobRunner, qtbot: QtBot):
    board(place.folder).close()
    with qtbot.waitSignal(jobs.became_idle):
        place.opener.open_path(place.folder / "test.board")
    assert place.notices == []


@pytest.mark.parametrize("key", ["health", "backup", "restore", "retention"])
def test_what_reads_the_file_in_a_job_has_let_go_of_it_when_the_board_is_closed(
    place: Desk, jobs: JobRunner, qtbot: QtBot, key: str
):
    board(place.folder, "one.board").close()
    assert place.opener.open_path(place.folder / "one.board")
    begun, ended = threading.Event(), threading.Event()

    def work(context: JobContext) -> None:
        begun.set()
        while not context.is_cancelled():
            threading.Event().wait(0.01)
        ended.set()

    jobs.run(key, "Reading", work)
    assert begun.wait(MOST_SECONDS)
    place.opener.close()
    assert ended.is_set()
    qtbot.waitUntil(lambda: jobs.is_idle)
