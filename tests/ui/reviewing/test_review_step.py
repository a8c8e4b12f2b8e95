"""The Review step as a person uses it, with real keys on a real board."""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.steps import Notices, held_meeting, open_board

from boardobserver.domain.closing_checks import Check
from boardobserver.domain.snapshots import Entry, Id
from boardobserver.domain.words import EntryKind, MeetingStatus
from boardobserver.services import entries, meetings
from boardobserver.services.workspace import Workspace
from boardobserver.ui.reviewing.review_commands import REVIEW_COMMANDS, SIGN_OFF
from boardobserver.ui.reviewing.review_model import Column
from boardobserver.ui.reviewing.review_step import ReviewStep
from boardobserver.ui.reviewing.wording_editor import WordingEditor
from boardobserver.ui.shell.commands import CommandTable
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.heading import Words
from boardobserver.ui.withholding.command import WITHHOLDING_COMMANDS

CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Scene:
    workspace: Workspace
    meeting_id: Id
    board: OpenBoard
    step: ReviewStep
    notices: Notices

    def line(self, kind: EntryKind) -> Entry:
        """The line of that kind, as it is on the board now."""
        return next(each for each in self.workspace.read.entries(self.meeting_id) if each.kind is kind)

    def choose(self, kind: EntryKind) -> None:
        """Walk to the line of that kind by key."""
        table = self.step.table
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Home)
        wanted = self.line(kind).id
        for _ in range(self.step.model.rowCount()):
            if table.current_entry_id == wanted:
                return
            QTest.keyClick(table, Qt.Key.Key_Down)
        raise AssertionError(f"no key leads to the {kind}")

    def edit(self, kind: EntryKind) -> WordingEditor:
        """Open the editor of a line by key."""
        self.choose(kind)
        QTest.keyClick(self.step.table, Qt.Key.Key_Return)
        editor = self.step.table.editor
        assert editor is not None
        return editor

    def shown(self, kind: EntryKind, column: Column) -> str:
        row = self.step.model.row_of_entry(self.line(kind).id)
        return str(self.step.model.index(row, column).data())

    def jump(self, check: Check) -> None:
        """Choose a finding by Enter."""
        checks = self.step.side.checks
        checks.setFocus()
        place = [finding.check for finding in checks.findings].index(check)
        QTest.keyClick(checks, Qt.Key.Key_Home)
        for _ in range(place):
            QTest.keyClick(checks, Qt.Key.Key_Down)
        QTest.keyClick(checks, Qt.Key.Key_Return)


@pytest.fixture
def scene(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Generator[Scene]:
    workspace = boards.board(tmp_path)
    meeting_id = held_meeting(workspace)
    notices = Notices()
    board = open_board(workspace, notices)
    step = _shown(qtbot, desk, board, meeting_id)
    yield Scene(workspace, meeting_id, board, step, notices)
    board.close()


def _shown(qtbot: QtBot, desk: Desk, board: OpenBoard, meeting_id: Id) -> ReviewStep:
    step = ReviewStep(desk, board)
    step.resize(1200, 700)
    qtbot.addWidget(step)
    step.show_meeting(meeting_id)
    step.show()
    step.activateWindow()
    qtbot.waitUntil(lambda: step.model.rowCount() > 0)
    return step


def _is_prepare(step: str) -> bool:
    return step == "prepare"


def _is_take(step: str) -> bool:
    return step == "take"


def test_lines_stand_under_their_item_as_typed_and_as_they_print(scene: Scene):
    assert str(scene.step.model.index(0, 0).data()).endswith("Live facial recognition update")
    assert scene.shown(EntryKind.NOTE, Column.TYPED) == "the watchlist grew to 16,000."
    assert scene.shown(EntryKind.PRIVATE_NOTE, Column.PRINTS) == "never printed: a private note"


def test_a_wording_is_typed_and_entered(scene: Scene):
    editor = scene.edit(EntryKind.NOTE)
    editor.selectAll()
    QTest.keyClicks(editor, "The watchlist had grown to 16,000 names.")
    QTest.keyClick(editor, Qt.Key.Key_Return)

    assert scene.line(EntryKind.NOTE).wording == "The watchlist had grown to 16,000 names."
    assert scene.line(EntryKind.NOTE).text == "the watchlist grew to 16,000."
    assert scene.shown(EntryKind.NOTE, Column.PRINTS) == "The watchlist had grown to 16,000 names."
    assert scene.step.table.editor is None
    assert scene.step.table.hasFocus()


def test_an_emptied_wording_prints_as_typed_again(scene: Scene):
    note = scene.line(EntryKind.NOTE)
    scene.workspace.perform(entries.set_wording(note.id, "Another wording."))

    editor = scene.edit(EntryKind.NOTE)
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClick(editor, Qt.Key.Key_Return)

    assert not scene.line(EntryKind.NOTE).wording
    assert scene.shown(EntryKind.NOTE, Column.PRINTS) == "the watchlist grew to 16,000."


def test_control_and_enter_go_on_to_the_next_line(scene: Scene):
    editor = scene.edit(EntryKind.NOTE)
    QTest.keyClicks(editor, " So it was said.")
    QTest.keyClick(editor, Qt.Key.Key_Return, CONTROL)

    assert scene.line(EntryKind.NOTE).wording.endswith("So it was said.")
    following = scene.step.table.editor
    assert following is not None
    assert following.entry_id == scene.line(EntryKind.CHALLENGE).id
    assert following.hasFocus()


def test_escape_leaves_the_wording_as_it_was(scene: Scene, qtbot: QtBot):
    editor = scene.edit(EntryKind.NOTE)
    QTest.keyClicks(editor, " never mind")
    qtbot.waitUntil(lambda: bool(scene.workspace.drafts()))
    QTest.keyClick(editor, Qt.Key.Key_Escape)

    assert not scene.line(EntryKind.NOTE).wording
    assert not scene.workspace.drafts()
    assert scene.step.table.editor is None


def test_leaving_the_editor_keeps_what_was_typed(scene: Scene):
    editor = scene.edit(EntryKind.NOTE)
    QTest.keyClicks(editor, " Kept.")
    scene.step.side.checks.setFocus()

    assert scene.line(EntryKind.NOTE).wording.endswith(" Kept.")
    assert not scene.workspace.drafts()


def test_a_wording_that_was_being_typed_is_back(scene: Scene, qtbot: QtBot, desk: Desk):
    note = scene.line(EntryKind.NOTE)
    scene.workspace.keep_draft(f"wording:{note.id}", "half a sent")

    again = _shown(qtbot, desk, scene.board, scene.meeting_id)

    assert again.table.editor is not None
    assert again.table.editor.entry_id == note.id
    assert again.table.editor.text == "half a sent"


def test_space_puts_a_line_out_of_the_minutes_and_in_again(scene: Scene):
    scene.choose(EntryKind.RESPONSE)
    QTest.keyClick(scene.step.table, Qt.Key.Key_Space)
    assert not scene.line(EntryKind.RESPONSE).in_minutes

    QTest.keyClick(scene.step.table, Qt.Key.Key_Space)
    assert scene.line(EntryKind.RESPONSE).in_minutes


def test_a_click_on_the_tick_does_the_same(scene: Scene):
    row = scene.step.model.row_of_entry(scene.line(EntryKind.RESPONSE).id)
    place = scene.step.table.visualRect(scene.step.model.index(row, Column.IN_MINUTES))
    QTest.mouseClick(scene.step.table.viewport(), Qt.MouseButton.LeftButton, pos=place.center())

    assert not scene.line(EntryKind.RESPONSE).in_minutes


def test_a_private_note_never_gets_in(scene: Scene):
    scene.choose(EntryKind.PRIVATE_NOTE)
    QTest.keyClick(scene.step.table, Qt.Key.Key_Space)

    assert not scene.line(EntryKind.PRIVATE_NOTE).in_minutes
    assert "private note never prints" in scene.notices.messages[-1]


def test_withdrawn_lines_are_hidden_until_asked_for(scene: Scene, qtbot: QtBot):
    note = scene.line(EntryKind.NOTE)
    scene.workspace.perform(entries.withdraw_entry(note.id, "noted twice"))
    qtbot.waitUntil(lambda: scene.step.model.row_of_entry(note.id) < 0)

    scene.step.withdrawn.setFocus()
    QTest.keyClick(scene.step.withdrawn, Qt.Key.Key_Space)

    assert scene.shown(EntryKind.NOTE, Column.PRINTS) == "withdrawn: noted twice"


def test_a_change_from_elsewhere_keeps_the_chosen_line(scene: Scene, qtbot: QtBot):
    scene.choose(EntryKind.ACTION)
    chosen = scene.step.table.current_entry_id
    scene.workspace.perform(entries.withdraw_entry(scene.line(EntryKind.NOTE).id))
    qtbot.waitUntil(lambda: "(1)" in scene.step.withdrawn.text())
    assert scene.step.table.current_entry_id == chosen

    scene.workspace.undo()
    qtbot.waitUntil(lambda: "(0)" in scene.step.withdrawn.text())
    assert scene.step.table.current_entry_id == chosen


def test_undo_takes_a_wording_back_on_the_screen(scene: Scene, qtbot: QtBot):
    editor = scene.edit(EntryKind.NOTE)
    QTest.keyClicks(editor, " More.")
    QTest.keyClick(editor, Qt.Key.Key_Return)

    scene.board.undo()

    qtbot.waitUntil(lambda: scene.shown(EntryKind.NOTE, Column.PRINTS) == "the watchlist grew to 16,000.")


def test_a_missing_owner_leads_to_the_field_and_goes_when_it_is_filled(scene: Scene, qtbot: QtBot):
    scene.jump(Check.ACTION_WITHOUT_OWNER)

    assert scene.step.table.current_entry_id == scene.line(EntryKind.ACTION).id
    owner = scene.step.focusWidget()
    assert owner is not None
    QTest.keyClicks(owner, "LL")
    QTest.keyClick(owner, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: Check.ACTION_WITHOUT_OWNER not in {each.check for each in scene.step.side.checks.findings}
    )


def test_a_gap_in_the_particulars_leads_to_prepare(scene: Scene, qtbot: QtBot):
    with qtbot.waitSignal(scene.step.step_requested, check_params_cb=_is_prepare):
        scene.jump(Check.NO_CHAIR)


def test_an_item_without_a_line_leads_to_the_agenda(scene: Scene, qtbot: QtBot):
    with qtbot.waitSignal(scene.step.step_requested, check_params_cb=_is_take):
        scene.jump(Check.ITEM_WITHOUT_OUTCOME)


def test_signing_off_asks_once_and_locks_the_meeting(scene: Scene, qtbot: QtBot):
    scene.step.side.sign_button.click()
    dialog = scene.step.signing.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    assert not dialog.sign.isEnabled()

    dialog.who.setFocus()
    QTest.keyClick(dialog.who, Qt.Key.Key_Down)
    QTest.keyClick(dialog.sign, Qt.Key.Key_Space)

    meeting = scene.workspace.read.meeting(scene.meeting_id)
    assert meeting.status is MeetingStatus.SIGNED_OFF
    assert meeting.signed_off_by_id == boards.person_of(scene.workspace, "LO")
    assert "signed off" in scene.step.standing.text()
    scene.choose(EntryKind.NOTE)
    QTest.keyClick(scene.step.table, Qt.Key.Key_Return)
    editor = scene.step.table.editor
    assert editor is not None
    QTest.keyClicks(editor, "not to be changed")
    assert editor.text == "the watchlist grew to 16,000."
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert scene.step.table.editor is None
    QTest.keyClick(scene.step.table, Qt.Key.Key_Space)
    assert scene.line(EntryKind.NOTE).in_minutes


def test_signing_off_has_a_key_and_a_place_in_the_menu(scene: Scene, qtbot: QtBot, theme: Theme):
    table = CommandTable((*REVIEW_COMMANDS, *WITHHOLDING_COMMANDS), theme.icons, scene.step)
    table.set_board_open(True)
    scene.step.addActions(table.actions())
    scene.step.connect_commands(table)
    qtbot.waitUntil(scene.step.isActiveWindow)
    action = table.action(SIGN_OFF)
    assert action.isEnabled()
    scene.step.table.setFocus()
    QTest.keyClick(scene.step.table, Qt.Key.Key_O, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    dialog = scene.step.signing.dialog
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    scene.step.hide()
    assert not action.isEnabled()
    scene.step.show()
    assert action.isEnabled()
    scene.workspace.perform(meetings.sign_off(scene.meeting_id, boards.person_of(scene.workspace, "LO")))
    qtbot.waitUntil(lambda: not action.isEnabled())


def test_signed_minutes_say_nothing_of_editing(scene: Scene, qtbot: QtBot):
    hints = [each for each in scene.step.findChildren(Words) if "edits the wording" in each.text()]
    assert [each.isVisible() for each in hints] == [True]
    scene.workspace.perform(meetings.sign_off(scene.meeting_id, boards.person_of(scene.workspace, "LO")))
    qtbot.waitUntil(lambda: not hints[0].isVisible())


def test_thinking_better_of_signing_changes_nothing(scene: Scene, qtbot: QtBot):
    scene.step.side.sign_button.click()
    dialog = scene.step.signing.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert scene.workspace.read.meeting(scene.meeting_id).status is MeetingStatus.UNDER_REVIEW
    assert scene.step.signing.dialog is None


def test_a_meeting_that_runs_cannot_be_signed_off(qtbot: QtBot, desk: Desk, tmp_path: Path):
    workspace = boards.board(tmp_path)
    meeting_id = boards.planned_meeting(workspace)
    workspace.perform(meetings.start_meeting(meeting_id))
    boards.note(workspace, meeting_id, "A line.")
    board = open_board(workspace)

    step = _shown(qtbot, desk, board, meeting_id)

    assert not step.side.sign_button.isEnabled()
    board.close()


def test_a_long_record_with_a_line_of_ten_thousand_words_opens(qtbot: QtBot, desk: Desk, tmp_path: Path):
    workspace = boards.board(tmp_path)
    meeting_id = boards.planned_meeting(workspace)
    for number in range(400):
        boards.note(workspace, meeting_id, f"Line {number} says a few words, as lines do.")
    boards.note(workspace, meeting_id, "word " * 10_000)
    board = open_board(workspace)

    step = _shown(qtbot, desk, board, meeting_id)
    step.table.setFocus()
    QTest.keyClick(step.table, Qt.Key.Key_End)
    QTest.keyClick(step.table, Qt.Key.Key_Return)

    assert step.table.editor is not None
    assert step.table.editor.height() < step.table.viewport().height()
    assert step.table.rowHeight(step.model.rowCount() - 1) > step.table.viewport().height()
    board.close()
