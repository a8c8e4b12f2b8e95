"""The Review step as a person uses it: its lines, what prints of them, and what is still missing."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.reviewing import Reviewing, review_step
from tests.support.steps import open_board

from boardobserver.domain.closing_checks import Check
from boardobserver.domain.words import EntryKind
from boardobserver.services import entries
from boardobserver.ui.reviewing.review_model import Column
from boardobserver.ui.shell.window import Desk


def _is_prepare(step: str) -> bool:
    return step == "prepare"


def _is_take(step: str) -> bool:
    return step == "take"


def test_lines_stand_under_their_item_as_typed_and_as_they_print(scene: Reviewing):
    assert str(scene.step.model.index(0, 0).data()).endswith("Live facial recognition update")
    assert scene.shown(EntryKind.NOTE, Column.TYPED) == "the watchlist grew to 16,000."
    assert scene.shown(EntryKind.PRIVATE_NOTE, Column.PRINTS) == "never printed: a private note"


def test_space_puts_a_line_out_of_the_minutes_and_in_again(scene: Reviewing):
    scene.choose(EntryKind.RESPONSE)
    QTest.keyClick(scene.step.table, Qt.Key.Key_Space)
    assert not scene.line(EntryKind.RESPONSE).in_minutes

    QTest.keyClick(scene.step.table, Qt.Key.Key_Space)
    assert scene.line(EntryKind.RESPONSE).in_minutes


def test_a_click_on_the_tick_does_the_same(scene: Reviewing):
    row = scene.step.model.row_of_entry(scene.line(EntryKind.RESPONSE).id)
    place = scene.step.table.visualRect(scene.step.model.index(row, Column.IN_MINUTES))
    QTest.mouseClick(scene.step.table.viewport(), Qt.MouseButton.LeftButton, pos=place.center())

    assert not scene.line(EntryKind.RESPONSE).in_minutes


def test_a_private_note_never_gets_in(scene: Reviewing):
    scene.choose(EntryKind.PRIVATE_NOTE)
    QTest.keyClick(scene.step.table, Qt.Key.Key_Space)

    assert not scene.line(EntryKind.PRIVATE_NOTE).in_minutes
    assert "private note never prints" in scene.notices.messages[-1]


def test_withdrawn_lines_are_hidden_until_asked_for(scene: Reviewing, qtbot: QtBot):
    note = scene.line(EntryKind.NOTE)
    scene.workspace.perform(entries.withdraw_entry(note.id, "noted twice"))
    qtbot.waitUntil(lambda: scene.step.model.row_of_entry(note.id) < 0)

    scene.step.withdrawn.setFocus()
    QTest.keyClick(scene.step.withdrawn, Qt.Key.Key_Space)

    assert scene.shown(EntryKind.NOTE, Column.PRINTS) == "withdrawn: noted twice"


def test_a_change_from_elsewhere_keeps_the_chosen_line(scene: Reviewing, qtbot: QtBot):
    scene.choose(EntryKind.ACTION)
    chosen = scene.step.table.current_entry_id
    scene.workspace.perform(entries.withdraw_entry(scene.line(EntryKind.NOTE).id))
    qtbot.waitUntil(lambda: "(1)" in scene.step.withdrawn.text())
    assert scene.step.table.current_entry_id == chosen

    scene.workspace.undo()
    qtbot.waitUntil(lambda: "(0)" in scene.step.withdrawn.text())
    assert scene.step.table.current_entry_id == chosen


def test_a_missing_owner_leads_to_the_field_and_goes_when_it_is_filled(scene: Reviewing, qtbot: QtBot):
    scene.jump(Check.ACTION_WITHOUT_OWNER)

    assert scene.step.table.current_entry_id == scene.line(EntryKind.ACTION).id
    owner = scene.step.focusWidget()
    assert owner is not None
    QTest.keyClicks(owner, "LL")
    QTest.keyClick(owner, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: Check.ACTION_WITHOUT_OWNER not in {each.check for each in scene.step.side.checks.findings}
    )


def test_a_gap_in_the_particulars_leads_to_prepare(scene: Reviewing, qtbot: QtBot):
    with qtbot.waitSignal(scene.step.step_requested, check_params_cb=_is_prepare):
        scene.jump(Check.NO_CHAIR)


def test_an_item_without_a_line_leads_to_the_agenda(scene: Reviewing, qtbot: QtBot):
    with qtbot.waitSignal(scene.step.step_requested, check_params_cb=_is_take):
        scene.jump(Check.ITEM_WITHOUT_OUTCOME)


def test_a_long_record_with_a_line_of_ten_thousand_words_opens(qtbot: QtBot, desk: Desk, tmp_path: Path):
    workspace = boards.board(tmp_path)
    meeting_id = boards.planned_meeting(workspace)
    for number in range(400):
        boards.note(workspace, meeting_id, f"Line {number} says a few words, as lines do.")
    boards.note(workspace, meeting_id, "word " * 10_000)
    board = open_board(workspace)

    step = review_step(qtbot, desk, board, meeting_id)
    step.table.setFocus()
    QTest.keyClick(step.table, Qt.Key.Key_End)
    QTest.keyClick(step.table, Qt.Key.Key_Return)

    assert step.table.editor is not None
    assert step.table.editor.height() < step.table.viewport().height()
    assert step.table.rowHeight(step.model.rowCount() - 1) > step.table.viewport().height()
    board.close()
