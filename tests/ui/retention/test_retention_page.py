"""The page of retention: holds are set and lifted, and what is due is disposed of when that was typed."""

import datetime as dt
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.support.boards import board, note, planned_meeting
from tests.support.hands import Hands
from tests.support.lives import Life
from tests.support.planted import WORD, planted_board

from boardobserver.domain.retention import DISPOSED_OF
from boardobserver.domain.words import RecordKind
from boardobserver.services import disposal
from boardobserver.services.backups import backups_of, make_backup
from boardobserver.services.workspace import Workspace
from boardobserver.ui.retention.retention_page import RetentionPage
from boardobserver.ui.shell.job_strip import JobStrip
from boardobserver.ui.shell.jobs import WORKERS
from boardobserver.ui.shell.notices import Notice
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.window import Desk

LONG_AFTER = dt.date(2033, 4, 1)


@pytest.fixture
def life(tmp_path: Path) -> Life:
    made = planted_board(tmp_path)
    made.at(LONG_AFTER)
    return made


@pytest.fixture
def page(life: Life, desk: Desk, qtbot: QtBot) -> RetentionPage:
    told: list[Notice] = []
    made = RetentionPage(desk, OpenBoard(life.workspace, told.append))
    qtbot.addWidget(made)
    made.resize(1000, 1400)
    made.show()
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    return made


@pytest.fixture
def hands(life: Life, tmp_path: Path, qtbot: QtBot) -> Generator[Hands]:
    """The program, with the board open in it on a day on which all is due."""
    _ = qtbot
    life.workspace.close()
    made = Hands(tmp_path, clock=life.clock)
    made.answers.file = life.workspace.path
    made.control(Qt.Key.Key_O)
    made.window.go_to(Location("retention"))
    made.wait(lambda: made.program.desk.jobs.is_idle)
    yield made
    made.close()


def shown(hands: Hands) -> RetentionPage:
    found = next(each for each in hands.window.findChildren(RetentionPage) if each.isVisible())
    assert isinstance(found, RetentionPage)
    return found


def opened(hands: Hands) -> Workspace:
    return hands.board.workspace


def dispose(hands: Hands) -> None:
    hands.click("Dispose of these…")
    hands.fill("Type the name of the board", "Test board")
    hands.wait(lambda: hands.program.desk.jobs.is_idle)


def words_of(hands: Hands) -> str:
    """What stands in the window to read."""
    return " ".join(each.text() for each in hands.window.findChildren(QLabel) if each.isVisible())


@contextmanager
def slow_disposal(hands: Hands) -> Generator[Callable[[], None]]:
    """Have other work hold all the threads there are, so that a disposal waits until it is let go."""
    let_go = Event()
    for at in range(WORKERS):
        hands.program.desk.jobs.run(f"held-{at}", "Other work", lambda _context: let_go.wait())
    try:
        yield let_go.set
    finally:
        let_go.set()  # else the threads would never end


def begin_disposal(hands: Hands) -> None:
    hands.click("Dispose of these…")
    hands.fill("Type the name of the board", "Test board")
    hands.wait(lambda: "Do not switch the machine off" in words_of(hands))


def cells(page: RetentionPage, column: int) -> list[str]:
    model = page.due.table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def press(button: QPushButton) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def type_in(field: QWidget, words: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, words)


def test_what_is_due_is_listed_with_how_much_it_is(page: RetentionPage, life: Life):
    assert cells(page, 0)[:3] == ["MT-2026-001", "MT-2026-002", "MT-2026-003"]
    assert cells(page, 3)[2] == "31 March 2033"
    assert "4 lines" in cells(page, 4)[0]
    assert len(cells(page, 0)) == 3 + len(life.workspace.read.all_tracked())


def test_it_is_disposed_of_only_when_the_name_of_the_board_was_typed(hands: Hands, life: Life):
    page = shown(hands)
    hands.click("Dispose of these…")
    assert "3 meetings" in page.due.box.heading.text()
    hands.click("Dispose of them for good")
    assert page.due.box.form.row("typed").message.isVisible()
    assert WORD in repr(opened(hands).read.entries(life.meeting_ids[2]))
    hands.fill("Type the name of the board", "Test board")
    hands.wait(lambda: hands.program.desk.jobs.is_idle)
    page, read = shown(hands), opened(hands).read
    assert {each.text for each in read.entries(life.meeting_ids[2])} == {DISPOSED_OF}
    assert page.due.table.isHidden()
    assert page.due.nothing.text() == "Nothing is due."
    assert page.gone.model().rowCount() == len(read.retention.disposals())
    assert hands.notices()[-1].startswith("Disposed of 3 meetings and ")
    assert [each.why for each in backups_of(life.workspace.path)][:1] == ["after a disposal"]


def test_nothing_is_shown_or_written_meanwhile_and_the_window_goes_on_painting(hands: Hands):
    with slow_disposal(hands) as let_go:
        begin_disposal(hands)
        assert hands.program.opener.board is None
        assert not hands.window.commands.action("edit.undo").isEnabled()
        assert "Test board" in hands.window.windowTitle()
        assert "No board is open" not in words_of(hands)
        hands.wait_a_moment()
        assert any(job.key == "disposal" for job in hands.program.desk.jobs.jobs)
        let_go()
        hands.wait(lambda: hands.program.desk.jobs.is_idle)
    assert len(opened(hands).read.retention.disposals()) > 3


def test_no_other_board_is_opened_meanwhile(hands: Hands, life: Life, tmp_path: Path):
    other = board(tmp_path, "other.board")
    other.close()
    with slow_disposal(hands) as let_go:
        begin_disposal(hands)
        hands.answers.file = other.path
        hands.control(Qt.Key.Key_O)
        assert hands.program.opener.board is None
        assert "Do not switch the machine off" in hands.notices()[-1]
        let_go()
        hands.wait(lambda: hands.program.desk.jobs.is_idle)
    assert opened(hands).path == life.workspace.path
    assert opened(hands).read.retention.disposals()


def test_whoever_cancels_it_has_disposed_of_nothing(hands: Hands, life: Life):
    note(opened(hands), planned_meeting(opened(hands)), "A line")
    hands.wait(lambda: hands.program.desk.jobs.is_idle)
    with slow_disposal(hands) as let_go:
        begin_disposal(hands)
        hands.wait(hands.window.findChildren(JobStrip)[0].isVisible)
        hands.click("Cancel this work")
        let_go()
        hands.wait(lambda: hands.program.desk.jobs.is_idle)
    assert hands.notices()[-1] == "Cancelled: nothing was disposed of."
    assert hands.window.commands.action("edit.undo").text() == "Undo note a line"
    assert opened(hands).read.retention.disposals() == ()
    assert WORD in repr(opened(hands).read.entries(life.meeting_ids[2]))
    hands.wait(lambda: hands.program.desk.jobs.is_idle)
    dispose(hands)
    assert opened(hands).read.retention.disposals()


def test_the_window_locks_at_once_meanwhile_and_stays_locked_when_it_is_done(hands: Hands):
    with slow_disposal(hands) as let_go:
        begin_disposal(hands)
        hands.control(Qt.Key.Key_L)
        assert "Locked" in words_of(hands)
        assert "Disposing" not in words_of(hands)
        let_go()
        hands.wait(lambda: hands.program.opener.board is not None)
        hands.wait(lambda: hands.program.desk.jobs.is_idle)
    assert hands.board.is_locked
    assert words_of(hands).lstrip().startswith("Locked")
    assert [each.id for each in hands.window.commands.offered()] == ["file.quit"]
    hands.key(Qt.Key.Key_Space)
    assert not hands.board.is_locked
    assert hands.notices()[-1].startswith("Disposed of 3 meetings and ")
    assert shown(hands).due.nothing.isVisible()
    assert opened(hands).read.retention.disposals()


def test_whoever_leaves_it_has_disposed_of_nothing(page: RetentionPage, life: Life):
    press(page.due.dispose_button)
    type_in(page.due.box.typed, "Test board")
    press(page.due.box.leave_button)
    assert life.workspace.read.retention.disposals() == ()
    assert page.due.dispose_button.isVisible()


def test_a_hold_is_set_by_its_reference_and_lifted(page: RetentionPage, life: Life, desk: Desk, qtbot: QtBot):
    type_in(page.holds.reference, "mt-2026-3")
    press(page.holds.hold_button)
    assert page.holds.form.row("reason").message.isVisible()
    type_in(page.holds.reason, "FOI request 2033/17")
    QTest.keyClick(page.holds.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    assert "MT-2026-003" not in cells(page, 0)
    assert "held: " in page.due.kept_longer.text()
    press(page.holds.lift_button)
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    assert "MT-2026-003" in cells(page, 0)
    assert len([each for each in life.workspace.read.retention.holds() if each.lifted_at]) == 2


def test_what_is_no_reference_is_refused_beside_it(page: RetentionPage):
    type_in(page.holds.reference, "MT-1999-001")
    press(page.holds.hold_button)
    assert page.holds.form.row("reference").message.isVisible()


def test_a_record_that_was_shown_is_ready_to_be_held(page: RetentionPage, life: Life):
    challenge = life.workspace.read.tracked_of_kind(RecordKind.CHALLENGE)[0]
    page.show_location(challenge.id)
    assert page.holds.reference.text() == str(challenge.reference)


def test_backups_that_still_hold_it_are_removed_when_the_name_was_typed(life: Life, tmp_path: Path):
    made = make_backup(life.workspace.path, "by hand", now=life.workspace.now())
    life.workspace.close()
    hands = Hands(tmp_path, clock=life.clock)
    hands.answers.file = life.workspace.path
    hands.control(Qt.Key.Key_O)
    hands.window.go_to(Location("retention"))
    hands.wait(lambda: hands.program.desk.jobs.is_idle)
    assert not shown(hands).old_backups.isVisible()
    dispose(hands)
    assert str(made.path) in shown(hands).old_backups.places.text()
    hands.click("Remove these backups…")
    hands.fill("Type the name of the board", "another")
    assert made.path.exists()
    hands.fill("Type the name of the board", "Test board")
    assert shown(hands).old_backups.isHidden()
    assert [each.why for each in backups_of(life.workspace.path)] == ["after a disposal"]
    hands.close()


def test_every_page_can_show_a_board_that_was_disposed_of(life: Life, tmp_path: Path):
    workspace = life.workspace
    preview = disposal.preview_disposal(workspace.read, LONG_AFTER)
    disposal.dispose_of_what_is_due(workspace, preview, typed="Test board", reason="Over")
    records = workspace.read.all_tracked()
    workspace.close()
    hands = Hands(tmp_path)
    hands.answers.file = workspace.path
    hands.control(Qt.Key.Key_O)
    hands.wait(lambda: hands.program.desk.jobs.is_idle)
    pages = {"challenge": "challenges", "action": "actions", "decision": "decisions"}
    pages |= {"advice": "advice", "assurance": "assurance"}
    places = [Location(name) for name in ("home", "priorities", "changes", "people", "retention", "board")]
    places += [Location(pages[each.reference.kind.value], each.id) for each in records]
    for meeting_id in life.meeting_ids:
        places += [
            Location("meetings", f"{meeting_id}/{step}") for step in ("prepare", "take", "review", "minutes")
        ]
    for place in places:
        hands.window.go_to(place)
        hands.wait(lambda: hands.program.desk.jobs.is_idle)
    assert not [each for each in hands.notices() if "went wrong" in each]
    hands.close()
