"""The page of retention: holds are set and lifted, and what is due is disposed of when that was typed."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.support.hands import Hands
from tests.support.lives import Life
from tests.support.planted import WORD, planted_board

from boardobserver.domain.retention import DISPOSED_OF
from boardobserver.domain.words import RecordKind
from boardobserver.services import disposal
from boardobserver.services.backups import make_backup
from boardobserver.ui.retention.retention_page import RetentionPage
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
    return made


def cells(page: RetentionPage, column: int) -> list[str]:
    model = page.due.model()
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


def test_it_is_disposed_of_only_when_the_name_of_the_board_was_typed(page: RetentionPage, life: Life):
    read = life.workspace.read
    press(page.dispose_button)
    assert "3 meetings" in page.box.heading.text()
    press(page.box.dispose_button)
    assert page.box.form.row("typed").message.isVisible()
    assert WORD in repr(read.entries(life.meeting_ids[2]))
    type_in(page.box.typed, "Test board")
    QTest.keyClick(page.box.typed, Qt.Key.Key_Return)
    assert {each.text for each in read.entries(life.meeting_ids[2])} == {DISPOSED_OF}
    assert page.due.isHidden()
    assert page.nothing_due.isVisible()
    assert page.gone.model().rowCount() == len(read.retention.disposals())
    assert page.box.isHidden()


def test_whoever_leaves_it_has_disposed_of_nothing(page: RetentionPage, life: Life):
    press(page.dispose_button)
    type_in(page.box.typed, "Test board")
    press(page.box.leave_button)
    assert life.workspace.read.retention.disposals() == ()
    assert page.dispose_button.isVisible()


def test_a_hold_is_set_by_its_reference_and_lifted(page: RetentionPage, life: Life):
    type_in(page.holds.reference, "mt-2026-3")
    press(page.holds.hold_button)
    assert page.holds.form.row("reason").message.isVisible()
    type_in(page.holds.reason, "FOI request 2033/17")
    QTest.keyClick(page.holds.reason, Qt.Key.Key_Return)
    assert "MT-2026-003" not in cells(page, 0)
    press(page.holds.lift_button)
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


def test_backups_that_still_hold_it_are_removed_by_one_more_yes(life: Life, desk: Desk, qtbot: QtBot):
    made = make_backup(life.workspace.path, "by hand", now=life.workspace.now())
    preview = disposal.preview_disposal(life.workspace.read, LONG_AFTER)
    disposal.dispose_of_what_is_due(life.workspace, preview, typed="Test board", reason="Over")
    page = RetentionPage(desk, OpenBoard(life.workspace, lambda _notice: None))
    qtbot.addWidget(page)
    page.show()
    assert made is not None
    assert str(made.path) in page.old_backups.places.text()
    press(page.old_backups.remove_button)
    assert made.path.exists()
    press(page.old_backups.sure_button)
    assert not made.path.exists()
    assert page.old_backups.isHidden()


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
